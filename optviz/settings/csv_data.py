"""Reading a reader's own data: two columns of numbers, as a spreadsheet writes them."""

import math
import re

from optviz.i18n import Translate

MAX_BYTES = 100_000
_LIMIT = 1e6


def read_points(content: bytes, t: Translate, *, at_most: int) -> list[tuple[float, float]]:
    """Read x and y from the lines of a file; a first line of names is passed over.

    The columns are separated by commas, semicolons, tabs or spaces; with semicolons or tabs, a
    comma is a decimal point. Numbers are rounded to six digits, so that a link can hold them.
    Raises ValueError with a sentence for the reader.
    """
    if len(content) > MAX_BYTES:
        raise ValueError(t("The file is too large; at most 100 kB can be read."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(t("The file is no text; save the table as CSV.")) from None
    lines = [(k, line.strip()) for k, line in enumerate(text.splitlines(), 1) if line.strip()]
    if lines and not any(character.isdigit() for character in lines[0][1]):
        del lines[0]
    points = [_point(number, line, t) for number, line in lines]
    if not 2 <= len(points) <= at_most:
        sentence = t("The file has {count} points; allowed are 2 to {most}.")
        raise ValueError(sentence.format(count=len(points), most=at_most))
    return points


def _point(number: int, line: str, t: Translate) -> tuple[float, float]:
    if ";" in line or "\t" in line:
        cells = re.split(r"\s*[;\t]\s*", line.replace(",", "."))
    else:
        cells = re.split(r"\s*,\s*|\s+", line)
    cells = [cell.strip().strip('"') for cell in cells]
    if len(cells) != 2:
        sentence = t("Line {line} has {count} columns; it must have two, x and y.")
        raise ValueError(sentence.format(line=number, count=len(cells)))
    return _number(number, cells[0], t), _number(number, cells[1], t)


def _number(line: int, cell: str, t: Translate) -> float:
    try:
        value = float(f"{float(cell):.6g}")
    except ValueError:
        value = math.nan
    if not abs(value) <= _LIMIT:
        sentence = t("Line {line}: “{cell}” is no number between −1 000 000 and 1 000 000.")
        raise ValueError(sentence.format(line=line, cell=cell[:30]))
    return value
