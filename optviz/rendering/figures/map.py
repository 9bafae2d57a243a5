"""A map that stands still: contours, areas, paths and marked points in a plane."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from optviz.rendering.figures.lines import dashes, symbol_of
from optviz.rendering.figures.theme import axis, blank_figure, theme_of
from optviz.rendering.scene import PathStyle


@dataclass(frozen=True, eq=False)
class Trail:
    """A path: its name, its points of shape `(n, 2)` and its style; its last point is marked."""

    name: str
    points: np.ndarray
    style: PathStyle


@dataclass(frozen=True)
class Mark:
    """A point with a name and a symbol of Plotly."""

    name: str
    point: tuple[float, float]
    symbol: str


def map_plot(
    axes: tuple[np.ndarray, np.ndarray],
    values: np.ndarray,
    *,
    dark: bool,
    titles: tuple[str, str],
    trails: Sequence[Trail] = (),
    marks: Sequence[Mark] = (),
    outline: np.ndarray | None = None,
    title: str = "",
    height: int = 430,
) -> go.Figure:
    """Draw the contours of values from 0 with equal scales, and on them paths and marked points.

    `values` has a row for each number of the second axis. The contours are those of the square
    root, so that a quadratic's are evenly spaced. `outline` is the closed edge of an area, shape
    `(n, 2)`.
    """
    theme, figure = theme_of(dark), blank_figure(dark, height)
    figure.add_contour(
        x=axes[0],
        y=axes[1],
        z=np.sqrt(values),
        contours={"coloring": "none"},
        ncontours=14,
        line={"color": theme.line, "width": 1},
        showscale=False,
        hoverinfo="skip",
        showlegend=False,
    )
    if outline is not None:
        figure.add_scatter(
            x=outline[:, 0],
            y=outline[:, 1],
            mode="lines",
            line={"color": theme.text, "width": 2},
            fill="toself",
            fillcolor=theme.grid,
            hoverinfo="skip",
            showlegend=False,
        )
    for trail in trails:
        add_trail(figure, trail, dark)
    for mark in marks:
        add_mark(figure, mark, theme.text)
    figure.update_layout(
        title={"text": title, "x": 0.5, "y": 0.97},
        showlegend=len(trails) > 1,
        xaxis=axis(dark, titles[0], *axes[0][[0, -1]], constrain="domain"),
        yaxis=axis(
            dark,
            titles[1],
            *axes[1][[0, -1]],
            scaleanchor="x",
            constrain="domain",
            constraintoward="top",
        ),
    )
    return figure


def add_mark(figure: go.Figure, mark: Mark, color: str) -> None:
    """Draw a point with its name."""
    figure.add_scatter(
        x=[mark.point[0]],
        y=[mark.point[1]],
        name=mark.name,
        mode="markers",
        marker={"color": color, "size": 13, "symbol": mark.symbol, "line": {"width": 2}},
        hovertemplate="%{x:.4g}, %{y:.4g}",
        showlegend=False,
    )


def add_trail(figure: go.Figure, trail: Trail, dark: bool) -> None:
    """Draw a path with a halo and its last point."""
    theme = theme_of(dark)
    color = trail.style.dark if dark else trail.style.light
    x, y = trail.points.T
    # A halo lifts the path off the contours.
    for width, stroke in ((7, theme.background), (3, color)):
        halo = stroke != color
        figure.add_scatter(
            x=x,
            y=y,
            name=trail.name,
            mode="lines",
            line={
                "color": stroke,
                "width": width,
                "dash": "solid" if halo else dashes(trail.style, width),
            },
            showlegend=not halo,
            legendgroup=trail.name,
            hoverinfo="skip" if halo else None,
            hovertemplate=None if halo else "%{x:.4g}, %{y:.4g}",
        )
    figure.add_scatter(
        x=x[-1:],
        y=y[-1:],
        name=trail.name,
        legendgroup=trail.name,
        showlegend=False,
        mode="markers",
        marker={
            "color": color,
            "size": 14,
            "symbol": symbol_of(trail.style),
            "line": {"color": theme.background, "width": 2},
        },
        hovertemplate="%{x:.6g}, %{y:.6g}",
    )
