"""A page under the rules of axe-core."""

from collections.abc import Iterator

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

# What is run anew is faded for a while, and nobody is to read it then.
_IS_CLEAR = """() => !document.querySelector("[data-stale=true]")
    && document.getAnimations().every(({ transitionProperty, playState }) =>
        transitionProperty !== "opacity" || playState !== "running")"""
_HAS_THEME = """(name) => getComputedStyle(document.querySelector("[data-testid=stApp]"))
    .colorScheme === name"""


def in_both_themes(page: Page) -> Iterator[str]:
    """What is open, in the light theme and then, without opening it anew, in the dark one."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(_HAS_THEME, arg=scheme)
        yield scheme


def expect_nothing_serious(page: Page) -> None:
    """Of what a page shows when its runs have ended, nothing is hard to use."""
    app = page.locator("[data-testid=stApp]")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    page.wait_for_function(_IS_CLEAR)
    found = Axe().run(page).response["violations"]
    serious = [fault for fault in found if fault["impact"] in ("serious", "critical")]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in serious] == []
