"""The marks of events under the timeline, in a real browser."""

import re

from bare_player import open_player
from player_page import PLAYER, button, expect_drawn, open_page
from playwright.sync_api import expect

LINK = "optimizers=gradient_descent&gradient_descent.learning_rate=0.6&num_steps=20&step=0&lang=en"


def told(page):
    return page.locator(f"{PLAYER} .events .sentence")


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


# How many columns of pixels at the right end of the strip have nothing but its ground.
FREE = """(canvas) => {
    const { width, height } = canvas
    const { data } = canvas.getContext("2d").getImageData(0, 0, width, height)
    const isGround = (x) => Array.from({ length: height }, (_, y) => 4 * (y * width + x)).every(
        (k) => [0, 1, 2].every((c) => Math.abs(data[k + c] - data[c]) < 8))
    let free = 0
    while (free < width && isGround(width - 1 - free)) free++
    return free
}"""


def test_a_mark_at_the_end_is_whole(page, app_url):
    """Of a path that diverges at the last step, in the large type of a projector."""
    rate = "optimizers=gradient_descent&gradient_descent.learning_rate=0.6"
    open_page(page, f"{app_url}/?{rate}&num_steps=11&step=0&projector=on")
    marks = page.locator(f"{PLAYER} canvas.marks")
    expect(marks).to_have_attribute("aria-label", re.compile("step 11 .*diverges"))
    assert 0 < marks.evaluate(FREE) < 8
