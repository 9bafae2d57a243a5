"""Predict, then reveal, in a real browser."""

import math
import re

import pytest
from bare_player import open_player
from player_page import PLAYER, button, expect_at_rest, expect_drawn, map_point, numbers, open_page
from playwright.sync_api import expect

from optviz.optimizers import OPTIMIZERS
from optviz.simulation import run
from surfaces import SURFACES


def question(page):
    return page.locator(f"{PLAYER} .prediction > p").first


def told(page):
    return page.locator(f"{PLAYER} .prediction output")


def guess(page) -> list[float]:
    inputs = page.locator(f"{PLAYER} .prediction input").all()
    return [float(field.input_value()) for field in inputs]


def points(surface: str, rule: str, num_steps: int, **hyperparameters):
    path = run(SURFACES[surface], OPTIMIZERS[rule], hyperparameters, num_steps=num_steps)
    return path.params.reshape(num_steps + 1, -1).tolist()


def expect_score(page, path, now: int, later: int) -> int:
    """The distance and the score that are told must be those of the path from Python."""
    distance = math.dist(guess(page), path[later])
    moved = math.dist(path[now], path[later])
    score = round(100 * max(0, 1 - distance / moved))
    expect(told(page)).to_contain_text(f"Score {score}.")
    said = re.search(r"is (\S+) away from it; the path moved by (\S+)\.", told(page).text_content())
    assert [float(text) for text in said.groups()] == pytest.approx([distance, moved], rel=1e-3)
    return score


def coloured(page) -> int:
    """How many pixels of the linked curves have a path's colour, in the later half of the steps."""
    return page.locator(f"{PLAYER} canvas.curves").evaluate(
        """curves => {
            const [half, context] = [curves.width / 2, curves.getContext("2d")]
            let count = 0
            for (const left of [0.6 * half, 1.6 * half]) {
                const { data } = context.getImageData(left, 0, 0.37 * half, curves.height)
                for (let k = 0; k < data.length; k += 4) {
                    count += Math.abs(data[k] - data[k + 2]) > 60
                }
            }
            return count
        }"""
    )


def test_a_link_opens_a_question_and_nothing_gives_it_away(page, app_url):
    shown = "optimizers=momentum&num_steps=20&step=4"
    open_player(page, f"{app_url}/?{shown}")
    marks = page.locator(f"{PLAYER} canvas.marks")
    expect(marks).to_have_attribute("aria-label", re.compile("step 4 .* step [5-9] "))
    assert coloured(page) > 0
    open_player(page, f"{app_url}/?{shown}&predict=1")
    expect(question(page)).to_contain_text("Where will the next point of Momentum be")
    assert coloured(page) == 0
    # What the next step makes of this one is not told either.
    expect(marks).to_have_attribute("aria-label", "step 3 · Momentum: the loss rises")
    # Time ends here, for the keyboard, the buttons and the mouse.
    page.keyboard.press("ArrowRight")
    button(page, "To the end").click()
    button(page, "Step back").click()
    expect_drawn(page, step="3")
    button(page, "Play").click()
    expect_drawn(page, playing="false", step="4")
    curves = page.locator(f"{PLAYER} canvas.curves")
    box = curves.bounding_box()
    curves.hover(position={"x": 0.4 * box["width"], "y": 0.5 * box["height"]})
    expect_drawn(page, cursor="4")
    assert numbers(page)[0][:2] == pytest.approx(points("ravine", "momentum", 4)[4], abs=1e-4)
    expect(page).to_have_url(re.compile("step=4&predict=1$"))


def looks(page, address: str) -> dict:
    """All that the player shows: its words and its pictures."""
    open_page(page, address)
    expect_at_rest(page)
    if "/fit" in address:  # the data come by themselves
        expect_drawn(page, **{"batch-examples": re.compile("[0-9]")})
    return page.locator(PLAYER).evaluate(
        """host => ({
            text: host.innerText,
            pictures: [...host.querySelectorAll("canvas")].map((canvas) => canvas.toDataURL()),
        })"""
    )


@pytest.mark.parametrize(
    ("address", "other"),
    [
        (
            "/?optimizers=nesterov,bracketing_line_search&explain=nesterov",
            "&nesterov.learning_rate=0.03&bracketing_line_search.max_dist=0.5",
        ),
        ("/fit?optimizers=adam&batching=epochs&cloud=on", "&adam.learning_rate=1"),
    ],
)
def test_what_is_shown_does_not_depend_on_what_comes(page, app_url, address, other):
    # At their start, paths have nothing but their future to differ in.
    held, asked = f"{app_url}{address}&step=0", f"{app_url}{address}&step=0&predict=1"
    assert looks(page, held) != looks(page, held + other)
    assert looks(page, asked) == looks(page, asked + other)


def test_a_click_is_scored(page, app_url):
    open_player(page, f"{app_url}/?optimizers=momentum&step=5&predict=1")
    page.mouse.click(*map_point(page, -3.2, 1.2))
    assert guess(page) == pytest.approx([-3.2, 1.2], abs=0.02)
    button(page, "Reveal").click()
    expect_drawn(page, step="6")
    path = points("ravine", "momentum", 60)
    first = expect_score(page, path, 5, 6)
    assert 0 < first < 100
    page.get_by_label("Steps ahead").select_option("3")
    expect(question(page)).to_contain_text("3 steps later, at step 9?")
    page.mouse.click(*map_point(page, -2, -1))
    button(page, "Reveal").click()
    expect_drawn(page, step="9", playing="false")
    second = expect_score(page, path, 6, 9)
    mean = math.floor((first + second) / 2 + 0.5)
    expect(page.locator(f"{PLAYER} .prediction .mean")).to_have_text(
        f"Predictions scored: 2; mean score: {mean}."
    )
    expect(page).to_have_url(re.compile("step=9&predict=3$"))
    button(page, "Next").click()
    expect(question(page)).to_contain_text("at step 12?")
    expect(told(page)).to_have_text("")


def test_by_keyboard_alone(page, app_url):
    page.emulate_media(reduced_motion="reduce")
    open_player(page, f"{app_url}/?optimizers=momentum&step=5")
    button(page, "Predict").focus()
    page.keyboard.press("Enter")
    expect(question(page)).to_be_visible()
    path = points("ravine", "momentum", 60)
    first = page.get_by_label("x₁", exact=True)
    for _ in range(12):
        if not first.evaluate("field => field.matches(':focus')"):
            page.keyboard.press("Tab")
    expect(first).to_be_focused()
    page.keyboard.press("ArrowUp")  # begins at the point that is held
    assert guess(page)[1] == pytest.approx(path[5][1], abs=0.01)
    assert path[5][0] < guess(page)[0] < path[5][0] + 0.15
    page.keyboard.press("PageUp")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect_drawn(page, step="6")
    expect_score(page, path, 5, 6)
    page.keyboard.press("Enter")
    expect(question(page)).to_contain_text("at step 7?")
    page.keyboard.type("-0.123")  # digits are a number here, not the paths
    assert page.get_by_label("x₂", exact=True).input_value() == "-0.123"
    expect_drawn(page, step="6")


def test_at_the_end_it_begins_anew(page, app_url):
    open_player(page, f"{app_url}/?predict=20")
    expect(question(page)).to_have_text(
        "Nothing is left to predict: the path of Gradient descent ends at step 50."
    )
    # Nor is there anything left to say of the last step.
    expect(page.locator(f"{PLAYER} .fate")).to_be_hidden()
    button(page, "Begin at step 0").click()
    expect_drawn(page, step="0")
    expect(page.locator(f"{PLAYER} .fate")).to_contain_text("diverge by step 50?")
    expect(question(page)).to_contain_text("20 steps later, at step 20?")
    button(page, "Reveal").click()
    expect_drawn(page, step="20")
    expect(told(page)).to_contain_text("Without a guess there is no score.")
    button(page, "Predict").click()
    expect(page.locator(f"{PLAYER} .prediction")).to_be_hidden()
    page.keyboard.press("End")
    expect_drawn(page, step="50")


def test_on_a_curve_only_the_parameter_counts(page, app_url):
    rate = "gradient_descent.learning_rate=1.1"
    open_player(page, f"{app_url}/curve?{rate}&num_steps=12&step=0&predict=1")
    box = page.locator(f"{PLAYER} .map").bounding_box()
    page.mouse.click(box["x"] + 0.2 * box["width"], box["y"] + 0.5 * box["height"])
    button(page, "Reveal").click()
    expect_drawn(page, step="1")
    path = points("parabola", "gradient_descent", 12, learning_rate=1.1)
    assert 0 < expect_score(page, path, 0, 1) < 100
    button(page, "Next").click()
    page.get_by_label("Steps ahead").select_option("10")
    page.get_by_label("x", exact=True).fill("-50")
    button(page, "Reveal").click()
    expect_drawn(page, step="11")
    expect_score(page, path, 1, 11)
    expect(told(page)).to_contain_text("Step 11 is at x = −74.301.")
