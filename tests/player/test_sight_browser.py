"""What drives a picture and what explains it are in sight together with it, on every screen."""

import pytest
from player_page import PLAYER, button, expect_drawn, open_page
from playwright.sync_api import Page, expect

SCREENS = {"projector": (1280, 720), "desk": (1920, 1080), "phone": (390, 844)}


def boxes(page: Page, *selectors: str) -> list[dict]:
    """Where things are on the screen; they must be on it whole, and lie over nothing else."""
    found = []
    for selector in selectors:
        part = page.locator(f"{PLAYER} {selector}").first
        expect(part).to_be_in_viewport(ratio=0.99)
        found.append(part.bounding_box())
    for k, a in enumerate(found):
        for b in found[:k]:
            apart = (
                a["x"] >= b["x"] + b["width"] - 1,
                b["x"] >= a["x"] + a["width"] - 1,
                a["y"] >= b["y"] + b["height"] - 1,
                b["y"] >= a["y"] + a["height"] - 1,
            )
            assert any(apart), selectors
    return found


def expect_whole(page: Page, selector: str) -> None:
    """Nothing of it has to be scrolled to."""
    part = page.locator(f"{PLAYER} {selector}").first
    rest = part.evaluate(
        "node => [node.scrollHeight - node.clientHeight, node.scrollWidth - node.clientWidth]"
    )
    assert max(rest) <= 2, selector


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("path", ["", "curve", "fit"])
def test_what_explains_the_picture_stands_with_it(page, app_url, screen, path):
    width, height = SCREENS[screen]
    page.set_viewport_size({"width": width, "height": height})
    rule = "gradient_descent" if path == "curve" else "adam"
    open_page(page, f"{app_url}/{path}?explain={rule}&step=3")
    # The lines of the step, to the last one, beside its arrows and their names; what steps.
    expect(page.locator(f"{PLAYER} .line .result").last).not_to_be_empty()
    boxes(page, ".map", ".switches", ".lines", ".timeline")
    expect_whole(page, ".lines")
    if not path:
        page.get_by_label("The path that is explained").select_option(label="Gradient descent")
        expect(page.locator(f"{PLAYER} .line")).to_have_count(2)
        # Its rate never changes: a sentence and no picture.
        expect(page.locator(f"{PLAYER} .views p")).to_have_text(
            "effective learning rate, the same at every step: x₁: 0.1, x₂: 0.1."
        )
        expect(page.locator(f"{PLAYER} canvas.rates")).to_be_hidden()
    button(page, "Why this step?").click()
    expect(page.locator(f"{PLAYER} .aside")).to_be_hidden()
    button(page, "Drag pad").click()
    boxes(page, ".map", ".dragpad canvas", ".dragpad .choice")
    button(page, "Drag pad").click()
    button(page, "Predict").click()
    asked = (".map", ".prediction > p", ".prediction .choice", ".prediction output")
    expect(page.locator(f"{PLAYER} .prediction > p").first).to_contain_text("step 4?")
    boxes(page, *asked)
    button(page, "Reveal").click()
    expect(page.locator(f"{PLAYER} .prediction output")).to_contain_text("Step 4 is at")
    boxes(page, *asked)
    expect_drawn(page, step="4")
