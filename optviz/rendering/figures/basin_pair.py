"""Basins as areas, with the numbers of their minima: to be compared, not clicked."""

import numpy as np
import plotly.graph_objects as go

from optviz.rendering.figures.theme import axis, blank_figure, theme_of
from optviz.rendering.scene import STYLES


def basins_plot(
    axes: tuple[np.ndarray, np.ndarray],
    reached: np.ndarray,
    minima: np.ndarray,
    *,
    dark: bool,
    title: str,
    titles: tuple[str, str],
    height: int = 300,
) -> go.Figure:
    """Draw which minimum is reached from where; -1 stands for none, and is left blank."""
    theme, figure = theme_of(dark), blank_figure(dark, height)
    shades = [style.dark if dark else style.light for style in STYLES]
    count = max(len(minima), 1)
    steps = [(end / count, shades[k % len(shades)]) for k in range(count) for end in (k, k + 1)]
    _add_areas(figure, axes, np.where(reached < 0, np.nan, reached), steps, (-0.5, count - 0.5))
    for number, (x, y) in enumerate(minima, 1):
        inside = axes[0][0] <= x <= axes[0][-1] and axes[1][0] <= y <= axes[1][-1]
        if inside:
            figure.add_annotation(
                **{"x": x, "y": y, "text": str(number), "showarrow": False, "borderpad": 2},
                bgcolor=theme.background,
                font={"color": theme.text, "size": 13},
            )
    _lay_out(figure, axes, title, titles, dark)
    return figure


def differences_plot(
    axes: tuple[np.ndarray, np.ndarray],
    different: np.ndarray,
    *,
    dark: bool,
    title: str,
    titles: tuple[str, str],
    height: int = 300,
) -> go.Figure:
    """Draw from where two rules part, dark on light or light on dark."""
    theme, figure = theme_of(dark), blank_figure(dark, height)
    shown = np.where(different, 1.0, np.nan)
    _add_areas(figure, axes, shown, [(0, theme.text), (1, theme.text)], (0, 1))
    _lay_out(figure, axes, title, titles, dark)
    return figure


def _add_areas(figure, axes, values, colors, ends) -> None:
    figure.add_heatmap(
        **{"x": axes[0], "y": axes[1], "z": values, "colorscale": colors},
        **{"zmin": ends[0], "zmax": ends[1], "showscale": False, "hoverinfo": "skip"},
    )


def _lay_out(figure, axes, title, titles, dark) -> None:
    figure.update_layout(
        title={"text": title, "x": 0.5, "y": 0.97},
        xaxis=axis(dark, titles[0], *axes[0][[0, -1]]),
        yaxis=axis(dark, titles[1], *axes[1][[0, -1]]),
    )
