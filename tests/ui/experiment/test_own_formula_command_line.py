"""Own formulas on the command line and in the pictures that it draws."""

import json

import numpy as np
import pytest
from PIL import Image

from optviz.__main__ import main


def test_a_value_may_begin_with_a_minus(tmp_path, capsys):
    file = tmp_path / "a.png"
    words = ["--formula", "-x^2-y^2", "--start", "-1,-0.5", "--view", "-3,3,-2,2"]
    words += ["--set", "window=-3,3,-2,2", "--width", "400", "-o", str(file)]
    assert main(["png", *words]) == 0
    settings = json.loads(Image.open(file).text["optviz"])
    assert settings["formula"] == "-x^2-y^2"
    assert (settings["start"], settings["view"]) == ("-1,-0.5", "-3,3,-2,2")
    assert main(["png", "--formula", "-x^2-y^2", "--learning-rate", "-1", "-o", str(file)]) == 2
    assert "= -1 cannot be used" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["png", "--formula", "--start", "1,2", "-o", str(file)])  # no value at all


def test_the_command_line_draws_a_formula(tmp_path):
    file = tmp_path / "a.png"
    assert main(["png", "--formula", "x^2+3 sin(x y)", "-o", str(file), "--width", "400"]) == 0
    settings = json.loads(Image.open(file).text["optviz"])
    assert settings == {"page": "race", "surface": "formula", "formula": "x^2+3 sin(x y)"}
    link = "http://host/?surface=formula&formula=x%5E2%2B3%20sin%28x%20y%29"
    other = tmp_path / "b.png"
    assert main(["png", "--link", link, "-o", str(other), "--width", "400"]) == 0
    assert Image.open(other).tobytes() == Image.open(file).tobytes()
    curve = ["png", "--formula", "log(x)", "-o", str(file), "--width", "400"]
    assert main(curve) == 0
    assert json.loads(Image.open(file).text["optviz"])["page"] == "curve"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--formula", "x^2 + 3 sin(x y"], "never closed.\nx^2 + 3 sin(x y\n           ^\n"),
        (["--link", "http://h/race?surface=formula&formula=zz"], "not known"),
        (["--link", "http://h/race?surface=formula&formula=x"], "cannot be used"),
        (["--formula", ""], "empty"),
    ],
)
def test_the_command_line_says_what_is_wrong(arguments, said, tmp_path, capsys):
    assert main(["png", *arguments, "-o", str(tmp_path / "a.png")]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "a.png").exists()


def stripes(picture, left, right):
    """How much neighboring pixels differ in a part of a picture's map."""
    gray = np.asarray(picture.convert("L"), float)
    width, height = gray.shape[1] // 2, gray.shape[0]
    part = gray[int(0.2 * height) : int(0.4 * height), int(left * width) : int(right * width)]
    return np.abs(np.diff(part, axis=1)).mean()


@pytest.mark.parametrize("text", ["y + 0sqrt(x)", "sqrt(x)"])
def test_a_printed_picture_is_hatched_where_it_is_undefined(text, tmp_path):
    file = tmp_path / "a.png"
    options = ["--optimizer", "gradient_descent", "--num-steps", "1", "--width", "1200"]
    assert main(["png", "--formula", text, *options, "-o", str(file)]) == 0
    picture = Image.open(file)
    # The window is undefined on its left; the contours to the right of that are level.
    undefined, defined = stripes(picture, 0.2, 0.25), stripes(picture, 0.6, 0.8)
    assert undefined > 5
    assert undefined > 3 * defined
