"""Critical points and curvature in a real browser: marks, clicks, keys, and the live table."""

import re

import pytest
from bare_player import open_player
from player_page import PLAYER, map_point, open_page
from playwright.sync_api import Page, expect

HIMMELBLAU = ((-6, 6), (-5, 5))


def color_at(page: Page, point: tuple[float, float]) -> str:
    return page.locator("canvas.map").evaluate(
        """(map, [x, y]) => {
            const box = map.getBoundingClientRect()
            const ratio = map.width / box.width
            const at = [(x - box.left) * ratio, (y - box.top) * ratio].map(Math.round)
            const rgb = [...map.getContext('2d').getImageData(...at, 1, 1).data].slice(0, 3)
            return '#' + rgb.map((v) => v.toString(16).padStart(2, '0')).join('')
        }""",
        list(point),
    )


def cells(page: Page, row: int = 0) -> list[str]:
    return page.locator(".curvature tbody tr").nth(row).locator("td").all_text_contents()


def test_marks_are_drawn_counted_and_told_when_clicked(page, app_url):
    open_player(page, f"{app_url}/?surface=himmelblau&critical=on&optimizers=adam")
    expect(page.locator(".critical .counts")).to_have_text("minima: 4saddles: 4maxima: 1")
    expect(page.locator(".critical")).to_contain_text("winding number around the window, 1, agrees")
    expect(page.locator(".critical")).to_contain_text("lowest curvature in the window is −63.")
    expect(page.locator("canvas.map")).to_have_attribute(
        "aria-label", re.compile("minima: 4, saddles: 4, maxima: 1")
    )
    minimum = map_point(page, 3.584428, -1.848127, HIMMELBLAU)
    assert color_at(page, minimum) == "#00695c"
    assert color_at(page, map_point(page, -3.073026, -0.081353, HIMMELBLAU)) == "#8a5a00"
    page.mouse.click(*minimum)
    told = page.locator(".critical output")
    expect(told).to_contain_text("minimum at x₁ = 3.58443, x₂ = −1.84813: value")
    expect(told).to_contain_text("eigenvalues 28.")
    assert "start=" not in page.url
    page.mouse.click(*minimum)  # once more: no longer chosen
    expect(told).to_be_empty()


def test_the_value_at_a_minimum_of_himmelblau(page, app_url):
    open_player(page, f"{app_url}/?surface=himmelblau&critical=on&optimizers=adam")
    page.mouse.click(*map_point(page, 3, 2, HIMMELBLAU))
    expect(page.locator(".critical output")).to_have_text(
        "minimum at x₁ = 3, x₂ = 2: value 0, eigenvalues 25.7157, 82.2843"
    )


def test_points_are_chosen_with_the_keyboard(page, app_url):
    open_player(page, f"{app_url}/?surface=himmelblau&critical=on&optimizers=adam")
    choice = page.get_by_label("Choose a point")
    expect(choice.locator("option")).to_have_count(10)
    choice.focus()
    page.keyboard.press("End")
    expect(page.locator(".critical output")).to_contain_text(
        "maximum at x₁ = −0.270845, x₂ = −0.923039: value 181.617"
    )
    expect(choice).to_have_value("8")


def test_switching_and_an_incomplete_list(page, app_url):
    open_page(page, f"{app_url}/?surface=monkey_saddle")
    expect(page.locator(".critical")).to_be_hidden()
    expect(page.locator(".curvature")).to_be_hidden()
    page.get_by_text("Critical points", exact=True).click()
    expect(page.locator(".critical .counts")).to_contain_text("degenerate points: 1")
    expect(page.locator(".critical")).to_contain_text("The list may be incomplete")
    expect(page.locator(".critical")).to_contain_text("window, −2.")
    expect(page).to_have_url(re.compile("critical=on"))


@pytest.mark.parametrize(
    ("rate", "regime"), [("0.1", "monotone"), ("0.3", "oscillating"), ("0.6", "diverging")]
)
def test_the_regime_of_each_direction(page, app_url, rate, regime):
    open_player(
        page,
        f"{app_url}/?curvature=on&optimizers=gradient_descent"
        f"&gradient_descent.learning_rate={rate}&step=1",
    )
    expect(page.locator(".curvature tbody tr")).to_have_count(1)
    assert cells(page) == [
        "λ = 0.2 at 0°: monotone",
        f"λ = 4 at 90°: {regime}",
        rate,
        "0.5",
        "0.5",
    ]


def test_the_model_of_a_quadratic_is_its_own_contour(page, app_url):
    """From (-5, -2) the level line of the model passes through (-5, 2) as well."""
    ravine = ((-6, 2.4), (-2.8, 2.8))
    for switch in ("off", "on"):
        open_player(page, f"{app_url}/?curvature={switch}&optimizers=gradient_descent&step=0")
        x, y = map_point(page, -5, 2, ravine)
        # A thin line fills at least one of three pixels.
        colors = {color_at(page, (x, y + shift)) for shift in (-1, 0, 1)}
        assert ("#1768d1" in colors) == (switch == "on")


def test_the_table_follows_the_step(page, app_url):
    open_player(page, f"{app_url}/?surface=himmelblau&curvature=on&optimizers=adam,momentum&step=0")
    rows = page.locator(".curvature tbody tr")
    expect(rows).to_have_count(2)
    assert cells(page, 1)[0] == "λ = −42 at 0°: moves away (negative curvature)"
    assert cells(page)[0].endswith("moves away (negative curvature) *")
    expect(page.locator(".curvature")).to_contain_text("what gradient descent would do")
    before = cells(page)
    page.get_by_role("button", name="To the end").click()
    expect(page.locator(PLAYER)).to_have_attribute("data-step", "50")
    assert cells(page)[0] != before[0]
    page.keyboard.press("1")
    expect(rows).to_have_count(1)


def test_a_zoom_searches_the_part_that_is_shown(page, app_url):
    open_player(page, f"{app_url}/?surface=himmelblau&critical=on&view=2,5,-3,0")
    expect(page.locator(".critical .counts")).to_have_text(
        "minima: 1saddles: none found in this windowmaxima: none found in this window"
    )
    page.get_by_role("button", name="Show the whole window").click()
    expect(page.locator(".critical .counts")).to_have_text("minima: 4saddles: 4maxima: 1")


def test_a_narrow_page_does_not_scroll_sideways(page, app_url):
    page.set_viewport_size({"width": 390, "height": 900})
    open_page(page, f"{app_url}/?surface=rastrigin&critical=on&curvature=on")
    expect(page.locator(".critical .counts")).to_contain_text("saddles: 220")
    width = page.locator(PLAYER).evaluate("host => [host.scrollWidth, host.clientWidth]")
    assert width[0] <= width[1]
