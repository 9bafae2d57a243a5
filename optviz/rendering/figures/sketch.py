"""A figure's curves and bars as a small drawing, to be seen until the figure itself is there."""

import xml.etree.ElementTree as ET  # nothing is parsed here, only written
from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from optviz.rendering.figures.theme import theme_of

_SIDE = 1000  # units along each side of the drawing
_MOST_POINTS = 120


def sketch(figure: go.Figure, *, dark: bool) -> str:
    """Draw what lies between a figure's axes as SVG, to be stretched over that place."""
    keep = "xMidYMin meet" if figure.layout.yaxis.scaleanchor else "none"
    view = {"viewBox": f"0 0 {_SIDE} {_SIDE}", "preserveAspectRatio": keep}
    svg = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **view})
    frame = {"width": str(_SIDE), "height": str(_SIDE), "fill": "none"}
    ET.SubElement(svg, "rect", {**frame, "stroke": theme_of(dark).grid, "stroke-width": "4"})
    for trace in figure.data:
        if trace.type == "bar":
            _draw_bars(svg, figure, trace)
        elif trace.type == "scatter" and trace.mode == "lines" and trace.line.width:
            _draw_line(svg, figure, trace)
    return ET.tostring(svg, encoding="unicode")


def _draw_line(svg: ET.Element, figure: go.Figure, trace: go.Scatter) -> None:
    every = max(1, len(trace.x) // _MOST_POINTS)
    x = _along(figure.layout.xaxis, trace.x)[::every]
    y = 1 - _along(figure.layout.yaxis, trace.y)[::every]
    seen = np.isfinite(x) & np.isfinite(y)
    points = np.stack([x[seen], y[seen]], axis=1) * _SIDE
    line = {
        "points": " ".join(f"{a:.0f},{b:.0f}" for a, b in points),
        "stroke": trace.line.color,
        "stroke-width": f"{trace.line.width:g}",
        "vector-effect": "non-scaling-stroke",
    }
    ET.SubElement(svg, "polyline", {**line, "fill": "none"})


def _draw_bars(svg: ET.Element, figure: go.Figure, trace: go.Bar) -> None:
    bars = [other.name for other in figure.data if other.type == "bar"]
    width = 0.8 / len(bars)
    places = np.arange(len(trace.x)) - 0.4 + width * bars.index(trace.name)
    low, high = figure.layout.xaxis.range
    left, across = (places - low) / (high - low) * _SIDE, width / (high - low) * _SIDE
    heights = _along(figure.layout.yaxis, trace.y) * _SIDE
    for x, height in zip(left, heights, strict=True):
        box = {"x": x, "y": _SIDE - height, "width": across, "height": height}
        numbers = {name: f"{value:.0f}" for name, value in box.items()}
        ET.SubElement(svg, "rect", {**numbers, "fill": trace.marker.color})


def _along(axis: go.layout.XAxis | go.layout.YAxis, values: Sequence[float]) -> np.ndarray:
    """Where values lie between the ends of an axis, as shares of it."""
    low, high = axis.range
    numbers = np.asarray(values, float)
    if axis.type == "log":
        numbers = np.log10(numbers)
    return (numbers - low) / (high - low)
