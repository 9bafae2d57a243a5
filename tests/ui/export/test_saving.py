"""The picture that a page saves."""

import io
from types import SimpleNamespace

from apps import opened
from PIL import Image

from optviz import export
from optviz.export import settings_of
from optviz.settings.experiment import read_experiment
from optviz.settings.links import Link
from optviz.ui.export import saving


def saved(monkeypatch, **at):
    """What is saved while the player's own controls say this."""
    offered = []
    monkeypatch.setattr(saving.st, "download_button", lambda *_, data, **__: offered.append(data))
    controls = SimpleNamespace(t=str, page="curve", settings=lambda _: {"page": "curve"})
    experiment = read_experiment(Link({"gradient_descent.learning_rate": "1.1"}), "curve")
    saving.save_button(controls, experiment, {"step": 10, "hidden": [], "view": None, **at})
    return Image.open(io.BytesIO(offered[0]())).tobytes()


def test_it_shows_the_section_that_the_map_shows(monkeypatch):
    section = [[-70.0, 70.0], [-200.0, 4000.0]]
    shown = saved(monkeypatch, section=section)
    assert shown == saved(monkeypatch, view=section)
    assert shown != saved(monkeypatch)


def test_a_film_is_made_on_request_and_gone_with_another_setting():
    app = opened("race", num_steps="4", step="3")
    app.session_state["race-files"] = True
    app.run()
    assert "It shows the steps from 0 to 3." in [text.value for text in app.caption]
    labels = [one.proto.label for one in app.get("download_button")]
    assert "Save the rows as CSV" in labels and "Save the settings as JSON" in labels
    assert "Save as GIF" not in labels
    next(one for one in app.button if one.label == "Make the film").click().run()
    assert [one for one in app.get("download_button") if "GIF" in one.proto.label]
    _, film = app.session_state["race-film"]
    assert Image.open(io.BytesIO(film)).n_frames == 4
    assert settings_of(film) == {"page": "race", "lang": "en", "num_steps": "4", "step": "3"}
    app.selectbox(key="race-film-rate").select(20).run()
    assert not [one for one in app.get("download_button") if "GIF" in one.proto.label]


def test_what_is_seen_in_three_dimensions_is_saved_so():
    made = {}
    for seen in ({}, {"space": "on", "camera": "40,30,1"}, {"space": "on"}):
        app = opened("race", num_steps="2", **seen)
        app.session_state["race-files"] = True
        app.run()
        next(one for one in app.button if one.label == "Make the film").click().run()
        _, film = app.session_state["race-film"]
        told = settings_of(film)
        assert {name: told[name] for name in ("space", "camera") if name in told} == seen
        made[tuple(seen)] = Image.open(io.BytesIO(film)).convert("RGB").tobytes()
    assert len(set(made.values())) == 3


def test_a_look_is_kept_and_refused_in_one_sentence():
    app = opened("race", num_steps="4")
    app.session_state["race-files"] = True
    app.run()
    app.number_input(key="print-look-height").set_value(5.0).run()
    told = [text.value for text in app.text if "needs a height of at least" in text.value]
    # Beside the fields, and where the film would be made.
    assert len(told) == 2 and len(set(told)) == 1
    assert told[0].startswith("A picture 20.32 cm wide")
    files = {one.proto.label: one.proto.disabled for one in app.get("download_button")}
    assert files["Save picture (PNG)"] and files["Save as PDF"] and files["Save as SVG"]
    assert not files["Save the rows as CSV"]
    assert not [one for one in app.button if one.label == "Make the film"]
    app.number_input(key="print-look-height").set_value(14.0)
    app.selectbox(key="print-look-theme").select("dark").run()
    assert not any(one.proto.disabled for one in app.get("download_button"))
    next(one for one in app.button if one.label == "Make the film").click().run()
    film = Image.open(io.BytesIO(app.session_state["race-film"][1]))
    assert film.size == (800, round(800 * 14 / 20.32))
    assert sum(film.convert("RGB").getpixel((0, 0))) < 100
    app.checkbox(key="print-look-has_link").check().run()
    assert not any(one.proto.disabled for one in app.get("download_button"))
    # It is no part of a link.
    assert "dark" not in str(dict(app.query_params))
    # Closed and opened again, and on another page, it is as before.
    app.session_state["race-files"] = False
    app.run()
    app.session_state["race-files"] = True
    app.run()
    assert app.number_input(key="print-look-height").value == 14.0
    assert app.selectbox(key="print-look-theme").value == "dark"


def test_where_a_font_is_missing_it_is_said(monkeypatch):
    def told():
        app = opened("functions", lang="zh", topic="softmax")
        return [caption.value for caption in app.caption if "服务器没有中文字体" in caption.value]

    monkeypatch.setattr(export, "can_write", str.isascii)
    assert told()
    monkeypatch.setattr(export, "can_write", lambda text: True)
    assert not told()
