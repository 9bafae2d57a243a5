"""How a picture for print looks: its size, its letters, light or dark, with a caption or not."""

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
from optviz.export import FORMATS, Labels, Look, LookError, check_room, gif, pdf, png, svg
from optviz.export.page.page import Page
from optviz.export.page.picture import limits_of
from optviz.optimizers import OPTIMIZERS
from optviz.rendering.picture import make_scene
from optviz.rendering.scene import STYLES, Path
from optviz.settings.experiment.view_options import Shown
from optviz.simulation import divergence_step, run
from surfaces import SURFACES

pytestmark = pytest.mark.filterwarnings("error")

TOLD = {"title": "Ravine", "caption": "gradient_descent(learning_rate=0.6);  num_steps=20"}
RULES = ("gradient_descent", "momentum", "adam")


def drawing_of(surface, count=3, **shown):
    paths = []
    for index in range(count):
        rule = OPTIMIZERS[RULES[index % len(RULES)]]
        trajectory = run(SURFACES[surface], rule, {"learning_rate": 0.6}, num_steps=20)
        name, style, lost = rule.name, STYLES[index], divergence_step(trajectory)
        paths.append(Path(f"{rule.id}{index}", name, trajectory, style, lost))
    return make_scene(SURFACES[surface], {}, shown=Shown(**shown)), paths


@pytest.fixture(scope="module")
def ravine():
    return drawing_of("ravine")


def opened(picture):
    return Image.open(io.BytesIO(picture))


def texts_of(picture):
    root = ElementTree.fromstring(picture)  # noqa: S314 - made here
    return ["".join(line.itertext()) for line in root.iter("{http://www.w3.org/2000/svg}text")]


def test_the_usual_look_is_the_picture_without_one(ravine):
    for write in FORMATS.values():
        assert write(*ravine, **TOLD) == write(*ravine, **TOLD, look=Look())
    usual = png(*ravine, **TOLD, width=2400)
    assert usual == png(*ravine, **TOLD)
    for other in (Look(width=16), Look(dpi=299), Look(font_size=10), Look(theme="dark")):
        assert usual != png(*ravine, **TOLD, look=other)


@pytest.mark.parametrize(
    "size", [(8.0, 12.0, 150), (30.0, 15.0, 96), (17.3, 21.1, 111), (12.0, None, 100)]
)
def test_sizes_are_those_asked_for(size, ravine):
    width, height, dpi = size
    look = Look(width=width, height=height, dpi=dpi, font_size=7)
    image = opened(png(*ravine, **TOLD, look=look))
    assert image.width == round(width / 2.54 * dpi)
    np.testing.assert_allclose(image.info["dpi"], dpi, rtol=5e-3)
    (page,) = pypdf.PdfReader(io.BytesIO(pdf(*ravine, **TOLD, look=look))).pages
    root = ElementTree.fromstring(svg(*ravine, **TOLD, look=look))  # noqa: S314 - made here
    drawn = [float(root.get(side).removesuffix("pt")) for side in ("width", "height")]
    assert float(page.mediabox.width) == pytest.approx(width / 2.54 * 72, abs=0.01)
    assert drawn[0] == pytest.approx(width / 2.54 * 72, abs=0.01)
    if height is not None:
        assert image.height == round(height / 2.54 * dpi)
        assert float(page.mediabox.height) == pytest.approx(height / 2.54 * 72, abs=0.01)
        assert drawn[1] == pytest.approx(height / 2.54 * 72, abs=0.01)


def test_letters_have_the_size_asked_for_and_stay_text(ravine):
    look = Look(width=26, font_size=12.0)
    picture = svg(*ravine, **TOLD, look=look)
    assert "Gradient descent" in texts_of(picture)
    # That of the names; numbers and title have theirs in proportion.
    sizes = {float(size) for size in re.findall(rb"font-size: ([\d.]+)px", picture)}
    assert {12.0, 10.666667, 17.333333} <= sizes and 9.0 not in sizes
    assert b"font-size: 9px" in svg(*ravine, **TOLD)


def test_the_link_below_a_picture_is_whole_and_may_be_too_long(ravine):
    link = "http://school.example/race?" + "&".join(f"adam.b{k}=0.123456789" for k in range(12))
    for width in (7, 20):
        look = Look(width=width, has_link=True, has_caption=False)
        lines = texts_of(svg(*ravine, **TOLD, link=link, look=look))
        assert link in "".join(lines)
        assert not any("num_steps" in line for line in lines)
        assert link not in "".join(texts_of(svg(*ravine, **TOLD, link=link)))
    # What has no place to break is broken anywhere.
    one = "http://school.example/race?formula=" + 200 * "x"
    look = Look(width=9, has_link=True)
    assert one in "".join(texts_of(svg(*ravine, **TOLD, link=one, look=look)))
    with pytest.raises(LookError, match="has 3035 letters: too many"):
        check_room(*ravine, link=one + 2800 * "x", look=look)


def test_a_picture_without_its_caption_is_lower_or_has_a_larger_map(ravine):
    with_it, without = (Look(width=20, has_caption=told) for told in (True, False))
    assert any("num_steps" in line for line in texts_of(svg(*ravine, **TOLD, look=with_it)))
    picture = svg(*ravine, **TOLD, look=without)
    assert not any("num_steps" in line for line in texts_of(picture))
    heights = [opened(png(*ravine, **TOLD, look=look)).height for look in (with_it, without)]
    assert heights[0] > heights[1] + 30
    maps = [map_height(ravine, Look(width=20, height=10, has_caption=told)) for told in (1, 0)]
    assert maps[1] > maps[0] + 0.1


def map_height(drawing, look):
    scene, paths = drawing
    page = Page(scene, paths, Labels(), TOLD["title"], TOLD["caption"], look=look)
    page.lay_out(limits_of(scene, None), [None])
    return page.view.panel.height


def test_dark_paper_has_the_paths_dark_colors(ravine):
    image = opened(png(*ravine, **TOLD, look=Look(theme="dark", dpi=120)))
    colors = {color for _, color in image.getcolors(maxcolors=1 << 24)}
    assert sum(image.getpixel((0, 0))) < 100 and (255, 255, 255) not in colors
    for path in ravine[1]:
        assert tuple(bytes.fromhex(path.style.dark[1:])) in colors
        assert tuple(bytes.fromhex(path.style.light[1:])) not in colors
    film = opened(gif(*ravine, **TOLD, width=300, look=Look(theme="dark")))
    assert sum(film.convert("RGB").getpixel((0, 0))) < 100


LOOKS = {
    "small": Look(width=8),
    "small letters": Look(width=8, height=12, font_size=7, has_caption=False),
    "smallest": Look(width=5, font_size=6),
    "wide": Look(width=30, height=12),
    "tall": Look(width=20, height=30),
    "large letters": Look(width=30, font_size=20),
}


@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize("surface", ["ravine", "x_cos", "himmelblau"])
def test_nothing_is_cut_and_no_text_lies_on_another(name, surface):
    scene, paths = drawing_of(surface, 8 if surface == "himmelblau" else 3, critical=True)
    page = Page(scene, paths, Labels(), "Surface", 3 * TOLD["caption"], look=LOOKS[name])
    figure = page.drawn(limits_of(scene, None))
    figure.draw_without_rendering()
    boxes = {}
    for text in figure.findobj(Text):
        if text.get_text().strip() and text.get_visible():
            boxes[text] = text.get_window_extent()
    assert len(boxes) > 20
    for text, box in boxes.items():
        inside = box.x0 > -1 and box.y0 > -1 and box.x1 < figure.bbox.x1 + 1
        assert inside and box.y1 < figure.bbox.y1 + 1, text.get_text()
    on_the_map = set(page.view.panel.axes.texts)
    for one, other in combinations([text for text in boxes if text not in on_the_map], 2):
        shared = boxes[one].shrunk(0.98, 0.9), boxes[other].shrunk(0.98, 0.9)
        assert not shared[0].overlaps(shared[1]), (one.get_text(), other.get_text())


BAD = {
    "width": ({"width": 3}, "A width of 3 cm: it must be from 5 to 60 cm."),
    "height": ({"height": float("nan")}, "A height of nan cm: it must be from 4 to 80 cm."),
    "dpi": ({"dpi": 20}, "20 dpi: it must be from 50 to 1200."),
    "letters": ({"font_size": 3}, "A font size of 3: it must be from 4 to 24 points."),
    "both": ({"width": 6, "font_size": 12}, "letters of 12 points: they can have 8 points"),
    "theme": ({"theme": "sepia"}, "The theme sepia is not known"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_look_that_no_picture_can_have(name):
    values, sentence = BAD[name]
    with pytest.raises(LookError, match=sentence.replace(".", r"\.")):
        Look(**values)


def test_a_height_that_is_too_small_says_which_is_enough(ravine):
    with pytest.raises(LookError, match="needs a height of at least") as caught:
        check_room(*ravine, **TOLD, look=Look(width=12, height=5))
    least = caught.value.values["least"]
    check_room(*ravine, **TOLD, look=Look(width=12, height=least))
    with pytest.raises(LookError):
        check_room(*ravine, **TOLD, look=Look(width=12, height=least - 0.2))


def test_the_command_line(tmp_path, capsys):
    file = tmp_path / "dark.png"
    options = ["--size", "16x9", "--dpi", "100", "--theme", "dark", "--font-size", "8"]
    assert main(["png", *options, "--no-caption", "-o", str(file)]) == 0
    image = Image.open(file)
    assert image.size == (round(1600 / 2.54), round(900 / 2.54))
    assert sum(image.getpixel((0, 0))) < 100
    never = tmp_path / "never.png"
    for options, sentence in (
        (["--size", "16by9"], "--size 16by9: write it in cm, as 16x10 or 16"),
        (["--size", "8x5"], "A picture 8 cm wide needs a height of at least"),
        (["--size", "60", "--dpi", "600"], "60 cm at 600 dpi are 14173 pixels"),
        (["--dpi", "100", "--width", "400"], "--dpi and --width both say how many pixels"),
        (["--theme", "sepia"], "it must be light or dark"),
    ):
        assert main(["png", *options, "-o", str(never)]) == 2
        error = capsys.readouterr().err
        assert error.startswith("optviz: ") and sentence in error and error.count("\n") == 1
        assert not never.exists()


@pytest.mark.parametrize(
    ("options", "link"),
    [
        (["--num-steps", "3"], "http://localhost:8501/race?num_steps=3"),
        (["--link", "https://a.example/o/?num_steps=3"], "https://a.example/o/race?num_steps=3"),
        (
            ["--link", "https://a.example/o/curve?num_steps=3&lang=zh", "--step", "2"],
            "https://a.example/o/curve?num_steps=3&step=2",
        ),
    ],
)
def test_the_command_line_writes_the_link_of_the_view(options, link, tmp_path):
    file = tmp_path / "t.pdf"
    assert main(["pdf", *options, "--caption-link", "-o", str(file)]) == 0
    (page,) = pypdf.PdfReader(file).pages
    assert link in page.extract_text()
