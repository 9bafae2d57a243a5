"""From the bytes of a file to columns of numbers, dates and labels."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from optviz.i18n import Translate
from optviz.tables import dates
from optviz.tables.decoding import decode
from optviz.tables.layout import Layout, lay_out
from optviz.tables.numerals import MARKS, differ, is_missing, numeral, possible_marks

_INDEX_NAMES = {
    *("index", "idx", "id", "nr", "nr.", "no", "no.", "#", "row", "rownames", "unnamed: 0", "n°"),
    *("obs", "obs.", "observation", "case", "序号", "编号", "行号"),
}


@dataclass(frozen=True, eq=False)
class Column:
    """A column of a table, as it was read.

    `kind` is "number", "date", "label" (two words) or "text"; `values` are its numbers, days since
    its `first_day`, or 0 and 1, of shape `(rows,)`, NaN where a value is missing. `marks` are the
    decimal marks with which it can be read, `day_first` the orders of day and month, where they
    matter: if there are two, the numbers differ and the column cannot be used before one is
    chosen. `labels` are the words that mean 0 and 1. `bad` is the row of a cell that is none of
    this.
    """

    name: str
    kind: str
    cells: tuple[str, ...]
    values: np.ndarray
    unit: str = ""
    marks: tuple[str, ...] = ()
    day_first: tuple[bool, ...] = ()
    first_day: str | None = None
    labels: tuple[str, ...] = ()
    bad: int | None = None
    is_index: bool = False


@dataclass(frozen=True, eq=False)
class Table:
    """A file as it was read; `lines` are the numbers of its rows' lines, from 1."""

    encoding: str
    layout: Layout
    lines: tuple[int, ...]
    columns: tuple[Column, ...]


def read_table(
    content: bytes, t: Translate, *, mark: str | None = None, day_first: bool | None = None
) -> Table:
    """Read a file. `mark` is the decimal mark, `day_first` the order of dates; None: as it looks.

    Raises ValueError with a sentence for the reader.
    """
    text, encoding = decode(content, t)
    layout = lay_out(text, t)
    _refuse_lying(layout, t)
    columns = []
    for k, cells in enumerate(zip(*(row.cells for row in layout.rows), strict=True)):
        if all(map(is_missing, cells)):
            continue
        column = _column(_name(layout, k, t), cells, mark, day_first)
        columns.append(replace(column, is_index=_is_index(column, layout, first=k == 0)))
    columns = _with_the_marks_of_others(columns, layout.separator)
    return Table(encoding, layout, tuple(row.line for row in layout.rows), tuple(columns))


def _refuse_lying(layout: Layout, t: Translate) -> None:
    """Raise a ValueError for a table whose x and y are two rows in place of columns."""
    rows = layout.rows
    if len(rows) != 2:
        return
    filled = max(sum(map(bool, row.cells)) for row in rows)
    named = layout.names is not None and numeral(rows[0].cells[0]) is not None
    if filled > 3 and not named:
        sentence = t(
            "Line {line}: two rows of {count} cells; x and y must be columns, so transpose it."
        )
        raise ValueError(sentence.format(line=rows[0].line, count=filled))


def _name(layout: Layout, k: int, t: Translate) -> str:
    """The name of a column, with its unit if the file has a line of units."""
    name = layout.names.cells[k] if layout.names else ""
    unit = layout.units.cells[k] if layout.units else ""
    name = name or t("column {number}").format(number=k + 1)
    return f"{name} {unit}".strip() if unit[:1] in ("(", "[", "") else f"{name} ({unit})"


def _column(name: str, cells: tuple[str, ...], mark: str | None, day_first: bool | None) -> Column:
    filled = [k for k, cell in enumerate(cells) if not is_missing(cell)]
    written = [cells[k] for k in filled]
    numerals = [numeral(cell) for cell in written]
    by_day = dates.readings(written)
    if by_day:
        kept = {k: v for k, v in by_day.items() if k is None or day_first in (None, k)}
        days = next(iter((kept or by_day).values()))
        values = _spread(days.values, filled, cells)
        orders = tuple(order for order in kept if order is not None)
        bad = _first(filled, np.isnan(days.values))
        return Column(name, "date", cells, values, day_first=orders, first_day=days.first, bad=bad)
    if sum(number is not None for number in numerals) >= len(numerals) / 2:
        return _numbers(name, cells, filled, numerals, mark)
    said = [cell.casefold() for cell in written]
    if len(set(said)) > 2:
        said = [_LONG_WORDS.get(word, word) for word in said]
    words = _in_order(sorted(set(said)))
    if len(words) == 2 and not any(word[0].isdigit() for word in words):
        values = np.array([float(words.index(word)) for word in said])
        return Column(name, "label", cells, _spread(values, filled, cells), labels=tuple(words))
    return Column(name, "text", cells, np.full(len(cells), np.nan))


def _numbers(
    name: str, cells: tuple[str, ...], filled: list[int], numerals: list, mark: str | None
) -> Column:
    known = [number for number in numerals if number is not None]
    marks = (mark,) if mark else possible_marks(known)
    # If no mark will do, the one that reads most cells says which cell is wrong.
    reading = max(
        marks or MARKS, key=lambda m: sum(number.values[m] is not None for number in known)
    )
    units = [number.unit for number in known]
    unit = max(dict.fromkeys(units), key=units.count)
    values = [
        None if number is None or number.unit != unit else number.values[reading]
        for number in numerals
    ]
    bad = _first(filled, [value is None or not np.isfinite(value) for value in values])
    numbers = np.array([np.nan if value is None else value for value in values])
    if marks and len(marks) == 2 and not differ(known):
        marks = ()
    return Column(
        name,
        "number",
        cells,
        _spread(numbers, filled, cells),
        unit=unit,
        marks=marks or (reading,) * (bad is not None),
        bad=bad,
    )


def _with_the_marks_of_others(columns: list[Column], separator: str) -> list[Column]:
    """Read numbers that could have either decimal mark as the other columns of the file are read.

    A file whose separator is the comma, and none of whose cells has one, marks decimals by points.
    """
    sure = {c.marks[0] for c in columns if len(c.marks) == 1 and c.bad is None}
    if separator == "," and not any("," in cell for c in columns for cell in c.cells):
        sure = {"."}
    if len(sure) != 1:
        return columns
    (mark,) = sure
    return [
        _column(column.name, column.cells, mark, None) if len(column.marks) == 2 else column
        for column in columns
    ]


def _spread(values: np.ndarray, filled: Sequence[int], cells: Sequence[str]) -> np.ndarray:
    """Put the values of the cells that are filled into all rows."""
    spread = np.full(len(cells), np.nan)
    spread[list(filled)] = values
    return spread


def _first(filled: Sequence[int], wrong: Sequence[bool]) -> int | None:
    return next((k for k, is_wrong in zip(filled, wrong, strict=True) if is_wrong), None)


# Words that are sometimes cut off to a letter, in one column.
_LONG_WORDS = {"y": "yes", "n": "no", "t": "true", "f": "false", "j": "ja"}

# Which of two words is the 1, where the words say it themselves.
_POSITIVE = {
    *("yes", "y", "true", "t", "ja", "j", "wahr", "oui", "o", "vrai", "si", "sí", "s", "sim", "da"),
    *("pass", "passed", "positive", "pos", "on", "success", "won", "win", "alive", "survived"),
    *("malignant", "spam", "bestanden", "是", "有", "对", "真", "阳性", "通过", "及格"),
}


def _in_order(words: list[str]) -> list[str]:
    """Words, one that means 1 last; by the alphabet if none says so."""
    return sorted(words, key=lambda word: (word in _POSITIVE, word))


def _is_index(column: Column, layout: Layout, *, first: bool) -> bool:
    """Whether a column only counts the rows, by its name or by being nameless and the first."""
    if column.kind != "number" or layout.columns < 3:
        return False
    if layout.names is None:
        counted = np.arange(len(column.values))
        return (
            first
            and len(counted) > 1
            and any(np.array_equal(column.values, counted + from_) for from_ in (0, 1))
        )
    nameless = first and not layout.names.cells[0]
    return column.name.casefold() in _INDEX_NAMES or (
        nameless and bool((np.diff(column.values) > 0).all())
    )
