"""A class is asked what will become of a run: the teacher's page and a phone."""

import re

from player_page import PLAYER, button, expect_drawn, open_page
from playwright.sync_api import expect


def test_a_class_answers_from_its_phones(page, context, app_url):
    open_page(page, f"{app_url}/?optimizers=momentum&momentum.learning_rate=1.2&step=2&predict=1")
    tally = page.locator(f"{PLAYER} .prediction .tally")
    expect(tally).to_have_attribute(
        "aria-label", "Will Momentum converge, oscillate or diverge by step 50?"
    )
    button(page, "Ask the class").click()
    address = page.locator(f"{PLAYER} .address")
    expect(address).to_contain_text("Phones need this computer's name or address")
    code = re.search("/poll/([A-Z]{4})", address.text_content()).group(1)

    phone = context.new_page()
    phone.set_viewport_size({"width": 390, "height": 844})
    phone.goto(f"{app_url}/poll/{code.lower()}")
    expect(phone.get_by_role("heading")).to_have_text(tally.get_attribute("aria-label"))
    expect(phone.get_by_role("img")).to_have_attribute("aria-label", "Ravine: Momentum")
    # All of it is on the phone's screen, and the counts come with the own vote only.
    places = [node.bounding_box() for node in phone.get_by_role("button").all()]
    assert len(places) == 5 and all(box["y"] + box["height"] <= 844 for box in places)
    expect(phone.locator(".count").nth(2)).to_have_text("")
    button(phone, "oscillating").click()
    expect(phone.get_by_role("button", pressed=True)).to_have_text("oscillating1")
    expect(tally.locator(".count")).to_have_text(["0", "0", "1", "0", "0"])
    phone.get_by_role("button", name="diverged").click()
    expect(tally.locator(".count")).to_have_text(["0", "0", "0", "0", "1"])

    tally.get_by_role("button", name="diverged").click()
    page.emulate_media(reduced_motion="reduce")
    button(page, "Play to the end").click()
    expect_drawn(page, step="50")
    expect(page.locator(f"{PLAYER} .prediction output")).to_have_text(
        re.compile("Score 100. By step 50: diverged.")
    )
    expect(phone.get_by_text("By step 50: diverged.")).to_be_visible()
    expect(phone.locator(".truth")).to_contain_text("diverged")
    # The next question comes by itself, and the poll goes with the teacher's page.
    button(page, "Begin at step 0").click()
    button(page, "Ask the class").click()
    expect(phone.get_by_role("button", pressed=True)).to_have_count(0)
    expect(phone.locator(".count").nth(4)).to_have_text("")
    button(page, "End the poll").click()
    expect(phone.get_by_text("There is no such poll")).to_be_visible()
    phone.close()
