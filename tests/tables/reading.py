"""A text read as a table: its points, what is told of it, or why it is refused."""

import pytest

from optviz.i18n import translator
from optviz.tables import how_it_was_read, read_table, take_points, usual_columns

ENGLISH = translator("en")
LARGEST = 1e15


def read(content, *, labeled=False, columns=None, at_most=1024, **reading):
    content = content.encode() if isinstance(content, str) else content
    table = read_table(content, ENGLISH, **reading)
    chosen = columns or usual_columns(table, ENGLISH, labeled=labeled)
    points = take_points(table, chosen, ENGLISH, labeled=labeled, at_most=at_most, largest=LARGEST)
    return table, chosen, points


def points_of(content, **options):
    points = read(content, **options)[2]
    return list(zip(*(column.tolist() for column in points.columns), strict=True))


def refusal_of(content, **options):
    with pytest.raises(ValueError) as error:
        read(content, **options)
    return str(error.value)


def told_of(content, **options):
    table, chosen, points = read(content, **options)
    return dict(how_it_was_read(table, chosen, points, ENGLISH))
