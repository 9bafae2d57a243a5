"""The Regularize page in a real browser: pictures are drawn, sliders answer, links restore."""

import re

import pytest
from accessible import expect_nothing_serious
from playwright.sync_api import Page, expect

EXPERIMENTS = {
    "weight_decay": 4,
    "penalties": 3,
    "adam": 2,
    "dropout": 1,
    "dropout_network": 2,
    "model_size": 2,
}


def open_experiment(page: Page, app_url: str, experiment: str, **query: str) -> None:
    settings = "&".join(f"{name}={value}" for name, value in query.items())
    page.goto(f"{app_url}/regularize?experiment={experiment}&{settings}")
    expect(page.locator(".js-plotly-plot")).to_have_count(EXPERIMENTS[experiment], timeout=30_000)


def slide(page: Page, name: str, key: str) -> None:
    page.get_by_role("slider", name=re.compile(name)).focus()
    page.keyboard.press(key)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("experiment", EXPERIMENTS)
def test_an_experiment_is_drawn_for_everyone(page, app_url, experiment, scheme):
    page.emulate_media(color_scheme=scheme)
    open_experiment(page, app_url, experiment, lang={"light": "en", "dark": "zh"}[scheme])
    # Curves, points or bars: none of the pictures is empty.
    for plot in page.locator(".js-plotly-plot").all():
        expect(plot.locator(".trace").first).to_be_attached()
    expect(page.locator(".katex-error")).to_have_count(0)
    expect_nothing_serious(page)
    page.set_viewport_size({"width": 390, "height": 800})
    page.wait_for_function(
        """() => document.documentElement.scrollWidth <= 390
            && [...document.querySelectorAll('.js-plotly-plot, [data-testid=stMarkdown]')]
                .every((node) => node.getBoundingClientRect().right <= window.innerWidth + 1)"""
    )


def test_more_decay_shrinks_the_weights_and_is_in_the_link(page, app_url):
    open_experiment(page, app_url, "weight_decay")
    expect(page.get_by_text("‖w‖ = 0.362")).to_be_visible()
    slide(page, "Weight decay", "Home")
    expect(page).to_have_url(re.compile("weight_decay=0"))
    expect(page.get_by_text(re.compile(r"‖w‖ = 13\.\d"))).to_be_visible()
    link = page.url
    page.reload()
    expect(page.get_by_text(re.compile(r"‖w‖ = 13\.\d"))).to_be_visible(timeout=30_000)
    expect(page).to_have_url(link)


def test_a_larger_radius_leaves_the_corner(page, app_url):
    open_experiment(page, app_url, "penalties")
    expect(page.get_by_role("cell", name="exactly 0", exact=True)).to_have_count(1)
    slide(page, "Radius", "End")
    expect(page).to_have_url(re.compile("radius=3"))
    expect(page.get_by_role("cell", name="exactly 0", exact=True)).to_have_count(0)
    expect(page.get_by_role("cell", name="0.600", exact=True)).to_have_count(2)


def test_everything_is_dropped_at_rate_1(page, app_url):
    open_experiment(page, app_url, "dropout")
    slide(page, "Dropout rate", "End")
    expect(page.get_by_text("here the expectation is 0, not h")).to_be_visible()
    expect(page.get_by_text(re.compile(r"^mask( +0){16}$"))).to_be_visible()


def test_experiments_are_chosen_with_buttons(page, app_url):
    open_experiment(page, app_url, "weight_decay")
    page.get_by_role("radio", name="Size of the model").click()
    expect(page.locator(".js-plotly-plot")).to_have_count(2)
    expect(page).to_have_url(re.compile("experiment=model_size"))
    slide(page, "Degree", "End")
    expect(page.get_by_text("Degree 20:")).to_be_visible()


def test_the_rate_is_taken_to_the_network_page(page, app_url):
    open_experiment(page, app_url, "dropout_network", rate="0.4")
    page.get_by_role("button", name="Train a deeper network").click()
    expect(page).to_have_url(re.compile(r"/network\?.*dropout=0\.4"))
    expect(page.get_by_role("heading", name="And in a real network?")).to_be_visible()
    expect(page.get_by_text("The rule, and the code that runs")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("were not used")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"dropout=0\.4"))
