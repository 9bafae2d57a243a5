"""A pinned run, in a real browser: it stays as a ghost, and is part of the link."""

import re

import pytest
from player_page import PLAYER, button, expect_drawn, open_page, slider
from playwright.sync_api import expect

from optviz.optimizers import OPTIMIZERS
from optviz.simulation import run
from surfaces import SURFACES


def test_a_pinned_run_stays_while_a_slider_moves(page, app_url):
    rule = OPTIMIZERS["momentum"]
    pinned = run(SURFACES["ravine"], rule, {"decay": 0.5}, num_steps=20)
    open_page(page, f"{app_url}/?optimizers=momentum&momentum.decay=0.5&num_steps=20")
    button(page, "Pin this run").click()
    told = page.locator(f"{PLAYER} .pinned")
    expect(told).to_contain_text("change a setting")
    slider(page, "momentum.decay").focus()
    page.keyboard.press("ArrowRight")
    expect(told).to_contain_text("Momentum: decay 0.5")
    expect_drawn(page, pinned=re.compile(r"^-?\d"))
    expect(page).to_have_url(re.compile("pinned="))
    expect(told).to_be_in_viewport(ratio=1)
    ends = float(page.locator(PLAYER).get_attribute("data-pinned"))
    assert ends == pytest.approx(pinned.params[-1][0], rel=1e-5)
    # Whoever opens the link sees both runs; unpinned, the ghost goes.
    open_page(page, page.url)
    expect_drawn(page, pinned=str(ends))
    expect(told).to_contain_text("0.5")
    button(page, "Pin this run").click()
    expect(told).to_be_hidden()
    expect(page).not_to_have_url(re.compile("pinned="))
