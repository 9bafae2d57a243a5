"""Paths on a surface as a figure that stands still."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from optviz.rendering.figures.lines import Curve, line_plot
from optviz.rendering.figures.map import Mark, Trail, add_mark, add_trail
from optviz.rendering.figures.theme import axis, blank_figure, theme_of
from optviz.rendering.scene import Path, PathStyle, Scene, contour_lines, shown_heights

_HEIGHT = 480
# What is not drawn: no picture can show it, and Plotly's numbers overflow.
_FARTHEST = 1e15


def trajectory_plot(
    scene: Scene, paths: Sequence[Path], titles: Sequence[str], *, dark: bool
) -> go.Figure:
    """Draw paths on the contours of a surface, or on its curve; the picture is of its window.

    `titles` are the names of the parameters.
    """
    draw = _on_curve if len(scene.axes) == 1 else _on_map
    return draw(scene, paths, titles, dark)


def _on_map(scene: Scene, paths: Sequence[Path], titles: Sequence[str], dark: bool) -> go.Figure:
    theme, figure = theme_of(dark), blank_figure(dark, _HEIGHT)
    gap = np.full((1, 2), np.nan)
    lines = [part for level in contour_lines(scene) for line in level for part in (line, gap)]
    x, y = np.concatenate([*lines, gap]).T
    figure.add_scatter(
        x=x,
        y=y,
        mode="lines",
        line={"color": theme.line, "width": 1},
        hoverinfo="skip",
        showlegend=False,
    )
    for minimum in scene.minima:
        add_mark(figure, Mark("minimum", minimum, "x-thin-open"), theme.text)
    for path in paths:
        add_trail(figure, Trail(path.name, _drawn(path), path.style), dark)
    (x_low, x_high), (y_low, y_high) = scene.window
    units = {"scaleanchor": "x"} if scene.equal_units else {}
    first, second = titles
    figure.update_layout(
        xaxis=axis(dark, first, x_low, x_high, constrain="domain"),
        yaxis=axis(dark, second, y_low, y_high, constrain="domain", **units),
        showlegend=len(paths) > 1,
    )
    return figure


def _on_curve(scene: Scene, paths: Sequence[Path], titles: Sequence[str], dark: bool) -> go.Figure:
    theme, (grid,), (window,) = theme_of(dark), scene.axes, scene.window
    surface = Curve("f", grid, scene.values, PathStyle(theme.line, theme.line, (), "circle"))
    curves = [surface]
    for path in paths:
        drawn, values = _drawn(path)[:, 0], path.trajectory.value
        marks = tuple(zip(drawn.tolist(), values[: len(drawn)].tolist(), strict=True))
        curves.append(Curve(path.name, drawn, values[: len(drawn)], path.style, marks))
    return line_plot(
        curves,
        x=window,
        y=shown_heights(grid, scene.values, *window, room=0.06),
        x_title=titles[0],
        y_title=f"f({titles[0]})",
        dark=dark,
        height=_HEIGHT,
    )


def _drawn(path: Path) -> np.ndarray:
    """The points of a path up to where no picture can show it any more."""
    points = path.trajectory.params
    lost = np.flatnonzero(~(np.abs(points) < _FARTHEST).all(axis=1))
    return points[: lost[0]] if lost.size else points
