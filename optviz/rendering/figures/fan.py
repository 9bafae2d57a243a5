"""Many paths on one map, faint enough that where they are dense is seen."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from optviz.rendering.figures.lines import symbol_of
from optviz.rendering.figures.theme import axis, blank_figure, theme_of
from optviz.rendering.scene import PathStyle, Scene

# Of all paths of a fan together: more would make the browser slow.
_MOST_POINTS = 20_000
_FARTHEST = 1e12


def fan_plot(
    scene: Scene,
    fans: Sequence[tuple[str, np.ndarray, PathStyle]],
    *,
    dark: bool,
    titles: tuple[str, str],
    height: int,
) -> go.Figure:
    """Draw the contours of a scene, and on them fans of paths: each a name, points and a style.

    The points have the shape `(paths, steps, 2)`; of very long paths every so many are drawn, the
    last one always, with a mark.
    """
    figure = blank_figure(dark, height)
    # By their rank among the levels of the scene all contours are equally far apart.
    ranks = np.interp(scene.values, scene.levels, np.arange(len(scene.levels)))
    figure.add_contour(
        x=scene.axes[0],
        y=scene.axes[1],
        z=ranks,
        contours={"coloring": "none", "start": 0, "end": len(scene.levels) - 1, "size": 1},
        line={"color": theme_of(dark).line, "width": 0.7},
        **{"showscale": False, "hoverinfo": "skip", "showlegend": False},
    )
    for name, points, style in fans:
        _add(figure, name, points, style.dark if dark else style.light, symbol_of(style))
    (left, right), (low, high) = scene.window
    upright = {"scaleanchor": "x", "constrain": "domain"} if scene.equal_units else {}
    figure.update_layout(
        xaxis=axis(dark, titles[0], left, right, constrain="domain"),
        yaxis=axis(dark, titles[1], low, high, **upright),
        showlegend=len(fans) > 1,
    )
    return figure


def _add(figure: go.Figure, name: str, points: np.ndarray, color: str, symbol: str) -> None:
    paths, steps, _ = points.shape
    stride = max(1, paths * steps // _MOST_POINTS)
    seen = np.where(np.abs(points) < _FARTHEST, points, np.nan)
    kept = seen[:, np.unique([*range(0, steps, stride), steps - 1])]
    gaps = np.full((paths, 1, 2), np.nan)
    x, y = np.concatenate([kept, gaps], axis=1).reshape(-1, 2).T
    figure.add_scatter(
        **{"x": x, "y": y, "name": name, "mode": "lines", "hoverinfo": "skip"},
        **{"line": {"color": color, "width": 1}, "opacity": 0.35, "showlegend": False},
    )
    ends = {"x": seen[:, -1, 0], "y": seen[:, -1, 1]}
    marker = {"color": color, "size": 7, "symbol": symbol, "opacity": 0.8}
    figure.add_scatter(
        **ends, name=name, mode="markers", marker=marker, hovertemplate="%{x:.4g}, %{y:.4g}"
    )
