"""A reader's own table: what is read of the files that people have, what is said of the rest."""

import numpy as np
import pytest
from reading import ENGLISH, points_of, read, refusal_of, told_of

from optviz.tables import first_rows, possible_columns, usual_columns

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


def test_rows_with_missing_values_are_left_out_and_counted():
    cells = ["", "NA", "NaN", "nan", "-", "?", "n/a", "null", "#N/A", "#DIV/0!", ".", "–", "None"]
    content = "x,y\n1,2\n" + "".join(f"7,{cell}\n" for cell in cells) + ",8\n9\n3,4.5\n"
    points = read(content)[2]
    assert points.left_out == tuple(range(3, 3 + len(cells) + 2))
    assert points_of(content) == ONE_TO_FOUR
    rows = told_of(content)["Rows"]
    assert rows.startswith(f"2; {len(cells) + 2} left out for a missing value (lines 3, 4, 5")


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
