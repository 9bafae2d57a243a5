"""The charts of a page as a picture for print, opened by readers of each format."""

import io
from xml.etree import ElementTree

import numpy as np
import pypdf
import pytest
from matplotlib.figure import Figure
from PIL import Image

from optviz import export
from optviz.export import Look, LookError, charts_picture, check_charts, settings_of
from optviz.export.sheets.charts_picture import _Page
from optviz.export.sheets.plotted import draw_figure
from optviz.export.sheets.sheet import Sheet
from optviz.rendering.figures.bands import Banded, band_plot
from optviz.rendering.figures.bars import Group, bar_plot
from optviz.rendering.figures.decision import decision_plot
from optviz.rendering.figures.graph import Arrow, Box, draw_graph
from optviz.rendering.figures.layers import lay_out
from optviz.rendering.figures.lines import Curve, line_plot
from optviz.rendering.figures.map import Mark, Trail, map_plot
from optviz.rendering.figures.masked import masked_plot
from optviz.rendering.scene import STYLES

pytestmark = pytest.mark.filterwarnings("error")

X = np.linspace(0, 10, 50)
TOLD = {"title": "All charts", "caption": "topic=all;  weight=1", "link": "http://h/functions?x=1"}
UNIT = {"x": (0, 10), "y": (0, 1), "x_title": "", "y_title": ""}
SETTINGS = {"page": "functions", "topic": "all", "lang": "en"}


def curve(name, y, style=0, **more):
    return Curve(name, X, y, STYLES[style], **more)


def grown(dark):
    curves = [curve("decayed", 10**-X, marks=((2.0, 0.01),)), curve("grown", 10 ** (X / 5), 1)]
    named = {"x_title": "layers", "y_title": "|w f′(x)|ⁿ", "at": 4.0}
    return line_plot(curves, x=(0, 10), y=(1e-10, 100), log=True, dark=dark, **named)


def banded(dark):
    bands = [Banded(curve("median of the runs", X), X - 1, X + 1), Banded(curve("truth", X + 2, 1))]
    points = "examples", X[::9], X[::9] + 0.5
    named = {"x_title": "ŷ − y", "y_title": "loss", "points": points}
    return band_plot(bands, x=(0, 10), y=(-1, 11), dark=dark, **named)


def bars(dark):
    groups = [Group("p", np.array([0.5, 0.25]), STYLES[0]), Group("q", np.ones(2), STYLES[1])]
    return bar_plot(groups, ["sunny", "rainy"], y=(0, 1.2), y_title="probability", dark=dark)


def mapped(dark):
    axis = np.linspace(-2, 2, 21)
    trail = Trail("minima as λ grows", np.array([(0, 0), (1, 0.5), (1.5, 1)]), STYLES[0])
    marks = [Mark("minimum with it", (1.0, 1.0), "star-open")]
    told = {"titles": ("w₁", "w₂"), "title": "L1", "outline": np.array([(0, 0), (1, 0), (0, 1)])}
    values = axis[:, None] ** 2 + axis**2
    return map_plot((axis, axis), values, dark=dark, trails=[trail], marks=marks, **told)


def decided(dark):
    points = np.array([(-1.0, 0.0), (1.0, 0.0)]), np.array([0, 1])
    sure = np.tile(np.linspace(0, 1, 11), (11, 1))
    told = {"title": "Adam, at step 5", "titles": ("x₁", "x₂"), "names": ("{label} of", "{label}?")}
    return decision_plot((-2, 2), sure, points, points, dark=dark, **told)


def masked(dark):
    values = np.arange(4.0)
    names = ("number", "after dropout", "average")
    return masked_plot(
        values, 2 * values, values, 0.1 * values, names=names, titles=("h", "value"), dark=dark
    )


def graph(dark):
    boxes = [
        Box("x", "3", "4", "done", "parameter"),
        Box("z = x · x", "9", "1", "current", "operation"),
    ]
    return draw_graph(boxes, [Arrow(1, 0, "backward", "×6")], lay_out([[], [0]]), dark=dark, alt="")


CHARTS = [grown, banded, bars, mapped, masked, decided, graph]
WORDS = [
    *("All charts", "decayed", "grown", "layers", "|w f′(x)|ⁿ", "median of the runs", "examples"),
    *("ŷ − y", "p", "q", "sunny", "rainy", "probability", "0.25", "minima as λ grows"),
    *("minimum with it", "w₁", "w₂", "L1", "number", "after dropout", "average", "z = x · x"),
    *("→ 9", "← 4", "×6", "Adam, at step 5", "x₁", "1 of", "1?"),
]


def test_text_stays_text_and_the_settings_are_in_the_file():
    look = Look(has_link=True)
    files = {
        ending: charts_picture(CHARTS, ending, settings=SETTINGS, look=look, **TOLD)
        for ending in export.FORMATS
    }
    for ending, file in files.items():
        assert settings_of(file) == SETTINGS
        assert file == charts_picture(CHARTS, ending, settings=SETTINGS, look=look, **TOLD)
    root = ElementTree.fromstring(files[".svg"])  # noqa: S314 - made here
    lines = ["".join(t.itertext()) for t in root.iter("{http://www.w3.org/2000/svg}text")]
    (page,) = pypdf.PdfReader(io.BytesIO(files[".pdf"])).pages
    text = page.extract_text()
    for word in (*WORDS, "topic=all; weight=1", "http://h/functions?x=1"):
        assert word in lines, word
        assert word in text, word
    image = Image.open(io.BytesIO(files[".png"]))
    assert image.width == 2400


def test_dark_paper_has_the_charts_dark_colors():
    image = Image.open(io.BytesIO(charts_picture(CHARTS, look=Look(theme="dark"), **TOLD)))
    colors = {color for _, color in image.convert("RGB").getcolors(maxcolors=1 << 24)}
    assert sum(image.getpixel((0, 0))) < 100
    for style in STYLES[:2]:
        assert tuple(bytes.fromhex(style.dark[1:])) in colors
        assert tuple(bytes.fromhex(style.light[1:])) not in colors


@pytest.mark.parametrize(
    "look",
    [
        Look(),
        Look(width=8),
        Look(width=30, font_size=14),
        Look(width=20, height=60),
        Look(width=5, font_size=6),
    ],
    ids=["usual", "narrow", "large", "high", "smallest"],
)
def test_nothing_is_cut(look):
    figure = _Page(CHARTS, look=look, **TOLD).drawn()
    box = figure.get_tightbbox()  # of all that is drawn, in inches
    assert box.x0 >= 0 and box.y0 >= 0
    width, height = figure.get_size_inches()
    assert box.x1 <= width and box.y1 <= height


def test_a_height_that_is_too_small_says_which_is_enough():
    with pytest.raises(LookError, match="needs a height of at least") as caught:
        check_charts(CHARTS, look=Look(height=10), **TOLD)
    check_charts(CHARTS, look=Look(height=caught.value.values["least"]), **TOLD)


def drawn(figure):
    sheet = Sheet(Look(), "", [], share=0.5, least=1, below=0.1)
    panel = sheet.add(1, 5)
    return panel, draw_figure(panel, figure, sheet)


def test_what_is_drawn_are_the_numbers_of_the_figure():
    panel, handles = drawn(grown(dark=False))
    assert panel.get_yscale() == "log" and panel.get_ylim() == pytest.approx((1e-10, 100))
    np.testing.assert_array_equal(handles[0].get_xydata(), np.stack([X, 10**-X], axis=1))
    assert handles[1].get_linestyle() == "--" and handles[0].get_linestyle() == "-"
    panel, (first, second) = drawn(bars(dark=False))
    assert [bar.get_height() for bar in first] == [0.5, 0.25]
    assert first[0].get_x() + first[0].get_width() == pytest.approx(second[0].get_x())
    assert not first[0].get_hatch() and second[0].get_hatch()
    panel, _ = drawn(banded(dark=False))
    (band,) = panel.collections
    assert band.get_paths()[0].get_extents().bounds == pytest.approx((0, -1, 10, 12))
    panel, _ = drawn(
        line_plot([curve("", X, marks=((10.0, 1.0), (10.1, 1.0)))], **UNIT, dark=False)
    )
    _, (at_the_edge, outside) = (line.get_xdata() for line in panel.lines)
    assert at_the_edge == 10 and np.isnan(outside)
    panel, _ = drawn(mapped(dark=False))
    assert panel.get_aspect() == 1
    panel, _ = drawn(decided(dark=False))
    cells, border = panel.collections
    np.testing.assert_allclose(cells.get_array()[0], np.linspace(0, 1, 11))
    assert border.get_paths()[0].vertices[:, 0] == pytest.approx(0)  # where both are as likely
    panel, _ = drawn(line_plot([curve("steps", X)], **UNIT, dark=False, in_steps=True))
    assert panel.lines[0].get_drawstyle() == "steps-post"


def test_charts_share_rows_where_they_have_room():
    assert isinstance(_Page(CHARTS, look=Look(), **TOLD).drawn(), Figure)
    rows = [len(row.charts) for row in _Page(CHARTS, look=Look(), **TOLD).rows]
    assert rows == [2, 2, 2, 1]
    rows = [len(row.charts) for row in _Page(CHARTS, look=Look(width=8), **TOLD).rows]
    assert rows == [1] * 7
    maps = _Page([decided] * 5, look=Look(), **TOLD)
    assert [len(row.charts) for row in maps.rows] == [3, 2]
