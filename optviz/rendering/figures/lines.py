"""Curves of functions of one variable, with marked points."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from optviz.rendering.figures.theme import axis, blank_figure, theme_of
from optviz.rendering.scene import PathStyle

_WIDTH = 3
_SYMBOLS = {"triangle": "triangle-up", "plus": "cross", "cross": "x"}


@dataclass(frozen=True, eq=False)
class Curve:
    """A curve to draw: its name, its points, its style, and the points of it that are marked."""

    name: str
    x: np.ndarray
    y: np.ndarray
    style: PathStyle
    marks: tuple[tuple[float, float], ...] = ()


def line_plot(
    curves: Sequence[Curve],
    *,
    x: tuple[float, float],
    y: tuple[float, float],
    x_title: str,
    y_title: str,
    dark: bool,
    at: float | None = None,
    x_step: float | None = None,
    log: bool = False,
    log_x: bool = False,
    in_steps: bool = False,
    height: int = 330,
) -> go.Figure:
    """Draw curves in a window, with a vertical line `at` a place.

    `x` and `y` are the ends of the axes, `x_step` the way from tick to tick; with `log` the ends of
    `y` (with `log_x` those of `x`) are still values, all positive. What is not finite is a gap;
    `in_steps` what is between two points is as the one before.
    """
    theme, figure = theme_of(dark), blank_figure(dark, height)
    if at is not None:
        figure.add_vline(at, line={"color": theme.line, "width": 1.5, "dash": "dot"})
    for curve in curves:
        _add(figure, curve, dark, "hv" if in_steps else None)
    low, high = np.log10(y) if log else y
    kind = {"type": "log", "exponentformat": "power", "dtick": _ticks(low, high)} if log else {}
    left, right = np.log10(x) if log_x else x
    ticks = {"type": "log", "exponentformat": "power", "dtick": 1} if log_x else {"dtick": x_step}
    figure.update_layout(
        xaxis=axis(dark, x_title, left, right, **ticks),
        yaxis=axis(dark, y_title, low, high, **kind),
        showlegend=len(curves) > 1,
    )
    return figure


def _add(figure: go.Figure, curve: Curve, dark: bool, shape: str | None) -> None:
    """Draw a curve and its marks."""
    style = curve.style
    color = style.dark if dark else style.light
    figure.add_scatter(
        x=curve.x,
        y=np.where(np.isfinite(curve.y), curve.y, np.nan),
        name=curve.name,
        mode="lines",
        # Simplified, a smooth curve would be drawn with visible corners.
        line={
            "color": color,
            "width": _WIDTH,
            "dash": dashes(style, _WIDTH),
            "simplify": False,
            "shape": shape,
        },
        hovertemplate="%{x:.4g}, %{y:.4g}",
    )
    marks = [mark for mark in curve.marks if np.isfinite(mark).all()]
    figure.add_scatter(
        x=[mark[0] for mark in marks],
        y=[mark[1] for mark in marks],
        name=curve.name,
        mode="markers",
        marker={
            "color": color,
            "size": 13,
            "symbol": symbol_of(style),
            "line": {"color": theme_of(dark).background, "width": 2},
        },
        showlegend=False,
        hovertemplate="%{x:.4g}, %{y:.4g}",
    )


def _ticks(low: float, high: float) -> int | str:
    """The ticks of a logarithmic axis: every so many powers of ten, or within one power as well."""
    return max(1, int(np.ceil((high - low) / 6))) if high - low > 2 else "D2"


def dashes(style: PathStyle, width: float) -> str:
    """Return a style's dashes for a line of a width, as Plotly takes them."""
    return ",".join(f"{length * width:g}px" for length in style.dash) or "solid"


def symbol_of(style: PathStyle) -> str:
    """Return the name that Plotly has for a style's marker."""
    return _SYMBOLS.get(style.marker, style.marker)
