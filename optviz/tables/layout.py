"""From a text to rows and columns of cells: separator, header, units, comments."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from optviz.i18n import Translate
from optviz.tables.numerals import is_missing, numeral
from optviz.tables.separators import Row, is_quantity, rows_of, split, width_of

_SEPARATOR_LINE = re.compile(r'"?sep=(\\t|.)"?', re.IGNORECASE)
# Not an error of Excel's, not a column of the name #, not a number too wide for its column.
_COMMENT = re.compile(
    r"\ufeff?\s*(?:#(?!#*(?:[,;|\t]|$)|N/A|NA\b|DIV|VALUE|REF|NAME|NUM|NULL)|%|//|!)"
)


@dataclass
class Layout:
    """A text taken apart; `columns` cells stand in each of the `rows`, which are data alone.

    `passed_over` are the numbers of lines that say something else: titles, comments, notes.
    """

    separator: str
    columns: int
    rows: list[Row]
    names: Row | None = None
    units: Row | None = None
    passed_over: list[int] = field(default_factory=list)


def lay_out(text: str, t: Translate) -> Layout:
    """Take a text apart. Raises ValueError with a sentence for the reader."""
    lines = io.StringIO(text, newline=None).read().split("\n")
    separator, comments = None, {}
    for k, line in enumerate(lines):
        declared = _SEPARATOR_LINE.fullmatch(line.strip())
        if declared and separator is None and not any(lines[:k]):
            separator, lines[k] = declared[1].replace("\\t", "\t"), ""
        elif _COMMENT.match(line):
            comments[k + 1], lines[k] = line, ""
    separator, rows = split(lines, separator, t)
    layout = _arranged(separator, rows, comments, t)
    layout.passed_over = sorted({*layout.passed_over, *comments})
    return layout


def _arranged(separator: str, rows: list[Row], comments: dict[int, str], t: Translate) -> Layout:
    """Part the rows of data from names, units and notes."""
    width = width_of(rows)
    head, data = _head_and_data(rows, width, t)
    titles = [row for row in head if sum(map(bool, row.cells)) < 2]
    head = [row for row in head if row not in titles]
    layout = Layout(separator, width, [], passed_over=[row.line for row in titles])
    if len(head) > 1 and _are_units(head[-1]):
        layout.units = _fitted(head.pop(), width, t)
    if head:
        layout.names = head.pop()
    elif comments:
        layout.names = _commented_names(separator, comments, width, data)
    layout.passed_over += [row.line for row in head]
    if layout.names:
        layout.names = _fitted_names(layout.names, separator, data, width, t)
    else:
        _refuse_two_ways(separator, data, width, t)
    for row in data:
        is_note = len([c for c in row.cells if c]) == 1 and not any(map(is_quantity, row.cells))
        again = layout.names and row.cells == layout.names.cells
        if is_note or again:
            layout.passed_over.append(row.line)
        else:
            layout.rows.append(_fitted(row, width, t))
    return layout


def _head_and_data(rows: list[Row], width: int, t: Translate) -> tuple[list[Row], list[Row]]:
    """Part the first lines, whose words stand above columns of numbers, from the data."""
    body = [row.cells for row in rows[1:] if len(row.cells) >= width] or [rows[0].cells]
    columns = list(zip(*(cells[:width] for cells in body[:500]), strict=True))
    measured = [k for k, column in enumerate(columns) if _is_measured(column)]
    count = 0
    for row in rows:
        above = [k for k in measured if k < len(row.cells)]
        cells = [row.cells[k] for k in above]
        words = [row.cells[k] for k in above if _is_word(row.cells[k], columns[k])]
        filled = [cell for cell in row.cells if cell]
        is_title = len(filled) < 2 <= width and not any(map(is_quantity, filled))
        if not (words or is_title or _counts_years(cells, len(row.cells))):
            break
        if words and len(row.cells) == width and any(numeral(c) for c in cells if c not in words):
            if count:
                break
            sentence = t(
                "Line {line}: “{cell}” stands above numbers and beside numbers; give each column a"
                " name, or correct the cell."
            )
            raise ValueError(sentence.format(line=row.line, cell=words[0][:30]))
        count += 1
    return rows[:count], rows[count:]


def _is_word(cell: str, column: Sequence[str]) -> bool:
    """Whether a cell is not a number or date of a column: `2x` above 1, 2, 3 is a name."""
    number = numeral(cell)
    if number is None or not number.unit:
        return not is_missing(cell) and not is_quantity(cell)
    return all(found.unit != number.unit for found in map(numeral, column[:100]) if found)


def _counts_years(cells: Sequence[str], width: int) -> bool:
    """Whether the numbers of a row that also has words are years one after the other."""
    if not 2 <= len(cells) < width or not all(re.fullmatch(r"(?:19|20)\d\d", c) for c in cells):
        return False
    years = [int(cell) for cell in cells]
    return years == list(range(years[0], years[0] + len(years)))


def _is_measured(column: Sequence[str]) -> bool:
    """Whether most cells of a column are numbers or dates."""
    cells = [cell for cell in column if not is_missing(cell)]
    return sum(map(is_quantity, cells[:100])) > len(cells[:100]) / 2


def _are_units(row: Row) -> bool:
    cells = [cell for cell in row.cells if cell]
    return all(cell[0] in "([" or len(cell) <= 6 for cell in cells)


def _commented_names(
    separator: str, comments: dict[int, str], width: int, data: Sequence[Row]
) -> Row | None:
    """Names in the last comment above the data, as some programs write them."""
    above = [line for line in comments if data and line < data[0].line]
    if not above:
        return None
    text = comments[above[-1]].lstrip("\ufeff #%/!")
    cells = list(rows_of([text], separator, strict=False))
    if len(cells) != 1 or len(cells[0].cells) != width or any(map(numeral, cells[0].cells)):
        return None
    return Row(above[-1], cells[0].cells)


def _refuse_two_ways(separator: str, data: Sequence[Row], width: int, t: Translate) -> None:
    """Raise a ValueError if a mark that separates columns may as well be within numbers.

    `1,5,2,5` may be 1.5 and 2.5, `1 250 3` may be 1250 and 3; names above would tell.
    """
    columns = list(zip(*(row.cells for row in data if len(row.cells) == width), strict=True))

    def all_are(k: int, pattern: str) -> bool:
        return all(re.fullmatch(pattern, cell) for cell in columns[k])

    decimals = separator == "," and width == 4 and all(all_are(k, r"\d+") for k in range(width))
    thousands = separator == " " and any(
        all_are(k, r"[-+]?[1-9]\d{0,2}") and all_are(k + 1, r"\d{3}") for k in range(width - 1)
    )
    if width > 2 and (decimals or thousands):
        sentence = t(
            "Line {line}: what separates the columns may also be part of the numbers; write names"
            " above the columns, or separate them by semicolons."
        )
        raise ValueError(sentence.format(line=data[0].line))


def _fitted_names(names: Row, separator: str, data: Sequence[Row], width: int, t: Translate) -> Row:
    """Bring the names to the width of the data, where it is clear whose names they are."""
    cells = list(names.cells)
    while len(cells) > width and not cells[-1]:
        cells.pop()
    full = [row.cells for row in data if len(row.cells) == width]
    if len(cells) == width - 1 and separator != "," and all(row[0] and row[-1] for row in full):
        cells.insert(0, "")  # row names without a name, as R writes them
    used = max(
        (k + 1 for row in data for k, cell in enumerate(row.cells[:width]) if cell), default=0
    )
    if len(cells) < used or len(cells) > width:
        sentence = t(
            "Line {line} has {names} names, but line {data_line} has {count} cells; separate the"
            " columns by semicolons if commas mark decimals or names have spaces."
        )
        raise ValueError(
            sentence.format(line=names.line, names=len(cells), data_line=data[0].line, count=used)
        )
    return Row(names.line, tuple(cells + [""] * (width - len(cells))))


def _fitted(row: Row, width: int, t: Translate) -> Row:
    """Bring a row to the width of the table; what it lacks is missing."""
    if any(row.cells[width:]):
        sentence = t(
            "Line {line} has {count} cells, most others have {usual}; if a comma in it is part of a"
            " number, put the number into quotation marks."
        )
        raise ValueError(sentence.format(line=row.line, count=len(row.cells), usual=width))
    return Row(row.line, (row.cells + ("",) * width)[:width])
