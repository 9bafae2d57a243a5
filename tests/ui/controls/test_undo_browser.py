"""Settings undone and redone in a real browser: the page follows the history of its address."""

import re

from player_page import button, expect_at_rest, expect_drawn, open_page, slider
from playwright.sync_api import expect

LINK = "optimizers=momentum,adam&num_steps=20"


def expect_settings(page, **settings) -> None:
    """The address has these settings, or lacks those that are None."""
    for name, text in settings.items():
        setting = re.escape(f"{name.replace('__', '.')}={text or ''}")
        if text is None:
            expect(page).not_to_have_url(re.compile(f"[?&]{setting}"))
        else:
            expect(page).to_have_url(re.compile(f"[?&]{setting}(&|$)"))


def test_settings_are_undone_and_redone_by_keys_and_by_the_browser(page, app_url):
    open_page(page, f"{app_url}/race?{LINK}")
    expect_at_rest(page)
    rate, decay = slider(page, "momentum.learning_rate"), slider(page, "momentum.decay")
    rate.focus()
    page.keyboard.press("ArrowRight")
    expect_settings(page, momentum__learning_rate="0.12")
    decay.focus()
    page.keyboard.press("ArrowLeft")
    expect_settings(page, momentum__decay="0.85")
    page.keyboard.press("Control+z")
    expect(decay).to_have_attribute("aria-valuetext", "0.9")
    expect(rate).to_have_attribute("aria-valuetext", "0.12")
    expect_settings(page, momentum__decay=None, momentum__learning_rate="0.12")
    page.keyboard.press("Control+y")
    expect(decay).to_have_attribute("aria-valuetext", "0.85")
    expect_settings(page, momentum__decay="0.85")

    # Faster than the page can follow: the last one counts, and nothing is lost on the way.
    back = [("Control+z", 1), ("Control+z", 0)]
    for key, number in [*[*back, ("Control+y", 1), ("Control+y", 2)] * 4, *back]:
        page.keyboard.press(key)
        page.wait_for_function("number => history.state.optviz.number === number", arg=number)
    expect(rate).to_have_attribute("aria-valuetext", "0.1")
    expect(decay).to_have_attribute("aria-valuetext", "0.9")
    expect_at_rest(page)
    assert page.evaluate("history.state.optviz.number") == 0

    page.go_forward()
    page.go_forward()
    expect(decay).to_have_attribute("aria-valuetext", "0.85")
    expect_settings(page, momentum__decay="0.85", num_steps="20")
    expect_at_rest(page)
    button(page, "Reset").click()
    expect_settings(page, momentum__decay=None, num_steps=None)
    page.go_back()
    expect_settings(page, momentum__decay="0.85", num_steps="20")
    expect_drawn(page, last="20")
    page.reload()
    expect(decay).to_have_attribute("aria-valuetext", "0.85")


def test_the_step_is_that_of_the_entry(page, app_url):
    open_page(page, f"{app_url}/race?{LINK}&step=5")
    expect_at_rest(page)
    slider(page, "momentum.decay").focus()
    page.keyboard.press("ArrowLeft")
    expect_settings(page, momentum__decay="0.85", step="5")
    page.locator(".map").focus()
    page.keyboard.press("End")
    expect_settings(page, step=None)
    page.keyboard.press("Control+z")
    expect_drawn(page, step="5")
    page.keyboard.press("Control+y")
    expect_drawn(page, step="20")


def test_pages_without_a_map_undo_too_and_another_page_is_no_step_of_theirs(page, app_url):
    page.goto(f"{app_url}/functions")
    expect_settings(page, lang="en")
    softmax = page.get_by_role("radio", name="Softmax")
    softmax.click()
    expect_settings(page, topic="softmax")
    expect(softmax).to_be_checked()
    page.keyboard.press("Control+z")
    expect_settings(page, topic=None)
    expect(softmax).not_to_be_checked()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+y")
    expect(softmax).to_be_checked()
    page.get_by_role("link", name="Network").click()
    expect(page.locator(".player.network[data-drawings]")).to_be_visible(timeout=30_000)
    layers = page.get_by_role("slider").first
    before = layers.get_attribute("aria-valuetext")
    layers.focus()
    page.keyboard.press("ArrowRight")
    expect_settings(page, layers="3")
    app = page.locator("[data-testid=stApp]")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    page.keyboard.press("Control+z")
    expect(layers).to_have_attribute("aria-valuetext", before)
    page.keyboard.press("Control+z")
    page.go_back()
    expect(page).to_have_url(re.compile(r"/functions\?.*topic=softmax"))
    expect(page.get_by_role("radio", name="Softmax")).to_be_checked()
