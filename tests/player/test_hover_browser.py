"""What is told of the place under the mouse, in a real browser."""

from player_page import PLAYER, button, expect_at_rest, expect_drawn, map_point, numbers, open_page
from playwright.sync_api import expect

from optviz.optimizers import OPTIMIZERS
from optviz.simulation import run
from surfaces import SURFACES


def test_a_dragged_start_ends_with_the_hands_release(page, app_url):
    path = run(SURFACES["ravine"], OPTIMIZERS["momentum"], num_steps=20)
    open_page(page, f"{app_url}/?optimizers=momentum&num_steps=20")
    tooltip = page.locator(f"{PLAYER} .stage .tooltip")
    expect_at_rest(page)
    # At first sight it is said what the start is for, and what the numbers are.
    hint = page.get_by_text("drag to move the start")
    expect(hint).to_be_visible()
    expect(page.locator(f"{PLAYER} .legend .note")).to_have_text(f"loss {path.value[-1]:.4g}")
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
    expect(hint).to_be_hidden()
    page.mouse.move(*map_point(page, *numbers(page)[0][:2]))
    expect(tooltip).to_contain_text("step 20")
    open_page(page, f"{app_url}/race")
    expect(page.locator(f"{PLAYER} .map")).to_be_visible()
    expect(hint).to_be_hidden()
    button(page, "Keys").click()
    expect(page.get_by_role("dialog", name="Keys")).to_contain_text("a small stroke where its loss")
