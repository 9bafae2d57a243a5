"""A run as one HTML file, opened by a browser that has no network."""

import re

import pytest
from player_page import PLAYER, button, expect_drawn, map_point, numbers
from playwright.sync_api import expect
from stored_run import stored

from optviz.__main__ import main
from optviz.optimizers import OPTIMIZERS
from optviz.player.run_file import MAX_BYTES
from optviz.simulation import run
from surfaces import SURFACES


@pytest.fixture
def offline(browser, browser_context_args):
    """A page without a network; what it asks for all the same, and what goes wrong, is kept."""
    context = browser.new_context(**browser_context_args, offline=True)
    page = context.new_page()
    page.asked, faults = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


def test_it_plays_and_explains_without_a_server(offline, tmp_path):
    file = tmp_path / "run.html"
    file.write_bytes(stored("race", "optimizers=momentum,adam&num_steps=30&step=4"))
    offline.goto(file.as_uri())
    paths = {
        id: run(SURFACES["ravine"], OPTIMIZERS[id], num_steps=30) for id in ("momentum", "adam")
    }
    expect_drawn(offline, step="4", last="30")
    offline.keyboard.press("ArrowRight")
    expect_drawn(offline, step="5")
    for row, path in zip(numbers(offline), paths.values(), strict=True):
        assert row[:3] == pytest.approx([*path.params[5], path.value[5]], rel=1e-3)
    button(offline, "Play").click()
    expect_drawn(offline, step="30", playing="false")
    button(offline, "Why this step?").click()
    lines = offline.locator(".explaining .line")
    expect(lines.first).to_be_visible()
    of_momentum = lines.all_inner_texts()
    offline.get_by_label("Explained path").select_option("adam")
    expect(lines.nth(len(of_momentum))).to_be_visible()
    # Big for a projector, in three dimensions, and back.
    for name in ("Projector", "3-D"):
        button(offline, name).click()
        expect(button(offline, name)).to_have_attribute("aria-pressed", "true")
    expect(offline.locator(".space")).to_be_visible()
    button(offline, "3-D").click()
    # There are no other paths: what would ask for some is not offered.
    for name in ("Pin this run", "Drag pad"):
        expect(button(offline, name)).to_be_hidden()
    expect(offline.locator(".hint")).to_be_hidden()
    expect(offline.locator(".map")).to_have_attribute("aria-label", re.compile("Drag to pan"))
    offline.mouse.click(*map_point(offline, 0, 1))
    expect_drawn(offline, step="30", last="30")
    assert [url.split(":")[0] for url in offline.asked] == ["file", "blob"]


def test_a_curve_and_a_fit_in_another_language(offline, tmp_path):
    for page, query in (("curve", "view=-3,3,-1,9"), ("fit", "num_steps=12")):
        file = tmp_path / f"{page}.html"
        file.write_bytes(stored(page, f"{query}&lang=zh", "zh"))
        offline.goto(file.as_uri())
        expect(offline.locator(PLAYER)).to_be_visible()
        expect(button(offline, "播放")).to_be_visible()
        expect(offline.locator("h1")).to_have_text(re.compile("[一-鿿]"))
    expect(offline.locator("canvas.data")).to_have_attribute("aria-label", re.compile("."))


def test_the_file_is_small_the_same_each_time_and_loads_nothing():
    file = stored("race", "num_steps=500")
    assert len(file) < MAX_BYTES
    assert file == stored("race", "num_steps=500")
    assert b"explained-adam" not in file  # the messages are packed
    assert not re.search(rb"(src|href)=", file.split(b"<script")[0])


def test_a_file_asks_explains_and_is_large_as_its_link_says(offline, tmp_path):
    file = tmp_path / "t.html"
    link = "http://localhost/curve?explain=gradient_descent&step=5&projector=on&num_steps=8"
    assert main(["html", "--link", link, "-o", str(file)]) == 0
    offline.goto(file.as_uri())
    expect(offline.locator(".explaining .line").first).to_be_visible()
    expect(button(offline, "Projector")).to_have_attribute("aria-pressed", "true")
    assert main(["html", "--link", f"{link}&predict=1", "-o", str(file)]) == 0
    offline.goto(file.as_uri())
    expect(offline.locator(".prediction")).to_contain_text("step 6")
    offline.keyboard.press("ArrowRight")
    expect_drawn(offline, step="5")


def test_what_a_reader_has_typed_stays_text():
    file = stored("curve", "surface=formula&formula=x^2+%2B+0*x*(x<1)")
    assert b"x<1" not in file.split(b"<script")[0]


def test_the_longest_run_leaves_out_its_explanations(offline, tmp_path):
    rules = "gradient_descent,momentum,nesterov,adagrad,rmsprop,adam,adamw,nadam"
    file = tmp_path / "long.html"
    file.write_bytes(stored("race", f"optimizers={rules}&num_steps=2000"))
    offline.goto(file.as_uri())
    expect_drawn(offline, last="2000")
    expect(button(offline, "Why this step?")).to_be_hidden()


def test_a_map_is_no_run():
    with pytest.raises(ValueError, match="a map is of many runs"):
        stored("maps", "")
