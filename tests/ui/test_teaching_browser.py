"""The Backprop and Functions pages in a real browser."""

import re

import pytest
from accessible import expect_nothing_serious, in_both_themes
from playwright.sync_api import Page, expect

BACKPROP = ("multiply", "sigmoid", "line", "network", "formula", "shapes")
FUNCTIONS = (
    *("activations", "softmax", "regression", "coin", "nll", "ce", "binary", "information"),
)
ADDRESSES = [
    *(f"backprop?example={example}" for example in BACKPROP),
    *(f"functions?topic={topic}" for topic in FUNCTIONS),
]


def open_page(page: Page, url: str) -> None:
    """Open a page and wait for its last part, which writes the language into the address."""
    page.goto(url)
    expect(page).to_have_url(re.compile("lang="), timeout=30_000)


def current(page: Page):
    return page.locator("svg [data-state=current]")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def test_stepping_moves_the_highlighted_node(page, app_url):
    open_page(page, f"{app_url}/backprop?example=network")
    drawing = page.get_by_role("img", name=re.compile("Computation graph of 27 nodes"))
    expect(drawing).to_be_visible()
    expect(current(page)).to_have_count(0)
    press(page, "Step forward")
    expect(current(page)).to_contain_text("a₁ = Σ w·x + b")
    expect(current(page)).to_contain_text("→ 0.3775")
    press(page, "Step forward")
    expect(current(page)).to_contain_text("h₁ = σ(a₁)")
    press(page, "Step back")
    expect(current(page)).to_contain_text("a₁ = Σ w·x + b")
    expect(page).to_have_url(re.compile("step=1$"))
    press(page, "To the end")
    expect(current(page)).to_contain_text("← 0.008771")
    expect(page).to_have_url(re.compile("step=23$"))
    expect(page.locator("svg [data-node='0']")).to_contain_text("← 0.0038")


def test_arrow_keys_step_as_well(page, app_url):
    open_page(page, f"{app_url}/backprop?step=2")
    expect(current(page)).to_contain_text("← 1")
    page.get_by_role("slider", name="Step").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("svg [data-node='0']")).to_contain_text("← 4")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("step=1$"))
    expect(current(page)).to_contain_text("→ 12")
    expect(current(page)).not_to_contain_text("←")


def test_a_moment_survives_a_reload(page, app_url):
    open_page(page, f"{app_url}/backprop?example=line&step=9&w=1.5")
    expect(current(page)).to_contain_text("E₃")
    link = page.url
    page.reload()
    expect(current(page)).to_contain_text("E₃")
    expect(page).to_have_url(link)


def test_a_formula_of_ones_own_is_drawn_and_a_bad_one_is_marked(page, app_url):
    open_page(page, f"{app_url}/backprop?example=formula")
    field = page.get_by_role("textbox", name="Formula")
    field.fill("exp(-x^2)")
    field.press("Enter")
    expect(page.locator("svg [data-node]")).to_have_count(4)
    field.fill("exp(-x^2")
    field.press("Enter")
    expect(page.get_by_test_id("stCode")).to_contain_text("^")
    expect(page.locator("svg [data-node]")).to_have_count(4)


def test_charts_are_drawn_and_follow_the_slider(page, app_url):
    open_page(page, f"{app_url}/functions")
    expect(page.locator(".js-plotly-plot .scatterlayer .trace")).to_have_count(18)
    expect(page.get_by_role("cell", name="0.731059")).to_be_visible()
    page.get_by_role("slider", name=re.compile("^x")).focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("cell", name="0.750260")).to_be_visible()  # sigmoid(1.1)
    expect(page).to_have_url(re.compile("x=1.1"))
    expect(page.locator(".js-plotly-plot .scatterlayer .trace")).to_have_count(18)


def test_softmax_bars_are_drawn(page, app_url):
    open_page(page, f"{app_url}/functions?topic=softmax")
    expect(page.locator(".js-plotly-plot .bars .point")).to_have_count(3)
    expect(page.locator(".js-plotly-plot .bars text").first).to_have_text("0.8789")


# A drawing is made anew in the colors of the theme.
FOLLOWS = """(scheme) => {
    const brightest = (color) =>
        Math.max(...[1, 3, 5].map((k) => parseInt(color.slice(k, k + 2), 16)))
    const texts = [...document.querySelectorAll("svg [data-node='0'] text")]
    return texts.every((text) =>
        (brightest(text.getAttribute("fill")) > 215) === (scheme === "dark"))
}"""
FITS = "() => document.querySelector('[data-testid=stMain]').scrollWidth <= 390"


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_topic_is_for_everyone(page, app_url, address):
    step = "&step=3" if address.startswith("backprop") and "shapes" not in address else ""
    open_page(page, f"{app_url}/{address}{step}")
    wide = page.viewport_size
    for scheme in in_both_themes(page):
        expect(page.locator(".katex").first).to_be_visible()
        expect(page.locator(".katex-error")).to_have_count(0)
        expect(page.get_by_test_id("stException")).to_have_count(0)
        for chart in page.get_by_test_id("stPlotlyChart").all():
            expect(chart.locator(".main-svg").first).to_be_visible()
        page.wait_for_function(FOLLOWS, arg=scheme)
        expect_nothing_serious(page)
        page.set_viewport_size({"width": 390, "height": 844})
        page.wait_for_function(FITS)
        page.set_viewport_size(wide)
