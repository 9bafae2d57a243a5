"""The picture that a page saves."""

import io
from types import SimpleNamespace

from PIL import Image

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
