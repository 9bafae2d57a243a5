"""From a table to the points of a fit: two of its columns, without what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from optviz.i18n import Translate
from optviz.tables.numerals import is_missing
from optviz.tables.reader import Column, Table

# The seed with which rows are drawn where there are too many.
SEED = 0


@dataclass(frozen=True, eq=False)
class Points:
    """Columns of numbers, shape `(examples,)` each, and what was done to get them.

    `rows` are the rows of the table that were taken; `left_out` are the lines of rows with a
    missing value. `labels` says for each column which words are 0 and 1, None for other columns.
    """

    columns: tuple[np.ndarray, ...]
    rows: np.ndarray
    left_out: tuple[int, ...]
    usable: int
    labels: tuple[tuple[str, str] | None, ...]


def possible_columns(table: Table, *, labeled: bool) -> list[int]:
    """The columns, by their places in the table, that can be x, or y if it is `labeled`."""
    if labeled:
        return [k for k, column in enumerate(table.columns) if _labels(column)]
    return [k for k, column in enumerate(table.columns) if column.kind in ("number", "date")]


def usual_columns(table: Table, t: Translate, *, labeled: bool, inputs: int = 1) -> list[int]:
    """Choose columns to begin with, by their places in the table: `inputs` ones, and y.

    With `labeled` y is a column of two labels. Raises ValueError if there are too few.
    """
    measured = possible_columns(table, labeled=False)
    measured.sort(key=lambda k: table.columns[k].is_index)
    two = possible_columns(table, labeled=True) if labeled else []
    two.sort(key=lambda k: (*_likeness_to_labels(table.columns[k]), k))
    chosen = [k for k in measured if k not in two[-1:]][: inputs + (not labeled)] + two[-1:]
    if len(chosen) <= inputs:
        enough = len(table.columns) > inputs and len(table.columns) - 1 not in two
        sentence = _not_two(table.columns[-1], table, t) if labeled and enough else None
        raise ValueError(sentence or _too_few(table, inputs + 1, t))
    return chosen


def _likeness_to_labels(column: Column) -> tuple[bool, ...]:
    values = set(column.values[np.isfinite(column.values)])
    return not column.is_index, values <= {0.0, 1.0}


def take_points(
    table: Table,
    chosen: Sequence[int],
    t: Translate,
    *,
    labeled: bool,
    at_most: int,
    largest: float,
) -> Points:
    """Take the chosen columns, by their places in the table, the last one as y, or as 0 and 1.

    Rows with a missing value are left out; of more than `at_most` rows as many are drawn, each
    row with the same probability. Raises ValueError with a sentence for the reader.
    """
    columns = [table.columns[k] for k in chosen]
    for column in columns:
        _refuse_doubt(table, column, t)
    values = [column.values for column in columns]
    whole = np.isfinite(values).all(axis=0)
    rows = np.flatnonzero(whole)
    usable = len(rows)
    if usable < 2:
        sentence = t("The file has {count} rows with all values; at least 2 are needed.")
        raise ValueError(sentence.format(count=usable))
    labels = [column.labels or None for column in columns]
    if labeled:
        labels[-1] = _labels(columns[-1])
        if labels[-1] is None:
            raise ValueError(_not_two(columns[-1], table, t))
        if columns[-1].kind == "number":
            values[-1] = (values[-1] == np.nanmax(values[-1])).astype(float)
    for column, numbers in zip(columns, values, strict=True):
        _refuse_large(table, column, numbers, rows, largest, t)
    left_out = tuple(table.lines[row] for row in np.flatnonzero(~whole))
    if usable > at_most:
        drawn = np.random.default_rng(SEED).choice(usable, at_most, replace=False)
        rows = rows[np.sort(drawn)]
    taken = tuple(column[rows] for column in values)
    return Points(taken, rows, left_out, usable, tuple(labels))


def _labels(column: Column) -> tuple[str, str] | None:
    """The words or numbers of a column that mean 0 and 1, None if there are not two."""
    if column.kind == "label":
        return column.labels
    if column.kind != "number":
        return None
    numbers = np.unique(column.values[np.isfinite(column.values)])
    return (f"{numbers[0]:g}", f"{numbers[1]:g}") if len(numbers) == 2 else None


def _too_few(table: Table, needed: int, t: Translate) -> str:
    words = next((column for column in table.columns if column.kind in ("text", "label")), None)
    if words is None:
        sentence = t("Only {count} of the columns has values; {needed} are needed.")
        return sentence.format(count=len(table.columns), needed=needed)
    row = next(k for k, cell in enumerate(words.cells) if not is_missing(cell))
    sentence = t(
        "Line {line}: “{cell}” in “{name}” is not a number; {needed} columns of numbers are needed."
    )
    return sentence.format(
        line=table.lines[row], cell=words.cells[row][:30], name=words.name[:40], needed=needed
    )


def _not_two(column: Column, table: Table, t: Translate) -> str:
    seen = {}
    for line, cell in zip(table.lines, column.cells, strict=True):
        if not is_missing(cell):
            seen.setdefault(cell.casefold(), (line, cell))
    if len(seen) < 3:
        return t("“{name}” has the same label in all rows; two are needed.").format(
            name=column.name[:40]
        )
    line, cell = list(seen.values())[2]
    sentence = t(
        "Line {line}: “{cell}” is a third label in “{name}”; logistic regression needs y to have"
        " two, as 0 and 1 or no and yes. Choose another column."
    )
    return sentence.format(line=line, cell=cell[:30], name=column.name[:40])


def _refuse_doubt(table: Table, column: Column, t: Translate) -> None:
    """Raise a ValueError if a column has a cell that cannot be read, or can be in two ways."""
    if column.bad is not None:
        line, cell = table.lines[column.bad], column.cells[column.bad][:30]
        if column.kind == "date":
            sentence = t(
                "Line {line}: “{cell}” is not a date like the others; correct or empty it."
            )
            raise ValueError(sentence.format(line=line, cell=cell))
        if column.unit:
            sentence = t(
                "Line {line}: “{cell}” is not a number in “{unit}” like the others; correct or"
                " empty the cell."
            )
            raise ValueError(sentence.format(line=line, cell=cell, unit=column.unit))
        if any(mark in cell for mark in ".,") and any(character.isdigit() for character in cell):
            sentence = t(
                "Line {line}: “{cell}” is not a number where “{mark}” marks the decimals; use one"
                " mark in all rows."
            )
            raise ValueError(sentence.format(line=line, cell=cell, mark=column.marks[0]))
        sentence = t("Line {line}: “{cell}” is not a number; correct it or leave the cell empty.")
        raise ValueError(sentence.format(line=line, cell=cell))
    if len(column.marks) == 2:
        row = next(k for k, cell in enumerate(column.cells) if "," in cell or "." in cell)
        sentence = t(
            "Line {line}: “{cell}” can be read in two ways, with its mark before the decimals or"
            " between thousands; choose the decimal mark."
        )
        raise ValueError(sentence.format(line=table.lines[row], cell=column.cells[row][:30]))
    if len(column.day_first) == 2:
        row = next(k for k, value in enumerate(column.values) if np.isfinite(value))
        sentence = t(
            "Line {line}: “{cell}” can be read in two ways, with the day or the month first; choose"
            " which."
        )
        raise ValueError(sentence.format(line=table.lines[row], cell=column.cells[row][:30]))


def _refuse_large(
    table: Table,
    column: Column,
    values: np.ndarray,
    rows: np.ndarray,
    largest: float,
    t: Translate,
) -> None:
    beyond = rows[np.abs(values[rows]) > largest]
    if beyond.size:
        sentence = t(
            "Line {line}: “{cell}” is beyond {largest}; use a larger unit, as thousands or"
            " millions."
        )
        row = beyond[0]
        raise ValueError(
            sentence.format(
                line=table.lines[row], cell=column.cells[row][:30], largest=f"{largest:g}"
            )
        )
