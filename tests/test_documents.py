"""The documents: both READMEs, the citation, and the site with its pictures."""

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import numpy as np
import pytest
import yaml
from PIL import Image

from optviz.__main__ import main
from optviz.export import settings_of

ROOT = Path(__file__).parent.parent
READMES = {name: (ROOT / name).read_text("utf-8") for name in ("README.md", "README.zh.md")}
TOUR = (ROOT / "docs/tour.md").read_text("utf-8")
BLOCK = re.compile(r"^```\w+\n(.*?)^```$", re.M | re.S)


def test_both_readmes_have_the_same_code_and_lead_to_each_other():
    english, chinese = READMES.values()
    assert len(BLOCK.findall(english)) > 10
    assert BLOCK.findall(english) == BLOCK.findall(chinese)
    assert "(README.zh.md)" in english
    assert "(README.md)" in chinese
    sections = [len(re.findall("^## ", text, re.M)) for text in (english, chinese)]
    assert sections[0] == sections[1] > 5


@pytest.mark.parametrize("name", ["tour", "lessons"])
def test_documents_in_two_languages_have_the_same_commands_and_pictures(name):
    english, chinese = (
        (ROOT / f"docs/{name}{language}.md").read_text("utf-8") for language in ("", ".zh")
    )
    blocks = [BLOCK.findall(text.replace(" --language zh", "")) for text in (english, chinese)]
    assert blocks[0] == blocks[1] != []
    pictures = [re.findall(r"!\[[^]]+\]\(([^)]+)\)", text) for text in (english, chinese)]
    assert pictures[0] == pictures[1]
    assert f"({name}.zh.md)" in english and f"({name}.md)" in chinese


def test_the_film_of_the_readme_is_small_and_moves():
    (place,) = re.findall(r"!\[[^]]+\]\(([^)]+\.gif)\)", READMES["README.md"])
    assert (ROOT / place).stat().st_size < 600_000
    film = Image.open(ROOT / place)
    first = np.asarray(film.convert("L"), int)
    assert film.n_frames == 51
    film.seek(50)
    assert np.abs(np.asarray(film.convert("L"), int) - first).max() > 100


def test_the_chapter_of_the_readme_is_made(tmp_path):
    (chapter,) = (block for block in BLOCK.findall(READMES["README.md"]) if "[[picture]]" in block)
    (tmp_path / "chapter.toml").write_text(chapter, "utf-8")
    assert main(["batch", str(tmp_path / "chapter.toml")]) == 0
    made = {file.name for file in tmp_path.iterdir()} - {"chapter.toml"}
    assert made == {"ravine.pdf", "film.gif", "which-rates.svg"}
    for name in made:
        assert settings_of((tmp_path / name).read_bytes())


@pytest.mark.parametrize("file", [*READMES, *(f"docs/{f.name}" for f in ROOT.glob("docs/*.md"))])
def test_links_between_documents_lead_to_files(file):
    text = (ROOT / file).read_text("utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text)
    missing = [link for link in links if not ((ROOT / file).parent / link).exists()]
    assert missing == []


def test_the_citation_is_of_this_version():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    required = {"cff-version", "message", "title", "authors"}  # by the schema of 1.2.0
    assert required <= citation.keys()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    shared = ("version", "license")
    assert [citation[name] for name in shared] == [project[name] for name in shared]
    assert citation["title"] == project["name"]


def test_pictures_of_the_tour_are_what_their_commands_draw(tmp_path):
    pictures = re.findall(r"!\[[^]]+\]\((pictures/[^)]+)\)", TOUR)
    commands = re.findall("^python -m optviz (.*)$", TOUR, re.M)
    assert len(pictures) == len(commands) > 3
    for picture, command in zip(pictures, commands, strict=True):
        *words, place = shlex.split(command)
        assert place == f"docs/{picture}"
        drawn = tmp_path / Path(picture).name
        assert main([*words, str(drawn)]) == 0
        assert settings_of(drawn.read_bytes()) == settings_of((ROOT / place).read_bytes())


def test_the_site_is_built_without_a_warning(tmp_path):
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    interface = (tmp_path / "api.html").read_text("utf-8")
    for name in (
        "simulation.run",
        "maps.basin_map",
        "critical_points.find",
        "export.png",
        "notebook.show",
    ):
        assert f'id="optviz.{name}"' in interface
