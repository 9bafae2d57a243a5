"""The section that the map shows, in a real browser: divergence is seen, and one can come back."""

import re

from bare_player import open_player
from player_page import PLAYER, button, expect_drawn
from playwright.sync_api import expect

from optviz.optimizers import OPTIMIZERS
from optviz.simulation import run
from surfaces import SURFACES

RATE = 1.1


def section(page):
    x_low, x_high, y_low, y_high = map(
        float, page.locator(PLAYER).get_attribute("data-view").split(",")
    )
    return (x_low, x_high), (y_low, y_high)


def test_a_curve_grows_with_a_path_that_diverges_slowly(page, app_url):
    parabola = SURFACES["parabola"]
    path = run(parabola, OPTIMIZERS["gradient_descent"], {"learning_rate": RATE}, num_steps=20)
    # At step 18 it is lost: the section follows it as far as the step before.
    seen = path.params[:18]
    open_player(page, f"{app_url}/curve?gradient_descent.learning_rate={RATE}")
    whole = f"{parabola.window[0][0]:g},{parabola.window[0][1]:g}"
    expect_drawn(page, step="20")
    expect(page.locator(f"{PLAYER} .legend .lost")).to_have_text("diverged at step 18")
    (left, right), (low, high) = section(page)
    assert left < seen.min() and seen.max() < right
    assert low < 0 and path.value[:18].max() < high
    # Back at the start it is the window; there the path has not left it.
    page.keyboard.press("Home")
    expect_drawn(page, step="0", view=re.compile(f"^{whole},"))
    page.keyboard.press("End")
    expect_drawn(page, step="20", view=f"{left},{right},{low},{high}")
    # The reader can always come back, and see the paths again.
    button(page, "Show the whole window").click()
    expect_drawn(page, view=re.compile(f"^{whole},"))
    # On the way there it glides.
    page.keyboard.press("p")
    expect_drawn(page, view=re.compile(f"^{left},{right},"))
