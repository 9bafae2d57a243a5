"""Reading a reader's own table: any file of columns, as spreadsheets and programs write them.

What cannot be read for certain is refused with the line and the way out; how the rest was read is
told.
"""

from optviz.tables.points import Points, possible_columns, take_points, usual_columns
from optviz.tables.reader import Column, Table, read_table
from optviz.tables.report import first_rows, how_it_was_read

__all__ = [
    "Column",
    "Points",
    "Table",
    "first_rows",
    "how_it_was_read",
    "possible_columns",
    "read_table",
    "take_points",
    "usual_columns",
]
