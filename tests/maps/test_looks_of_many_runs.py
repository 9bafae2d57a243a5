"""How pictures of many runs look: sizes, letters, light or dark, captions and links, formats."""

import io
import re
from itertools import combinations
from xml.etree import ElementTree

import numpy as np
import pypdf
import pytest
from matplotlib.text import Text
from PIL import Image

from optviz.__main__ import main
from optviz.export import settings_of
from optviz.export.sheets.heat_picture import _drawn, heat_picture
from optviz.export.style.look import Look, LookError
from optviz.i18n import translator
from optviz.rendering.maps import make_heat
from optviz.settings.experiment import read_experiment
from optviz.settings.links import Link

COMMANDS = {
    "map": ["--num-steps", "20", "--optimizer", "momentum"],
    "basins": ["--num-steps", "20", "--surface", "himmelblau", "--optimizer", "adam"],
    "race": ["--num-steps", "20", "--optimizer", "adam", "--optimizer", "momentum"],
    "seeds": ["--num-steps", "20", "--optimizer", "adam", "--noise", "1"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_each_has_the_look_asked_for_in_every_format(command, tmp_path):
    look = ["--size", "15x12", "--font-size", "7", "--theme", "dark", "--caption-link"]
    files = [tmp_path / f"t.{kind}" for kind in ("png", "pdf", "svg")]
    for file in files:
        dpi = ["--dpi", "100"] if file.suffix == ".png" else []
        assert main([command, *COMMANDS[command], *look, *dpi, "-o", str(file)]) == 0
        assert settings_of(file.read_bytes())["map"]
        assert file.stat().st_size < 1_000_000
    image = Image.open(files[0]).convert("RGB")
    assert image.size == (round(1500 / 2.54), round(1200 / 2.54))
    assert image.getpixel((0, 0)) == (14, 17, 23)
    (page,) = pypdf.PdfReader(files[1]).pages
    root = ElementTree.parse(files[2]).getroot()  # noqa: S314 - made here
    for side, length in (("width", 15), ("height", 12)):
        points = pytest.approx(length / 2.54 * 72, abs=0.05)
        assert float(getattr(page.mediabox, side)) == points
        assert float(root.get(side).removesuffix("pt")) == points
    lines = ["".join(line.itertext()) for line in root.iter("{http://www.w3.org/2000/svg}text")]
    for text in (page.extract_text(), "".join(lines)):
        assert "http://localhost:8501/maps?" in text
        assert "num_steps=20" in text
    assert b"font-size: 7px" not in files[2].read_bytes()  # that is of the usual numbers
    assert b"font-size: 6.222222px" in files[2].read_bytes()  # 8 of 9 points at 7


def test_without_a_caption_there_are_no_settings_but_what_was_found(tmp_path):
    for options, told in (([], True), (["--no-caption"], False)):
        file = tmp_path / "t.pdf"
        assert main(["map", *COMMANDS["map"], *options, "-o", str(file)]) == 0
        (page,) = pypdf.PdfReader(file).pages
        assert ("decay=0.9" in page.extract_text()) == told
        assert "of the settings converge" in page.extract_text()


@pytest.fixture(scope="module")
def heat():
    query = {"map": "hyperparameters", "num_steps": "60"}
    return make_heat(read_experiment(Link(query), "maps"), translator("en"))


TOLD = {"title": "Momentum, Ravine", "axes": ("learning rate", "decay"), "caption": "num_steps=60"}


@pytest.mark.parametrize("size", [(10.5, None, 9.0), (8.0, None, 6.5), (12.0, 12.0, 9.0)])
def test_no_text_of_a_small_map_stands_on_another_or_outside(size, heat):
    width, height, letters = size
    look = Look(width=width, height=height, font_size=letters)
    figure = _drawn(heat, *TOLD.values(), look, "")
    figure.draw_without_rendering()
    texts = [text for text in figure.findobj(Text) if text.get_text() and text.get_visible()]
    hidden = hidden_ticks(figure)
    seen = [text for text in texts if text not in hidden]
    boxes, page = {text: text.get_window_extent() for text in seen}, figure.bbox
    assert len(seen) > 15
    for text in seen:
        box = boxes[text]
        assert box.x0 > -1 and box.y0 > -1 and box.x1 < page.x1 + 1, text.get_text()
        assert box.y1 < page.y1 + 1, text.get_text()
    for one, other in combinations(seen, 2):
        shared = boxes[one].shrunk(0.98, 0.9).overlaps(boxes[other].shrunk(0.98, 0.9))
        assert not shared, (one.get_text(), other.get_text())


def hidden_ticks(figure):
    """The numbers of ticks beyond the ends of their axes, which are not drawn."""
    hidden = set()
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            low, high = sorted(axis.get_view_interval())
            for tick in [*axis.get_major_ticks(), *axis.get_minor_ticks()]:
                if not low <= tick.get_loc() <= high:
                    hidden |= {tick.label1, tick.label2}
    return hidden


@pytest.mark.parametrize(
    ("look", "sentence"),
    [
        (Look(width=7, font_size=9), "width of at least 9.6 cm for letters of 9 points"),
        (Look(width=16, height=5), "A picture 16 cm wide needs a height of at least"),
    ],
)
def test_a_look_without_room_is_refused_and_the_one_told_is_enough(look, sentence, heat):
    with pytest.raises(LookError, match=sentence) as refused:
        heat_picture(heat, **TOLD, look=look)
    least = refused.value.values["least"]
    larger = {"width": least} if look.height is None else {"width": 16, "height": least}
    picture = heat_picture(heat, ".png", **TOLD, look=Look(**larger, dpi=60))
    assert np.ptp(np.asarray(Image.open(io.BytesIO(picture)).convert("L"))) > 200


def test_the_table_of_a_race_needs_its_width(tmp_path, capsys):
    words = ["race", *COMMANDS["race"], "--font-size", "6.5", "-o", str(tmp_path / "t.png")]
    assert main([*words, "--size", "6", "--dpi", "150"]) == 2
    told = re.search(r"needs a width of at least ([\d.]+) cm", capsys.readouterr().err)
    assert list(tmp_path.iterdir()) == []
    assert main([*words, "--size", told[1], "--dpi", "150"]) == 0


def test_what_did_not_converge_is_dark_on_dark_paper(heat):
    """As on the screen: no cell shines more than the letters do."""
    brightness = {}
    for theme in ("light", "dark"):
        picture = heat_picture(heat, ".png", **TOLD, look=Look(theme=theme, dpi=60))
        pixels = np.asarray(Image.open(io.BytesIO(picture)).convert("L"), float)
        # The lower left of the map: too low a learning rate, the runs are under way.
        height, width = pixels.shape
        brightness[theme] = np.median(
            pixels[height // 2 : height * 3 // 5, width // 5 : width // 4]
        )
    assert brightness["light"] > 200
    assert brightness["dark"] < 60
