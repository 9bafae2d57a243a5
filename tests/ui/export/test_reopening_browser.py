"""A picture that was saved is dropped on the app, and its view is there again."""

import re
from functools import partial
from urllib.parse import parse_qsl

from player_page import PLAYER, expect_at_rest, expect_drawn, open_page
from playwright.sync_api import expect

from optviz import export
from optviz.rendering.figures.lines import line_plot
from optviz.rendering.paths import make_paths
from optviz.rendering.picture import make_scene
from optviz.settings.experiment import read_experiment
from optviz.settings.links import Link
from surfaces import SURFACES


def test_a_saved_picture_opens_its_view_and_another_file_is_refused(page, app_url):
    settings = {"page": "curve", "surface": "x_cos", "num_steps": "7", "step": "5", "lang": "zh"}
    scene = make_scene(SURFACES["x_cos"], dict(SURFACES["x_cos"].shape))
    link = "surface=himmelblau&optimizers=adam&adam.learning_rate=0.4&space=on&camera=40,30,1"
    open_page(page, f"{app_url}/race?{link}")
    page.get_by_role("button", name="Files").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as SVG").click()
    picture = saved.value.path().read_bytes()
    found = export.settings_of(picture)
    assert found == {"page": "race", "lang": "en", **dict(parse_qsl(link))}
    # On its own page it takes the place of what was set since.
    chooser = page.locator("input[type=file]")
    page.keyboard.press("Escape")
    expect(chooser).to_have_count(0)
    page.get_by_role("button", name="Reset", exact=True).click()
    expect(page).not_to_have_url(re.compile("himmelblau"))
    expect_at_rest(page)
    page.get_by_role("button", name="Files").click()
    page.get_by_role("tab", name="Open").click()
    chooser.set_input_files({"name": "a.svg", "mimeType": "", "buffer": picture})
    expect_drawn(page, tag=re.compile(r"adam\.learning_rate=0\.4"), scene="himmelblau:2")
    expect(page.locator("canvas.space")).to_have_attribute("data-camera", "40,30,1")
    expect(page.get_by_text("Some settings of this link")).to_have_count(0)
    for name, content, sentence in (
        ("a.svg", b"<?xml version='1.0'?><svg/>", "This picture contains no optviz settings."),
        ("a.png", b"BM", "This is not a PNG, PDF, SVG, GIF or WebP file."),
    ):
        chooser.set_input_files({"name": name, "mimeType": "", "buffer": content})
        expect(page.get_by_text(sentence)).to_be_visible()
    path = make_paths(read_experiment(Link({"num_steps": "2"}), "curve"), str)
    told = {**settings, "also": "curve?num_steps=3"}  # as a picture of several views has
    film = export.gif(scene, path, settings=told, width=200)
    chooser.set_input_files({"name": "a.gif", "mimeType": "image/gif", "buffer": film})
    expect(page).to_have_url(re.compile("/curve[?].*surface=x_cos"))
    expect(page.locator(PLAYER)).to_be_visible()
    expect_drawn(page, step="5", last="7")
    expect(page.get_by_text("Some settings of this link")).to_have_count(0)
    # A picture of a page of charts opens it, and that page saves the same.
    settings = {"page": "functions", "topic": "softmax", "temperature": "2", "lang": "en"}
    chart = partial(line_plot, [], x=(0, 1), y=(0, 1), x_title="", y_title="")
    told = {"title": "", "caption": ""}
    picture = export.charts_picture([chart], ".pdf", settings=settings, **told)
    page.get_by_role("button", name="Files").click()
    page.get_by_role("tab", name="Open").click()
    chooser.set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": picture})
    expect(page).to_have_url(re.compile("/functions[?].*topic=softmax.*temperature=2"))
    page.get_by_role("button", name="Files").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as PDF").click()
    assert saved.value.suggested_filename == "optviz-functions-softmax.pdf"
    assert export.settings_of(saved.value.path().read_bytes()) == settings
