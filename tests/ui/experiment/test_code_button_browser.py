"""The run as code in a real browser: the script of what the sliders say."""

import re

from player_page import button, open_page, slider
from playwright.sync_api import expect


def test_the_script_follows_a_slider(page, app_url):
    open_page(page, f"{app_url}/?optimizers=gradient_descent,adam")
    button(page, "As code").click()
    drawer = page.get_by_test_id("stPopoverBody")
    drawer.get_by_role("radio", name="NumPy").click()
    code = drawer.locator("code")
    expect(code).to_contain_text("import numpy as np")
    expect(code).to_contain_text(re.compile(r"^learning_rate = 0\.1$", re.M))
    drawer.get_by_role("radio", name="Adam").click()
    expect(code).to_contain_text("b2")

    rate = slider(page, "adam.learning_rate")
    before = rate.get_attribute("aria-valuetext")
    rate.focus()
    page.keyboard.press("ArrowRight")
    expect(rate).not_to_have_attribute("aria-valuetext", before)
    told = rf"^learning_rate = {re.escape(rate.get_attribute('aria-valuetext'))}$"
    expect(code).to_contain_text(re.compile(told, re.M))

    with page.expect_download() as download:
        button(page, "Save script").click()
    assert download.value.suggested_filename == "optviz-adam-numpy.py"
    assert download.value.path().read_text() == f"{code.text_content()}\n"
