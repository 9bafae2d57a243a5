"""The charts of a page from a link, without a browser."""

import io
from xml.etree import ElementTree

import numpy as np
import pypdf
import pytest
from PIL import Image

from optviz.__main__ import main
from optviz.export import settings_of


def test_a_link_to_charts_is_drawn_and_holds_its_settings(tmp_path, capfd):
    file, link = tmp_path / "s.pdf", "http://h/app/functions?topic=softmax&v1=2"
    options = ["--set", "temperature=2", "--caption-link", "--size", "12"]
    assert main(["pdf", "--link", link, *options, "-o", str(file)]) == 0
    assert capfd.readouterr().err == ""
    settings = {"topic": "softmax", "v1": "2", "temperature": "2", "lang": "en"}
    assert settings_of(file.read_bytes()) == {"page": "functions", **settings}
    (page,) = pypdf.PdfReader(io.BytesIO(file.read_bytes())).pages
    assert float(page.mediabox.width) == pytest.approx(12 / 2.54 * 72, abs=0.01)
    text = page.extract_text()
    raised = np.exp([1, 0.5, -1.5])
    assert f"{raised[0] / raised.sum():.4g}" in text and "Softmax" in text and "T = 1" in text
    assert "v1=2; v2=1; v3=-3; temperature=2" in text and "http://h/app/functions?" in text


def test_a_graph_is_drawn_in_english_as_all_pictures_of_the_command_line_are(tmp_path):
    file = tmp_path / "g.svg"
    link = "http://h/backprop?example=sigmoid&x=1.5&step=2&lang=zh"
    assert main(["svg", "--link", link, "-o", str(file)]) == 0
    root = ElementTree.fromstring(file.read_bytes())  # noqa: S314 - made here
    lines = ["".join(line.itertext()) for line in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "→ 1.5" in lines and "A sigmoid unit" in lines


def test_a_race_of_networks_is_trained_and_drawn(tmp_path):
    file = tmp_path / "n.png"
    link = "http://h/network?num_steps=5&examples=50"
    assert main(["png", "--width", "600", "--link", link, "-o", str(file)]) == 0
    assert Image.open(file).width == 600


REFUSED = {
    "no charts": (["pdf", "--link", "http://h/functions?topic=nll"], "has no charts to draw"),
    "no number": (
        ["pdf", "--link", "http://h/functions?topic=softmax&temperature=x"],
        "temperature = x cannot be used; allowed: a number from 0.05 to 20",
    ),
    "unknown": (["pdf", "--link", "http://h/functions?foo=1"], "foo is not a setting"),
    "a film": (["gif", "--link", "http://h/functions"], "png, pdf and svg can draw them"),
    "a rate": (
        ["pdf", "--link", "http://h/network", "--learning-rate", "1"],
        "--learning-rate: for the page network write --set RULE.learning_rate=...",
    ),
    "low": (["pdf", "--link", "http://h/functions", "--size", "20x6"], "needs a height of at"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_drawn_is_refused_in_one_sentence(name, tmp_path, capfd):
    arguments, sentence = REFUSED[name]
    file = tmp_path / f"a.{arguments[0]}"
    assert main([*arguments, "-o", str(file)]) == 2
    told = capfd.readouterr().err
    assert sentence in told and told.count("\n") == 1
    assert not file.exists()
