"""What stands still: the map of a surface in two dimensions, or the graph of a curve."""

import dataclasses
from collections.abc import Iterator

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.lines import Line2D

from optviz.export.drawing.geometry import Box, clipped, cropped, inside, widened
from optviz.export.drawing.panel import GRAPH_Z, Panel
from optviz.export.drawing.points import critical_marks, minimum_mark
from optviz.export.drawing.trails import Trail
from optviz.export.drawing.words import Words
from optviz.export.style import lettering
from optviz.export.style.formulas import mathtext
from optviz.export.style.look import MEDIUM
from optviz.export.style.scales import linear_ticks
from optviz.rendering.scene import Scene, contour_lines, shown_heights, undefined_ranges

_HATCH = "////"  # where a surface is undefined


def draw_map(panel: Panel, scene: Scene) -> None:
    """Draw a two-dimensional scene: its surface, minima, named axes."""
    draw_surface(panel, scene)
    critical = scene.critical.points if scene.critical else None
    points = scene.minima if critical is None else [point.params for point in critical]
    mark_points(panel, scene, np.array(points, float).reshape(-1, 2))
    name_axes(panel, scene.symbols[0], scene.symbols[1])


def draw_surface(panel: Panel, scene: Scene) -> None:
    """Draw the surface of a two-dimensional scene as tinted bands and contour lines."""
    axes = panel.axes
    axes.set_facecolor(panel.look.colors.ground)
    grid, values = cropped(scene.axes, scene.values, panel.limits)
    levels = np.unique(scene.levels[np.isfinite(scene.levels)])
    _hatch(panel, grid, values)
    values = np.where(np.abs(values) < 1e300, values, np.nan)
    if min(values.shape) > 1 and np.isfinite(values).any():
        part = dataclasses.replace(scene, axes=grid, values=values, levels=levels)
        if levels.size > 1:
            _draw_bands(panel, part)
        contour = panel.look.colors.contour
        for lines in contour_lines(part):
            for line in lines:
                axes.add_artist(Line2D(*line.T, color=contour, linewidth=0.5, zorder=1))


def _hatch(panel: Panel, grid: tuple[np.ndarray, ...], values: np.ndarray) -> None:
    """Hatch where a surface has no finite value."""
    undefined = ~np.isfinite(values)
    if min(values.shape) > 1 and undefined.any():
        hatched = panel.axes.contourf(
            *grid, undefined.astype(float), levels=(0.5, 1.5), colors="none", hatches=(_HATCH,)
        )
        hatched.set(edgecolor=panel.look.colors.hatched, linewidth=0, zorder=0.5)
        panel.axes.set(xlim=panel.limits[0], ylim=panel.limits[1])


def _draw_bands(panel: Panel, part: Scene) -> None:
    ends = (
        min(np.nanmin(part.values), part.levels[0]),
        max(np.nanmax(part.values), part.levels[-1]),
    )
    edges = np.unique(np.concatenate([part.levels, ends]))
    tints = LinearSegmentedColormap.from_list("tints", panel.look.colors.tints)
    colors = tints(np.linspace(0, 1, len(edges) - 1))
    masked = np.ma.masked_invalid(part.values)
    panel.axes.contourf(
        *part.axes, masked, levels=edges, colors=colors, zorder=0, antialiased=False
    )
    panel.axes.set(xlim=panel.limits[0], ylim=panel.limits[1])


def draw_curve(panel: Panel, scene: Scene) -> np.ndarray:
    """Draw a one-dimensional scene, the function and its minima; return the function's line."""
    axes, colors = panel.axes, panel.look.colors
    axes.grid(color=colors.pale, linewidth=0.5)
    axes.set_axisbelow(True)
    for low, high in undefined_ranges(scene.axes[0], scene.values):
        hatched = {"hatch": _HATCH, "edgecolor": colors.hatched, "linewidth": 0}
        axes.axvspan(low, high, fill=False, zorder=1, **hatched)
    graph = np.stack([scene.axes[0], _without_poles(scene.values, panel.limits[1])], axis=1)
    line = clipped(graph, widened(panel.limits, 0.03))
    axes.add_artist(Line2D(*line.T, color=colors.ink, linewidth=1.8, alpha=0.8, zorder=GRAPH_Z))
    if scene.critical:
        points = [(point.params[0], point.value) for point in scene.critical.points]
        mark_points(panel, scene, np.array(points).reshape(-1, 2))
    else:
        minima = np.array(scene.minima, float).reshape(-1)
        heights = np.interp(minima, scene.axes[0], scene.values, left=np.nan, right=np.nan)
        mark_points(panel, scene, np.stack([minima, heights], axis=1))
    name_axes(panel, scene.symbols[0], scene.formula.partition("=")[0])
    return line


def _without_poles(values: np.ndarray, heights: tuple[float, float]) -> np.ndarray:
    """The values of a curve, NaN where it goes from above the picture to below it in one step."""
    low, high = heights
    side = np.where(np.isfinite(values), (values > high) * 1 - (values < low) * 1, 0)
    poles = np.flatnonzero(side[1:] * side[:-1] < 0)
    values = np.where(np.isfinite(values), values, np.nan)
    values[poles] = np.nan
    return values


def curve_limits(scene: Scene, x_limits: tuple[float, float]) -> Box:
    """The part of a curve worth showing between two ends: all of it, unless it has poles."""
    return x_limits, shown_heights(scene.axes[0], scene.values, *x_limits, room=0.07)


def draw_tangent(panel: Panel, trail: Trail, words: Words) -> None:
    """Draw the tangent of a curve at a path's head."""
    step = len(trail.points) - 1
    (x, y), slope = trail.points[-1], float(trail.path.trajectory.grad[step].reshape(-1)[0])
    with np.errstate(all="ignore"):
        ends = np.array([(at, y + slope * (at - x)) for at in panel.limits[0]])
    if np.isfinite(ends).all():
        line = clipped(ends, panel.limits)
        style = {"linewidth": 1.0, "linestyle": (0, (6, 3)), "alpha": 0.75, "zorder": 2.5}
        color = panel.look.colors.path(trail.path.style)
        panel.axes.add_artist(Line2D(*line.T, color=color, **style))
        words.avoid(line)


def mark_points(
    panel: Panel, scene: Scene, points: np.ndarray, opacity: np.ndarray | None = None
) -> None:
    """Mark the critical points of a scene, or its known minima, at these points of the panel.

    Critical points are smaller where they are many; each mark has its `opacity`.
    """
    opacity = np.ones(len(points)) if opacity is None else opacity
    seen = inside(points, panel.limits)
    for each in np.unique(opacity[seen]):
        for line in _marks_at(panel, scene, points, seen & (opacity == each)):
            line.set_alpha(None if each == 1 else each)
            panel.axes.add_artist(line)


def _marks_at(
    panel: Panel, scene: Scene, points: np.ndarray, chosen: np.ndarray
) -> Iterator[Line2D]:
    colors = panel.look.colors
    if scene.critical is None:
        for color, edge in ((colors.halo, 2.6), (colors.ink, 1.1)):
            yield minimum_mark(*points[chosen].T, color, edge)
        return
    kinds = np.array([point.kind for point in scene.critical.points])
    each = np.sqrt(panel.width * panel.height / np.count_nonzero(inside(points, panel.limits)))
    for kind in np.unique(kinds[chosen]):
        size = min(6.5, 72 * 0.45 * each)
        yield from critical_marks(kind, *points[chosen & (kinds == kind)].T, colors, size)


def name_axes(panel: Panel, x_symbol: str, y_symbol: str) -> None:
    """Give the axes of a panel numbers and names."""
    axes, look = panel.axes, panel.look
    for axis, ticks, symbol in (
        (
            axes.xaxis,
            linear_ticks(panel.limits[0], max(2, min(9, round(panel.width / (0.55 * look.scale))))),
            x_symbol,
        ),
        (axes.yaxis, y_ticks(panel.limits, panel.height / look.scale), y_symbol),
    ):
        axis.set_ticks(*ticks)
        text = mathtext(symbol)
        name = text or lettering.writable(symbol, 20)
        axis.set_label_text(
            name,
            fontproperties=lettering.font(name, (MEDIUM + 2) * look.scale),
            color=look.colors.ink,
            parse_math=bool(text),
        )
        axis.labelpad = 3


def y_ticks(limits: Box, height: float) -> tuple[list[float], list[str]]:
    """The ticks of a map's vertical axis, their texts; the height is in inches at usual letters."""
    return linear_ticks(limits[1], max(2, min(9, round(height / 0.5))))
