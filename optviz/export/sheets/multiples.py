"""Several views as small multiples: panels of one size in a grid, each with what is its own."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from optviz.export.drawing.geometry import Box
from optviz.export.drawing.places import BELOW, LEFT, MARGIN
from optviz.export.files.picture_files import figure_file
from optviz.export.page.captions import lines_below
from optviz.export.page.legend import Samples
from optviz.export.page.picture import drawing_lock, limits_of
from optviz.export.page.view import view_of
from optviz.export.sheets.sheet import LINE, Sheet
from optviz.export.space.camera import Camera
from optviz.export.style import lettering
from optviz.export.style.labels import Labels
from optviz.export.style.look import Look
from optviz.export.style.pixels import check_size
from optviz.rendering.scene import Path, Scene

# Inches, at usual letters.
_APART = 0.1  # from a panel to the next one's numbers
_LEAST_WIDTH, _LEAST_HEIGHT = 1.2, 0.8  # of a panel
_NAME_LINES = 3

_COLUMNS = {1: 1, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3, 9: 3}  # of so many views; four for others
_MOST_COLUMNS = 4
_ASPECTS = 0.8, 1.8  # of a panel, width to height
_FREE_ASPECT = 1.3

MOST = 12


@dataclass(frozen=True, eq=False)
class Multiple:
    """One of the views: what `picture.drawn` is given of it, and the name of what is its own."""

    name: str
    scene: Scene
    paths: Sequence[Path]
    step: int | None = None
    view: Sequence[tuple[float, float]] | None = None
    camera: Camera | None = None

    @property
    def limits(self) -> Box:
        """What its panel shows at least."""
        return limits_of(self.scene, self.view, self.camera)

    @property
    def is_free(self) -> bool:
        """Whether its panel may have any shape without being stretched."""
        flat = len(self.scene.axes) == 2 and self.camera is None
        return not (flat and self.scene.equal_units)


def multiples(
    views: Sequence[Multiple],
    ending: str = ".png",
    *,
    title: str,
    caption: str,
    settings: Mapping[str, str] | None = None,
    width: int | None = None,
    look: Look = Look(),  # noqa: B008 - frozen
    link: str = "",
    labels: Labels = Labels(),  # noqa: B008 - frozen
) -> bytes:
    """Draw 2 to 12 views side by side and return them as a file (.png, .pdf or .svg).

    One legend names the paths, unless a color stands for different rules: then each view has its
    own. The file holds the `settings`; `width` is that of a PNG file in pixels, without it the look
    says it. Raises ValueError for another number of views, a view that is empty, and what `png`
    refuses; LookError for a look without room.
    """
    if not 2 <= len(views) <= MOST:
        raise ValueError(f"{len(views)} views; small multiples are of 2 to {MOST}")
    if ending == ".png":
        check_size(width, look)
    with drawing_lock:
        figure = _drawn(views, title, lines_below("", 0, caption, link, look), look, labels)
        return figure_file(figure, ending, settings, look, width)


def _drawn(
    views: Sequence[Multiple], title: str, lines: Sequence[str], look: Look, labels: Labels
) -> Figure:
    k = look.scale
    columns = _columns(len(views), look)
    cell = (look.inches - 2 * MARGIN * k + _APART * k) / columns
    panel = cell - (LEFT + _APART) * k
    rows = math.ceil(len(views) / columns)
    names = [_wrapped(view.name, panel, look) for view in views]
    line = LINE * k
    samples, below = [Samples(view.paths, panel, look) for view in views], None
    header = line * max(map(len, names))
    if _one_style_each(views):
        below = Samples([path for view in views for path in view.paths], cell * columns, look)
        samples = []
    header += max((own.height for own in samples), default=0.0)
    limits = [view.limits for view in views]
    aspect = _aspect(views, limits)
    share = rows * (header + BELOW * k + panel / aspect) / look.inches
    least = rows * ((header / k) + BELOW + _LEAST_HEIGHT)
    foot = (below.height / k if below else 0.0) + 0.1
    sheet = Sheet(look, title, lines, share=share, least=least, below=foot)
    high = sheet.panels / rows - header - BELOW * k
    for index, (view, name) in enumerate(zip(views, names, strict=True)):
        row, column = divmod(index, columns)
        left = MARGIN * k + column * cell + LEFT * k
        top = sheet.top + row * sheet.panels / rows
        for number, text in enumerate(name, start=1):
            sheet.write(left, top + number * line - 0.35 * line, text, look.medium)
        if samples:
            under = sheet.total - top - line * max(map(len, names))
            samples[index].draw(sheet.figure, left, under)
        # A landscape has no numbers beside it.
        more = LEFT * k if view.camera else 0.0
        place = left - more, sheet.total - top - header - high, panel + more, high
        shown = limits[index] if view.is_free else _grown(limits[index], panel / high)
        drawn = view_of(sheet.figure, place, shown, view.scene, labels, look, view.camera)
        drawn.draw_step(view.paths, view.step)
    if below:
        below.draw(sheet.figure, MARGIN * k, sheet.total - sheet.top - sheet.panels)
    return sheet.figure


def _columns(count: int, look: Look) -> int:
    """How many views stand side by side: fewer where their panels would be too narrow."""
    least = (LEFT + _APART + _LEAST_WIDTH) * look.scale
    room = look.inches - (2 * MARGIN - _APART) * look.scale
    return max(1, min(_COLUMNS.get(count, _MOST_COLUMNS), int(room / least)))


def _wrapped(name: str, width: float, look: Look) -> list[str]:
    return lettering.wrapped(lettering.writable(name, 300), look.medium, width, _NAME_LINES)


def _one_style_each(views: Sequence[Multiple]) -> bool:
    """Whether each name has one style in all views, and each style one name."""
    pairs = {(path.name, path.style) for view in views for path in view.paths}
    return len({name for name, _ in pairs}) == len(pairs) == len({style for _, style in pairs})


def _aspect(views: Sequence[Multiple], limits: Sequence[Box]) -> float:
    """The width of the panels to their height: between those of the maps."""
    shapes = [
        (x[1] - x[0]) / (y[1] - y[0])
        for view, (x, y) in zip(views, limits, strict=True)
        if not view.is_free
    ]
    if not shapes:
        return _FREE_ASPECT
    widest = _FREE_ASPECT if any(view.camera for view in views) else _ASPECTS[1]
    return min(max(math.prod(shapes) ** (1 / len(shapes)), _ASPECTS[0]), widest)


def _grown(limits: Box, aspect: float) -> Box:
    """Limits whose shorter side has grown to this shape."""
    (left, right), (bottom, top) = limits
    wider = max(0.0, aspect * (top - bottom) - (right - left)) / 2
    higher = max(0.0, (right - left) / aspect - (top - bottom)) / 2
    return (left - wider, right + wider), (bottom - higher, top + higher)
