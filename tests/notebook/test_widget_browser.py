"""The widget in a browser: it paints, and what is moved there or in Python is moved in both."""

import pytest
from fake_host import saved, show_widget, state_of, told
from player_page import PLAYER, button, expect_drawn, numbers
from playwright.sync_api import expect

import optviz
from optviz.optimizers import OPTIMIZERS
from optviz.simulation import run
from surfaces import SURFACES

RAVINE = SURFACES["ravine"]


@pytest.fixture
def notebook(browser, browser_context_args):
    """A page without a server; what it complains of is kept."""
    context = browser.new_context(**browser_context_args)
    page, faults = context.new_page(), []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


def path_button(page, name):
    return page.locator(".legend button", has_text=name)


def test_it_paints_and_a_moved_step_reaches_python_and_back(notebook):
    paths = {id: run(RAVINE, OPTIMIZERS[id], num_steps=30) for id in ("momentum", "adam")}
    widget = optviz.show(paths, RAVINE)
    show_widget(notebook, widget)
    expect_drawn(notebook, step="30", last="30")
    colors = notebook.evaluate(
        """() => {
          const map = document.querySelector("canvas.map")
          const { data } = map.getContext("2d").getImageData(0, 0, map.width, map.height)
          return new Set(new Uint32Array(data.buffer)).size
        }"""
    )
    assert colors > 100  # the colors of a surface, contours, and paths

    # The reader moves the step: the model is told, and so is Python.
    heard = []
    widget.observe(lambda change: heard.append(change["new"]), "step")
    notebook.get_by_role("slider").first.focus()
    notebook.keyboard.press("ArrowLeft")
    expect_drawn(notebook, step="29")
    notebook.wait_for_function("() => window.saved.length > 0")
    assert saved(notebook) == {"step": 29}
    widget.set_state(saved(notebook))  # what a message of the page does
    assert heard == [29]
    for row, path in zip(numbers(notebook), paths.values(), strict=True):
        assert row[:3] == pytest.approx([*path.params[29], path.value[29]], rel=1e-3, abs=1e-6)

    # Python moves it, and hides a path, and zooms.
    widget.step, widget.hidden, widget.view = 4, ["adam"], [[-6, 0], [-2, 2]]
    notebook.evaluate("(state) => window.arrive(state)", told(state_of(widget)))
    expect_drawn(notebook, step="4")
    view = notebook.locator(PLAYER).get_attribute("data-view")
    x_low, x_high, y_low, y_high = map(float, view.split(","))
    # All of what is asked for, in the middle of the map.
    assert [x_low + x_high, y_low + y_high] == pytest.approx([-6, 0])
    assert min(x_high - x_low - 6, y_high - y_low - 4) == pytest.approx(0)
    expect(path_button(notebook, "adam")).to_have_attribute("aria-pressed", "false")


def test_other_trajectories_keep_step_and_zoom(notebook):
    widget = optviz.show(run(RAVINE, OPTIMIZERS["adam"], num_steps=30), RAVINE)
    show_widget(notebook, widget)
    path_button(notebook, "path 1").click()
    notebook.wait_for_function("() => window.saved.length > 0")
    assert saved(notebook) == {"hidden": ["path 1"]}
    widget.set_state({**saved(notebook), "step": 7})
    widget.show([run(RAVINE, OPTIMIZERS["momentum"], num_steps=50)])
    assert (widget.step, widget.hidden) == (7, ["path 1"])
    notebook.evaluate("(state) => window.arrive(state)", told(state_of(widget)))
    expect_drawn(notebook, step="7", last="50")
    # A key that is the player's is none of JupyterLab's; the player goes when its cell goes.
    notebook.locator("canvas.map").focus()
    assert notebook.locator(":focus").get_attribute("data-lm-suppress-shortcuts") == "true"
    for name in ("Pin this run", "Drag pad", "Why this step?"):
        expect(button(notebook, name)).to_be_hidden()
    # What becomes of the path has come with it: a guess in words is scored.
    notebook.evaluate("window.arrive({ hidden: [], step: 48 })")
    button(notebook, "Predict").click()
    notebook.locator(".tally button").first.click()
    button(notebook, "Play to the end").click()
    expect(notebook.locator(".prediction")).to_contain_text("Score")
    notebook.evaluate("window.leave()")
    expect(notebook.locator(".player")).to_have_count(0)
    assert notebook.evaluate("window.listeners.length") == 0


def test_a_curve_in_chinese(notebook):
    path = run(SURFACES["x_cos"], OPTIMIZERS["gradient_descent"], num_steps=20)
    show_widget(notebook, optviz.show(path, SURFACES["x_cos"], language="zh"))
    expect_drawn(notebook, step="20", last="20")
    expect(button(notebook, "播放")).to_be_visible()
    expect(path_button(notebook, "路径 1")).to_be_visible()
