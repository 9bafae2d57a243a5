"""Every page under the rules of axe-core, in both themes: nothing serious or critical."""

import pytest
from accessible import expect_nothing_serious, in_both_themes
from player_page import button, open_page
from playwright.sync_api import expect

ADDRESSES = (
    "/?step=8&explain=adam",
    "/?step=8&predict=2",
    "/?pad=momentum.learning_rate,adam.b1",
    "/?step=8&space=on",
    "/?surface=himmelblau&critical=on&curvature=on",
    "/?surface=formula&formula=log(x)%2By%5E2",
    "/curve",
    "/fit?cloud=on&step=4",
    "/pitfalls",
    "/maps",
)
IN_ONE_THEME = [("/?projector=on&step=8", "light"), ("/?embed=true&step=8", "dark")]


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing_serious_in_both_themes(page, app_url, address):
    open_page(page, f"{app_url}{address}")
    for _ in in_both_themes(page):
        expect_nothing_serious(page)


@pytest.mark.parametrize(("address", "scheme"), IN_ONE_THEME)
def test_axe_finds_nothing_serious(page, app_url, address, scheme):
    page.emulate_media(color_scheme=scheme)
    open_page(page, f"{app_url}{address}")
    expect_nothing_serious(page)


@pytest.mark.parametrize(("address", "scheme"), [("/?lang=en", "light"), ("/?lang=zh", "dark")])
def test_axe_finds_nothing_serious_on_home(page, app_url, address, scheme):
    page.emulate_media(color_scheme=scheme)
    open_page(page, f"{app_url}{address}")
    expect(page.locator(".lessons li").first).to_be_visible()
    expect_nothing_serious(page)


def test_axe_finds_nothing_serious_in_a_script(page, app_url):
    open_page(page, f"{app_url}/race")
    button(page, "As code").click()
    for _ in in_both_themes(page):
        expect(page.get_by_test_id("stPopoverBody").locator("code")).to_be_visible()
        expect_nothing_serious(page)
