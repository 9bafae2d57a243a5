"""What a player tells in the very moment of a click takes nothing of the click back."""

import re

import pytest
from player_page import button, expect_at_rest, open_page, slider
from playwright.sync_api import expect

# What the page has told last is told again, right behind the next that it tells.
TELL_AGAIN = """
const send = WebSocket.prototype.send
WebSocket.prototype.send = function (data) {
  send.call(this, data)
  if (!this.url.endsWith("/_stcore/stream")) return
  if (window.behindTheNext) send.call(this, window.behindTheNext)
  window.behindTheNext = null
  window.toldLast = data
}
"""


@pytest.fixture
def race(page, app_url):
    """A race with a setting of a link, whose player has told what it has to."""
    page.add_init_script(TELL_AGAIN)
    open_page(page, f"{app_url}/race?optimizers=momentum&momentum.decay=0.85")
    expect_at_rest(page)
    page.evaluate("window.behindTheNext = window.toldLast")
    return page


def test_a_link_to_another_page_is_followed(race):
    race.get_by_role("link", name="Network").click()
    expect(race.locator(".player.network[data-drawings]")).to_be_visible(timeout=30_000)
    expect(race).to_have_url(re.compile("/network[?]"))
    assert race.evaluate("window.behindTheNext === null")


def test_a_reset_stays(race):
    decay = slider(race, "momentum.decay")
    expect(decay).to_have_attribute("aria-valuetext", "0.85")
    button(race, "Reset").click()
    expect(race).not_to_have_url(re.compile("decay"))
    expect_at_rest(race)
    assert race.evaluate("window.behindTheNext === null")
    # The server's own word: a run of another control says what it has.
    rate = slider(race, "momentum.learning_rate")
    rate.focus()
    race.keyboard.press("ArrowRight")
    expect(race).to_have_url(re.compile("learning_rate"))
    expect_at_rest(race)
    expect(decay).to_have_attribute("aria-valuetext", "0.9")
    expect(race).not_to_have_url(re.compile("decay"))
