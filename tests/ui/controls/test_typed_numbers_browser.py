"""Typed numbers in a real browser: path, link, pad and slider follow."""

import re

import pytest
from player_page import PLAYER, expect_drawn, numbers, open_page, slider
from playwright.sync_api import expect

from optviz.optimizers import OPTIMIZERS
from optviz.simulation import run
from surfaces import SURFACES


def test_a_typed_number_moves_the_path_and_the_pad_the_field(page, app_url):
    open_page(page, f"{app_url}/?optimizers=momentum&num_steps=20&pad=momentum.learning_rate")
    page.get_by_text("Type numbers").click()
    field = page.get_by_role("textbox", name="learning rate")
    expect(field).to_have_value("0.1")
    field.fill("0.37")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"momentum\.learning_rate=0\.37(&|$)"))
    expect_drawn(page, pad="0.37")
    path = run(
        SURFACES["ravine"],
        OPTIMIZERS["momentum"],
        {"learning_rate": 0.37, "decay": 0.9},
        num_steps=20,
    )
    assert numbers(page)[0][:2] == pytest.approx(path.params[-1].tolist(), rel=1e-4)

    page.locator(f"{PLAYER} .dragpad input").first.focus()
    page.keyboard.press("ArrowRight")
    expect(field).to_have_value("0.4")
    expect(page).to_have_url(re.compile(r"momentum\.learning_rate=0\.4(&|$)"))
    page.keyboard.press("ArrowLeft")
    expect(field).to_have_value("0.37")

    # The arrow keys step its last digit.
    field.focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page).to_have_url(re.compile(r"momentum\.learning_rate=0\.39(&|$)"))
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile(r"momentum\.learning_rate=0\.37(&|$)"))

    page.get_by_text("Type numbers").click()
    expect(slider(page, "momentum.learning_rate")).to_have_attribute("aria-valuetext", "0.37")
    page.reload()
    expect(slider(page, "momentum.learning_rate")).to_have_attribute("aria-valuetext", "0.37")
