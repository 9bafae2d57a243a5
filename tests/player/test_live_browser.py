"""Under the hand, in a real browser: paths come over the live socket while a hand moves."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from momentum_run import LINK, expect_end
from player_page import (
    PLAYER,
    drag,
    expect_at_rest,
    expect_drawn,
    map_point,
    numbers,
    open_page,
    slider,
)
from playwright.sync_api import expect

# Notes every request on the live socket, how many were unanswered then, and what else is sent.
SPY = """
window.asked = []
window.behind = []
window.others = 0
let answered = 0
const Socket = window.WebSocket
window.WebSocket = class extends Socket {
  constructor(...args) {
    super(...args)
    if (this.url.endsWith("/live")) this.addEventListener("message", () => (answered += 1))
  }
  send(data) {
    if (this.url.endsWith("/live")) {
      behind.push(asked.length - answered)
      asked.push(data)
    } else others += 1
    super.send(data)
  }
}
"""
# Notes what the player has drawn: the numbers of the answers, and the settings.
NOTE_DRAWN = """player => {
  window.drawn = []
  window.tags = []
  const { dataset } = player
  const note = () => {
    const answer = Number(dataset.answers)
    if (answer && answer !== drawn.at(-1)) drawn.push(answer)
    if (dataset.tag !== tags.at(-1)) tags.push(dataset.tag)
  }
  new MutationObserver(note).observe(player, { attributes: true })
}"""


# The player tells what it shows a third of a second after it has come to rest.
HAS_TOLD = """() => {
  if (window.othersSeen !== others) [window.othersSeen, window.seenAt] = [others, performance.now()]
  return performance.now() - window.seenAt > 500
}"""


def watched(page, url):
    page.add_init_script(SPY)
    open_page(page, url)
    expect_at_rest(page)
    page.wait_for_function(HAS_TOLD)
    expect_at_rest(page)
    page.locator(PLAYER).evaluate(NOTE_DRAWN)


def expect_one_request_at_a_time(page) -> None:
    """Requests are made one after the other, and every answer is drawn, in order."""
    asked, behind, drawn = page.evaluate("[asked, behind, drawn]")
    assert len(asked) >= 2
    assert set(behind) == {0}
    assert [int(request.split()[0]) for request in asked] == list(range(1, len(asked) + 1))
    assert drawn == sorted(set(drawn))
    assert len(drawn) >= len(asked) - 1  # the page may be quicker than the last answer


def hold_slider(page, name: str, *shares: float) -> None:
    """Press the mouse on a slider's track and move along it, without letting go."""
    track = slider(page, name).locator("xpath=ancestor::*[@data-rac][1]/..")
    track.scroll_into_view_if_needed()
    track = track.bounding_box()
    y = track["y"] + track["height"] / 2
    page.mouse.move(track["x"] + shares[0] * track["width"], y)
    page.mouse.down()
    for share in shares[1:]:
        page.mouse.move(track["x"] + share * track["width"], y, steps=8)


def picture(page) -> str:
    return page.locator(f"{PLAYER} canvas.map").evaluate("canvas => canvas.toDataURL()")


def test_the_start_is_dragged_with_one_request_in_flight(page, app_url):
    watched(page, f"{app_url}/race")
    page.mouse.move(*map_point(page, -5, -2))
    page.mouse.down()
    page.mouse.move(*map_point(page, -4, 1), steps=15)
    page.mouse.up()
    expect_drawn(page, **{"last-change": "1"})  # on the way the address may say where the hand was
    expect_one_request_at_a_time(page)
    start = [float(v) for v in parse_qs(urlsplit(page.url).query)["start"][0].split(",")]
    page.get_by_role("button", name="To the start", exact=True).click()
    expect_drawn(page, step="0")
    for row in numbers(page):
        assert row[:2] == pytest.approx(start)


def test_the_pad_is_dragged_with_one_request_in_flight(page, app_url):
    watched(page, f"{app_url}/?{LINK}&pad=momentum.learning_rate,momentum.decay")
    drag(page, (0.5, 0.5), (0.8, 0.3), (0.75, 0.4))
    expect(page).to_have_url(re.compile("momentum.decay="))
    expect_one_request_at_a_time(page)


def test_paths_follow_a_slider_that_is_still_held(page, app_url):
    watched(page, f"{app_url}/?{LINK}")
    before = page.evaluate("others")
    hold_slider(page, "momentum.decay", 0.7, 0.2)
    expect_drawn(page, answers=re.compile("[1-9]"))
    decay = float(slider(page, "momentum.decay").get_attribute("aria-valuetext"))
    assert decay < 0.5
    expect_drawn(page, tag=re.compile(rf"momentum\.decay={decay}(&|$)"))
    expect_end(page, learning_rate=0.1, decay=decay)
    assert page.evaluate("others") == before  # the page has not been asked to run
    page.mouse.up()
    expect(page).to_have_url(re.compile(rf"momentum\.decay={decay}(&|$)"))
    expect_drawn(page, answers="")
    expect_one_request_at_a_time(page)
    expect_end(page, learning_rate=0.1, decay=decay)


def test_the_number_of_steps_follows_too(page, app_url):
    watched(page, f"{app_url}/?{LINK}")
    slider(page, "num_steps").focus()
    for last in ("25", "30", "40"):
        page.keyboard.press("ArrowRight")
        expect_drawn(page, last=last, step=last)
    expect(page).to_have_url(re.compile("num_steps=40"))
    assert page.evaluate("asked.length") == 3


def test_the_surface_takes_another_shape_while_its_slider_is_held(page, app_url):
    watched(page, f"{app_url}/?surface=quadratic&{LINK}")
    before, others = picture(page), page.evaluate("others")
    hold_slider(page, "quadratic.rotation", 0.5, 0.8)
    rotation = slider(page, "quadratic.rotation").get_attribute("aria-valuetext")
    expect_drawn(page, tag=re.compile(rf"quadratic.rotation={rotation}(&|$)"))
    held = picture(page)
    assert held != before
    assert page.evaluate("others") == others
    page.mouse.up()
    expect(page).to_have_url(re.compile(rf"quadratic.rotation={rotation}(&|$)"))
    expect_drawn(page, answers="")
    assert picture(page) == held


def test_quick_keys_never_show_an_older_path_again(page, app_url):
    watched(page, f"{app_url}/?{LINK}")
    slider(page, "momentum.decay").focus()
    for _ in range(10):
        page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile(r"momentum\.decay=0\.4(&|$)"))
    expect_drawn(page, answers="")
    found = [float(parse_qs(tag)["momentum.decay"][0]) for tag in page.evaluate("tags")]
    assert found == sorted(found, reverse=True)
    assert found[-1] == 0.4
