"""The drag pad in a real browser: pad, slider, picture and address agree."""

import re

from momentum_run import LINK, expect_end
from player_page import PLAYER, button, drag, expect_agreement, expect_drawn, open_page
from playwright.sync_api import expect


def test_dragging_moves_paths_sliders_and_address_to_the_same_values(page, app_url):
    open_page(page, f"{app_url}/?{LINK}")
    button(page, "Drag pad").click()
    expect(page).to_have_url(re.compile("pad="))
    drag(page, (0.5, 0.5), (0.8, 0.3), (0.75, 0.4))
    expect(page).to_have_url(re.compile("momentum.decay="))
    rate, decay = expect_agreement(page, "momentum.learning_rate", "momentum.decay")
    expect_end(page, learning_rate=rate, decay=decay)


def test_arrow_keys_take_the_sliders_own_steps(page, app_url):
    open_page(page, f"{app_url}/?pad=momentum.learning_rate,momentum.decay")
    page.locator(f"{PLAYER} .dragpad input").first.focus()
    for key in ("ArrowRight", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
    expect_drawn(page, pad="0.12,0.96")
    assert expect_agreement(page, "momentum.learning_rate", "momentum.decay") == [0.12, 0.96]
    expect(page.locator(f"{PLAYER} .dragpad input").first).to_have_attribute(
        "aria-valuetext", "Momentum: learning rate 0.12, Momentum: decay 0.96"
    )
    expect_drawn(page, step="50")


def test_other_axes_are_chosen_and_survive_a_reload(page, app_url):
    open_page(page, f"{app_url}/?pad=momentum.learning_rate,momentum.decay")
    up = page.locator(f"{PLAYER} .dragpad select").nth(1)
    up.select_option("adam.b1")
    expect(page).to_have_url(re.compile("pad=momentum.learning_rate,adam.b1"))
    addresses = []
    page.on("framenavigated", lambda frame: addresses.append(frame.url))
    page.reload()
    expect_drawn(page, pad="0.1,0.9")
    # Not even while it loads is the address without what the reader has chosen.
    assert [url for url in addresses if "pad=momentum.learning_rate,adam.b1" not in url] == []
    drag(page, (0.5, 0.5), (0.7, 0.7))
    expect(page).to_have_url(re.compile(r"adam\.b1="))
    expect_agreement(page, "momentum.learning_rate", "adam.b1")
    up.select_option("nothing")
    expect(page).to_have_url(re.compile("pad=momentum.learning_rate(&|$)"))
    drag(page, (0.5, 0.5), (0.3, 0.5))
    expect_agreement(page, "momentum.learning_rate")
