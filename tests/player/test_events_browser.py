"""The marks of events under the timeline, in a real browser."""

import re

from bare_player import open_player
from player_page import PLAYER, button, expect_drawn
from playwright.sync_api import expect

LINK = "optimizers=gradient_descent&gradient_descent.learning_rate=0.6&num_steps=20&step=0&lang=en"


def told(page):
    return page.locator(f"{PLAYER} .events .told")


def test_events_are_visited_one_after_the_other(page, app_url):
    open_player(page, f"{app_url}/?{LINK}")
    button(page, "Next event").click()
    expect_drawn(page, step="1")
    expect(told(page)).to_have_text("step 1 · Gradient descent: the loss rises, x₂ turns back")
    button(page, "Next event").click()
    expect(told(page)).to_have_text("step 2 · Gradient descent: leaves the window")
    button(page, "Next event").click()
    expect(told(page)).to_have_text("step 11 · Gradient descent: diverges")
    button(page, "Previous event").click()
    expect_drawn(page, step="2")


def test_a_click_on_a_mark_goes_there(page, app_url):
    open_player(page, f"{app_url}/?{LINK}")
    marks = page.locator(f"{PLAYER} canvas.marks")
    box = marks.bounding_box()
    marks.click(position={"x": 8 + 11 / 20 * (box["width"] - 16), "y": box["height"] / 2})
    expect_drawn(page, step="11")
    expect(marks).to_have_attribute(
        "aria-label", re.compile("step 11 · Gradient descent: diverges")
    )


def test_without_events_there_is_no_strip(page, app_url):
    open_player(page, f"{app_url}/?surface=bowl&optimizers=gradient_descent&num_steps=20")
    expect(page.locator(f"{PLAYER} .events")).to_be_hidden()
