"""A race as a picture for print."""

import math
from collections.abc import Mapping

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from optviz.export.drawing.places import MARGIN
from optviz.export.files.picture_files import figure_file
from optviz.export.page.captions import lines_below
from optviz.export.page.picture import drawing_lock
from optviz.export.sheets.sheet import LINE, Sheet
from optviz.export.style import lettering
from optviz.export.style.look import INCH, Look, LookError
from optviz.export.style.pixels import check_size
from optviz.rendering.race import RaceView

_TABLE, _LEAST_TABLE = 6.5, 4.0  # points
_COLUMN_GAP = 0.15  # inches, at usual letters


def race_picture(
    view: RaceView,
    ending: str = ".png",
    *,
    title: str,
    caption: str,
    settings: Mapping[str, str] | None = None,
    width: int | None = None,
    look: Look = Look(),  # noqa: B008 - frozen
    link: str = "",
) -> bytes:
    """Draw a race for print and return it as a file (.png, .pdf or .svg) that holds its `settings`.

    The share that has succeeded against evaluations, the sweep, and the table. `width` is that of a
    PNG file in pixels; without it the look says it. Raises ValueError for a width outside 200 ...
    6000 pixels and settings that are not texts or too long, LookError for a look without room.
    """
    if ending == ".png":
        check_size(width, look)
    with drawing_lock:
        figure = _drawn(view, title, caption, look, link)
        return figure_file(figure, ending, settings, look, width)


def race_page(
    view: RaceView, title: str, caption: str, look: Look, link: str
) -> tuple[Sheet, Axes, Axes]:
    """The page with its table, and two empty panels."""
    lines = lines_below(view.said, 8, caption, link, look)
    table = LINE * (len(view.rows) + 2)
    sheet = Sheet(look, title, lines, share=0.36, least=1.3, below=0.5 + table)
    _write_table(sheet, [view.header, *view.rows])  # first: it needs the most width
    return sheet, *sheet.pair()


def _drawn(view: RaceView, title: str, caption: str, look: Look, link: str) -> Figure:
    sheet, profile, sweep = race_page(view, title, caption, look, link)
    for curve in view.profiles:
        profile.step(curve.x, curve.y, where="post", label=curve.name, **sheet.dashed(curve.style))
    profile.set(xlim=(0, view.race.budget), ylim=(-2, 102))
    sheet.name_axes(profile, "evaluations", "succeeded, %")
    sheet.legend(profile, loc="lower right")
    for curve in view.sweeps:
        sweep.plot(curve.x, curve.y, **sheet.dashed(curve.style))
        mark = {"color": look.colors.path(curve.style), "mec": look.colors.halo, "ms": 8}
        sweep.plot(*zip(*curve.marks, strict=True), "o", **mark)
    sweep.set(xscale="log", ylim=(0, view.race.budget * 1.04))
    sheet.name_axes(sweep, "learning rate", "evaluations to succeed, mean")
    return sheet.figure


def _write_table(sheet: Sheet, rows: list) -> None:
    """Write the table below the panels, in letters with which its columns fit."""
    look, size = sheet.look, _TABLE * sheet.scale
    gap = _COLUMN_GAP * sheet.scale
    columns = [
        max(lettering.extent(lettering.writable(cell), size)[0] for cell in column) + gap
        for column in zip(*rows, strict=True)
    ]
    share = min(1.0, sheet.width / sum(columns))
    if size * share < _LEAST_TABLE:
        least = 2 * MARGIN * sheet.scale + sum(columns) * _LEAST_TABLE / size
        raise LookError(
            "A picture of many runs needs a width of at least {least:g} cm for letters of "
            "{size:g} points.",
            least=math.ceil(least * INCH * 10) / 10,
            size=look.font_size,
        )
    # What is left of the line parts the columns.
    more = max(0.0, sheet.width - sum(columns)) / (len(columns) - 1)
    top = sheet.top + sheet.panels + 0.62 * sheet.scale
    for row, cells in enumerate(rows):
        x, color = MARGIN * sheet.scale, look.colors.ink if row else look.colors.gray
        for cell, column in zip(cells, columns, strict=True):
            sheet.write(x, top + LINE * row * sheet.scale, cell, size * share, color)
            x += column * share + more
