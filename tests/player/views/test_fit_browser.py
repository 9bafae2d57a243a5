"""The data, the model and the batches beside the map of a fit, in a real browser."""

import base64
import itertools
import re

import numpy as np
import pytest
from bare_player import open_player
from javascript import evaluated
from player_page import PLAYER, button, expect_drawn
from playwright.sync_api import Page, expect

from optviz.engine.batches import batch_counts, batches_per_epoch, with_replacement
from optviz.optimizers import OPTIMIZERS
from optviz.player.payloads.fit import fit_message
from optviz.rendering.fit import make_fit
from optviz.rendering.scene import contour_levels
from optviz.simulation import run
from surfaces import SURFACES, Surface

# float32 numbers, and a link that is a table.
CLOSE = {"rel": 1e-4, "abs": 2e-4}


def drawn(page: Page, name: str) -> str:
    return page.locator(PLAYER).get_attribute(f"data-{name}")


def loss_of(surface: Surface, params, examples) -> float:
    """The loss of some examples by the surface's own objective, as a batch's loss is defined."""
    weights = np.bincount(examples, minlength=surface.examples).astype(float)
    if surface.reduction == "mean":
        weights /= len(examples)
    return float(surface.objective(params, weights=weights))


def address(app_url: str, surface: str, **settings) -> str:
    rest = "".join(f"&{name}={value}" for name, value in settings.items())
    rate = "gradient_descent.learning_rate=0.05"
    return f"{app_url}/fit?surface={surface}&optimizers=gradient_descent&{rate}{rest}"


def picture(page: Page, name: str) -> str:
    return page.locator(f"canvas.{name}").evaluate("canvas => canvas.toDataURL()")


@pytest.mark.parametrize(
    ("name", "size"),
    [("gabor", 3), ("line_fit", 4), ("line_fit_100", 10), ("intercept_fit", 1), ("logistic", 5)],
)
def test_the_batch_and_its_loss_are_those_of_the_run(page, app_url, name, size):
    surface = SURFACES[name]
    settings = {"batching": "epochs", "batch_size": size, "num_steps": 60, "step": 24}
    open_player(page, address(app_url, name, **settings))
    expect_drawn(page, step="24", epoch=str(24 // batches_per_epoch(surface.examples, size) + 1))
    spec, rate = OPTIMIZERS["gradient_descent"], {"learning_rate": 0.05}
    path = run(surface, spec, rate, num_steps=60, batch_size=size, seed=0)
    counts = batch_counts(surface.examples, 61, batch_size=size, seed=0)
    for step in (24, 25):
        expect_drawn(page, step=str(step))
        examples = np.flatnonzero(counts[step])
        assert drawn(page, "batch-examples") == ",".join(map(str, examples))
        own = loss_of(surface, path.params[step], examples)
        assert float(drawn(page, "batch-loss")) == pytest.approx(own, **CLOSE)
        assert float(drawn(page, "model-loss")) == pytest.approx(path.value[step], **CLOSE)
        button(page, "Step forward").click()


def test_an_example_drawn_twice_counts_twice(page, app_url):
    surface = SURFACES["line_fit"]
    batch = next(
        (t, batch)
        for t, batch in enumerate(with_replacement(surface.examples, 61, 6, seed=0))
        if len(set(batch)) < 6
    )
    step, examples = batch
    settings = {"batching": "replacement", "batch_size": 6, "num_steps": 60, "step": step}
    open_player(page, address(app_url, "line_fit", **settings))
    expect_drawn(page, step=str(step), epoch="")
    expect(page.locator(".counters")).to_have_text(f"iteration {step}")
    assert sorted(map(int, drawn(page, "batch-examples").split(","))) == sorted(examples)
    spec, rate = OPTIMIZERS["gradient_descent"], {"learning_rate": 0.05}
    batches = with_replacement(surface.examples, 61, 6, seed=0)
    path = run(surface, spec, rate, num_steps=60, batches=batches)
    own = loss_of(surface, path.params[step], examples)
    assert float(drawn(page, "batch-loss")) == pytest.approx(own, **CLOSE)


def test_the_pictures_follow_the_step_and_come_back(page, app_url):
    open_player(page, address(app_url, "gabor", batch_size=3, num_steps=60, step=24))
    expect(page.locator(".counters")).to_have_text("epoch 3 · batch 5 of 10 · iteration 24")
    before = [picture(page, name) for name in ("data", "batch")]
    button(page, "Step forward").click()
    expect(page.locator(".counters")).to_have_text("epoch 3 · batch 6 of 10 · iteration 25")
    after = [picture(page, name) for name in ("data", "batch")]
    assert before[0] != after[0]
    assert before[1] != after[1]
    page.get_by_label("Speed").select_option("60")
    button(page, "Play").click()
    expect_drawn(page, step="60", playing="false")
    page.locator(".timeline input[type=range]").fill("24")
    expect_drawn(page, step="24")
    assert [picture(page, name) for name in ("data", "batch")] == before


def test_the_model_at_the_mouse(page, app_url):
    surface = SURFACES["gabor"]
    open_player(page, address(app_url, "gabor", batch_size=3, num_steps=60, step=24))
    expect_drawn(page, step="24", **{"hover-loss": ""})
    before = picture(page, "data")
    page.locator(".map").hover(position={"x": 300, "y": 300})
    expect_drawn(page, **{"hover-loss": re.compile("[0-9]")})
    assert picture(page, "data") != before
    text = page.locator(".stage .tooltip").text_content().replace("−", "-")
    point = [float(number) for number in re.findall(r"φ.? = (-?[\d.]+)", text)]
    assert float(drawn(page, "hover-loss")) == pytest.approx(
        float(surface.objective(np.array(point))), rel=1e-3
    )
    page.locator("canvas.batch").hover(position={"x": 200, "y": 100})
    expect(page.locator(".stage .tooltip")).to_be_hidden()
    expect_drawn(page, **{"hover-loss": re.compile("[0-9]")})
    page.locator(".counters").hover()
    expect_drawn(page, **{"hover-loss": ""})
    assert picture(page, "data") == before


def test_the_cloud_has_a_point_for_every_batch(page, app_url):
    settings = {"batch_size": 3, "num_steps": 60, "step": 24, "cloud": "on"}
    open_player(page, address(app_url, "gabor", **settings))
    expect_drawn(page, step="24", cloud="3276")
    expect(page.locator(".counters")).to_contain_text("3276")
    button(page, "Step forward").click()
    expect_drawn(page, step="25", cloud="3276")  # sent anew, for the step it has come to rest at


def test_the_cloud_is_only_shown_at_its_step(page, app_url):
    settings = {"batch_size": 3, "num_steps": 60, "step": 24, "cloud": "on"}
    open_player(page, address(app_url, "gabor", **settings))
    expect_drawn(page, step="24", cloud="3276")
    page.get_by_label("Speed").select_option("2")
    button(page, "Play").click()
    expect_drawn(page, playing="true", cloud="0")


def test_all_data_at_once_need_no_second_map(page, app_url):
    open_player(page, address(app_url, "gabor", batching="full", num_steps=60, step=24))
    expect_drawn(page, step="24", epoch="", **{"batch-examples": "", "batch-loss": ""})
    expect(page.locator("canvas.data")).to_be_visible()
    expect(page.locator("canvas.batch")).to_be_hidden()
    expect(page.locator(".counters")).to_have_text("")


@pytest.mark.parametrize("surface", ["gabor", "intercept_fit"])
def test_on_a_phone_all_stand_below_each_other(page, app_url, surface):
    page.set_viewport_size({"width": 390, "height": 844})
    settings = {"batching": "epochs", "batch_size": 1, "num_steps": 60, "step": 24}
    open_player(page, address(app_url, surface, **settings))
    boxes = [page.locator(f"canvas.{n}").bounding_box() for n in ("map", "data", "batch", "curves")]
    for box, next_box in itertools.pairwise(boxes):
        assert box["y"] + box["height"] <= next_box["y"]
    for box in boxes:
        assert box["width"] > 300
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_panels_say_what_they_show(page, app_url):
    open_player(page, address(app_url, "gabor", batch_size=3, num_steps=60, step=24))
    for name, words in (("data", "Filled points are in"), ("batch", "batch alone")):
        label = page.locator(f"canvas.{name}").get_attribute("aria-label")
        assert words in label
        assert "Gradient descent" in label


@pytest.mark.parametrize("name", ["gabor", "line_fit_100", "logistic"])
def test_the_batchs_map_is_the_loss_of_its_examples(name):
    surface = SURFACES[name]
    examples = [3, 7, 7, 11]
    found = evaluated(
        """
            const { decode } = await import(`${ASSETS}/core/payload.js`)
            const { makeFit } = await import(`${ASSETS}/fit/fit.js`)
            const { batchSurface } = await import(`${ASSETS}/fit/batch_view.js`)
            const { message, examples, view, mean } = value
            const { header, arrays } = decode(new Uint8Array(Buffer.from(message, "base64")))
            const batch = { examples, weight: mean ? 1 / examples.length : 1 }
            const frame = { rect: { width: 60, height: 40 }, view }
            const { x, y, values, levels } = batchSurface(makeFit(header, arrays), batch, frame)
            return { counts: [x.count, y.count], values: [...values], levels: [...levels] }
        """,
        {
            "message": base64.b64encode(fit_message("points", make_fit(surface))).decode(),
            "examples": examples,
            "view": surface.window,
            "mean": surface.reduction == "mean",
        },
    )
    counts = found["counts"]
    axes = [np.linspace(*pair, count) for pair, count in zip(surface.window, counts, strict=True)]
    own = np.array(
        [[loss_of(surface, np.array([x, y]), examples) for x in axes[0]] for y in axes[1]]
    )
    values = np.array(found["values"]).reshape(own.shape)
    np.testing.assert_allclose(values, own, rtol=1e-4, atol=2e-4)
    # The highest and the lowest are chosen as for the surfaces that Python sends.
    assert found["levels"][-1] == pytest.approx(contour_levels(own)[-1], rel=1e-2)
    assert (np.diff(found["levels"]) > 0).all()
