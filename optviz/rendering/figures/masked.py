"""Numbers before and after dropout, and what many masks leave on average."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from optviz.rendering.figures.theme import axis, blank_figure
from optviz.rendering.scene import STYLES


def masked_plot(
    values: np.ndarray,
    left: np.ndarray,
    mean: np.ndarray,
    error: np.ndarray,
    *,
    names: Sequence[str],
    titles: tuple[str, str],
    dark: bool,
    height: int = 380,
) -> go.Figure:
    """Draw each number, what one mask leaves of it, and the average over many with its error.

    `names` are those of the three, in this order.
    """
    figure = blank_figure(dark, height)
    colors = [style.dark if dark else style.light for style in STYLES]
    hatched = {"shape": "/", "fillmode": "replace"}
    for name, numbers, color, pattern in (
        (names[0], values, colors[5], hatched),
        (names[1], left, colors[0], {}),
    ):
        marker = {"color": color, "pattern": pattern}
        figure.add_bar(x=values, y=numbers, name=name, marker=marker, hovertemplate="%{y:.6g}")
    figure.add_scatter(
        x=values,
        y=mean,
        name=names[2],
        mode="markers",
        marker={"color": colors[1], "size": 10, "symbol": "diamond"},
        error_y={"type": "data", "array": error, "thickness": 2, "width": 5},
        hovertemplate="%{y:.4f}",
    )
    highest = max(np.max(values), np.max(left), np.max(mean + error))
    figure.update_layout(
        xaxis=axis(dark, titles[0], values[0] - 0.6, values[-1] + 0.6, dtick=1),
        yaxis=axis(dark, titles[1], 0, 1.05 * highest),
        bargap=0.25,
    )
    return figure
