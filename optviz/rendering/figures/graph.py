"""A computation graph as a drawing in SVG."""

import xml.etree.ElementTree as ET  # nothing is parsed here, only written
from collections.abc import Sequence
from dataclasses import dataclass

from optviz.rendering.figures.layers import Layout, Place
from optviz.rendering.figures.theme import theme_of

_ROW, _GAP, _HEIGHT, _MARGIN = 74, 66, 66, 8
_LETTER = 7.4  # the width of a letter
_LEAST, _MOST = 0.5, 1.3  # how far the drawing may shrink or grow with the page
_FORWARD = {False: "#1768d1", True: "#6ea8ff"}
_BACKWARD = {False: "#c75300", True: "#ffa14a"}
_NUMBER = {"font-size": "17"}  # what is looked for is larger than its name


@dataclass(frozen=True)
class Box:
    """A node to draw: its title, its value and its gradient as they are known, empty if not.

    `state` is "waiting", "done" or "current"; `kind` is that of a backprop.Node.
    """

    title: str
    value: str
    gradient: str
    state: str
    kind: str


@dataclass(frozen=True)
class Arrow:
    """An edge to draw, from a node to one of its operands: lit while something passes along it.

    `lit` is "", "forward" or "backward"; `label` is what is written beside it.
    """

    consumer: int
    operand: int
    lit: str = ""
    label: str = ""


def draw_graph(
    boxes: Sequence[Box], arrows: Sequence[Arrow], layout: Layout, *, dark: bool, alt: str
) -> str:
    """Draw a graph. All texts are written as text, whatever they contain."""
    width = max(108, 14 + _LETTER * max(len(box.title) for box in boxes))
    column = width + _GAP
    size = (
        2 * _MARGIN + layout.columns * column - _GAP,
        2 * _MARGIN + layout.rows * _ROW,
    )

    def centre(place: Place) -> tuple[float, float]:
        return _MARGIN + place[0] * column + width / 2, size[1] / 2 + place[1] * _ROW

    svg = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {size[0]:.0f} {size[1]:.0f}",
            # Not so high that what is said of the current node would be out of sight.
            "style": "width:100%;height:auto;max-height:max(44vh,260px);display:block;margin:auto;"
            f"min-width:{_LEAST * size[0]:.0f}px;max-width:{_MOST * size[0]:.0f}px",
            "role": "img",
            "aria-label": alt,
            "font-family": "'Source Sans', 'Source Sans Pro', sans-serif",
        },
    )
    for arrow in sorted(arrows, key=lambda arrow: bool(arrow.lit)):
        way = [centre(place) for place in layout.ways[arrow.consumer, arrow.operand]]
        _draw_arrow(svg, arrow, way, width, dark)
    for arrow in arrows:  # above all edges
        places = layout.ways[arrow.consumer, arrow.operand]
        _draw_label(svg, arrow.label, centre(places[-1]), centre(places[-2]), width, dark)
    for k, box in enumerate(boxes):
        _draw_box(svg, k, box, centre(layout.places[k]), width, dark)
    return ET.tostring(svg, encoding="unicode")


def _draw_arrow(
    svg: ET.Element, arrow: Arrow, way: list[tuple[float, float]], width: float, dark: bool
) -> None:
    """Draw an edge from the operand's right side to the consumer's left side."""
    lit = {"forward": _FORWARD[dark], "backward": _BACKWARD[dark]}
    color = lit.get(arrow.lit, theme_of(dark).line)
    x, y = way[-1][0] + width / 2, way[-1][1]
    path = f"M{x:.1f} {y:.1f}"
    for place in way[-2::-1]:
        left, right = place[0] - width / 2, place[0] + width / 2
        bend = (left - x) / 2
        path += f"C{x + bend:.1f} {y:.1f} {left - bend:.1f} {place[1]:.1f}"
        path += f" {left:.1f} {place[1]:.1f}"
        if place is not way[0]:
            path += f"L{right:.1f} {place[1]:.1f}"
        x, y = right, place[1]
    ET.SubElement(
        svg,
        "path",
        {
            "d": path,
            "fill": "none",
            "stroke": color,
            "stroke-width": "3" if arrow.lit else "1.5",
            "stroke-dasharray": "7 4" if arrow.lit == "backward" else "none",
        },
    )
    start = (way[-1][0] + width / 2, way[-1][1])
    end = (way[0][0] - width / 2, way[0][1])
    if arrow.lit:
        (tip_x, tip_y), side = (end, -1) if arrow.lit == "forward" else (start, 1)
        points = ((0, 0), (11 * side, -6), (11 * side, 6))
        corners = " ".join(f"{tip_x + dx:.1f},{tip_y + dy:.1f}" for dx, dy in points)
        ET.SubElement(svg, "polygon", {"points": corners, "fill": color})


def _draw_label(
    svg: ET.Element,
    label: str,
    operand: tuple[float, float],
    next_place: tuple[float, float],
    width: float,
    dark: bool,
) -> None:
    """Write what a gradient is multiplied by where it arrives, on the side that its edge leaves."""
    if not label:
        return
    halo = {"stroke": theme_of(dark).background, "stroke-width": "5", "paint-order": "stroke"}
    beside = {"text-anchor": "start", **halo}
    y = operand[1] + (20 if next_place[1] < operand[1] else -8)
    _write(svg, label, operand[0] + width / 2 + 14, y, _BACKWARD[dark], **beside)


def _draw_box(
    svg: ET.Element, k: int, box: Box, place: tuple[float, float], width: float, dark: bool
) -> None:
    theme, current = theme_of(dark), box.state == "current"
    left, top = place[0] - width / 2, place[1] - _HEIGHT / 2
    node = ET.SubElement(svg, "g", {"data-node": str(k), "data-state": box.state})
    ET.SubElement(
        node,
        "rect",
        {
            "x": f"{left:.1f}",
            "y": f"{top:.1f}",
            "width": f"{width:.1f}",
            "height": str(_HEIGHT),
            # What computes is an angular box, what is given a round one.
            "rx": "5" if box.kind == "operation" else "20",
            "fill": ("#2a3a10" if dark else "#fff3b0") if current else theme.background,
            "stroke": theme.text if box.state != "waiting" else theme.line,
            "stroke-width": "3.5" if current else "1.5",
            "stroke-dasharray": "4 4" if box.state == "waiting" else "none",
        },
    )
    strong = {"font-weight": "700"} if current or box.kind == "parameter" else {}
    _write(node, box.title, place[0], top + 18, theme.text, **strong)
    # The value that went forward and the gradient that came back: an arrow says which is which.
    if box.value:
        _write(node, f"→ {box.value}", place[0], top + 38, _FORWARD[dark], **_NUMBER)
    if box.gradient:
        _write(node, f"← {box.gradient}", place[0], top + 58, _BACKWARD[dark], **_NUMBER)


def _write(node: ET.Element, text: str, x: float, y: float, color: str, **more: str) -> None:
    attributes = {"x": f"{x:.1f}", "y": f"{y:.1f}", "fill": color, "text-anchor": "middle"}
    ET.SubElement(node, "text", {**attributes, "font-size": "15", **more}).text = text
