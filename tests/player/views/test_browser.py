"""The app in a real browser: every test waits for what the player says it has drawn."""

import io
import json
import re

import pytest
from bare_player import open_player
from PIL import Image
from player_page import PLAYER, button, expect_drawn, map_point, numbers, open_page, wait_for_range
from playwright.sync_api import Page, expect

from optviz.content.pitfalls import PITFALLS
from optviz.optimizers import OPTIMIZERS


def at_step(page: Page) -> int:
    return int(page.locator(PLAYER).get_attribute("data-step"))


def test_moving_a_slider_redraws_the_path_and_the_link(page, app_url):
    open_page(page, f"{app_url}/?optimizers=momentum&momentum.learning_rate=0.6&num_steps=20")
    page.get_by_role("slider", name=re.compile("decay")).focus()
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    expect_drawn(page, tag=re.compile(r"momentum\.decay=0\.75"))
    expect(page).to_have_url(re.compile(r"momentum\.decay=0\.75"))


def test_printed_numbers_are_on_the_screen_after_two_requests_for_the_player(page, app_url):
    open_page(
        page,
        f"{app_url}/?optimizers=momentum&momentum.learning_rate=0.6&momentum.decay=0.5&num_steps=20",
    )
    expect_drawn(page, step="20")
    assert numbers(page)[0][:2] == pytest.approx([0.007188, 0.002553], abs=5e-7)
    loaded = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    urls = [url.split("?")[0] for url in loaded if "/bidi-components/" in url]
    names = sorted(url.split("/bidi-components/")[1] for url in urls)
    assert names == ["optviz.player/bundle/player.js", "optviz.player/player.css"]


def test_play_pause_step_and_scrub(page, app_url):
    open_player(page, f"{app_url}/?num_steps=200&step=0&speed=2")
    button(page, "Play").click()
    expect_drawn(page, playing="true")
    expect_drawn(page, step=re.compile("^([2-9]|[1-9][0-9]+)$"))
    button(page, "Pause").click()
    expect_drawn(page, playing="false")
    paused = at_step(page)
    button(page, "Step forward").click()
    expect_drawn(page, step=str(paused + 1))
    button(page, "Step back").click()
    button(page, "Step back").click()
    expect_drawn(page, step=str(paused - 1))
    button(page, "To the start").click()
    expect_drawn(page, step="0")
    assert numbers(page)[0][:2] == [-5, -2]
    button(page, "To the end").click()
    expect_drawn(page, step="200")
    page.locator(".timeline input[type=range]").fill("57")
    expect_drawn(page, step="57")
    expect(page).to_have_url(re.compile("step=57"))


def test_keyboard(page, app_url):
    open_player(page, f"{app_url}/race?speed=1")
    expect_drawn(page, step="50")
    for key, step in (("Home", "0"), ("ArrowRight", "1"), ("PageUp", "11"), ("ArrowLeft", "10")):
        page.keyboard.press(key)  # the focus is nowhere: the keys are the player's
        expect_drawn(page, step=step)
    page.keyboard.press(" ")
    expect_drawn(page, playing="true")
    page.keyboard.press(" ")
    expect_drawn(page, playing="false")
    momentum = page.get_by_role("button", name=re.compile("^Momentum"))
    expect(momentum).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("2")
    expect(momentum).to_have_attribute("aria-pressed", "false")
    expect(page).to_have_url(re.compile("hidden=momentum"))


def test_speed_and_hidden_paths_are_in_the_link(page, app_url):
    open_player(page, f"{app_url}/?speed=60&hidden=adam,momentum")
    expect(page.get_by_label("Speed")).to_have_value("60")
    expect(page.locator(".legend button[aria-pressed=false]")).to_have_count(2)
    page.get_by_label("Speed").select_option("2")
    expect(page).to_have_url(re.compile("speed=2&hidden=momentum,adam$"))


def test_a_slider_keeps_the_step_and_the_zoom(page, app_url):
    open_page(page, f"{app_url}/?step=7")
    expect_drawn(page, step="7")
    button(page, "Zoom in").click()
    expect(page).to_have_url(re.compile("view="))
    view = re.search("view=([^&]*)", page.url).group(1)
    page.get_by_role("slider", name=re.compile("decay")).focus()
    page.keyboard.press("ArrowLeft")
    expect_drawn(page, tag=re.compile(r"momentum\.decay=0\.85"), step="7")
    assert re.search("view=([^&]*)", page.url).group(1) == view


def test_dragging_the_start_moves_all_paths(page, app_url):
    open_page(page, f"{app_url}/race")
    page.mouse.move(*map_point(page, -5, -2))
    page.mouse.down()
    page.mouse.move(*map_point(page, -4, 0.5), steps=8)
    page.mouse.move(*map_point(page, -4, 1), steps=4)
    page.mouse.up()
    expect_drawn(page, tag=re.compile(r"start=-(4|3\.99|4\.0)\d*,(1|0\.99|1\.0)\d*"))
    button(page, "To the start").click()
    expect_drawn(page, step="0")
    for row in numbers(page):
        assert row[:2] == pytest.approx([-4, 1], abs=0.03)
    start = page.get_by_role("spinbutton", name=re.compile("Start"))
    expect(start.first).to_have_value(re.compile(r"-(4|3\.9[89]|4\.0[12])\d*$"))


def test_clicking_the_map_sets_the_start(page, app_url):
    open_page(page, f"{app_url}/race")
    page.mouse.click(*map_point(page, 1, 2))
    expect_drawn(page, tag=re.compile(r"start=(1|0\.99|1\.0)\d*,(2|1\.99|2\.0)\d*"))


def test_panning_and_hovering(page, app_url):
    open_player(page, f"{app_url}/race")
    page.mouse.move(*map_point(page, 0, 0))
    page.mouse.down()
    page.mouse.move(*map_point(page, -1, 0), steps=5)
    page.mouse.up()
    wait_for_range(page, -1.8 + 1)
    button(page, "Show the whole window").click()
    expect(page).not_to_have_url(re.compile("view="))
    page.mouse.move(*map_point(page, 1, 2))
    expect(page.locator(".stage .tooltip")).to_contain_text("f = 8.")


def test_a_link_restores_the_view(page, app_url):
    open_page(
        page,
        f"{app_url}/?surface=himmelblau&optimizers=adam,rmsprop&adam.learning_rate=0.3"
        "&start=-1,-1.5&num_steps=80&step=33&view=-5,1,-4,1",
    )
    expect_drawn(page, step="33", scene="himmelblau")
    link, shown = page.url, numbers(page)
    page.reload()
    expect_drawn(page, step="33", scene="himmelblau")
    expect(page).to_have_url(link)
    assert numbers(page) == shown
    assert "view=-5,1,-4,1" in link


def test_divergence_is_drawn_and_named(page, app_url):
    open_page(page, f"{app_url}/?optimizers=gradient_descent&gradient_descent.learning_rate=0.6")
    expect(page.locator(".legend .note")).to_have_text(re.compile("diverged at step"))
    page.goto(f"{app_url}/curve?gradient_descent.learning_rate=1.1&num_steps=25")
    expect(page.locator(".legend .note")).to_have_text(re.compile("diverged at step"))
    page.locator(".timeline input[type=range]").fill("10")
    expect_drawn(page, step="10")
    expect(page.locator(".numbers tbody td").first).to_have_text(re.compile(r"^61\.917"))


def test_the_picture_is_saved(page, app_url):
    open_page(page, f"{app_url}/?step=12")
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("Save picture")).click()
    data = download.value.path().read_bytes()
    picture = Image.open(io.BytesIO(data))
    assert picture.format == "PNG"
    assert picture.width >= 2000
    assert json.loads(picture.text["optviz"]) == {"page": "race", "lang": "en", "step": "12"}


def test_chinese_by_control_and_by_link(page, app_url):
    open_page(page, f"{app_url}/race?explain=momentum")
    button(page, "Why this step?").click()
    page.get_by_role("radio", name="中文").or_(page.get_by_text("中文", exact=True)).first.click()
    expect(button(page, "播放")).to_be_visible()
    expect(page).to_have_url(re.compile("lang=zh"))
    # What the reader had closed is not opened again by the player's new words.
    expect(page.locator(f"{PLAYER} .aside")).to_be_hidden()
    page.reload()
    expect(button(page, "播放")).to_be_visible()


def test_pages_are_reached_by_navigation(page, app_url):
    open_page(page, f"{app_url}/race")
    page.get_by_test_id("stTopNavLink").filter(has_text="Curve").click()
    expect_drawn(page, scene="parabola")
    page.get_by_test_id("stTopNavLink").filter(has_text="Race").click()
    expect_drawn(page, scene="ravine")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_theme_follows_the_reader(page, app_url, scheme):
    page.emulate_media(color_scheme=scheme)
    open_page(page, f"{app_url}/race")
    corner = page.locator(".map").evaluate(
        "map => [...map.getContext('2d').getImageData(2, 2, 1, 1).data].slice(0, 3)"
    )
    assert (sum(corner) < 200) == (scheme == "dark")


def offered() -> list[str]:
    return [spec.id for spec in OPTIMIZERS.values() if spec.family != "pitfall"]


@pytest.mark.parametrize("first", range(0, len(offered()), 8))
def test_every_rule_is_drawn_and_its_formula_is_set(page, app_url, first):
    ids = offered()[first : first + 8]
    open_page(page, f"{app_url}/?optimizers={','.join(ids)}")
    expect(page.locator(".legend button")).to_have_count(len(ids))
    for id in ids:
        page.get_by_role("radio", name=OPTIMIZERS[id].name, exact=True).click()
        expect(page.locator("pre.python")).to_contain_text(f"def {id}(")
        # One formula is the surface's, the other the rule's.
        expect(page.locator(".katex-display")).to_have_count(2)
        expect(page.locator(".katex-error")).to_have_count(0)


@pytest.mark.parametrize("pitfall", PITFALLS)
def test_pitfalls_show_two_formulas_with_the_difference_marked(page, app_url, pitfall):
    open_page(page, f"{app_url}/pitfalls?pitfall={pitfall}")
    expect(page.locator(".katex-error")).to_have_count(0)
    # The two formulas, the surface's, and the one beside the code.
    expect(page.locator(".katex-display")).to_have_count(4)
    expect(page.locator(".katex .boxed, .katex .fbox").first).to_be_visible()
    if pitfall == "nesterov_point":
        expect(page.locator(".legend .note").first).to_have_text("diverged at step 14")


def test_a_schedule_is_drawn_as_a_curve(page, app_url):
    open_player(page, f"{app_url}/?schedule=cosine&optimizers=adam")
    expect(page.locator("canvas.curves")).to_have_attribute(
        "aria-label", "loss, gradient norm, learning rate"
    )


def test_stopping_is_said(page, app_url):
    open_player(page, f"{app_url}/?optimizers=adam&grad_tolerance=0.5&num_steps=200")
    expect(page.locator(".legend .note")).to_have_text(re.compile("stopped at step [0-9]+: small"))


def test_a_new_shape_keeps_the_players_own_state(page, app_url):
    open_page(page, f"{app_url}/?surface=quadratic&optimizers=adam&step=7")
    page.locator(".numbers summary").click()
    page.get_by_role("slider").first.focus()
    page.keyboard.press("ArrowRight")
    expect_drawn(page, tag=re.compile("quadratic.curvature_1=0.21"), step="7")
    expect(page.locator(".numbers[open]")).to_have_count(1)
