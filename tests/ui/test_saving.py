"""The picture that a page saves."""

import io
from types import SimpleNamespace

from apps import opened
from PIL import Image

from optviz.export import settings_of
from optviz.settings.experiment import read_experiment
from optviz.settings.links import Link
from optviz.ui.experiment import saving


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
    app.session_state["race-print"] = True
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
