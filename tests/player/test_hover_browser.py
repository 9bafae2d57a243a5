"""What is told of the place under the mouse, in a real browser."""

from player_page import PLAYER, expect_drawn, map_point, numbers, open_page
from playwright.sync_api import expect


def test_a_dragged_start_ends_with_the_hands_release(page, app_url):
    open_page(page, f"{app_url}/?optimizers=momentum&num_steps=20")
    tooltip = page.locator(f"{PLAYER} .tooltip")
    page.mouse.move(*map_point(page, -5, -2))
    expect(tooltip).to_contain_text("x₁ = −5, x₂ = −2")
    # A hand that comes for the start does not ask for its step.
    expect_drawn(page, step="20", cursor="20")
    page.mouse.down()
    page.mouse.move(*map_point(page, -4, 1), steps=6)
    expect(tooltip).to_be_hidden()
    page.mouse.up()
    # The mouse rests on the start, and is told of the new one; all views show the last step.
    expect(tooltip).to_contain_text("step 0")
    expect(tooltip).to_contain_text("x₁ = −4")
    expect(tooltip).to_contain_text("loss 3.6")
    expect_drawn(page, step="20", cursor="20")
    page.mouse.move(*map_point(page, *numbers(page)[0][:2]))
    expect(tooltip).to_contain_text("step 20")
