"""What changes with the steps: the loss and the gradient's norm."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.markers import TICKLEFT
from matplotlib.ticker import MaxNLocator

from optviz.export.drawing.geometry import clipped, inside, norm
from optviz.export.drawing.panel import (
    HEAD_Z,
    PATH_Z,
    START_Z,
    Panel,
    add_panel,
    draw_arrow,
    draw_line,
    line_width,
    marks,
    write_title,
)
from optviz.export.style import lettering
from optviz.export.style.labels import Labels
from optviz.export.style.look import Look
from optviz.export.style.scales import MOST_TICKS, Scale, choose_scale
from optviz.rendering.scene import Path

QUANTITIES = ("loss", "gradient_norm")


@dataclass(frozen=True, eq=False)
class History:
    """A panel with one quantity of all paths over the steps; `curves` are points of its axes."""

    panel: Panel
    paths: Sequence[Path]
    curves: Sequence[np.ndarray]

    def draw_step(self, step: int | None) -> None:
        """Mark a step, None for the last one."""
        colors = self.panel.look.colors
        if step is not None:
            last = max(max(len(curve) - 1 for curve in self.curves), 1)
            look = {"color": colors.gray, "linewidth": 0.8, "zorder": START_Z}
            self.panel.axes.axvline(min(step, last), **look)
        for curve, path in zip(self.curves, self.paths, strict=True):
            now = len(curve) - 1 if step is None else min(step, len(curve) - 1)
            if inside(curve[now : now + 1], self.panel.limits)[0]:
                mark = marks(curve[now : now + 1], path.style, colors, 6, HEAD_Z, edge=0.8)
                self.panel.axes.add_artist(mark)


def add_history(
    figure: Figure,
    place: tuple[float, float, float, float],
    quantity: str,
    paths: Sequence[Path],
    labels: Labels,
    look: Look,
    *,
    with_steps: bool,
) -> History:
    """Draw one quantity of all paths over the steps."""
    curves = [_curve(path, quantity) for path in paths]
    # Values after a path is lost would flatten all others: its curve leaves the panel instead.
    scale = choose_scale(
        np.concatenate([c[: p.diverged or None] for c, p in zip(curves, paths, strict=True)])
    )
    last = max(max(len(curve) - 1 for curve in curves), 1)
    panel = add_panel(figure, place, ((-0.02 * last, 1.02 * last), scale.limits), look)
    _draw_axes(panel, scale, last, f"{getattr(labels, quantity)} ({scale.name(labels)})")
    if with_steps:
        name = lettering.writable(labels.step, 40)
        panel.axes.set_xlabel(
            name,
            fontproperties=lettering.font(name, look.medium),
            color=look.colors.ink,
            parse_math=False,
            labelpad=3,
        )
    else:
        panel.axes.tick_params(labelbottom=False)
    drawn = []
    for index, (curve, path) in enumerate(zip(curves, paths, strict=True)):
        points = np.stack([np.arange(len(curve)), scale.heights(curve)], axis=1)
        draw_line(panel, points, path.style, line_width(1.4, len(points)), PATH_Z + index * 0.02)
        _draw_leaving(panel, points, path)
        drawn.append(points)
    return History(panel, paths, drawn)


def _curve(path: Path, quantity: str) -> np.ndarray:
    trajectory = path.trajectory
    if quantity == "loss":
        return np.asarray(trajectory.value, float)
    return norm(np.asarray(trajectory.grad, float).reshape(len(trajectory.grad), -1))


def _draw_axes(panel: Panel, scale: Scale, last: int, title: str) -> None:
    axes, look = panel.axes, panel.look
    # As many as can stand above one another.
    most = max(2, min(MOST_TICKS, int(panel.height / (0.17 * look.scale))))
    heights, texts, minors = scale.ticks(most)
    axes.set_yticks(heights, texts)
    # One artist for all small ticks: one for each, as an axis has them, takes longer than curves.
    axes.add_artist(
        Line2D(
            *(np.zeros(len(minors)), minors),
            **{"linestyle": "none", "marker": TICKLEFT, "markersize": 1.6, "markeredgewidth": 0.4},
            **{"color": look.colors.gray, "transform": axes.get_yaxis_transform()},
            clip_on=False,
        )
    )
    widest = lettering.extent(str(last), look.small)[0]
    most = int(min(6, max(1, panel.width / (widest + 0.2))))
    steps = MaxNLocator(most, integer=True, steps=[1, 2, 5, 10]).tick_values(0, last)
    steps = [int(step) for step in steps if 0 <= step <= last]
    axes.set_xticks(steps, [str(step) for step in steps])
    axes.grid(color=look.colors.pale, linewidth=0.5)
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    write_title(panel, title)


def _draw_leaving(panel: Panel, points: np.ndarray, path: Path) -> None:
    """Mark where a curve runs out of the panel."""
    left = np.flatnonzero(points[:, 1] > panel.limits[1][1])
    if left.size and left[0] > 0 and inside(points[left[0] - 1 :][:1], panel.limits)[0]:
        tip = clipped(points[left[0] - 1 : left[0] + 1], panel.limits)[-1]
        draw_arrow(panel, tip, np.array([0.0, 1.0]), path.style)
