"""A page with a player in a real browser, as the browser tests drive it."""

import re

import pytest
from playwright.sync_api import Page, expect

# The player writes on its element what it has drawn: step, last, tag (the settings), drawings.
PLAYER = ".player[data-drawings]"


def open_page(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator(PLAYER)).to_be_visible(timeout=30_000)


def expect_at_rest(page: Page) -> None:
    """The page's runs have ended, those that the player itself asks for among them."""
    expect_drawn(page, live="true")
    app = page.locator("[data-testid=stApp]")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")


def play_modules(page: Page) -> None:
    """Have the page load the player's modules one by one, so that a test can change one of them."""
    modules = 'export { default } from "../player.js"'
    page.route(
        "**/bundle/player.js*",
        lambda route: route.fulfill(body=modules, content_type="text/javascript"),
    )


def expect_drawn(page: Page, **data) -> None:
    for name, value in data.items():
        expect(page.locator(PLAYER)).to_have_attribute(f"data-{name}", value)


def button(page: Page, name: str):
    return page.get_by_role("button", name=name, exact=True)


def numbers(page: Page) -> list[list[float]]:
    """The numbers of the current step, row by row, as a reader of the table sees them."""
    rows = page.locator(".numbers tbody tr").all()
    texts = [[cell.text_content() for cell in row.locator("td").all()] for row in rows]
    return [[float(text.replace("−", "-")) for text in row] for row in texts]


RAVINE = ((-6, 2.4), (-2.8, 2.8))


def map_point(page: Page, x: float, y: float, window=RAVINE) -> tuple[float, float]:
    """Where a point is on the screen, from the window's place in the picture."""
    box = page.locator(f"{PLAYER} .map").bounding_box()
    size = min(max(box["width"] / 60, 13), 18)
    left, top = size * 3.6, 6
    width, height = box["width"] - left - 6, box["height"] - top - size * 2
    (x_low, x_high), (y_low, y_high) = window
    unit = min(width / (x_high - x_low), height / (y_high - y_low))
    return (
        box["x"] + left + width / 2 + (x - (x_low + x_high) / 2) * unit,
        box["y"] + top + height / 2 - (y - (y_low + y_high) / 2) * unit,
    )


def wait_for_range(page: Page, middle: float, width: float | None = None) -> None:
    """Wait for the link's view to be about a middle, and so wide: slow hands report on the way."""

    def is_there(url: str) -> bool:
        found = re.search("view=([^&]*)", url)
        low, high = [float(v) for v in found.group(1).split(",")][:2] if found else (0, 0)
        wide = width is None or high - low == pytest.approx(width, rel=0.02)
        return high > low and wide and (low + high) / 2 == pytest.approx(middle, abs=0.03)

    page.wait_for_url(is_there)


def slider(page, name: str):
    """Streamlit's own slider of a setting on the race."""
    return page.locator(f".st-key-race-{name.replace('.', '-')}").get_by_role("slider")


def drag(page, *places, moves: int = 12) -> None:
    """Drag over the pad, from share to share of its width and height."""
    canvas = page.locator(f"{PLAYER} .dragpad canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    pixels = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in places]
    page.mouse.move(*pixels[0])
    page.mouse.down()
    for pixel in pixels[1:]:
        page.mouse.move(*pixel, steps=moves)
    page.mouse.up()


def shown(page) -> list[str]:
    return page.locator(PLAYER).get_attribute("data-pad").split(",")


def expect_agreement(page, *names: str) -> list[float]:
    """Pad, sliders and address must say the same of these settings."""
    for name, value in zip(names, shown(page), strict=True):
        expect(slider(page, name)).to_have_attribute("aria-valuetext", f"{float(value):g}")
        expect(page).to_have_url(re.compile(rf"{re.escape(name)}={re.escape(value)}(&|$)"))
    return [float(value) for value in shown(page)]
