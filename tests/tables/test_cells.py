"""What stands in a table's cells: numbers and their marks, missing values, dates and labels."""

import pytest
from reading import points_of, refusal_of, told_of


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


def test_labels_that_are_not_two():
    three = "x,y\n1,a\n2,b\n3,a\n4,c\n"
    assert refusal_of(three, labeled=True).startswith("Line 5: “c” is a third label in “y”")
    assert "the same label in all rows" in refusal_of("x,y\n1,a\n2,a\n", labeled=True)
