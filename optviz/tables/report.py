"""What is said of a table: how it was read, and its first rows beside what became of them."""

from collections.abc import Sequence

from optviz.i18n import Translate
from optviz.tables.points import SEED, Points
from optviz.tables.reader import Column, Table

# So many numbers of lines are named; a list of a thousand would tell nobody anything.
_NAMED = 10


def how_it_was_read(
    table: Table, chosen: Sequence[int], points: Points, t: Translate
) -> list[tuple[str, str]]:
    """Say how a file was read: what, and how."""
    columns = [table.columns[k] for k in chosen]
    layout = table.layout
    rows = [
        (t("Encoding"), table.encoding),
        (t("Separator"), _separator(layout.separator, t)),
        (t("Decimal mark"), _mark(columns, t)),
        (t("Columns"), _columns(table, columns, t)),
        (t("Rows"), _rows(points, t)),
    ]
    if layout.passed_over:
        rows.append((t("Skipped lines"), _lines(layout.passed_over)))
    for column, labels in zip(columns, points.labels, strict=True):
        name = column.name[:40]
        if column.first_day:
            rows.append((name, t("dates, as days since {date}").format(date=column.first_day)))
        if labels:
            rows.append((name, t("{zero} is 0, {one} is 1").format(zero=labels[0], one=labels[1])))
        if column.unit:
            rows.append((name, t("in {unit}").format(unit=column.unit)))
    return rows


def first_rows(
    table: Table, chosen: Sequence[int], points: Points, count: int = 5
) -> list[tuple[int, list[str], list[float]]]:
    """The first rows that were taken: the line, the cells as written, and the numbers read."""
    return [
        (
            table.lines[row],
            [table.columns[column].cells[row] for column in chosen],
            [float(values[k]) for values in points.columns],
        )
        for k, row in enumerate(points.rows[:count])
    ]


def _separator(separator: str, t: Translate) -> str:
    names = {
        "\t": t("tab"),
        ";": t("semicolon"),
        ",": t("comma"),
        "|": t("bar"),
        " ": t("space"),
    }
    return names.get(separator, separator)


def _mark(columns: Sequence[Column], t: Translate) -> str:
    names = {".": t("point"), ",": t("comma")}
    marks = list(dict.fromkeys(column.marks[0] for column in columns if column.marks))
    return " / ".join(names[mark] for mark in marks) or t("whole numbers only")


def _columns(table: Table, columns: Sequence[Column], t: Translate) -> str:
    names = ", ".join(f"“{column.name[:40]}”" for column in columns)
    return t("{names} of {count}").format(names=names, count=len(table.columns))


def _rows(points: Points, t: Translate) -> str:
    sentences = [str(points.usable)]
    if len(points.rows) < points.usable:
        sentence = t("{taken} of {usable}, drawn evenly with seed {seed}")
        sentences = [sentence.format(taken=len(points.rows), usable=points.usable, seed=SEED)]
    if points.left_out:
        sentence = t("{count} left out for a missing value (lines {lines})")
        sentences.append(sentence.format(count=len(points.left_out), lines=_lines(points.left_out)))
    return "; ".join(sentences)


def _lines(lines: Sequence[int]) -> str:
    more = ", …" if len(lines) > _NAMED else ""
    return ", ".join(map(str, lines[:_NAMED])) + more
