"""The map in Chromium: a cell is read, set and played; the map is zoomed, previewed and walked."""

import re

from player_page import PLAYER, open_page
from playwright.sync_api import expect


def test_a_cell_is_read_set_and_played_and_the_map_zoomed(page, app_url):
    open_page(page, f"{app_url}/maps")
    player = page.locator(PLAYER)
    expect(player).to_have_attribute("data-heat", "128×128", timeout=60_000)
    cells = page.locator(".heat .cells canvas")
    expect(cells).to_have_attribute("aria-label", re.compile("settings converge"))

    cells.hover()  # waits until it is there and at rest
    box = cells.bounding_box()
    place = {"x": box["width"] * 0.7, "y": box["height"] * 0.5}
    cells.hover(position=place)
    tooltip = page.locator(".heat .tooltip")
    expect(tooltip).to_contain_text("learning rate")
    said = tooltip.inner_text()
    rate, decay = re.search(r"learning rate ([\d.]+), decay ([\d.]+)", said).groups()
    cells.click(position=place)
    # The sliders, the address, the mark and the run are those of the cell.
    expect(page).to_have_url(re.compile(rf"momentum.learning_rate={rate}&momentum.decay={decay}"))
    slider = page.locator(".st-key-maps-momentum-learning_rate").get_by_role("slider")
    expect(slider).to_have_attribute("aria-valuetext", rate)
    steps = re.search(r"converged at step (\d+)", said).group(1)
    expect(player).to_have_attribute("data-heat-steps", steps)
    expect(player).to_have_attribute("data-last-change", "1")

    page.mouse.move(0, 0)
    cells.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".heat .sentence")).to_contain_text("learning rate")
    assert rate not in page.locator(".heat .sentence").inner_text()
    page.keyboard.press("+")
    expect(page).to_have_url(re.compile("map_view="))
    expect(player).not_to_have_attribute("data-heat-view", "0.0001,10,0,0.999")
    page.keyboard.press("0")
    expect(player).to_have_attribute("data-heat-view", "0.0001,10,0,0.999")

    page.get_by_role("radio", name="From where?").click()
    expect(player).to_have_attribute("data-heat", "256×256", timeout=60_000)
    cells.click(position={"x": box["width"] * 0.5, "y": box["height"] * 0.3})
    expect(page).to_have_url(re.compile("map=basins&start="))
    expect(player).to_have_attribute("data-heat-regime", re.compile("converged|under_way"))
