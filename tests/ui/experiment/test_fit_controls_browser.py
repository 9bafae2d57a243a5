"""The Fit page's own controls in a real browser: a file of data, the menu of lessons."""

import re
from urllib.parse import parse_qs, urlsplit

import numpy as np
from player_page import PLAYER, expect_at_rest, expect_drawn, open_page
from playwright.sync_api import expect


def query(page):
    return {name: v[0] for name, v in parse_qs(urlsplit(page.url).query).items()}


def upload(page, name, content):
    file = {"name": name, "mimeType": "text/csv", "buffer": content}
    page.locator("input[type=file]").set_input_files(file)


def test_a_file_of_points_becomes_the_data_and_part_of_the_link(page, app_url):
    settings = "surface=line_fit&data=own&batching=full&optimizers=newton&num_steps=3"
    open_page(page, f"{app_url}/fit?{settings}")
    # Streamlit throws away, when a run ends, what was uploaded meanwhile and not yet told to it.
    expect_at_rest(page)
    page.get_by_text("Data", exact=True).first.click()
    upload(page, "mine.csv", b"x;y\n0;1\n1;3,5\n2;4,5\n4;9\n")
    x, y = np.array([0, 1, 2, 4.0]), np.array([1, 3.5, 4.5, 9])
    _, (residual,), *_ = np.linalg.lstsq(np.column_stack([np.ones(4), x]), y)
    # Newton's method is at the least squares line after one step.
    told = re.compile("^" + re.escape(f"{residual:.6g}"[:5]))
    expect(page.locator(PLAYER)).to_have_attribute("data-model-loss", told)
    expect(page.get_by_role("textbox", name="Points x:y")).to_have_value("0:1,1:3.5,2:4.5,4:9")
    assert query(page)["points"] == "0:1,1:3.5,2:4.5,4:9"

    upload(page, "bad.csv", b"0;1\n1;three\n")
    # Beside the field, and in the notice at the head of the page.
    expect(page.get_by_text("Line 2: “three” is not a number")).to_have_count(2)
    assert query(page)["points"] == "0:1,1:3.5,2:4.5,4:9"


def test_a_lesson_from_the_menu_opens_its_moment(page, app_url):
    open_page(page, f"{app_url}/fit?surface=logistic")
    expect_at_rest(page)
    menu = page.get_by_role("combobox").first
    menu.click()
    menu.fill("6.6")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The small map is the loss of the three points")).to_be_visible()
    expect_drawn(page, step="0", cloud="3276", scene=re.compile("^gabor"))
    assert query(page)["lesson"] == "figure-6.6"
    assert "surface" not in query(page)


def test_a_lesson_can_lie_on_another_page(page, app_url):
    open_page(page, f"{app_url}/fit")
    menu = page.get_by_role("combobox").first
    menu.click()
    menu.fill("6.9d")
    page.keyboard.press("Enter")
    expect(page.get_by_text("even steps that come to rest")).to_be_visible()
    expect_drawn(page, last="60", scene=re.compile("^gaussian_well"))
    expect(page.get_by_role("heading", name="How do optimizers differ?")).to_be_visible()
