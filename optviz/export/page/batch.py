"""The loss of one step's batch beside that of all data, over the same parameters."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from optviz.export.drawing.geometry import Box, clipped, inside, widened
from optviz.export.drawing.panel import (
    GRAPH_Z,
    HEAD_Z,
    PATH_Z,
    add_panel,
    draw_arrow,
    draw_line,
    line_width,
    marks,
    write_title,
)
from optviz.export.drawing.places import Place
from optviz.export.drawing.surface import draw_surface, name_axes
from optviz.export.style.labels import Labels
from optviz.export.style.look import Look
from optviz.rendering.fit import Fit
from optviz.rendering.scene import Path, Scene, contour_levels

_POINTS, _CURVE_POINTS = 121, 501  # along each axis


class BatchLoss:
    """A panel that shows, at each step, the loss that this step's batch has everywhere."""

    def __init__(
        self,
        figure: Figure,
        place: Place,
        limits: Box,
        scene: Scene,
        fit: Fit,
        batches: Sequence[np.ndarray],
        labels: Labels,
        look: Look,
    ):
        self.scene, self.fit, self.batches = scene, fit, batches
        self.panel = add_panel(figure, place, limits, look)
        write_title(self.panel, labels.batch_loss)
        flat = len(scene.axes) == 2
        name_axes(self.panel, scene.symbols[0], scene.symbols[1] if flat else "")

    def draw_step(self, paths: Sequence[Path], step: int | None) -> None:
        """Draw the loss of a step's batch, the paths up to there, and the step that it makes."""
        last = len(self.batches) - 1
        batch = self.batches[last if step is None else min(step, last)]
        axes = [np.linspace(*ends, _POINTS) for ends in self.panel.limits]
        if len(self.scene.axes) == 2:
            values = self.fit.loss_of(np.stack(np.meshgrid(*axes), axis=-1), batch)
            levels = contour_levels(values)
            draw_surface(
                self.panel, replace(self.scene, axes=tuple(axes), values=values, levels=levels)
            )
        else:
            self._draw_curve(batch)
        for index, path in enumerate(paths):
            rows = np.asarray(path.trajectory.params, float)
            now = len(rows) - 1 if step is None else min(step, len(rows) - 1)
            points = rows[: now + 2]
            if points.shape[1] == 1:
                points = np.column_stack([points, self.fit.loss_of(points, batch)])
            self._draw_path(points, now, path, PATH_Z + 0.02 * index)

    def _draw_curve(self, batch: np.ndarray) -> None:
        colors = self.panel.look.colors
        x = np.linspace(*self.panel.limits[0], _CURVE_POINTS)
        everything = np.arange(len(self.fit.x))
        for examples, opacity in ((everything, 0.4), (batch, 0.85)):
            graph = np.column_stack([x, self.fit.loss_of(x[:, None], examples)])
            line = clipped(graph, widened(self.panel.limits, 0.03))
            look = {"color": colors.ink, "alpha": opacity, "linewidth": 1.2}
            self.panel.axes.add_artist(Line2D(*line.T, zorder=GRAPH_Z, **look))

    def _draw_path(self, points: np.ndarray, now: int, path: Path, z: float) -> None:
        panel = self.panel
        if len(self.scene.axes) == 2:
            draw_line(panel, points[: now + 1], path.style, line_width(1.2, now), z)
        if len(points) > now + 1 and np.isfinite(points[now:]).all():
            draw_line(panel, points[now:], path.style, 1.6, z, halo=False)
            way = clipped(points[now:], panel.limits)
            if len(way):
                direction = panel.inches(points[now + 1]) - panel.inches(points[now])
                draw_arrow(panel, way[-1], direction, path.style)
        if inside(points[now], panel.limits):
            mark = marks(points[now : now + 1], path.style, panel.look.colors, 6, HEAD_Z, edge=0.8)
            panel.axes.add_artist(mark)


def beside(place: Place, between: float, aspect: float | None) -> tuple[Place, Place]:
    """The two halves of a place, so far apart; of this shape, if that is given."""
    left, top, width, height = place
    each = (width - between) / 2
    if aspect is not None:
        each = min(each, height * aspect)
        height = each / aspect
    return (left, top, each, height), (left + each + between, top, each, height)


def shape_of(scene: Scene, limits: Box) -> float | None:
    """The width of a map to its height; None of a curve, and of axes with scales of their own."""
    if len(scene.axes) == 1 or not scene.equal_units:
        return None
    (left, right), (bottom, top) = limits
    return (right - left) / (top - bottom)
