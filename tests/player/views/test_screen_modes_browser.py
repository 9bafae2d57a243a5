"""The picture on a projector, on the whole screen, in a page of others, and under a finger."""

import io
import re

import numpy as np
import pytest
from bare_player import open_player
from PIL import Image
from player_page import (
    PLAYER,
    button,
    expect_drawn,
    map_point,
    open_page,
    play_modules,
    wait_for_range,
)
from playwright.sync_api import Page, expect


def expect_all_at_once(page: Page) -> None:
    """What a class must see is on the screen, without scrolling; the map has a good part of it."""
    for part in (".legend", ".map", ".timeline", ".tools"):
        expect(page.locator(part)).to_be_in_viewport(ratio=1)
    map_height = page.locator(".map").bounding_box()["height"]
    assert map_height > 0.4 * page.viewport_size["height"]


def type_size(page: Page) -> float:
    name = page.locator(".legend .name").first
    return float(name.evaluate("name => parseFloat(getComputedStyle(name).fontSize)"))


@pytest.mark.parametrize(
    ("path", "height"), [("", 720), ("", 1080), ("curve", 720), ("fit", 720), ("pitfalls", 720)]
)
def test_a_projector_shows_all_at_once_in_big_type(page, app_url, path, height):
    page.set_viewport_size({"width": height * 16 // 9, "height": height})
    open_page(page, f"{app_url}/{path}?projector=on")
    expect(page.locator(".player.big")).to_be_visible()
    # At least a thirty-sixth of the height: 20 pixels of 720, 30 of 1080.
    large = re.compile(rf"[{height // 360}-9]\d(\.\d+)?px")
    expect(page.locator(".legend .name").first).to_have_css("font-size", large)
    expect_all_at_once(page)


def test_projector_mode_is_switched_and_keeps_the_view(page, app_url):
    open_page(page, f"{app_url}/?step=7&speed=2")
    button(page, "Zoom in").click()
    expect(page).to_have_url(re.compile("view="))
    usual, zoomed = type_size(page), re.search("view=([^&]*)", page.url).group(1)
    button(page, "Projector").click()
    expect(page.locator(".player.big")).to_be_visible()
    assert type_size(page) > 1.3 * usual
    expect_drawn(page, step="7")
    expect(page.get_by_label("Speed")).to_have_value("2")
    expect(page).to_have_url(re.compile("projector=on"))
    assert f"view={zoomed}" in page.url
    # The controls are folded up, and still do what they do.
    page.get_by_text("Controls", exact=True).click()
    page.get_by_role("slider", name=re.compile("decay")).focus()
    page.keyboard.press("ArrowLeft")
    expect_drawn(page, tag=re.compile(r"projector=on&momentum\.decay=0\.85"), step="7")
    button(page, "Projector").click()
    expect(page.locator(".player.big")).to_have_count(0)
    expect_drawn(page, tag=re.compile(r"momentum\.decay=0\.85"), step="7")
    expect(page).not_to_have_url(re.compile("projector"))


def test_full_screen_by_key(page, app_url):
    open_player(page, f"{app_url}/race")
    usual = type_size(page)
    page.keyboard.press("f")
    expect(page.locator(".player.big:fullscreen")).to_be_visible()
    expect(button(page, "Full screen")).to_have_attribute("aria-pressed", "true")
    expect_all_at_once(page)
    assert (
        page.locator(".linked").bounding_box()["y"] < page.locator(".timeline").bounding_box()["y"]
    )
    assert type_size(page) > 1.2 * usual
    page.keyboard.press("f")
    expect(page.locator(".player.big")).to_have_count(0)


def test_the_keys_are_listed(page, app_url):
    open_player(page, f"{app_url}/race")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_contain_text("One step back or forward")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_embedded_the_player_comes_first(page, app_url):
    page.set_viewport_size({"width": 900, "height": 600})
    open_page(page, f"{app_url}/?embed=true&step=12")
    assert page.locator(PLAYER).bounding_box()["y"] < 40
    expect(page.get_by_text("How do optimizers differ?")).to_have_count(0)
    expect(page.get_by_text("中文")).to_have_count(0)
    expect(page.get_by_test_id("stTopNavLink")).to_have_count(0)
    button(page, "Step forward").click()
    expect(page).to_have_url(re.compile("step=13&embed=true"))


def test_less_motion_goes_from_row_to_row(page, app_url):
    page.emulate_media(reduced_motion="reduce")
    open_player(page, f"{app_url}/?step=0&speed=5")
    button(page, "Play").click()
    expect_drawn(page, playing="true")
    # Every picture of the map that is drawn within one step is the same.
    pictures = page.locator(".map").evaluate(
        """map => new Promise(resolve => {
            const { dataset } = map.getRootNode().querySelector('.player')
            const seen = {}
            const look = () => {
                (seen[dataset.step] ??= new Set()).add(map.toDataURL())
                if (Object.keys(seen).length < 4) requestAnimationFrame(look)
                else resolve(Object.values(seen).map(pictures => pictures.size))
            }
            look()
        })"""
    )
    assert pictures == [1, 1, 1, 1]


def move_fingers(page: Page, *tracks) -> None:
    """Put down a finger at each track's first point and lift all where the tracks end."""
    tools = page.context.new_cdp_session(page)

    def send(kind, part):
        at = [(a + (c - a) * part, b + (d - b) * part) for (a, b), (c, d) in tracks]
        points = [{"x": x, "y": y, "id": k} for k, (x, y) in enumerate(at)]
        event = {"type": kind, "touchPoints": points if kind != "touchEnd" else []}
        tools.send("Input.dispatchTouchEvent", event)

    send("touchStart", 0)
    for k in range(1, 11):
        send("touchMove", k / 10)
    send("touchEnd", 1)


@pytest.fixture
def phone(browser, app_url, browser_context_args):
    screen = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    context = browser.new_context(**{**browser_context_args, **screen})
    page = context.new_page()
    open_page(page, f"{app_url}/race")
    yield page
    context.close()


def test_a_finger_drags_the_start_and_elsewhere_scrolls_the_page(phone):
    # On the start it drags that, upwards too, and the page stays where it is.
    place = phone.locator(".map").bounding_box()
    move_fingers(phone, (map_point(phone, -5, -2), map_point(phone, -4, 1)))
    moved = re.compile(r"start=-(4|3\.9|4\.0)\d*,(1|0\.9|1\.0)\d*$")
    expect_drawn(phone, tag=moved)
    assert phone.locator(".map").bounding_box() == place
    x, y = place["x"] + 220, place["y"] + 190
    move_fingers(phone, ((x, y), (x + 4, y - 250)))
    phone.wait_for_function("() => document.querySelector('[data-testid=stMain]').scrollTop > 100")
    expect_drawn(phone, tag=moved)
    expect(phone).not_to_have_url(re.compile("view="))


def test_two_fingers_zoom_and_every_button_is_large_enough(phone):
    (left, low), (right, high) = map_point(phone, -3, -1), map_point(phone, -1, 1)
    wide, tall = (right - left) / 2, (low - high) / 2
    move_fingers(
        phone,
        ((left, low), (left - wide, low + tall)),
        ((right, high), (right + wide, high - tall)),
    )
    # Twice as large, and the point in the fingers' middle stayed there.
    wait_for_range(phone, (-1.8 - 2) / 2, width=4.2)
    # All at once: while the page settles one may come or go.
    sizes = phone.locator(".player button, .player select").evaluate_all(
        """controls => controls.filter((control) => control.checkVisibility()).map((control) => {
            const { width, height } = control.getBoundingClientRect()
            return [Math.min(width, height), control.textContent]
        })"""
    )
    assert len(sizes) > 10
    assert all(size >= 24 for size, _ in sizes), sizes


def test_a_long_path_kept_in_images_looks_as_if_drawn_at_once(page, app_url):
    blocks = iter(("const BLOCK = 64 ", "const BLOCK = 1e9 "))

    def serve(route):
        answer = route.fetch()
        assert answer.text().count("const BLOCK = 64 ") == 1
        body = answer.text().replace("const BLOCK = 64 ", next(blocks))
        route.fulfill(response=answer, body=body)

    play_modules(page)
    page.route("**/trails.js*", serve)
    link = f"{app_url}/?optimizers=adam,momentum&momentum.decay=0.98&num_steps=600&step=500"
    pictures = []
    for _ in range(2):
        open_page(page, link)
        # Reached in three goes: the images grow with the second and begin anew with the third.
        for step in ("200", "450", "320"):
            page.locator(".timeline input[type=range]").fill(step)
            expect_drawn(page, step=step)
        image = Image.open(io.BytesIO(page.locator(".map").screenshot())).convert("RGB")
        pictures.append(np.asarray(image, dtype=int))
    assert list(blocks) == []
    different = np.abs(pictures[0] - pictures[1]).max(axis=-1) > 60
    assert different.mean() < 2e-4


def test_the_picture_stays_in_sight_of_all_sliders(page, app_url):
    page.set_viewport_size({"width": 1280, "height": 720})
    open_page(page, f"{app_url}/race")
    steps = page.get_by_role("slider", name="Steps")
    expect(page.locator(f"{PLAYER} .map")).to_be_in_viewport(ratio=0.99)
    steps.focus()
    expect(page.locator(".st-key-race-num_steps")).to_be_in_viewport(ratio=0.99)
    expect(page.locator(f"{PLAYER} .map")).to_be_in_viewport(ratio=0.99)
