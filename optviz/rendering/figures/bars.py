"""Bars for distributions over a few classes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from optviz.rendering.figures.theme import axis, blank_figure
from optviz.rendering.scene import PathStyle

# Hatches tell the groups apart without colour.
_HATCHES = ("", "/", "x", ".")


@dataclass(frozen=True, eq=False)
class Group:
    """One value for each class, in one style."""

    name: str
    values: np.ndarray
    style: PathStyle


def bar_plot(
    groups: Sequence[Group],
    classes: Sequence[str],
    *,
    y: tuple[float, float],
    y_title: str,
    dark: bool,
    height: int = 330,
) -> go.Figure:
    """Draw groups of bars side by side, each bar with its number."""
    figure = blank_figure(dark, height)
    for group, hatch in zip(groups, _HATCHES, strict=False):
        color = group.style.dark if dark else group.style.light
        figure.add_bar(
            x=list(classes),
            y=group.values,
            name=group.name,
            marker={"color": color, "pattern": {"shape": hatch, "fillmode": "replace"}},
            text=[f"{value:.4g}" for value in group.values],
            textposition="outside",
            cliponaxis=False,
            hovertemplate="%{x}: %{y:.6g}",
        )
    figure.update_layout(
        xaxis=axis(dark, "", -0.6, len(classes) - 0.4, type="category"),
        yaxis=axis(dark, y_title, *y),
        showlegend=len(groups) > 1,
    )
    return figure
