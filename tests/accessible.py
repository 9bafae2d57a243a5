"""A page under the rules of axe-core."""

from collections.abc import Iterator

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

# What is run anew is faded for a while, and nobody is to read it then.
_IS_CLEAR = """() => !document.querySelector("[data-stale=true]")
    && document.getAnimations().every(({ transitionProperty, playState }) =>
        transitionProperty !== "opacity" || playState !== "running")"""
# First Streamlit's own look is dark, then, by a rule of `optviz/ui/look.py`, what a run has sent.
_LOOKS_DARK = """() => {
    const app = document.querySelector("[data-testid=stApp]")
    return getComputedStyle(app).colorScheme === "dark"
}"""
_IS_RUN_FOR_DARK = """() => [...document.querySelectorAll("style")]
    .some(({ textContent }) => textContent.includes("[data-tag] *"))"""


def in_both_themes(page: Page) -> Iterator[str]:
    """Yield for what is open in the light theme, and when it has been run for the dark one."""
    app = page.locator("[data-testid=stApp]")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    yield "light"
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(_LOOKS_DARK)
    page.keyboard.press("r")  # a run takes less time than to open the page again
    page.wait_for_function(_IS_RUN_FOR_DARK)
    # Until then what the run before has shown stands beside what is new.
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    yield "dark"


def expect_nothing_serious(page: Page) -> None:
    """Of what a page shows when its runs have ended, nothing is hard to use."""
    app = page.locator("[data-testid=stApp]")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    page.wait_for_function(_IS_CLEAR)
    found = Axe().run(page).response["violations"]
    serious = [fault for fault in found if fault["impact"] in ("serious", "critical")]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in serious] == []
