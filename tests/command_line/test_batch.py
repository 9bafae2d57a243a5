"""All pictures of a chapter from one file."""

import csv
import io

import numpy as np
import pypdf
import pytest
from PIL import Image

from optviz.__main__ import main
from optviz.export import settings_of

CHAPTER = """
[defaults]
num_steps = 6
size = 12
font_size = 7.5
width = 300

[[picture]]
output = "figure.pdf"
surface = "ravine"
optimizer = ["momentum", "adam"]
adam.learning_rate = 0.4
momentum.decay = 0.5
start = [-5, -2]
critical = false
no_caption = true

[[picture]]
output = "film.gif"
link = "http://localhost:8501/curve?surface=x_cos&num_steps=3"
fps = 5
num_steps = 4

[[picture]]
output = "rates.png"
command = "map"
optimizer = "momentum"
decay = 0.5

[[picture]]
output = "rows.csv"
optimizer = "adam"
"""


def made(folder, text):
    (folder / "chapter.toml").write_text(text, "utf-8")
    return main(["batch", str(folder / "chapter.toml")])


def test_a_chapter(tmp_path, capsys):
    assert made(tmp_path, CHAPTER) == 0
    told = capsys.readouterr().err.splitlines()
    names = ["figure.pdf", "film.gif", "rates.png", "rows.csv"]
    assert told == [f"{number} of 4: {name}" for number, name in enumerate(names, start=1)]
    figure, film, rates, rows = ((tmp_path / name).read_bytes() for name in names)
    (page,) = pypdf.PdfReader(io.BytesIO(figure)).pages
    assert float(page.mediabox.width) == pytest.approx(12 / 2.54 * 72, abs=0.01)
    assert "num_steps" not in page.extract_text()  # it has no caption
    assert settings_of(figure) == {
        "page": "race",
        "surface": "ravine",
        "optimizers": "momentum,adam",
        "adam.learning_rate": "0.4",
        "momentum.decay": "0.5",
        "num_steps": "6",
        "start": "-5,-2",
        "critical": "off",
    }
    frames = Image.open(io.BytesIO(film))
    assert (frames.n_frames, frames.width, frames.info["duration"]) == (5, 300, 200)
    assert settings_of(film) == {"page": "curve", "surface": "x_cos", "num_steps": "4"}
    assert Image.open(io.BytesIO(rates)).width == 300
    assert settings_of(rates)["momentum.decay"] == "0.5"
    assert len(list(csv.DictReader(io.StringIO(rows.decode())))) == 7


def test_a_picture_is_the_one_of_its_command(tmp_path):
    text = """
    [[picture]]
    output = "a.png"
    surface = "himmelblau"
    optimizer = "adam"
    learning_rate = 0.5
    size = "14x12"
    dpi = 100
    theme = "dark"
    """
    assert made(tmp_path, text) == 0
    words = ["--surface", "himmelblau", "--optimizer", "adam", "--learning-rate", "0.5"]
    look = ["--size", "14x12", "--dpi", "100", "--theme", "dark"]
    assert main(["png", *words, *look, "-o", str(tmp_path / "b.png")]) == 0
    one, other = (np.asarray(Image.open(tmp_path / name)) for name in ("a.png", "b.png"))
    assert (one == other).all()


def picture(*lines, output="b.png"):
    return "\n".join(["[[picture]]", f'output = "{output}"', *lines])


GOOD = picture("num_steps = 2", "width = 300", output="a.png") + "\n"
BAD = {
    "no file": ("[[picture]]\nsurface = 'ravine'", "picture 2: output: it needs the name"),
    "ending": (picture(output="b.jpg"), "picture 2: output: jpg is none of png, pdf, svg"),
    "no ending": (picture(output="b"), "picture 2: output: a name without ending is none of"),
    "command": (picture("command = 'list'"), "picture 2: command: list is none of png"),
    "not its command": (picture("command = 'pdf'"), "let its name end in .pdf"),
    "same name": (picture(output="./A.png"), "picture 2 (./A.png): output: an earlier picture"),
    "folder": (picture(output="no/b.png"), "picture 2 (no/b.png): "),
    "field": (picture("fontsize = 3"), "picture 2 (b.png): fontsize: png has no such option"),
    "other field": (picture("fps = 5"), "picture 2 (b.png): fps: png has no such option"),
    "number": (picture("dpi = 'many'"), "picture 2 (b.png): dpi: many is not a number"),
    "whole": (picture("width = 300.5"), "width: 300.5 is not a whole number"),
    "flag": (picture("no_caption = 1"), "no_caption: it must be true or false"),
    "kind": (picture("start = 1979-05-27"), "start: it must be a text, a number"),
    "setting": (picture("num_steps = 0"), "picture 2 (b.png): num_steps = 0 cannot be used"),
    "surface": (picture("surface = 'no'"), "picture 2 (b.png): surface = no cannot be used"),
    "dotted": (picture("adam.rate = 1"), "picture 2 (b.png): adam.rate is not a setting"),
    "look": (picture("font_size = 99"), "picture 2 (b.png): A font size of 99"),
    "theme": (picture("theme = 'pink'"), "picture 2 (b.png): The theme pink is not known"),
    "height": (picture("size = '12x4'"), "picture 2 (b.png): A picture 12 cm wide needs a height"),
    "rate": (picture("fps = 3", output="b.gif"), "picture 2 (b.gif): 3 frames a second"),
    "link": (picture("link = 'race'"), "picture 2 (b.png): --link race: this is not a link"),
    "map": (picture("command = 'map'", "more_starts = '1:1'"), "the runs have one start"),
    "language": (picture("language = 'xx'", output="b.html"), "language: xx is none of en, zh"),
    "default": ("[defaults]\nfontsize = 3", "defaults, fontsize: no picture has such an option"),
    "table": ("[[pictures]]\noutput = 'b.png'", "pictures: only [defaults] and [[picture]]"),
    "huge": (picture(f"seed = 1{'0' * 400}"), "picture 2 (b.png): seed = 1000"),
    "no toml": ("[[picture]", "this is no TOML file"),
}


@pytest.mark.parametrize("name", BAD)
def test_nothing_is_written_unless_all_can_be(name, tmp_path, capsys):
    text, sentence = BAD[name]
    assert made(tmp_path, GOOD + text) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"optviz: {tmp_path / 'chapter.toml'}")
    assert sentence in error
    assert error.count("\n") == 1
    assert [file.name for file in tmp_path.iterdir()] == ["chapter.toml"]


def test_a_file_without_pictures_and_one_that_is_not_there(tmp_path, capsys):
    assert made(tmp_path, "") == 2
    assert "it needs 1 to 500 pictures" in capsys.readouterr().err
    assert main(["batch", str(tmp_path / "none.toml")]) == 2
    assert "none.toml: it cannot be read" in capsys.readouterr().err
