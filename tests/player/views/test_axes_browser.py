"""Maps whose axes have scales of their own, in a real browser."""

import re

import numpy as np
import pytest
from bare_player import open_player
from player_page import PLAYER, button, expect_drawn, open_page
from playwright.sync_api import Page, expect

from optviz.settings.experiment import read_experiment
from optviz.settings.links import Link
from optviz.simulation import run

HOUSES = {
    "surface": "line_fit",
    "data": "own",
    "points": "1100:190000,2100:240000,3900:310000",
    "reduction": "mean",
    "batching": "full",
    "optimizers": "gradient_descent",
    "gradient_descent.learning_rate": "1e-7",
    "num_steps": "20",
}


def address(app_url: str, **settings) -> str:
    query = {**HOUSES, **settings}
    return f"{app_url}/fit?" + "&".join(f"{name}={value}" for name, value in query.items())


def point_at(page: Page, x: float, y: float) -> np.ndarray:
    """The parameters under the mouse, as the player's tooltip tells them."""
    page.locator(".map").hover(position={"x": x, "y": y})
    expect(page.locator(".stage .tooltip")).to_be_visible()
    text = page.locator(".stage .tooltip").text_content().replace("−", "-")
    return np.array([float(n) for n in re.findall(r"φ.? = (-?[\d.e]+)", text)])


def test_the_houses_are_a_map_and_not_a_line(page, app_url):
    open_player(page, address(app_url))
    expect_drawn(page, last="20")
    assert "different scales" in page.locator(".map").get_attribute("aria-label")
    box = page.locator(".map").bounding_box()
    at = [point_at(page, 0.3 * box["width"] + 10 * k, 0.5 * box["height"] - 8 * k) for k in (0, 9)]
    (low_x, high_x), (low_y, high_y) = read_experiment(Link(HOUSES), "fit").surface.window
    # Ninety pixels are about a fifth of the picture in both directions.
    shares = (at[1] - at[0]) / (high_x - low_x, high_y - low_y)
    assert (shares > 0.1).all()
    assert (shares < 0.4).all()
    open_player(page, address(app_url, axes="equal"))
    expect_drawn(page, last="20")
    assert "different scales" not in page.locator(".map").get_attribute("aria-label")
    at = [point_at(page, 0.3 * box["width"] + 10 * k, 0.5 * box["height"] - 8 * k) for k in (0, 9)]
    across, up = at[1] - at[0]
    assert up == pytest.approx(across * 72 / 90, rel=1e-2)


def test_a_start_that_is_clicked_keeps_the_digits_of_its_place(page, app_url):
    close = "0:50001,1:50003,2:50002"
    query = {"points": close, "gradient_descent.learning_rate": "0.1"}
    window = read_experiment(Link({**HOUSES, **query}), "fit").surface.window
    open_page(page, address(app_url, **query))
    expect_drawn(page, last="20")
    box = page.locator(".map").bounding_box()
    starts = []
    for k in (0, 1):
        page.locator(".map").click(position={"x": 200 + 40 * k, "y": 120})
        expect(page).to_have_url(re.compile(f"start=(?!{starts[0]})" if starts else "start="))
        starts.append(re.search(r"start=([^&]*)", page.url)[1])
    first, second = (float(start.split(",")[0]) for start in starts)
    pixel = (window[0][1] - window[0][0]) / box["width"]
    assert second - first == pytest.approx(40 * pixel, rel=0.2)


def test_a_prediction_is_measured_in_widths_of_the_window(page, app_url):
    read = read_experiment(Link({**HOUSES, "gradient_descent.learning_rate": "1.2e-7"}), "fit")
    entry, window = read.entries[0], np.array(read.surface.window)
    widths = window[:, 1] - window[:, 0]
    hyperparameters = entry.hyperparameters
    params = run(read.surface, entry.spec, hyperparameters, start=read.start, num_steps=20).params
    query = {"gradient_descent.learning_rate": "1.2e-7", "step": "0", "predict": "1"}
    open_player(page, address(app_url, **query))
    fields = page.locator(f"{PLAYER} .prediction input")
    # A hundredth of the window beside the true point along the first axis, which hardly changes.
    guess = params[1] + (0.01 * widths[0], 0)
    for k in (0, 1):
        fields.nth(k).fill(repr(float(guess[k])))
    button(page, "Reveal").click()
    moved = np.hypot(*((params[1] - params[0]) / widths))
    score = round(100 * (1 - 0.01 / moved))
    assert 0 < score < 100
    told = page.locator(f"{PLAYER} .prediction output")
    expect(told).to_contain_text(f"Score {score}.")
    expect(told).to_contain_text("in widths of the window")
