"""What drives a picture and what explains it are in sight together with it, on every screen."""

import pytest
from bare_player import open_player
from player_page import PLAYER, button, expect_at_rest, expect_drawn, open_page
from playwright.sync_api import Page, expect

SCREENS = {"projector": (1280, 720), "desk": (1920, 1080), "phone": (390, 844)}


# Whether parts are on the screen whole, lie over nothing else, and need no scrolling inside.
TOGETHER = """selectors => {
  const nodes = [...document.querySelectorAll('[class*=-player] *')]
  const root = nodes.find(node => node.shadowRoot?.querySelector('.player'))?.shadowRoot
  if (!root) return false
  const places = selectors.map(selector => root.querySelector(selector).getBoundingClientRect())
  const isSeen = ({ left, right, top, bottom }) =>
    right > left && bottom > top && left >= -1 && right <= innerWidth + 1 && top >= -1
    && bottom <= innerHeight + 1
  const isApart = (a, b) =>
    a.left >= b.right - 1 || b.left >= a.right - 1 || a.top >= b.bottom - 1 || b.top >= a.bottom - 1
  const lines = root.querySelector('.lines')
  return places.every(isSeen)
    && places.every((a, k) => places.slice(0, k).every(b => isApart(a, b)))
    && lines.scrollHeight <= lines.clientHeight + 2 && lines.scrollWidth <= lines.clientWidth + 2
}"""


def expect_together(page: Page, *selectors: str) -> None:
    page.wait_for_function(TOGETHER, arg=list(selectors), timeout=20_000)


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("path", ["", "curve", "fit"])
def test_what_explains_the_picture_stands_with_it(page, app_url, screen, path):
    width, height = SCREENS[screen]
    page.set_viewport_size({"width": width, "height": height})
    rule = "gradient_descent" if path == "curve" else "adam"
    open_page(page, f"{app_url}/{path}?explain={rule}&step=3")
    # The lines of the step, to the last one, beside its arrows and their names; what steps.
    expect(page.locator(f"{PLAYER} .line .result").last).not_to_be_empty()
    expect_together(page, ".map", ".switches", ".lines", ".timeline")
    expect_at_rest(page)
    if not path:
        page.get_by_label("Explained path").select_option(label="Gradient descent")
        expect(page.locator(f"{PLAYER} .line")).to_have_count(2)
        # Its rate never changes: a sentence and no picture.
        expect(page.locator(f"{PLAYER} .views p")).to_have_text(
            "effective learning rate, the same at every step: x₁: 0.1, x₂: 0.1."
        )
        expect(page.locator(f"{PLAYER} canvas.rates")).to_be_hidden()
    button(page, "Why this step?").click()
    expect(page.locator(f"{PLAYER} .aside")).to_be_hidden()
    button(page, "Drag pad").click()
    expect_together(page, ".map", ".dragpad canvas", ".dragpad .choice")
    button(page, "Drag pad").click()
    button(page, "Predict").click()
    asked = (".map", ".prediction > p", ".prediction .choice", ".prediction output")
    expect(page.locator(f"{PLAYER} .prediction > p").first).to_contain_text("step 4?")
    # So is what is asked of the last step, and nothing lies over what moves the time.
    expect_together(page, *asked, ".prediction .fate", ".timeline")
    button(page, "Reveal").click()
    expect(page.locator(f"{PLAYER} .prediction output")).to_contain_text("Step 4 is at")
    expect_together(page, *asked)
    expect_drawn(page, step="4")


# As when a notice appears above the player.
PUSH = """() => {
  document.body.style.overflowAnchor = 'none'
  const style = 'height: 400px'
  document.body.prepend(Object.assign(document.createElement('p'), { style }))
  return new Promise(done => requestAnimationFrame(() => setTimeout(done, 100)))
}"""


def test_the_page_keeps_still_under_a_hand(page, app_url):
    page.set_viewport_size({"width": 390, "height": 844})
    open_player(page, f"{app_url}/curve?explain=gradient_descent&step=3")
    lines = page.locator(f"{PLAYER} .lines")
    expect(lines).to_be_in_viewport(ratio=1)
    # What is pushed out of sight is sought again …
    page.evaluate(PUSH)
    expect(lines).to_be_in_viewport(ratio=1)
    # … but not while something is pressed: it would not be under the hand any more.
    page.mouse.move(200, 300)
    page.mouse.down()
    before = page.evaluate("() => scrollY")
    page.evaluate(PUSH)
    assert page.evaluate("() => scrollY") == before
    expect(lines).not_to_be_in_viewport(ratio=1)
    page.mouse.up()
