"""The first page in a real browser: it plays once, and its cards open lessons."""

import re

from player_page import PLAYER, expect_drawn
from playwright.sync_api import expect

from optviz.content.lessons import LESSONS

FIRST, SECOND = list(LESSONS.values())[:2]


def test_home_plays_once_and_its_cards_lead_through_the_course(page, app_url):
    page.goto(app_url)
    expect_drawn(page, playing="false", step="50")
    assert int(page.locator(PLAYER).get_attribute("data-drawings")) > 3
    expect(page).to_have_url(re.compile(r"/\?lang=en$"))
    cards = page.locator(".lessons li")
    expect(cards).to_have_count(len(LESSONS))
    picture = page.get_by_role("img", name=f"{FIRST.title}, {FIRST.bad.name}: does not work")
    picture.scroll_into_view_if_needed()
    drawn = "(image) => image.complete && image.naturalWidth > 0"
    page.wait_for_function(drawn, arg=picture.element_handle())

    page.get_by_role("link", name=f"{FIRST.title}, {FIRST.good.name}: works").click()
    expect(page.get_by_role("heading", name=FIRST.question)).to_be_visible()
    expect_drawn(page, last="10", scene=re.compile("^parabola"))
    expect(page).to_have_url(re.compile(f"/curve\\?.*lesson={FIRST.id}"))
    page.get_by_role("button", name="Next lesson").click()
    expect(page.get_by_role("heading", name=SECOND.question)).to_be_visible()
    page.get_by_role("button", name="Lesson before").click()
    expect(page.get_by_role("heading", name=FIRST.question)).to_be_visible()
    page.get_by_role("button", name=FIRST.bad.name).click()
    expect_drawn(page, tag=re.compile(r"learning_rate=1\.1"))
    page.get_by_role("link", name="All lessons").click()
    expect(cards).to_have_count(len(LESSONS))


def test_who_wants_no_motion_is_shown_the_end(page, app_url):
    page.emulate_media(reduced_motion="reduce")
    page.goto(app_url)
    expect_drawn(page, step="50")
    assert page.locator(PLAYER).get_attribute("data-playing") == "false"
    assert int(page.locator(PLAYER).get_attribute("data-drawings")) <= 3
