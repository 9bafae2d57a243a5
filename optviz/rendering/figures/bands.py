"""Curves with a band around each: what is usual, and how far single runs lie from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from optviz.rendering.figures.lines import Curve, line_plot
from optviz.rendering.figures.theme import theme_of


@dataclass(frozen=True, eq=False)
class Banded:
    """A curve and the ends of the band around it, and of an `outer` one; without them none."""

    curve: Curve
    low: np.ndarray | None = None
    high: np.ndarray | None = None
    outer: tuple[np.ndarray, np.ndarray] | None = None


def band_plot(
    banded: Sequence[Banded],
    *,
    dark: bool,
    points: tuple[str, np.ndarray, np.ndarray] | None = None,
    **plot: Any,
) -> go.Figure:
    """Draw curves with their bands, and points with a name; the rest is as in `line_plot`."""
    figure = line_plot([item.curve for item in banded], dark=dark, **plot)
    lines = len(figure.data)
    for item in banded:
        color = item.curve.style.dark if dark else item.curve.style.light
        bands = [
            band for band in (item.outer, (item.low, item.high)) if band and band[0] is not None
        ]
        for end, fill in (
            (e, f) for band in bands for e, f in zip(band, ("none", "tonexty"), strict=True)
        ):
            figure.add_scatter(
                x=item.curve.x,
                y=end,
                mode="lines",
                line={"width": 0},
                fill=fill,
                fillcolor=_pale(color),
                showlegend=False,
                hoverinfo="skip",
            )
    # What was added last lies on top: the bands belong below the curves.
    figure.data = (*figure.data[lines:], *figure.data[:lines])
    # Areas would turn the legend's order around.
    figure.update_layout(legend_traceorder="normal")
    if points is not None:
        name, x, y = points
        theme = theme_of(dark)
        marker = {"color": theme.text, "size": 9, "symbol": "circle-open", "line": {"width": 2}}
        figure.add_scatter(x=x, y=y, name=name, mode="markers", marker=marker)
    return figure


def _pale(color: str) -> str:
    red, green, blue = (int(color[k : k + 2], 16) for k in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.22)"
