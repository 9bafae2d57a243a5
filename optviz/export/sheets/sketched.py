"""A drawing that a page shows as SVG, drawn by matplotlib."""

import re
import xml.etree.ElementTree as ET

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, PathPatch, Polygon
from matplotlib.path import Path
from matplotlib.patheffects import Stroke

from optviz.export.style import lettering
from optviz.export.style.web_colors import web_color

_SVG = "{http://www.w3.org/2000/svg}"
# How much smaller letters are drawn: those of paper are wider than those of the page.
_NARROWER = 0.82
_CODES = {"M": Path.MOVETO, "L": Path.LINETO, "C": Path.CURVE4}
_ANCHORS = {"middle": "center", "start": "left", "end": "right"}


class Sketch:
    """A drawing of rectangles, paths, polygons and texts, as `draw_graph` makes it."""

    def __init__(self, svg: str):
        self._root = ET.fromstring(svg)  # noqa: S314 - made here
        _, _, self.width, self.height = map(float, self._root.get("viewBox").split())

    def draw(self, panel: Axes, points: float) -> None:
        """Draw it on a panel without axes, on which each of its units has so many points."""
        panel.set(xlim=(0, self.width), ylim=(self.height, 0), aspect="equal")
        panel.set_axis_off()
        for order, element in enumerate(self._root.iter()):
            kind, above = element.tag.removeprefix(_SVG), 2 + 0.01 * order
            if kind == "text":
                _write(panel, element, points, above)
            elif kind in _PATCHES:
                patch = _PATCHES[kind](element)
                patch.set(zorder=above, **_style(element, points))
                panel.add_artist(patch)


def _rectangle(element: ET.Element) -> FancyBboxPatch:
    left, top, width, height, radius = (
        float(element.get(name)) for name in ("x", "y", "width", "height", "rx")
    )
    style = f"round,pad=0,rounding_size={radius}"
    return FancyBboxPatch((left, top), width, height, boxstyle=style)


def _path(element: ET.Element) -> PathPatch:
    corners, codes = [], []
    for command, numbers in re.findall(r"([MLC])([^MLC]+)", element.get("d")):
        values = [float(number) for number in numbers.split()]
        corners += list(zip(values[::2], values[1::2], strict=True))
        codes += [_CODES[command]] * (len(values) // 2)
    return PathPatch(Path(corners, codes))


def _polygon(element: ET.Element) -> Polygon:
    pairs = (pair.split(",") for pair in element.get("points").split())
    return Polygon([(float(x), float(y)) for x, y in pairs])


_PATCHES = {"rect": _rectangle, "path": _path, "polygon": _polygon}


def _style(element: ET.Element, points: float) -> dict:
    """The colors and the line of an element."""
    width = float(element.get("stroke-width", "0"))
    dashes = element.get("stroke-dasharray", "none")
    lengths = [] if dashes == "none" else [float(part) / width for part in dashes.split()]
    return {
        "facecolor": web_color(element.get("fill")),
        "edgecolor": web_color(element.get("stroke", "none")),
        "linewidth": width * points,
        "linestyle": (0, lengths) if lengths else "-",
    }


def _write(panel: Axes, element: ET.Element, points: float, above: float) -> None:
    text = lettering.writable(element.text or "")
    font = lettering.font(text, float(element.get("font-size")) * points * _NARROWER)
    font.set_weight(element.get("font-weight", "normal"))
    place = float(element.get("x")), float(element.get("y"))
    words = {
        "fontproperties": font,
        "color": web_color(element.get("fill")),
        "ha": _ANCHORS[element.get("text-anchor", "start")],
        "parse_math": False,
        "zorder": above,
    }
    if element.get("stroke"):
        width, color = float(element.get("stroke-width")) * points, element.get("stroke")
        # A text of its own below: with a halo it is an outline in a file, and no text any more.
        halo = [Stroke(linewidth=width, foreground=web_color(color))]
        panel.text(*place, text, path_effects=halo, **words)
    panel.text(*place, text, **words)
