"""Pictures for print: what they show and say, and what is stored in them."""

import dataclasses
import io
import json
import logging
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import numpy as np
import pypdf
import pytest
from PIL import Image

from optviz.export import FORMATS, Labels, PictureError, can_write, pdf, png, settings_of, svg
from optviz.export.drawing.geometry import clipped, cropped, norm
from optviz.export.page.page import Page
from optviz.export.page.picture import limits_of
from optviz.export.style.formulas import mathtext
from optviz.optimizers import OPTIMIZERS
from optviz.rendering.scene import STYLES, Path, Scene, contour_levels
from optviz.simulation import divergence_step, run
from surfaces import SURFACES, evaluate

pytestmark = pytest.mark.filterwarnings("error")

SMALL = 480  # pixels: enough to run every line of the drawing, and quick
BOX = ((-1.0, 1.0), (-1.0, 1.0))
INF, NAN = np.inf, np.nan
SVG = "{http://www.w3.org/2000/svg}"
SETTINGS = {"surface": "ravine", "lang": "zh", "formula": 'x² "损失" \\ 😀', "step": "7"}


def scene_of(surface):
    count = 61 if surface.dimension == 2 else 401
    axes = tuple(
        np.linspace(1.5 * low - high / 2, 1.5 * high - low / 2, count)
        for low, high in surface.window
    )
    values = evaluate(surface, axes)
    return Scene(
        window=surface.window,
        axes=axes,
        values=values,
        levels=contour_levels(values),
        formula=surface.formula,
        symbols=surface.symbols,
        minima=surface.minima,
    )


def path_of(surface, rule, hyperparameters, index=0, num_steps=20):
    trajectory = run(surface, OPTIMIZERS[rule], hyperparameters, num_steps=num_steps)
    name, lost = OPTIMIZERS[rule].name, divergence_step(trajectory)
    return Path(rule, name, trajectory, STYLES[index], lost)


def texts_of(scene, paths, step=None, view=None, labels=None):
    page = Page(scene, paths, labels or Labels(), "", "")
    figure = page.drawn(limits_of(scene, view), step)
    drawn = [text.get_text() for axes in figure.axes for text in axes.texts]
    titles = [axes.get_title(loc="left") for axes in figure.axes]
    return drawn, titles, [text.get_text() for text in figure.texts]


@pytest.fixture(scope="module")
def ravine():
    return scene_of(SURFACES["ravine"])


@pytest.fixture(scope="module")
def parabola():
    return scene_of(SURFACES["parabola"])


@pytest.fixture(scope="module")
def paths():
    surface = SURFACES["ravine"]
    rates = {"gradient_descent": 0.6, "momentum": 0.6, "adam": 0.4}
    return [
        path_of(surface, rule, {"learning_rate": rate}, index)
        for index, (rule, rate) in enumerate(rates.items())
    ]


def test_default_size_and_background(ravine, paths):
    image = Image.open(io.BytesIO(png(ravine, paths, title="Ravine")))
    assert image.size[0] == 2400 and 1000 < image.size[1] < 2400
    assert image.mode == "RGB" and image.getpixel((0, 0)) == (255, 255, 255)
    # Every path's color is in the picture.
    colors = {color for _, color in image.getcolors(maxcolors=1 << 24)}
    for path in paths:
        assert tuple(bytes.fromhex(path.style.light[1:])) in colors


def test_width_scales_the_whole_picture(ravine, paths):
    small, large = (Image.open(io.BytesIO(png(ravine, paths, width=w))).size for w in (600, 1200))
    assert (small[0], large[0]) == (600, 1200)
    assert abs(large[1] - 2 * small[1]) <= 2


@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)
def test_every_surface(surface, caplog):
    scene = scene_of(surface)
    rules = {"gradient_descent": 0.05, "momentum": 3.0, "adam": 1e9}
    some = [
        path_of(surface, rule, {"learning_rate": rate}, index)
        for index, (rule, rate) in enumerate(rules.items())
    ]
    with caplog.at_level(logging.WARNING):
        for step in (None, 0, 7):
            assert png(scene, some, step=step, width=SMALL)
        assert png(scene, [], width=SMALL)
    assert not caplog.records


@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)
def test_every_formula_is_set_as_mathematics(surface):
    assert mathtext(surface.formula)
    assert all(mathtext(symbol) for symbol in surface.symbols)


def test_formulas_that_matplotlib_cannot_set(ravine):
    assert mathtext(r"\tfrac12 \cos x") and mathtext(r"\lVert x\rVert + \lvert x\rvert")
    for latex in (r"\begin{cases} 1 \end{cases}", r"\frac{", "$x$", "", "损失", "{" * 500, "\\"):
        assert mathtext(latex) is None
        png(dataclasses.replace(ravine, formula=latex), [], width=SMALL)


def test_eight_paths_and_labels_without_a_backslash_or_dollar_meaning(ravine):
    many = [path_of(SURFACES["ravine"], "adam", {}, index) for index in range(8)]
    odd = Labels(loss="$x", step="\\frac{", left="{step} {nothing} {", start="_")
    png(
        ravine, many, title="$\\frac{ \n\x00 \ud800 😀", caption="x " * 900, labels=odd, width=SMALL
    )


def test_words_come_from_the_labels(ravine, paths):
    # In letters that matplotlib's own font has, be there a Chinese one or not.
    labels = Labels(start="αρχή", left="έξω στο {step}", loss_at_step="f στο {step}")
    drawn, _, below = texts_of(ravine, paths, labels=labels)
    assert "αρχή" in drawn and "έξω στο 2" in drawn and "f στο 20" in below


def test_can_write():
    assert can_write("Loss, η = 0.1, |θ|, ∞\n")
    assert not can_write("\U0010fffd")


def test_a_path_that_leaves_says_when_and_how_far_it_is(ravine, paths):
    drawn, _, _ = texts_of(ravine, paths)
    far = np.linalg.norm(paths[0].trajectory.params[-1])
    assert f"left at step 2, now |(x₁, x₂)| = {far:.3g}".replace("e+0", "e") in drawn
    assert sum("left" in text for text in drawn) == 1


def test_nothing_has_left_before_it_leaves(ravine, paths):
    drawn, _, below = texts_of(ravine, paths, step=1)
    assert drawn == ["start"] and "loss at step 1" in below


def test_settings_come_back(ravine, paths):
    assert settings_of(png(ravine, paths, settings=SETTINGS, width=SMALL)) == SETTINGS
    assert settings_of(png(ravine, [], settings={}, width=SMALL)) == {}
    hard = {"formula": "(x-1)^2 * \\frac{1}{2} <&>\"' ü 中", "points": "1:2,3:4"}
    for write in FORMATS.values():
        assert settings_of(write(ravine, paths, settings=hard)) == hard
        with pytest.raises(PictureError, match="no optviz settings"):
            settings_of(write(ravine, paths))


def test_text_stays_text(ravine, paths):
    """Words and formulas are found in the files by other programs, in Unicode."""
    told = {"title": "Ravine", "caption": "adam(learning_rate=0.1)"}
    (page,) = pypdf.PdfReader(io.BytesIO(pdf(ravine, paths, **told))).pages
    root = ElementTree.fromstring(svg(ravine, paths, **told))  # noqa: S314 - made here
    lines = ["".join(line.itertext()) for line in root.iter(f"{SVG}text")]
    for text in (page.extract_text(), "\n".join(lines)):
        assert all(words in text for words in (*told.values(), "start", "Gradient descent"))
    assert "f(x" in page.extract_text().replace(" ", "")
    assert any(set("fx=0.1+2()") <= set(line) for line in lines)
    assert page.mediabox.width == 8 * 72


def test_the_same_picture_has_the_same_bytes(ravine, paths):
    turned = dict(reversed(SETTINGS.items()))
    for write in FORMATS.values():
        first = write(ravine, paths, settings=SETTINGS)
        assert first == write(ravine, paths, settings=turned)
    first = png(ravine, paths, settings=SETTINGS, width=SMALL)
    assert first == png(ravine, paths, settings=turned, width=SMALL)
    assert first != png(ravine, paths, settings={**SETTINGS, "step": "8"}, width=SMALL)
    info = Image.open(io.BytesIO(first)).info
    assert set(info) == {"dpi", "Software", "optviz"} and info["Software"] == "optviz"
    assert json.loads(info["optviz"]) == SETTINGS


def test_settings_that_cannot_be_stored(ravine):
    for settings in ({"a": "x" * 20_000}, {"a": 1}):
        with pytest.raises(ValueError, match="settings"):
            png(ravine, [], settings=settings, width=SMALL)


def test_eight_threads_draw_what_one_draws(ravine, parabola, paths):
    slow = path_of(SURFACES["parabola"], "gradient_descent", {"learning_rate": 0.05})
    jobs = [
        lambda: png(ravine, paths, title="梯度 η", settings=SETTINGS, width=SMALL),
        lambda: png(parabola, [slow], title="Parabola", step=3, width=SMALL),
        lambda: png(ravine, paths[:1], view=((-1, 1), (-1, 1)), width=SMALL),
    ]
    alone = [job() for job in jobs]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda k: jobs[k % 3](), range(24)))
    assert all(data == alone[k % 3] for k, data in enumerate(together))


def test_lines_are_cut_at_the_border():
    pieces = clipped(np.array([(0, 0), (3, 0.5), (3, -3), (0, 0)]), BOX)
    expected = [(NAN, NAN), (0, 0), (1, 1 / 6), (NAN, NAN), (1, -1), (0, 0)]
    np.testing.assert_allclose(pieces, expected, atol=1e-12)
    assert clipped(np.array([(2, 2), (3, 3)]), BOX).size == 0


def test_lines_through_points_inside_stay_as_they_are():
    points = np.random.default_rng(1).uniform(-1, 1, (50, 2))
    np.testing.assert_array_equal(clipped(points, BOX)[1:], points)


@pytest.mark.parametrize("far", [1e9, 1e20, 1e150, 1e308, INF])
def test_far_ends_cost_no_precision(far):
    # From far above to far below at x = 0.25: the whole height of the box, and exactly there.
    pieces = clipped(np.array([(0.25, far), (0.25, -far)]), BOX)
    np.testing.assert_allclose(pieces[1:], [(0.25, 1), (0.25, -1)], atol=1e-12)
    pieces = clipped(np.array([(0.5, 0.5), (0.5, far)]), BOX)
    np.testing.assert_allclose(pieces[1:], [(0.5, 0.5), (0.5, 1)], atol=1e-12)


def test_norm_neither_overflows_nor_hides_what_is_not_finite():
    vectors = np.array([(3e307, 4e307), (0, 0), (INF, 1), (NAN, 1), (3e-310, 0)])
    np.testing.assert_allclose(norm(vectors)[[0, 1, 2, 3]], [5e307, 0, INF, NAN])


def test_cropped_grids_end_on_the_border():
    axes = np.linspace(-2, 2, 9), np.linspace(-2, 2, 5)
    values = 3 * axes[0][None, :] - axes[1][:, None]
    new_axes, new_values = cropped(axes, values, ((-0.3, 0.1), (0.2, 9.0)))
    assert [axis[[0, -1]].tolist() for axis in new_axes] == [[-0.3, 0.1], [0.2, 2]]
    np.testing.assert_allclose(new_values, 3 * new_axes[0][None, :] - new_axes[1][:, None])
