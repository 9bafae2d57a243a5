"""A reader's own table of data: what is read, and what is said of the rest."""

import pytest

from optviz.i18n import translator
from optviz.settings.csv_data import MAX_BYTES, read_points

ENGLISH = translator("en")


def points(text, at_most=1000):
    return read_points(text.encode(), ENGLISH, at_most=at_most)


@pytest.mark.parametrize(
    "text",
    [
        "x,y\n1,2\n3,4.5\n",
        "1,2\r\n3,4.5",
        "\ufeffx;y\n1;2\n3;4,5\n",
        "1\t2\n3\t4.5\n",
        "  1   2\n\n3 4.5\n\n",
        '"1","2"\n"3","4.5"\n',
    ],
)
def test_tables_as_spreadsheets_write_them(text):
    assert points(text) == [(1.0, 2.0), (3.0, 4.5)]


def test_numbers_are_rounded_to_six_digits():
    assert points("0.123456789,1e-7\n2,3") == [(0.123457, 1e-7), (2.0, 3.0)]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "The file has 0 points; allowed are 2 to 1000."),
        ("x,y\n1,2", "The file has 1 points; allowed are 2 to 1000."),
        ("1,2\n3", "Line 2 has 1 columns; it must have two, x and y."),
        ("x,y,z\n1,2,3\n4,5,6", "Line 2 has 3 columns; it must have two, x and y."),
        ("1,2\n3,a", "Line 2: “a” is no number between −1 000 000 and 1 000 000."),
        ("1,2\n3,nan", "Line 2: “nan” is no number between −1 000 000 and 1 000 000."),
        ("1,2\n\n3,1e7", "Line 3: “1e7” is no number between −1 000 000 and 1 000 000."),
        ("1,2\n3,-inf", "Line 2: “-inf” is no number between −1 000 000 and 1 000 000."),
    ],
)
def test_complaints_say_where_and_what(text, complaint):
    with pytest.raises(ValueError) as error:
        points(text)
    assert str(error.value) == complaint


def test_too_many_points_and_bytes():
    with pytest.raises(ValueError, match=r"^The file has 6 points; allowed are 2 to 5\.$"):
        points("1,2\n" * 6, at_most=5)
    with pytest.raises(ValueError, match=r"^The file is too large; at most 100 kB can be read\.$"):
        points("1,2\n" * MAX_BYTES)


def test_a_picture_is_no_table():
    with pytest.raises(ValueError, match=r"^The file is no text; save the table as CSV\.$"):
        read_points(b"\x89PNG\r\n\x1a\n\x00\xff", ENGLISH, at_most=10)
