"""The pictures of the Network page in a real browser."""

import re

import pytest
from accessible import expect_nothing_serious, in_both_themes
from player_page import button
from playwright.sync_api import Page, expect

from optviz.networks.task import Task, task_of
from optviz.networks.views import measure
from optviz.optimizers import OPTIMIZERS
from optviz.simulation import run

VIEW = ".network[data-drawings]"
SMALL = "examples=50&num_steps=80"


def open_page(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator(VIEW)).to_be_visible(timeout=60_000)


def expect_drawn(page: Page, **data) -> None:
    for name, value in data.items():
        expect(page.locator(VIEW)).to_have_attribute(f"data-{name}", value)


def numbers(page: Page, row: int) -> list[float]:
    page.locator(".numbers").evaluate("details => details.open = true")
    cells = page.locator(".numbers tbody tr").nth(row).locator("td").all()
    return [float(cell.text_content().replace("−", "-")) for cell in cells]


def picture(page: Page, name: str) -> str:
    return page.locator(f"canvas.{name}").evaluate("canvas => canvas.toDataURL()")


PICTURES = ("outputs", "curves", "profile", "history", "drawing", "weights", "slice", "honest")


def test_one_cursor_moves_all_pictures(page, app_url):
    open_page(page, f"{app_url}/network?{SMALL}&step=80")
    expect_drawn(page, step="80", last="80")
    last = {name: picture(page, name) for name in PICTURES}
    page.locator(".timeline input").focus()
    page.keyboard.press("Home")
    expect_drawn(page, step="0")
    for name in PICTURES:
        assert picture(page, name) != last[name], name
    expect(page).to_have_url(re.compile("step=0"))


def test_the_numbers_are_those_of_the_run(page, app_url):
    open_page(page, f"{app_url}/network?{SMALL}&optimizers=adam&step=40")
    expect_drawn(page, step="40")
    task = Task("moons", 0.15, 50, 0, (8, 8), "tanh", "xavier", 0, dropout=0.0, l1=0.0, l2=0.0)
    loss, test = task_of(task)
    path = run(loss, OPTIMIZERS["adam"], {"learning_rate": 0.03}, num_steps=80)
    told = measure(loss.network, path.params.astype("float32"), loss.data, test)
    shown = numbers(page, 0)
    assert shown[:4] == pytest.approx([column[40] for column in told[:4]], rel=1e-4)
    assert shown[4] == pytest.approx(path.value[40], rel=1e-4)


def test_play_step_and_the_keyboard(page, app_url):
    open_page(page, f"{app_url}/network?{SMALL}&step=0&speed=1")
    button(page, "Play").click()
    expect_drawn(page, playing="true")
    expect_drawn(page, step=re.compile("^[1-9]"))
    button(page, "Pause").click()
    expect_drawn(page, playing="false")
    at = int(page.locator(VIEW).get_attribute("data-step"))
    button(page, "Step back").click()
    expect_drawn(page, step=str(at - 1))
    page.locator(".timeline button.play").focus()
    page.keyboard.press("ArrowRight")
    expect_drawn(page, step=str(at))
    page.keyboard.press("End")
    expect_drawn(page, step="80")


def test_a_rule_can_be_hidden_and_another_ones_network_be_drawn(page, app_url):
    open_page(page, f"{app_url}/network?{SMALL}")
    before = picture(page, "outputs")
    expect(page.locator(".legend button").first).to_contain_text(re.compile(r"test \d+(\.\d)? %"))
    page.locator(".legend button").nth(1).click()
    expect(page.locator(".legend button").nth(1)).to_have_attribute("aria-pressed", "false")
    assert picture(page, "outputs") != before
    expect(page).to_have_url(re.compile("hidden=momentum"))
    drawing = picture(page, "drawing")
    page.get_by_label("Network of").select_option(label="Adam")
    expect_drawn(page, network="adam")
    assert picture(page, "drawing") != drawing


def test_a_slider_keeps_the_step_and_brings_new_networks(page, app_url):
    open_page(page, f"{app_url}/network?{SMALL}&optimizers=adam&step=40")
    expect_drawn(page, step="40")
    before = numbers(page, 0)
    page.get_by_role("slider", name=re.compile("learning rate")).focus()
    page.keyboard.press("ArrowRight")
    expect_drawn(page, tag=re.compile(r"adam\.learning_rate"))
    expect_drawn(page, step="40")
    assert numbers(page, 0) != before


@pytest.mark.parametrize("data", ["sine", "digits", "spirals"])
def test_every_kind_of_data_is_drawn(page, app_url, data):
    open_page(page, f"{app_url}/network?{SMALL}&data={data}&layers=1&optimizers=adam")
    blank = page.evaluate(
        "() => { const c = document.createElement('canvas'); c.width = c.height = 9;"
        " return c.toDataURL() }"
    )
    for name in PICTURES:
        assert len(picture(page, name)) > 5 * len(blank), name
    expect(page.locator("canvas.outputs")).to_have_attribute("aria-label", re.compile("Adam"))


def test_long_training_can_be_stopped_and_goes_on(page, app_url):
    units = "&".join(f"units.{k}=32" for k in range(1, 5))
    query = f"data=digits&examples=1000&layers=4&{units}&num_steps=1000&optimizers=adam"
    page.goto(f"{app_url}/network?{query}")
    button(page, "Stop").click(timeout=60_000)
    expect(page.locator(VIEW)).to_be_visible(timeout=60_000)
    stopped = int(page.locator(VIEW).get_attribute("data-last"))
    assert 0 < stopped < 1000
    expect(page.get_by_text(re.compile(r"Training: step \d+ of 1000"))).to_be_visible()
    button(page, "Train on").click()
    expect(page.locator(VIEW)).to_have_attribute("data-last", "1000", timeout=120_000)
    expect(button(page, "Train on")).to_have_count(0)


def test_all_pictures_are_for_everyone(page, app_url):
    open_page(page, f"{app_url}/network?{SMALL}&optimizers=adam,momentum&compare=on")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible(timeout=60_000)
    for _ in in_both_themes(page):
        expect_nothing_serious(page)
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.wait_for_function(
                f"""() => document.documentElement.scrollWidth <= {width}
                    && [...document.querySelectorAll('.network canvas, .js-plotly-plot')]
                        .map((node) => node.getBoundingClientRect())
                        .every((box) => box.left >= 0 && box.right <= {width} + 1)"""
            )
