"""A server that goes away and comes back: the reader has everything that was set."""

import re
import signal

from conftest import free_port, served
from player_page import PLAYER, expect_drawn, open_page, slider
from playwright.sync_api import expect

LINK = "lang=en&optimizers=momentum&momentum.learning_rate=0.2&num_steps=20"


def test_a_restarted_server_shows_what_was_set_before(context, tmp_path):
    port, page = free_port(), context.new_page()
    url = f"http://127.0.0.1:{port}/?{LINK}"
    with served(port, tmp_path / "first") as server:
        open_page(page, url)
        moved = slider(page, "momentum.learning_rate")
        expect(moved).to_have_attribute("aria-valuetext", "0.2")
        moved.focus()
        page.keyboard.press("ArrowRight")
        expect(page).not_to_have_url(re.compile(r"learning_rate=0\.2&"))
        value = moved.get_attribute("aria-valuetext")
        expect(page).to_have_url(re.compile(f"learning_rate={re.escape(value)}&"))
        expect_drawn(page, live="true")
        page.locator(PLAYER).evaluate("node => { node.dataset.from = 'the first server' }")
        server.send_signal(signal.SIGKILL)
    with served(port, tmp_path / "second"):
        expect(page.locator(f"{PLAYER}:not([data-from])")).to_be_visible()
        expect(slider(page, "momentum.learning_rate")).to_have_attribute("aria-valuetext", value)
        expect_drawn(page, tag=re.compile(f"learning_rate={re.escape(value)}&"), live="true")
    page.close()
