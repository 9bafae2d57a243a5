"""Where a line is split: the separator that makes a text the most regular table."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from optviz.i18n import Translate
from optviz.tables import dates
from optviz.tables.numerals import is_missing, numeral, tidy

# The first of those that fit equally well is taken: what is rarely part of a number comes first.
SEPARATORS = ("\t", ";", "；", "|", ",", "，", " ")

# So many lines show how the columns are separated.
_TRIED = 300

_RULER = re.compile(r"[-=:+\s]*(?:--|==)[-=:+\s]*")
_FORMULA_TEXT = re.compile(r'="([^"]*)"')
_QUOTED_LINE = re.compile(r'"(?:[^"]|"")*"')
_REST_OF_THOUSANDS = re.compile(r"0\d\d(?:[.,]\d*)?")


@dataclass(frozen=True)
class Row:
    """A row of a file: the number of its line, from 1, and its tidy cells."""

    line: int
    cells: tuple[str, ...]


def split(lines: list[str], declared: str | None, t: Translate) -> tuple[str, list[Row]]:
    """Find the separator that makes the most regular table, and split all lines at it."""
    first = next((line for line in lines if line), "")
    if all(not line or _QUOTED_LINE.fullmatch(line) for line in lines) and re.search(
        r"[^\W\d].*[,;\t|]", first
    ):
        lines = [line[1:-1].replace('""', '"') for line in lines]
    tried = {
        separator: list(rows_of(lines[:_TRIED], separator, strict=False))
        for separator in (SEPARATORS if declared is None else (declared,))
    }
    if not any(tried.values()):
        raise ValueError(t("The file has no rows; it must have two columns of numbers."))
    scores = {separator: _regularity(rows) for separator, rows in tried.items()}
    best = max(tried, key=scores.get)
    if scores[best] == 0:
        best = max(tried, key=lambda separator: _width_of_first(tried[separator]))
        rows = _checked_rows(lines, best, t)
        raise ValueError(_no_columns(rows, t))
    if (
        best == ","
        and scores.get(" ") == scores[","]
        and width_of(tried[","]) != width_of(tried[" "])
    ):
        raise ValueError(
            t(
                "Line {line}: its columns may be separated by commas or by spaces; separate them by"
                " semicolons."
            ).format(line=tried[best][0].line)
        )
    rows = _checked_rows(lines, best, t)
    if best == " ":
        _refuse_spaces_between_thousands(rows, t)
    return best, rows


def _refuse_spaces_between_thousands(rows: Sequence[Row], t: Translate) -> None:
    for row in rows:
        if any(_REST_OF_THOUSANDS.fullmatch(cell) for cell in row.cells[1:]):
            sentence = t(
                "Line {line}: spaces stand between columns and within a number; separate the"
                " columns by semicolons."
            )
            raise ValueError(sentence.format(line=row.line))


def _checked_rows(lines: Sequence[str], separator: str, t: Translate) -> list[Row]:
    rows = []
    try:
        for row in rows_of(lines, separator, strict=True):
            rows.append(row)
    except csv.Error:
        sentence = t("Line {line}: a quotation mark has no counterpart; remove or double it.")
        raise ValueError(sentence.format(line=rows[-1].line + 1 if rows else 1)) from None
    return rows


def _no_columns(rows: Sequence[Row], t: Translate) -> str:
    """What is wrong with rows among which no separator finds columns of numbers."""
    if _width_of_first(rows) > 1:
        sentence = t("Line {line}: no columns of numbers were found; each point needs x and y.")
    else:
        sentence = t(
            "Line {line} has one column; there must be two, x and y, separated by a comma, a"
            " semicolon, a tab, a bar or a space."
        )
    return sentence.format(line=rows[0].line)


def _width_of_first(rows: Sequence[Row]) -> int:
    return len([cell for cell in rows[0].cells if cell]) if rows else 0


def rows_of(lines: Sequence[str], separator: str, *, strict: bool) -> Iterator[Row]:
    """Split lines into rows of tidy cells; empty lines and rulers of dashes are left out.

    Raises csv.Error, if `strict`, for a quotation mark without a counterpart.
    """
    if separator == " ":
        lines = [line.replace("\t", " ").strip() for line in lines]
    lines = [_FORMULA_TEXT.sub(r'"\1"', line) for line in lines]
    if separator != " ":  # spaces behind a closing mark say nothing
        behind = re.compile(rf'" +(?={re.escape(separator)}|$)')
        lines = [behind.sub('"', line) for line in lines]
    if separator == "|":
        lines = [line.strip().strip("|") for line in lines]
    reader = csv.reader(
        (line + "\n" for line in lines), delimiter=separator, skipinitialspace=True, strict=strict
    )
    first = 1
    for cells in reader:
        cells = tuple(map(tidy, cells))
        if any(cells) and not all(_RULER.fullmatch(cell) or not cell for cell in cells):
            yield Row(first, cells)
        first = reader.line_num + 1


def is_quantity(cell: str) -> bool:
    """Whether a tidy cell is a number or a date."""
    return numeral(cell) is not None or dates.looks_like_one(cell)


def width_of(rows: Sequence[Row]) -> int:
    """How many cells most rows with a number have."""
    counts = Counter(len(row.cells) for row in rows if any(map(numeral, row.cells)))
    return counts.most_common(1)[0][0] if counts else 0


def _regularity(rows: Sequence[Row]) -> float:
    """How far rows are a table: the share of rows that are alike times their share of numbers."""
    width = width_of(rows)
    if width < 2:
        return 0.0
    alike = [row for row in rows if len(row.cells) == width]
    cells = [cell for row in alike for cell in row.cells if cell]
    numbers = sum(is_quantity(cell) or is_missing(cell) for cell in cells)
    return len(alike) / len(rows) * numbers / max(1, len(cells))
