"""Why this step? In a real browser: its numbers, its arrows, its film, and the linked views."""

import re

import numpy as np
import pytest
from bare_player import open_player
from player_page import PLAYER, button, expect_drawn
from playwright.sync_api import expect

from optviz.optimizers import OPTIMIZERS
from optviz.simulation import run
from surfaces import SURFACES

LINES = ".explaining .line"


def numbers_of(page, line):
    """The numbers at the end of a line, its result."""
    cells = page.locator(LINES).nth(line).locator(".result mn:not(mphantom mn)")
    expect(cells.first).not_to_be_empty()
    return [float(text.replace("−", "-")) for text in cells.all_text_contents()]


def test_a_path_that_has_diverged_is_told_and_not_made_of_nan(page, app_url):
    """Of a point that is only too large for the browser's numbers nothing else is said."""
    rate = "surface=himmelblau&optimizers=gradient_descent&gradient_descent.learning_rate=0.1"
    open_player(page, f"{app_url}/?{rate}&explain=gradient_descent&step=6")
    settings = {"learning_rate": 0.1}
    path = run(SURFACES["himmelblau"], OPTIMIZERS["gradient_descent"], settings, num_steps=9)
    # Further than 3.4e38 at the sixth step, without a number from the eighth on.
    assert np.isfinite(path.params).all(axis=1).tolist() == [True] * 8 + [False] * 2
    result = page.locator(LINES).nth(1).locator(".result")
    expect(result).to_contain_text("< −3.4e38")
    expect(result).not_to_contain_text("NaN")
    page.keyboard.press("End")
    lines = page.locator(".explaining .lines")
    expect(lines).to_contain_text("From step 8 on, Gradient descent is at no point")
    expect(page.locator(LINES).first).to_be_hidden()
    page.keyboard.press("Home")
    expect(page.locator(LINES).first).to_be_visible()
    assert numbers_of(page, 1) == pytest.approx(path.params[1], rel=1e-3)


def picture(page, name):
    return page.locator(f"canvas.{name}").evaluate("canvas => canvas.toDataURL()")


def test_the_lines_have_the_numbers_of_the_step(page, app_url):
    open_player(page, f"{app_url}/?explain=adam&step=6")
    path = run(SURFACES["ravine"], OPTIMIZERS["adam"], {}, num_steps=50)
    expect(page.locator(LINES)).to_have_count(7)
    assert numbers_of(page, 1) == pytest.approx(path.state.m[6], rel=1e-3)
    assert numbers_of(page, 5) == pytest.approx(path.update[6], rel=1e-3)
    assert numbers_of(page, 6) == pytest.approx(path.params[7], rel=1e-3)
    button(page, "Step forward").click()
    expect_drawn(page, step="7")
    assert numbers_of(page, 5) == pytest.approx(path.update[7], rel=1e-3)
    page.get_by_label("Explained path").select_option(label="Momentum")
    expect(page.locator(LINES)).to_have_count(3)
    expect(page).to_have_url(re.compile("explain=momentum"))


def test_a_view_under_the_mouse_moves_the_cursor_of_all(page, app_url):
    open_player(page, f"{app_url}/?explain=adam&step=30")
    expect(page.locator(LINES)).to_have_count(7)
    curves, rates = page.locator("canvas.curves"), page.locator("canvas.rates")
    held = {name: picture(page, name) for name in ("map", "along", "rates", "curves")}
    result = numbers_of(page, 5)
    for view in (curves, rates):
        view.scroll_into_view_if_needed()
        box = view.bounding_box()
        view.hover(position={"x": box["width"] * 0.3, "y": box["height"] * 0.5})
        expect(page.locator(PLAYER)).not_to_have_attribute("data-cursor", "30")
        expect_drawn(page, step="30")
        assert numbers_of(page, 5) != result
        assert all(picture(page, name) != before for name, before in held.items())
        page.mouse.move(5, 5)
        expect_drawn(page, cursor="30")
    along = page.locator("canvas.along")
    drawings = int(page.locator(PLAYER).get_attribute("data-drawings"))
    along.hover(position={"x": along.bounding_box()["width"] * 0.8, "y": 60})
    expect(page.locator(PLAYER)).not_to_have_attribute("data-drawings", str(drawings))
    assert picture(page, "map") != held["map"]
    row = page.locator(".explained .rows tbody tr").nth(1)
    row.hover()
    expect_drawn(page, cursor="28", step="30")
    row.click()
    expect_drawn(page, step="28")


def test_arrows_are_switched_one_by_one_and_kept_in_the_link(page, app_url):
    open_player(page, f"{app_url}/?explain=momentum&step=6&arrows=none")
    switches = page.locator(".switches button")
    expect(switches).to_have_count(4)
    seen = {picture(page, "map")}
    for k in range(4):
        expect(switches.nth(k)).to_have_attribute("aria-pressed", "false")
        switches.nth(k).click()
        expect(switches.nth(k)).to_have_attribute("aria-pressed", "true")
        seen.add(picture(page, "map"))
    assert len(seen) == 5
    expect(page).not_to_have_url(re.compile("arrows="))
    switches.nth(1).click()
    expect(page).to_have_url(re.compile("arrows=downhill,gradient,update"))


def test_the_film_tells_the_phases_and_takes_the_step(page, app_url):
    open_player(page, f"{app_url}/?explain=gradient_descent&step=6")
    expect(page.locator(LINES)).to_have_count(2)
    button(page, "Film of this step").click()
    phase = page.locator(".phase")
    expect(phase).to_have_text(re.compile("1 / 2: Downhill"))
    expect(phase).to_have_text(re.compile("2 / 2: This is the step"))
    expect(phase).to_have_text(re.compile("Step 7: the loss goes from"), timeout=10_000)
    expect_drawn(page, step="7")


def test_costly_rules_are_compared_by_evaluations(page, app_url):
    open_player(page, f"{app_url}/?optimizers=gradient_descent,newton&surface=rosenbrock&step=9")
    by_steps = picture(page, "curves")
    button(page, "Against evaluations").click()
    expect(page).to_have_url(re.compile("axis=evaluations"))
    assert picture(page, "curves") != by_steps


def test_a_curve_is_explained_too(page, app_url):
    open_player(page, f"{app_url}/curve?explain=gradient_descent&step=3")
    path = run(SURFACES["parabola"], OPTIMIZERS["gradient_descent"], {}, num_steps=5)
    expect(page.locator(LINES)).to_have_count(2)
    assert len(numbers_of(page, 1)) == len(path.params[0])
