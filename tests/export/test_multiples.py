"""Several views in one picture: one size, each named by its own, one legend where one will do."""

import io
import json
from xml.etree import ElementTree

import numpy as np
import pypdf
import pytest
from PIL import Image

from optviz.__main__ import main
from optviz.export import FORMATS, Labels, Look, Multiple, multiples, settings_of
from optviz.export.sheets.multiples import _drawn
from optviz.optimizers import OPTIMIZERS
from optviz.rendering.picture import make_scene
from optviz.rendering.scene import STYLES, Path
from optviz.settings.experiment import read_experiment
from optviz.settings.experiment.differences import names_and_common
from optviz.settings.links import Link
from optviz.simulation import run
from surfaces import SURFACES

pytestmark = pytest.mark.filterwarnings("error")

RACE = "http://localhost:8501/race?surface=ravine&num_steps=20&optimizers=momentum"


def links(*decays):
    return [f"{RACE}&momentum.decay={decay}" for decay in decays]


def drawn(tmp_path, ending, given, *more):
    file = tmp_path / f"several{ending}"
    told = [part for link in given for part in ("--link", link)]
    assert main([ending[1:], *told, *more, "-o", str(file)]) == 0
    return file.read_bytes()


def texts_of(picture):
    root = ElementTree.fromstring(picture)  # noqa: S314 - made here
    return ["".join(line.itertext()) for line in root.iter("{http://www.w3.org/2000/svg}text")]


def multiple(surface, *rules, name="", camera=None):
    paths = []
    for index, id in enumerate(rules):
        trajectory = run(SURFACES[surface], OPTIMIZERS[id], {"learning_rate": 0.1}, num_steps=5)
        paths.append(Path(id, OPTIMIZERS[id].name, trajectory, STYLES[index]))
    return Multiple(name, make_scene(SURFACES[surface], {}), paths, camera=camera)


@pytest.mark.parametrize("ending", FORMATS)
def test_the_command_line_draws_several_links(ending, tmp_path):
    first = drawn(tmp_path, ending, links(0.3, 0.6, 0.9))
    assert first == drawn(tmp_path, ending, links(0.3, 0.6, 0.9))
    assert first != drawn(tmp_path, ending, links(0.3, 0.6, 0.8))
    told = settings_of(first)
    assert (told["page"], told["momentum.decay"]) == ("race", "0.3")
    assert [link.partition("decay=")[2] for link in told["also"].split("\n")] == ["0.6", "0.9"]


def test_each_panel_says_what_is_its_own_and_the_caption_the_rest(tmp_path):
    written = texts_of(drawn(tmp_path, ".svg", links(0.3, 0.9)))
    assert {"decay=0.3", "decay=0.9", "Ravine"} <= set(written)
    assert written.count("Momentum") == 1
    (caption,) = (text for text in written if "num_steps=20" in text)
    assert "momentum(learning_rate=0.1)" in caption and "decay" not in caption
    (page,) = pypdf.PdfReader(io.BytesIO(drawn(tmp_path, ".pdf", links(0.3, 0.9)))).pages
    text = page.extract_text()
    assert "decay=0.3" in text and "decay=0.9" in text


def test_a_color_of_two_rules_has_a_legend_in_each_panel(tmp_path):
    others = [RACE, RACE.replace("=momentum", "=adam,momentum")]
    written = texts_of(drawn(tmp_path, ".svg", others))
    assert written.count("Momentum") == 2 and written.count("Adam") == 1


@pytest.mark.parametrize(("count", "columns"), [(2, 2), (3, 3), (4, 2), (6, 3), (7, 4), (12, 4)])
def test_panels_have_one_size_and_stand_in_a_grid(count, columns):
    surfaces = ("ravine", "himmelblau", "bowl")
    views = [multiple(surfaces[k % 3], "momentum", name=f"view {k}") for k in range(count)]
    figure = _drawn(views, "All", [], Look(width=24), Labels())
    boxes = np.array([axes.get_position().bounds for axes in figure.axes])
    assert len(boxes) == count and np.ptp(boxes[:, 2:], axis=0) == pytest.approx(0, abs=1e-12)
    assert len(np.unique(boxes[:, 0].round(9))) == columns
    # Units are equal: what looks round is.
    for axes in figure.axes:
        (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
        width, height = axes.get_position().size * figure.get_size_inches()
        assert (right - left) / (top - bottom) == pytest.approx(width / height)


def test_sizes_are_those_asked_for(tmp_path):
    look = "--size", "16x9", "--dpi", "100", "--font-size", "7", "--theme", "dark"
    image = Image.open(io.BytesIO(drawn(tmp_path, ".png", links(0.3, 0.9), *look)))
    assert image.size == (round(16 / 2.54 * 100), round(9 / 2.54 * 100))
    assert np.asarray(image)[0, 0].max() < 40


def test_numbers_of_views_and_bad_links_are_refused(tmp_path, capsys):
    file = tmp_path / "x.png"
    for given, said in ((links(*range(13)), "13 links"), ([RACE, RACE + "&step=300"], "link 2")):
        told = [part for link in given for part in ("--link", link)]
        assert main(["png", *told, "-o", str(file)]) != 0
        assert said in capsys.readouterr().err and not file.exists()
    with pytest.raises(ValueError, match="1 views"):
        multiples([multiple("bowl", "adam")], title="", caption="")


def test_a_batch_can_list_links(tmp_path):
    listed = json.dumps(links(0.3, 0.9))
    chapter = tmp_path / "chapter.toml"
    chapter.write_text(f'[[picture]]\noutput = "several.svg"\nlink = {listed}\n')
    assert main(["batch", str(chapter)]) == 0
    alone = drawn(tmp_path, ".svg", links(0.3, 0.9))
    assert (tmp_path / "several.svg").read_bytes() == alone


def test_what_tells_experiments_apart():
    def read(**query):
        return read_experiment(Link({"surface": "ravine", **query}), "race")

    first = read(optimizers="momentum,adam")
    second = read(optimizers="momentum,adam", num_steps="7", **{"adam.learning_rate": "0.4"})
    own, common = names_and_common([first, second])
    assert own == ["adam: learning_rate=0.1; num_steps=50", "adam: learning_rate=0.4; num_steps=7"]
    assert "momentum(learning_rate=0.1, decay=0.9)" in common
    assert "adam(b1=0.9, b2=0.999, eps=1e-08)" in common and "num_steps" not in common
    own, common = names_and_common([read(optimizers="lbfgs"), read(optimizers="lbfgs")])
    assert own == ["", ""] and common.startswith("lbfgs();")
    third = read(optimizers="newton", step="3")
    own, common = names_and_common([first, third])
    assert own == ["momentum, adam", "newton; step 3"]
    assert "newton(" in common and "momentum(learning_rate" in common
