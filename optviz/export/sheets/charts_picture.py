"""The charts of a page as one picture for print, below and beside each other."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from optviz.export.drawing.places import MARGIN
from optviz.export.files.picture_files import figure_file
from optviz.export.page.captions import lines_below
from optviz.export.page.picture import drawing_lock
from optviz.export.sheets.plotted import draw_figure, is_equal, named_traces
from optviz.export.sheets.sheet import Sheet
from optviz.export.sheets.sketched import Sketch
from optviz.export.style import lettering
from optviz.export.style.look import Look
from optviz.export.style.pixels import check_size

# A figure of Plotly, or a drawing in SVG, on dark ground or not.
Draw = Callable[..., Any]

# Inches, at usual letters: beside a panel, below it, between two rows, and a line of its legend.
_LEFT, _RIGHT, _BELOW, _BETWEEN, _LINE = 0.68, 0.16, 0.5, 0.14, 0.17
_LEAST_PANEL, _LEAST_WIDTH = 1.1, 1.6  # the height of a panel, and the width of one in a row
_ALONE, _HIGHEST = 0.46, 0.32  # the height of the only panel, and of one of several, to the page
_SAMPLE = 0.46  # of a legend, with what is left free around it
_LARGEST = 1.2  # how much larger than names the letters of a drawing may be
_LETTERS = 15  # of a drawing, in its own units


def charts_picture(
    charts: Sequence[Draw],
    ending: str = ".png",
    *,
    title: str,
    caption: str,
    settings: Mapping[str, str] | None = None,
    width: int | None = None,
    look: Look = Look(),  # noqa: B008 - frozen
    link: str = "",
) -> bytes:
    """Draw the charts of a page for print, and return them as a file that holds its `settings`.

    Each of `charts` gives a figure of Plotly or a drawing in SVG when it is told whether it is
    `dark`. `ending`, `width` and what is raised are as for `race_picture`.
    """
    if ending == ".png":
        check_size(width, look)
    with drawing_lock:
        figure = _Page(charts, title, caption, link, look).drawn()
        return figure_file(figure, ending, settings, look, width)


def check_charts(charts: Sequence[Draw], *, look: Look, **texts: str) -> None:
    """Raise LookError if the look of what `charts_picture` would draw leaves no room."""
    with drawing_lock:
        _Page(charts, look=look, **{name: texts[name] for name in ("title", "caption", "link")})


class _Page:
    def __init__(self, charts: Sequence[Draw], title: str, caption: str, link: str, look: Look):
        self.look, k = look, look.scale
        drawn = [draw(dark=look.theme == "dark") for draw in charts]
        made = [Sketch(one) if isinstance(one, str) else one for one in drawn]
        highest = _ALONE if len(made) == 1 else _HIGHEST
        self.rows = [_Row(row, columns, look, highest) for row, columns in _in_rows(made, look)]
        fixed = sum(row.fixed for row in self.rows) + _BETWEEN * k * (len(self.rows) - 1)
        usual = sum(row.panel for row in self.rows)
        self.sheet = Sheet(
            look,
            title,
            lines_below("", 1, caption, link, look),
            share=(fixed + usual) / look.inches,
            least=fixed / k + _LEAST_PANEL * len(self.rows),
            below=0.1,
        )
        self.stretch = (self.sheet.panels - fixed) / usual

    def drawn(self) -> Figure:
        """The picture."""
        above = self.sheet.panels
        for row in self.rows:
            height = row.fixed + row.panel * self.stretch
            row.draw(self.sheet, above - height, row.panel * self.stretch)
            above -= height + _BETWEEN * self.look.scale
        return self.sheet.figure


def _in_rows(made: Sequence[Any], look: Look) -> list[tuple[list[Any], int]]:
    """Charts in rows, each with the number of its columns.

    A drawing has a row for itself, and so has the last odd chart, over the width of all columns;
    many maps have three columns.
    """
    maps = sum(not isinstance(one, Sketch) and is_equal(one) for one in made)

    def columns(first: Any) -> int:
        wanted = 3 if is_equal(first) and maps not in (1, 2, 4) else 2
        while wanted > 1 and look.inches / wanted < (_LEFT + _RIGHT + _LEAST_WIDTH) * look.scale:
            wanted -= 1
        return wanted

    rows: list[list[Any]] = []
    for one in made:
        alone = isinstance(one, Sketch) or not rows or isinstance(rows[-1][0], Sketch)
        if alone or len(rows[-1]) == columns(rows[-1][0]):
            rows.append([])
        rows[-1].append(one)
    spread = [not isinstance(row[0], Sketch) and is_equal(row[0]) and maps > 2 for row in rows]
    return [
        (row, columns(row[0]) if wide else len(row)) for row, wide in zip(rows, spread, strict=True)
    ]


class _Row:
    """Charts side by side: `panel` is their usual height, `fixed` that of what is around them."""

    def __init__(self, charts: Sequence[Any], across: int, look: Look, highest: float):
        self.charts, self.look, k = charts, look, look.scale
        self.cell = look.inches / across
        self.width = self.cell - (_LEFT + _RIGHT) * k
        first = charts[0]
        if isinstance(first, Sketch):
            self.width = look.inches - 2 * MARGIN * k
            # Letters need not be larger than those of the legend.
            largest = _LARGEST * look.medium / _LETTERS / lettering.POINTS
            self.panel, self.fixed = first.height * min(self.width / first.width, largest), 0.0
            return
        self.columns = [_columns_of(figure, self.width, look) for figure in charts]
        lines = max(
            math.ceil(len(named_traces(figure)) / columns)
            for figure, columns in zip(charts, self.columns, strict=True)
        )
        self.has_titles = any(figure.layout.title.text for figure in charts)
        self.legend = _LINE * k * (lines + self.has_titles)
        equal = any(is_equal(figure) for figure in charts)
        self.panel = min((0.9 if equal else 0.66) * self.width, highest * look.inches)
        self.fixed = self.legend + _BELOW * k

    def draw(self, sheet: Sheet, below: float, height: float) -> None:
        """Draw the charts with panels so high, so many inches above the foot of all rows."""
        k = self.look.scale
        if isinstance(self.charts[0], Sketch):
            panel = sheet.add(MARGIN * k, self.width, below=below, height=height)
            (sketch,) = self.charts
            unit = min(self.width / sketch.width, height / sketch.height)
            sketch.draw(panel, unit * lettering.POINTS)
            return
        for index, (figure, columns) in enumerate(zip(self.charts, self.columns, strict=True)):
            left = index * self.cell + _LEFT * k
            panel = sheet.add(left, self.width, below=below + _BELOW * k, height=height)
            handles = draw_figure(panel, figure, sheet)
            foot = sheet.total - sheet.top - sheet.panels + below + _BELOW * k + height
            names = [lettering.writable(trace.name) for trace in named_traces(figure)]
            if names:
                place = left / self.look.inches, foot / sheet.total
                self._legend(sheet, handles, names, columns, place)
            if figure.layout.title.text:
                top = sheet.total - foot - self.legend + 0.1 * k
                sheet.write(left, top, figure.layout.title.text, self.look.medium)

    def _legend(self, sheet: Sheet, handles: list, names: list[str], columns: int, place) -> None:
        """Write a legend above a panel; `place` is the panel's upper left corner."""
        size, width = 7 * self.look.scale, self.width - _SAMPLE * self.look.scale
        names = [lettering.shortened(name, size, width) for name in names]
        legend = sheet.figure.legend(
            handles,
            names,
            **{"loc": "lower left", "bbox_to_anchor": place, "ncols": columns, "frameon": False},
            **{"borderaxespad": 0.1, "borderpad": 0, "labelspacing": 0.25, "handlelength": 2.6},
            columnspacing=1.2,
            fontsize=size,
            labelcolor=self.look.colors.ink,
        )
        for text, name in zip(legend.get_texts(), names, strict=True):
            text.set_fontproperties(lettering.font(name, size))
            text.set_parse_math(False)


def _columns_of(figure: Any, width: float, look: Look) -> int:
    """In how many columns the legend of a figure fits into so many inches."""
    names = [lettering.writable(trace.name) for trace in named_traces(figure)]
    lengths = [lettering.extent(name, 7 * look.scale)[0] + _SAMPLE * look.scale for name in names]
    for columns in range(len(names), 1, -1):
        if sum(map(max, np.array_split(lengths, columns))) <= width:
            return columns
    return 1
