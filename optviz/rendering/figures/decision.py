"""What a network takes each point of a plane for, with the points that it learns from."""

import numpy as np
import plotly.graph_objects as go

from optviz.rendering.figures.lines import symbol_of
from optviz.rendering.figures.theme import axis, blank_figure, theme_of
from optviz.rendering.scene import STYLES

# From the first class to the second.
_SHADES = {False: ("#a9c8f2", "#ffffff", "#f5c79f"), True: ("#1f4680", "#0f141c", "#7a4413")}

Points = tuple[np.ndarray, np.ndarray]  # the inputs, shape (n, 2), and the classes 0 and 1


def decision_plot(
    window: tuple[float, float],
    probabilities: np.ndarray,
    train: Points,
    test: Points,
    *,
    dark: bool,
    title: str,
    titles: tuple[str, str],
    names: tuple[str, str],
    height: int = 330,
) -> go.Figure:
    """Draw the probabilities of the second class over a square, and the line at one half.

    The `probabilities` have a row for each height, from below. Points trained with are filled,
    those tested with hollow; `names` are those of both, with a place for the `label`.
    """
    figure, grid = blank_figure(dark, height), np.linspace(*window, len(probabilities))
    place = {"x": grid, "y": grid, "z": probabilities, "showscale": False, "showlegend": False}
    shades = list(zip((0, 0.5, 1), _SHADES[dark], strict=True))
    figure.add_heatmap(**place, colorscale=shades, zmin=0, zmax=1)
    figure.add_contour(
        **place,
        contours={"coloring": "none", "start": 0.5, "end": 0.5, "size": 1},
        line={"color": theme_of(dark).text, "width": 2},
    )
    for name, (inputs, classes), hollow in zip(names, (test, train), ("-open", ""), strict=True):
        for label, style in enumerate(STYLES[:2]):
            chosen = inputs[np.asarray(classes).ravel() == label]
            marker = {
                "color": style.dark if dark else style.light,
                "symbol": symbol_of(style) + hollow,
                "size": 6,
                "line": {"width": 1.5, **({} if hollow else {"color": theme_of(dark).background})},
            }
            x, y = chosen.T
            named = {"name": name.format(label=label), "showlegend": False}
            figure.add_scatter(x=x, y=y, mode="markers", marker=marker, **named)
    figure.update_layout(
        title={"text": title, "x": 0.5, "y": 0.97},
        xaxis=axis(dark, titles[0], *window, constrain="domain"),
        yaxis=axis(dark, titles[1], *window, scaleanchor="x", constrain="domain"),
    )
    return figure
