"""Windows of a reader side by side, one that is reloaded while it computes, one that has slept."""

import re

from conftest import free_port, served
from player_page import PLAYER, expect_at_rest, expect_drawn, open_page, slider
from playwright.sync_api import expect

from optviz import export

RATE = "momentum.learning_rate"
LINK = f"lang=en&optimizers=momentum&num_steps=20&{RATE}="


def push(page) -> str:
    """Press an arrow key on the slider of the rate, and return what the rate is then."""
    rate = slider(page, RATE)
    before = rate.get_attribute("aria-valuetext")
    rate.focus()
    page.keyboard.press("ArrowRight")
    expect(rate).not_to_have_attribute("aria-valuetext", before)
    return rate.get_attribute("aria-valuetext")


def expect_rate(page, value: str) -> None:
    """Slider, address and picture say so."""
    told = re.compile(rf"{re.escape(RATE)}={re.escape(value)}(&|$)")
    expect(slider(page, RATE)).to_have_attribute("aria-valuetext", value)
    expect(page).to_have_url(told)
    expect_drawn(page, tag=told)


def test_windows_share_nothing(context, page, app_url):
    """Each of two windows has its own settings, and so have pictures that are drawn together."""
    windows = page, context.new_page()
    for window, rate in zip(windows, ("0.1", "0.3"), strict=True):
        open_page(window, f"{app_url}/race?{LINK}{rate}")
        expect_at_rest(window)
    rates = [push(window) for window in windows]
    assert rates[0] != rates[1]
    for window, rate in zip(windows, rates, strict=True):
        expect_rate(window, rate)
    with windows[0].expect_download() as first, windows[1].expect_download() as second:
        for window in windows:
            window.get_by_role("button", name="Save picture (PNG)").click()
    for file, rate in zip((first, second), rates, strict=True):
        assert export.settings_of(file.value.path().read_bytes())[RATE] == rate
    windows[1].close()


def test_a_page_that_has_slept_has_what_was_set_and_its_live_way(context, tmp_path):
    """A laptop is shut for ten minutes: sockets are gone, and the server has forgotten the page."""
    sockets, asleep, port, page = [], False, free_port(), context.new_page()

    def connect(socket):
        if asleep:
            socket.close()
        else:
            sockets.extend((socket, socket.connect_to_server()))

    page.route_web_socket(re.compile("/live$|_stcore/stream"), connect)
    page.clock.install()
    with served(port, tmp_path / "log", "--server.disconnectedSessionTTL=0"):
        open_page(page, f"http://127.0.0.1:{port}/race?{LINK}0.2")
        expect_at_rest(page)
        rate = push(page)
        expect_rate(page, rate)
        expect_at_rest(page)
        page.locator(PLAYER).evaluate("node => { node.dataset.from = 'before' }")
        asleep = True
        for socket in sockets:
            socket.close()
        page.clock.fast_forward("10:00")
        asleep = False
        expect(page.locator(f"{PLAYER}:not([data-from])")).to_be_visible()
        expect_rate(page, rate)
        expect_at_rest(page)
        expect_rate(page, push(page))
        page.close()
