"""What is seen of a figure until the figure itself is there."""

import itertools
import xml.etree.ElementTree as ET

import numpy as np

from optviz.rendering.figures.bars import Group, bar_plot
from optviz.rendering.figures.lines import Curve, line_plot
from optviz.rendering.figures.sketch import sketch
from optviz.rendering.scene import STYLES

SVG = "{http://www.w3.org/2000/svg}"


def drawn(figure, kind):
    return list(ET.fromstring(sketch(figure, dark=False)).iter(SVG + kind))  # noqa: S314


def test_curves_lie_where_the_figure_will_have_them():
    x = np.linspace(0, 10, 1001)
    curves = [Curve("up", x, 10**x, STYLES[0]), Curve("gap", x, np.full(1001, np.nan), STYLES[1])]
    named = {"x_title": "x", "y_title": "y", "dark": False}
    line, gap = drawn(line_plot(curves, x=(0, 20), y=(1, 1e10), log=True, **named), "polyline")
    points = [tuple(map(float, pair.split(","))) for pair in line.get("points").split()]
    assert 100 < len(points) < 150
    assert points[0] == (0, 1000)  # the lower left corner
    for across, down in points:  # 10**x is a straight line there, and half as wide as the axis
        assert abs(1000 - down - 2 * across) <= 2
    assert line.get("stroke") == STYLES[0].light
    assert gap.get("points") == ""


def test_bars_stand_side_by_side():
    groups = [
        Group(name, np.array([0.5, 1.0]), style) for name, style in zip("ab", STYLES, strict=False)
    ]
    figure = bar_plot(groups, ["one", "two"], y=(0, 2), y_title="", dark=False)
    _, *bars = drawn(figure, "rect")
    assert [int(bar.get("height")) for bar in bars] == [250, 500, 250, 500]
    lefts = sorted(int(bar.get("x")) for bar in bars)
    assert all(b - a >= int(bars[0].get("width")) for a, b in itertools.pairwise(lefts))
