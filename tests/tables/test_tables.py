"""A reader's own table: what is read of the files that people have, what is said of the rest."""

import numpy as np
import pytest

from optviz.i18n import translator
from optviz.tables import (
    first_rows,
    how_it_was_read,
    possible_columns,
    read_table,
    take_points,
    usual_columns,
)

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


ONE_TO_FOUR = [(1.0, 2.0), (3.0, 4.5)]


@pytest.mark.parametrize(
    "content",
    [
        "x,y\n1,2\n3,4.5\n",
        "1,2\r\n3,4.5",
        "x,y\r1,2\r3,4.5\r",
        "x,y\r\n\r\n1,2\r\n\r\n3,4.5\r\n\r\n",
        "x, y\n1, 2\n3, 4.5\n",
        "\ufeffx;y\n1;2\n3;4,5\n",
        "1\t2\n3\t4.5\n",
        "  1   2\n\n3 4.5\n\n",
        " x   y \n 1   2 \n 3   4.5 \n",
        "x y\n1\t 2\n3  4.5\n",
        '"1","2"\n"3","4.5"\n',
        '"x,y"\n"1,2"\n"3,4.5"\n',
        "x1,y1\n1,2\n3,4.5\n",
        "2x;3y\n1;2\n3;4,5\n",
        "x,y,\n1,2,\n3,4.5,\n",
        "1;2;;\n3;4,5;;\n",
        "x;y\n1;2\n;\n3;4,5\n;\n",
        "sep=;\nx;y\n1;2\n3;4,5\n",
        "sep=\\t\nx\ty\n1\t2\n3\t4.5\n",
        "SEP=,\r\nx,y\r\n1,2\r\n3,4.5\r\n",
        "# measured by hand\n# x y\n1 2\n3 4.5\n",
        "% x, y\n1, 2\n3, 4.5\n",
        "x,y\n# the first\n1,2\n// the second\n3,4.5\n",
        "My measurements\n\nx,y\n1,2\n3,4.5\n",
        "x,y\n1,2\n3,4.5\nSource: my own\n",
        "x,y\n1,2\nx,y\n3,4.5\n",
        "length,weight\n(m),(kg)\n1,2\n3,4.5\n",
        "length;weight\nm;kg\n1;2\n3;4,5\n",
        "a,x,y\n-,m\nq,1,2\nq,3,4.5\n",
        "| x | y |\n|---|---|\n| 1 | 2 |\n| 3 | 4.5 |\n",
        "x|y\n1|2\n3|4.5\n",
        ",x,y\n0,1,2\n1,3,4.5\n",
        "id,x,y\n101,1,2\n107,3,4.5\n",
        '"x" "y"\n"1" 1 2\n"2" 3 4.5\n',
        "\tx\ty\n0\t1\t2\n1\t3\t4.5\n",
        "1,1,2\n2,3,4.5\n",
        "who,x,y\nA,1,2\nB,3,4.5\n",
        '"Smith, J.",1,2\n"Lee, K.",3,4.5\n',
        "x;y\n1,0;2,0\n3,0;4,5\n",
        "1,0 2,0\n3,0 4,5\n",
        "x,y\n1e0,2E0\n3.0e+00,45e-1\n",
        " 0.1D+01  2.0D+00\n 0.3D+01  4.5D+00\n",
        "x,y\n1×10^0,2\n0.3×10^1,4.5\n",
        'x,y\n="1",2\n="3",4.5\n',
        "x,y\n'1,2\n'3,4.5\n",
        "x,y\n１,２\n３,４.５\n",
        "面积，价格\n1，2\n3，4.5\n",
        "x;y\n1 kg;2\n3 kg;4,5\n",
        "x,y\n1 m2,2 °C\n3 m2,4.5 °C\n",
        "x;y\n1 %;2\n3 %;4,5\n",
        "x,y\n$1,€2\n$3,€4.5\n",
        "x,y\nUSD 1,2 kr\nUSD 3,4.5 kr\n",
        '"x" ; "y"\n"1,0" ; "2"\n"3" ; "4,5" \n',
        "x;y\n1,- €;2\n3,- €;4,5\n",
        '"x\n(m)",y\n1,2\n3,4.5\n',
        "a,b,c,d\n1,2,0,0\n3,4.5,0,0\n",
        "a b c\n1 2 300\n3 4.5 400\n",
    ],
)
def test_tables_as_people_have_them(content):
    assert points_of(content) == ONE_TO_FOUR


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_encodings_of_western_spreadsheets(codec, name):
    content = "Fläche in m²;Größe in €\n1,5;1\u00a0000 €\n2,5;3\u00a0000 €\n".encode(codec)
    table, chosen, points = read(content)
    assert table.encoding == name
    assert [table.columns[k].name for k in chosen] == ["Fläche in m²", "Größe in €"]
    assert [column.tolist() for column in points.columns] == [[1.5, 2.5], [1000.0, 3000.0]]


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        ("面积,价格", "gb18030", "GB 18030"),
        ("年份,收入", "gbk", "GB 18030"),
        ("面積,価格", "cp932", "Shift JIS"),
        ("面積,價格", "big5", "Big5"),
        ("длина,ширина", "cp1251", "Windows-1251"),
        ("année,durée", "cp1252", "Windows-1252"),
        ("temp °C,x", "cp1252", "Windows-1252"),
    ],
)
def test_encodings_are_told_by_the_words(text, codec, name):
    content = f"{text}\n" + "".join(f"{k},{k * k}\n" for k in range(60))
    table, _, points = read(content.encode(codec))
    assert table.encoding == name
    assert [column.name for column in table.columns] == text.split(",")
    assert points.columns[1].tolist() == [k * k for k in range(60)]


# Where a comma or a point may stand before decimals or between thousands, the whole column decides.
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("x\ty\n1\t2,15\n2\t2,150\n3\t12,5\n", [2.15, 2.15, 12.5]),
        ("x;y\n1;2,15\n2;2,150\n3;12,5\n", [2.15, 2.15, 12.5]),
        ("x\ty\n1\t2,150\n2\t1,000,000\n", [2150.0, 1e6]),
        ("x;y\n1;2.150\n2;1.000.000\n", [2150.0, 1e6]),
        ("x;y\n1;1.250,50\n2;2.000,00\n", [1250.5, 2000.0]),
        ("x\ty\n1\t1,250.50\n2\t2,000.00\n", [1250.5, 2000.0]),
        ("x;y\n1;0,125\n2;2,500\n", [0.125, 2.5]),
        ("x;y\n1;1250,500\n2;2,500\n", [1250.5, 2.5]),
        ("x;y\n1,5;2,150\n2,25;3,500\n", [2.15, 3.5]),  # as the other column is read
        ("x\ty\n1.5\t2,150\n2.25\t3,500\n", [2150.0, 3500.0]),
        ("x;y\n1,5;2.150\n2,25;3.500\n", [2150.0, 3500.0]),
        ("x,y\n1.250,2.150\n2.500,3.500\n", [2.15, 3.5]),  # a comma that separates marks nothing
        ('x,y\n1,"1,250.5"\n2,"2,000"\n', [1250.5, 2000.0]),
        ('"x","y"\n"1","1,5"\n"2","2,25"\n', [1.5, 2.25]),
        ('x,y\n1,"$190,000"\n2,"$1,240,000"\n', [190000.0, 1240000.0]),
        ("x;y\n1;1 250,5\n2;12 000\n", [1250.5, 12000.0]),
        ("x;y\n1;1'250.5\n2;12’000\n", [1250.5, 12000.0]),
        ('x,y\n1,"1,50,000"\n2,"12,50,000"\n', [150000.0, 1250000.0]),
        ("x;y\n1;190.000,00 €\n2;−5,5 €\n", [190000.0, -5.5]),
        ("x,y\n1,(2.5)\n2,-3\n", [-2.5, -3.0]),
        ("x,y\n1,2.5-\n2,–3\n", [-2.5, -3.0]),
        ("x;y\n1;1,5E-03\n2;2E+05\n", [0.0015, 2e5]),
        ("x,y\n1,1e12\n2,123456789.123\n", [1e12, 123456789.123]),
    ],
)
def test_marks_are_decided_from_the_whole_column(content, expected):
    assert [y for _, y in points_of(content)] == expected


@pytest.mark.parametrize(
    ("content", "cell", "by_comma", "by_point"),
    [
        ("1,250;3\n2,500;4\n", "1,250", 1.25, 1250.0),
        ("x;y\n1,250;3\n3000;4\n", "1,250", 1.25, 1250.0),
        ("x\ty\n190,000\t3\n240,000\t4\n", "190,000", 190.0, 190000.0),
        ("x;y\n1.250;3\n2.500;4\n", "1.250", 1250.0, 1.25),
        ('x,y\n"1,100",3\n"2,100",4\n', "1,100", 1.1, 1100.0),
    ],
)
def test_two_readings_are_refused_until_one_is_chosen(content, cell, by_comma, by_point):
    refusal = refusal_of(content)
    assert f"“{cell}” can be read in two ways" in refusal
    assert refusal.startswith("Line ")
    assert points_of(content, mark=",")[0][0] == by_comma
    assert points_of(content, mark=".")[0][0] == by_point
    assert told_of(content, mark=",")["Decimal mark"] == "comma"
    assert told_of(content, mark=".")["Decimal mark"] == "point"


def test_every_digit_is_kept():
    numbers = [0.1, 1 / 3, 2 / 3 * 1e9, 5e-324, 123456789.12345679, 1e15, -0.30000000000000004]
    content = "x,y\n" + "".join(f"{a!r},{-a!r}\n" for a in numbers)
    assert points_of(content) == [(a, -a) for a in numbers]


def test_rows_with_missing_values_are_left_out_and_counted():
    cells = ["", "NA", "NaN", "nan", "-", "?", "n/a", "null", "#N/A", "#DIV/0!", ".", "–", "None"]
    content = "x,y\n1,2\n" + "".join(f"7,{cell}\n" for cell in cells) + ",8\n9\n3,4.5\n"
    points = read(content)[2]
    assert points.left_out == tuple(range(3, 3 + len(cells) + 2))
    assert points_of(content) == ONE_TO_FOUR
    rows = told_of(content)["Rows"]
    assert rows.startswith(f"2; {len(cells) + 2} left out for a missing value (lines 3, 4, 5")


def test_accounting_dashes_are_missing():
    assert points_of('x,y\n1,"$ 1,200.50 "\n2, $ 300.00 \n3, $ -   \n') == [(1, 1200.5), (2, 300)]


@pytest.mark.parametrize(
    ("content", "days", "first"),
    [
        ("d,y\n2020-01-30,1\n2020-02-01,2\n", [0, 2], "2020-01-30"),
        ("d;y\n30.01.2020;1\n01.02.2020;2\n", [0, 2], "2020-01-30"),
        ("d;y\n30.1.20;1,5\n1.2.20;2\n", [0, 2], "2020-01-30"),
        ("d,y\n30/01/2020,1\n01/02/2020,2\n", [0, 2], "2020-01-30"),
        ("d,y\n01/30/2020,1\n02/01/2020,2\n", [0, 2], "2020-01-30"),
        ("d,y\n1/30/2020 6:00 AM,1\n2/1/2020 6:00 PM,2\n", [0.25, 2.75], "2020-01-30"),
        ("d,y\n2020/01/30,1\n2020/02/01,2\n", [0, 2], "2020-01-30"),
        ("d,y\n20200130,1\n20200201,2\n", [0, 2], "2020-01-30"),
        ("d,y\n2020-01-30 12:00,1\n2020-02-01 12:00:00,2\n", [0.5, 2.5], "2020-01-30"),
        ("d,y\n2020-01-30T12:00:00Z,1\n2020-02-01T12:00:00Z,2\n", [0.5, 2.5], "2020-01-30"),
        ("d,y\n30 Jan 2020,1\n1 Feb 2020,2\n", [0, 2], "2020-01-30"),
        ("d,y\n30-Jan-20,1\n01-Feb-20,2\n", [0, 2], "2020-01-30"),
        ('d,y\n"January 30, 2020",1\n"February 1, 2020",2\n', [0, 2], "2020-01-30"),
        ("d,y\nJan 2020,1\nMar 2020,2\n", [0, 60], "2020-01-01"),
        ("d,y\n2020-01-30T00:00+01:00,1\n2020-02-01T00:00+01:00,2\n", [0, 2], "2020-01-30"),
        ("d,y\n2020-01-30T23:00Z,1\n2020-02-01T00:00+01:00,2\n", [23 / 24, 47 / 24], "2020-01-30"),
        ("d,y\n2020-01,1\n2020-03,2\n", [0, 60], "2020-01-01"),
        ("d,y\n2020年1月30日,1\n2020年2月1日,2\n", [0, 2], "2020-01-30"),
    ],
)
def test_dates_are_days(content, days, first):
    assert [x for x, _ in points_of(content)] == days
    assert told_of(content)["d"] == f"dates, as days since {first}"


def test_the_order_of_day_and_month_is_asked_where_both_will_do():
    content = "d,y\n01/02/2020,1\n03/02/2020,2\n"
    assert "with the day or the month first" in refusal_of(content)
    assert [x for x, _ in points_of(content, day_first=True)] == [0, 2]
    assert [x for x, _ in points_of(content, day_first=False)] == [0, 60]


@pytest.mark.parametrize(
    ("content", "expected", "told"),
    [
        ("x,y\n1,no\n2,yes\n", [0, 1], "no is 0, yes is 1"),
        ("x\ty\n1\tYes\n2\tNo \n3\tyes\n", [1, 0, 1], "no is 0, yes is 1"),
        ("x,y\n1,Yes\n2,N\n3,No\n4,Y\n", [1, 0, 0, 1], "no is 0, yes is 1"),
        ("sex,x,y\nm,1,0\nf,2,1\nm,3,1\n", [0, 1, 1], "0 is 0, 1 is 1"),
        ("x;y\n1;ja\n2;nein\n", [1, 0], "nein is 0, ja is 1"),
        ("x,y\n1,TRUE\n2,FALSE\n", [1, 0], "false is 0, true is 1"),
        ("x,y\n1,spam\n2,not spam\n", [1, 0], "not spam is 0, spam is 1"),
        ("x,y\n1,b\n2,a\n", [1, 0], "a is 0, b is 1"),
        ("x,y\n1,是\n2,否\n", [1, 0], "否 is 0, 是 is 1"),
        ("x,y\n1,0\n2,1\n", [0, 1], "0 is 0, 1 is 1"),
        ("x,y\n1,2\n2,1\n3,2\n", [1, 0, 1], "1 is 0, 2 is 1"),
        ("x,y\n1,-1\n2,1\n", [0, 1], "-1 is 0, 1 is 1"),
        ("y,x\nno,1\nyes,2\n", [0, 1], "no is 0, yes is 1"),
        ("id,age,bmi,y\n1,30,22.5,0\n2,40,25.1,1\n3,50,30,1\n", [0, 1, 1], "0 is 0, 1 is 1"),
    ],
)
def test_two_labels_are_zero_and_one(content, expected, told):
    assert [y for _, y in points_of(content, labeled=True)] == expected
    assert told_of(content, labeled=True)["y"] == told


def test_which_columns_can_be_chosen():
    content = "id,age,city,bmi,ill\n1,30,Rome,22.5,no\n2,40,Oslo,25.1,yes\n3,50,Bonn,30,no\n"
    table, chosen, _ = read(content)
    assert chosen == [1, 3]
    assert possible_columns(table, labeled=False) == [0, 1, 3]
    assert possible_columns(table, labeled=True) == [4]
    assert usual_columns(table, ENGLISH, labeled=True) == [1, 4]
    assert usual_columns(table, ENGLISH, labeled=True, inputs=2) == [1, 3, 4]
    assert points_of(content, columns=[3, 1]) == [(22.5, 30), (25.1, 40), (30, 50)]
    assert told_of(content)["Columns"] == "“age”, “bmi” of 5"


def test_of_too_many_rows_some_are_drawn_evenly():
    content = "x,y\n" + "".join(f"{k},{k * k}\n" for k in range(5000))
    _, _, points = read(content)
    x, y = points.columns
    assert len(x) == 1024
    assert (np.diff(x) > 0).all()
    np.testing.assert_array_equal(y, x**2)
    # Each fifth of the file gives about a fifth of the sample: 205 with a deviation of 11.5.
    counts = np.histogram(x, bins=5, range=(0, 5000))[0]
    assert (np.abs(counts - 204.8) < 46).all()
    assert told_of(content)["Rows"] == "1024 of 5000, drawn evenly with seed 0"
    again = read(content)[2].columns[0]
    np.testing.assert_array_equal(again, x)


def test_how_a_table_was_read_is_told():
    content = "sep=;\n# by hand\nx;y\n(m);(kg)\n1,5;2 t\n2,5;3 t\n"
    assert told_of(content) == {
        "Encoding": "ASCII",
        "Separator": "semicolon",
        "Decimal mark": "comma",
        "Columns": "“x (m)”, “y (kg)” of 2",
        "Rows": "2",
        "Skipped lines": "2",
        "y (kg)": "in t",
    }
    assert first_rows(*read(content)) == [
        (5, ["1,5", "2 t"], [1.5, 2.0]),
        (6, ["2,5", "3 t"], [2.5, 3.0]),
    ]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("", "The file has no rows; it must have two columns of numbers."),
        ("# x y # x\n2019 Jan 2020 ½", "Only 0 of the columns has values; 2 are needed."),
        ("x,y\n", "Line 1: no columns of numbers were found; each point needs x and y."),
        ("x,y\n1,2", "The file has 1 rows with all values; at least 2 are needed."),
        ("1\n2\n3", "Line 1 has one column; there must be two, x and y"),
        ("x,\n1,\n2,\n", "Only 1 of the columns has values; 2 are needed."),
        ("1,2\n3,a", "Line 2: “a” is not a number; correct it or leave the cell empty."),
        ("x,y\n1,2\n3,inf\n", "Line 3: “inf” is not a number"),
        ("x,y\n1,2\n3,1e400\n", "Line 3: “1e400” is not a number"),
        ("1,2\n\n3,1e16", "Line 3: “1e16” is beyond 1e+15; use a larger unit"),
        ("x,y\n1,2\n####,3\n4,5\n", "Line 3: “####” is not a number"),
        ("x,y\n1,2\n3,4\nTotal,6\n", "Line 4: “Total” is not a number"),
        ("x,y\n1,2\n3,4,5\n6,7\n", "Line 3 has 3 cells, most others have 2"),
        ("x,y\n1,5,2\n2,5,3\n", "Line 1 has 2 names, but line 2 has 3 cells"),
        ("x,y\n1,5,2,5\n2,5,3,5\n", "Line 1 has 2 names, but line 2 has 4 cells"),
        ("weight (kg)  height (cm)\n70  180\n80  190", "Line 1 has 4 names, but line 2 has 2"),
        ("1 000 2\n3 000 4\n", "Line 1: spaces stand between columns and within a number"),
        ("1,500 250,500\n2,500 350,500\n", "may be separated by commas or by spaces"),
        ("1,5,2,5\n2,5,3,5\n3,5,4,5\n", "may also be part of the numbers; write names"),
        ("1 250 3\n2 500 4\n3 125 5\n", "may also be part of the numbers"),
        ("x,1,2,3\ny,2,3,5\n", "two rows of 4 cells; x and y must be columns"),
        ("a,2\n1,3\n2,4\n", "Line 1: “a” stands above numbers and beside numbers"),
        ("x;y\n1;1,5\n2;2.5\n", "is not a number where “"),
        (
            "x;y\n1;1,5\n2;2,5\n3;4.25\n",
            "Line 4: “4.25” is not a number where “,” marks the decimals",
        ),
        ("x,y\n1 kg,2\n3 kg,4\n4 g,5\n", "Line 4: “4 g” is not a number in “kg” like the others"),
        ("x,y\n1,5%\n2,6\n3,7%\n", "Line 3: “6” is not a number in “%” like the others"),
        ('x,y\n"1,2\n3,4\n', "Line 2: a quotation mark has no counterpart"),
        ('x,y\n1,2\n"3,4\n5,6\n', "Line 3: a quotation mark has no counterpart"),
        ("x,y\n1,2-3\n2,3-4\n", "Line 2: “2-3” in “y” is not a number; 2 columns of numbers"),
        ("t,y\n12:00,3\n12:30,4\n", "Line 2: “12:00” in “t” is not a number"),
        (
            "d,y\n2020-01-01,1\n2020-01-02,2\nsoon,3\n",
            "Line 4: “soon” is not a date like the others",
        ),
        ("x = [1,2,3]\ny = [2,3,4]", "Line 1: “x = [1” in “column 1” is not a number"),
    ],
)
def test_complaints_say_where_and_what(content, complaint):
    assert complaint in refusal_of(content)


def test_labels_that_are_not_two():
    three = "x,y\n1,a\n2,b\n3,a\n4,c\n"
    assert refusal_of(three, labeled=True).startswith("Line 5: “c” is a third label in “y”")
    assert "the same label in all rows" in refusal_of("x,y\n1,a\n2,a\n", labeled=True)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "a workbook or an archive; open it in its program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "a workbook or an archive"),
        (b"%PDF-1.7\n", "a PDF; copy its table"),
        (b"\x89PNG\r\n\x1a\n\x00\xff", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"\x1f\x8b\x08", "compressed; unpack it"),
        (b"PAR1\x15", "in a program's own format"),
        (b"1,2\n\x00\x01\x02", "not a text file"),
        (b'[{"x": 1, "y": 2}]', "JSON; save the two columns as CSV"),
        (b'{"x": 1, "y": 2}\n{"x": 3, "y": 4}\n', "JSON"),
        (b"[[1, 2], [3, 4]]", "JSON"),
        (b"<html><table></table></html>", "a web page or XML"),
        (b"<?xml version='1.0'?><Workbook/>", "a web page or XML"),
        (b"{\\rtf1\\ansi 1,2}", "a text with markup"),
        (b"1,2\n" * 600_000, "too large; at most 2 MB"),
        (b"\xff\xfe1", "not a text file"),
    ],
)
def test_other_kinds_of_files_are_refused_by_name(content, kind):
    assert kind in refusal_of(content)


def test_letters_of_no_known_encoding():
    assert "in no encoding known here" in refusal_of(b"x\x81\xff,y\n1,2\n")
