"""The surface in three dimensions: its camera stays while time, paths and settings change."""

import re

from bare_player import open_player
from player_page import button, expect_drawn, open_page
from playwright.sync_api import Page, expect


def expect_camera(page: Page, camera: str | re.Pattern) -> None:
    """The picture is drawn from there, and has come to rest."""
    expect(page.locator(".space")).to_have_attribute("data-camera", camera)
    expect(page.locator(".space")).to_have_attribute("data-fine", "true")


def picture(page: Page) -> str:
    return page.locator(".space").evaluate("canvas => canvas.toDataURL()")


def drag(page: Page, dx: int, dy: int) -> None:
    # A slider that took the focus may have scrolled the picture away.
    page.locator(".space").scroll_into_view_if_needed()
    box = page.locator(".space").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx, y + dy, steps=4)
    page.mouse.up()


def test_a_link_opens_it_and_the_button_closes_it(page, app_url):
    open_player(page, f"{app_url}/?space=on&camera=20,30,1.5&step=7")
    expect_camera(page, "20,30,1.5")
    expect(page.locator(".map")).to_be_hidden()
    label = re.compile("turned by 20°, seen from 30°")
    expect(page.locator(".space")).to_have_attribute("aria-label", label)
    button(page, "3-D").click()
    expect(page.locator(".space")).to_be_hidden()
    expect(page.locator(".map")).to_be_visible()
    expect_drawn(page, step="7")
    expect(page).to_have_url(re.compile(r"^(?!.*space=).*camera=20,30,1\.5"))


def test_dragging_turns_it_and_the_address_and_a_slider_keep_the_camera(page, app_url):
    open_page(page, f"{app_url}/?space=on&camera=20,30,1&step=3&num_steps=200&speed=1")
    expect_camera(page, "20,30,1")
    drag(page, 50, -25)
    expect_camera(page, "40,20,1")
    expect(page).to_have_url(re.compile("camera=40,20,1"))
    button(page, "Play").click()
    page.get_by_role("slider", name=re.compile("decay")).focus()
    page.keyboard.press("ArrowLeft")
    expect_drawn(page, tag=re.compile(r"momentum\.decay=0\.85"), playing="true")
    drag(page, -25, 0)
    expect_camera(page, "30,20,1")
    expect_drawn(page, playing="true", step=re.compile("^([4-9]|[1-9][0-9]+)$"))


def test_the_paths_follow_the_step_and_can_be_hidden(page, app_url):
    open_player(page, f"{app_url}/?space=on&step=3")
    expect_camera(page, re.compile("."))
    before = picture(page)
    page.keyboard.press("ArrowRight")
    expect_drawn(page, step="4")
    after = picture(page)
    assert after != before
    page.keyboard.press("2")
    expect(page.locator(".space")).not_to_have_attribute("aria-label", re.compile("Momentum"))
    assert picture(page) != after
    page.keyboard.press("2")
    expect(page.locator(".space")).to_have_attribute("aria-label", re.compile("Momentum"))
    assert picture(page) == after


def test_keys_turn_and_zoom(page, app_url):
    open_player(page, f"{app_url}/?space=on&camera=20,30,1&step=3")
    page.locator(".space").focus()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("+")
    expect_camera(page, "25,35,1.25")
    page.keyboard.press("ArrowRight")  # without Shift it is time that moves
    expect_drawn(page, step="4")
    page.keyboard.press("0")
    expect(page).not_to_have_url(re.compile("camera"))
    expect_drawn(page, step="4")


def test_a_point_under_the_mouse_is_told(page, app_url):
    open_player(page, f"{app_url}/?space=on&optimizers=momentum&step=0")
    expect_camera(page, re.compile("."))
    x, y = map(int, page.locator(".space").get_attribute("data-start").split(","))
    page.locator(".space").hover(position={"x": x + 3, "y": y - 3})
    expect(page.locator(".stage .tooltip")).to_contain_text("Momentum, step 0x₁ = −5, x₂ = −2")


def test_a_curve_has_none_and_a_camera_that_is_none_is_told(page, app_url):
    open_player(page, f"{app_url}/curve?space=on")
    expect(button(page, "3-D")).to_be_hidden()
    expect(page.locator(".map")).to_be_visible()
    open_page(page, f"{app_url}/?space=on&camera=20")
    expect(page.get_by_text("camera = 20 cannot be used")).to_be_visible()
