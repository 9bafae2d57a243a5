"""Small pictures as SVG: contours, paths, curves and bars, without letters."""

import xml.etree.ElementTree as ET  # nothing is parsed here, only written
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from optviz.engine.trajectory import Trajectory
from optviz.rendering.figures.theme import theme_of
from optviz.rendering.scene import STYLES, PathStyle, Scene, contour_lines, shown_heights

WIDTH, HEIGHT = 480, 300
POINTS = 49  # of the grid along each axis
_GROUND = {False: "#f3f6fa", True: "#171d28"}
_CONTOUR = {False: "#a9b8cc", True: "#43536b"}
# The curve that points lie on is no path.
_CURVE = PathStyle("#5b6270", "#9aa3b2", (), "")
_BEYOND = 4 * WIDTH  # what lies farther out is not seen; its direction is


@dataclass(frozen=True, eq=False)
class Line:
    """Points of shape `(n, 2)` that are joined, in the style of a path; `dots` marks each."""

    points: np.ndarray
    style: PathStyle
    dots: bool = False


@dataclass(frozen=True, eq=False)
class Thumbnail:
    """What is drawn in a window, the ends of each axis; `marks` are points such as minima.

    `bars` are heights in the window's own units, side by side from its lower end.
    """

    window: Sequence[Sequence[float]]
    lines: Sequence[Line] = ()
    contours: Sequence[np.ndarray] = ()
    marks: Sequence[Sequence[float]] = ()
    bars: Sequence[float] = ()
    equal_units: bool = field(default=False, kw_only=True)


def of_paths(scene: Scene, paths: Sequence[Trajectory], step: int | None) -> Thumbnail:
    """Picture paths on a map or a curve; with a `step` only as far as it."""
    shown = slice(None if step is None else step + 1)
    styled = list(zip(paths, STYLES, strict=False))
    if len(scene.axes) == 2:
        lines = [Line(path.params[shown], style, dots=True) for path, style in styled]
        contours = [line for level in contour_lines(scene)[::2] for line in level]
        equal = scene.equal_units
        return Thumbnail(scene.window, lines, contours, scene.minima, equal_units=equal)
    axis, (low, high) = scene.axes[0], scene.window[0]
    window = (low, high), shown_heights(axis, scene.values, low, high, 0.08)
    lines = [Line(np.stack([axis, scene.values], axis=1)[::20], _CURVE)]
    for path, style in styled:
        points = np.column_stack([path.params[shown, 0], path.value[shown]])
        lines.append(Line(points, style, dots=True))
    return Thumbnail(window, lines)


def svg(thumbnail: Thumbnail, *, dark: bool) -> str:
    """Write a thumbnail as SVG of `WIDTH` × `HEIGHT` units."""
    root = ET.Element(
        "svg",
        {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {WIDTH} {HEIGHT}"},
    )
    ground = {"width": str(WIDTH), "height": str(HEIGHT), "fill": _GROUND[dark]}
    ET.SubElement(root, "rect", ground)
    scale = _scale_of(thumbnail)
    _draw_bars(root, thumbnail, dark)
    lines = " ".join(_way(scale(line)) for line in thumbnail.contours)
    ET.SubElement(
        root, "path", {"d": lines, "fill": "none", "stroke": _CONTOUR[dark], "stroke-width": "2"}
    )
    for line in thumbnail.lines:
        _draw_line(root, line, scale, dark)
    for x, y in scale(np.array(thumbnail.marks or np.empty((0, 2)), float)):
        cross = f"M{x - 7:.0f} {y:.0f}h14M{x:.0f} {y - 7:.0f}v14"
        ET.SubElement(
            root, "path", {"d": cross, "stroke": theme_of(dark).text, "stroke-width": "3"}
        )
    return ET.tostring(root, encoding="unicode")


def _scale_of(thumbnail: Thumbnail):
    """How points of the window become units of the picture, y downwards."""
    (left, right), (low, high) = thumbnail.window
    units = np.array([WIDTH / (right - left), HEIGHT / (high - low)])
    if thumbnail.equal_units:
        units = np.full(2, units.min())
    middle = np.array([left + right, low + high]) / 2

    def scale(points: np.ndarray) -> np.ndarray:
        return (points - middle) * units * (1, -1) + (WIDTH / 2, HEIGHT / 2)

    return scale


def _draw_line(root: ET.Element, line: Line, scale, dark: bool) -> None:
    points = _seen(scale(line.points))
    color = line.style.dark if dark else line.style.light
    way = {"d": _way(points), "fill": "none", "stroke": color, "stroke-width": "4"}
    way |= {"stroke-linejoin": "round"}
    if line.style.dash:
        way["stroke-dasharray"] = " ".join(f"{4 * length:g}" for length in line.style.dash)
    ET.SubElement(root, "path", way)
    if not line.dots:
        return
    dots = "".join(f"M{x:.0f} {y:.0f}h0" for x, y in points)
    round_ = {"stroke": color, "stroke-width": "9", "stroke-linecap": "round"}
    ET.SubElement(root, "path", {"d": dots, **round_})
    for (x, y), radius, fill in ((points[0], 9, _GROUND[dark]), (points[-1], 8, color)):
        place = {"cx": f"{x:.0f}", "cy": f"{y:.0f}", "r": str(radius)}
        ET.SubElement(root, "circle", {**place, "fill": fill, "stroke": color, "stroke-width": "4"})


def _seen(points: np.ndarray) -> np.ndarray:
    """Points up to the first far outside, in whose direction the last one then lies."""
    with np.errstate(over="ignore", invalid="ignore"):
        far = ~(np.abs(points - (WIDTH / 2, HEIGHT / 2)).max(axis=1) < _BEYOND)
    if not far.any() or not (first := int(far.argmax())):
        return points
    before, out = points[first - 1], points[first]
    way = out - before
    if not np.isfinite(way).all():
        return points[:first]
    return np.vstack([points[:first], before + way * (_BEYOND / np.abs(way).max())])


def _draw_bars(root: ET.Element, thumbnail: Thumbnail, dark: bool) -> None:
    low, high = thumbnail.window[1]
    across = WIDTH / max(len(thumbnail.bars), 1)
    color = STYLES[0].dark if dark else STYLES[0].light
    for k, value in enumerate(thumbnail.bars):
        height = max((value - low) / (high - low) * HEIGHT, 0)
        box = {"x": across * (k + 0.15), "y": HEIGHT - height, "width": across * 0.7}
        box = {name: f"{number:.1f}" for name, number in {**box, "height": height}.items()}
        ET.SubElement(root, "rect", {**box, "fill": color})


def _way(points: np.ndarray) -> str:
    finite = points[np.isfinite(points).all(axis=1)]
    return "M" + " ".join(f"{x:.0f} {y:.0f}" for x, y in finite) if len(finite) else ""
