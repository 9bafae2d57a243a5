"""A control is at its value from the first moment: its default is told to be the same.

A browser shows a control at its default until it has read the rest of what it was sent, and what a
player says in that moment takes the control's value along.
"""

import pytest
from apps import PAGES, moved, opened

from optviz.settings.kinds import exact

LINKS = {
    "race": {"num_steps": "30", "optimizers": "adam,momentum", "start": "1,2", "critical": "on"},
    "fit": {"surface": "logistic", "batching": "epochs", "batch_size": "7", "axes": "free"},
    "maps": {"map_kind": "basins"},
    "regularize": {"experiment": "l1_l2", "lang": "zh"},
}


def defaults_and_values(app, page):
    """For every control of a setting: what it begins with, and what it is at."""
    own = f"{page}:"
    for kind in ("select_slider", "number_input", "text_input", "toggle", "selectbox"):
        for control in app.get(kind):
            if not (control.key or "").startswith(own):
                continue
            proto = control.proto
            if kind == "select_slider":
                yield control.key, proto.options[int(proto.default[0])], exact(control.value)
            elif kind == "selectbox":
                yield control.key, proto.default, control.index
            else:
                yield control.key, proto.default, control.value
    for kind in ("multiselect", "button_group"):
        for control in app.get(kind):
            if (control.key or "").startswith(own):
                yield control.key, list(control.proto.default), control.indices


@pytest.mark.parametrize("page", [name for name in PAGES if name != "home"])
def test_the_default_of_every_control_is_its_value(page):
    app = opened(page, **LINKS.get(page, {}))
    seen = list(defaults_and_values(app, page))
    assert seen
    for key, default, value in seen:
        assert default == value, key


def test_it_follows_a_moved_control():
    app = opened("race", optimizers="momentum")
    moved(app.select_slider(key="race:momentum.decay"), 0.5)
    app.toggle(key="race:critical").set_value(True).run()
    told = {key: default for key, default, _ in defaults_and_values(app, "race")}
    assert told["race:momentum.decay"] == "0.5"
    assert told["race:critical"] is True
