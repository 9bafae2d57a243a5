"""Each control that has another value than its default can be given that again, and only it."""

import pytest
from apps import opened, settings_of

PREFIX = "Reset "


def buttons(app):
    return {b.label.removeprefix(PREFIX): b for b in app.button if b.label.startswith(PREFIX)}


CHANGED = {
    ("race", "learning rate η", "momentum.learning_rate"): "0.3",
    ("race", "Optimizers", "optimizers"): "adam",
    ("race", "Surface", "surface"): "himmelblau",
    ("race", "Steps", "num_steps"): "20",
    ("race", "Start x₁", "start"): "1,-2",
    ("curve", "learning rate η", "gradient_descent.learning_rate"): "1.1",
    ("network", "Activation", "activation"): "relu",
    ("network", "Hidden layers", "layers"): "3",
}


@pytest.mark.parametrize("place", CHANGED, ids=lambda place: f"{place[0]}-{place[2]}")
def test_it_gives_the_default_of_its_control_only(place):
    page, label, name = place
    link = {"lang": "en", name: CHANGED[place]}
    app = opened(page, **link)
    assert list(buttons(app)) == [label]
    kind = "networks" if page == "network" else "paths"
    assert settings_of(app, kind)[name] == CHANGED[place]
    buttons(app)[label].click().run()
    assert not app.exception and not buttons(app)
    assert settings_of(app, kind) == {"lang": "en"}


def test_typed_numbers_and_topics_have_it_too():
    app = opened("functions", lang="en", topic="softmax", temperature="0.2", v1="4")
    assert set(buttons(app)) == {"Temperature T", "v₁"}
    app.toggle(key="functions:typing").set_value(True).run()
    buttons(app)["Temperature T"].click().run()
    assert settings_of(app, "address") == {"lang": "en", "topic": "softmax", "v1": "4"}
    assert list(buttons(app)) == ["v₁"]


def test_where_a_link_hides_a_control_there_is_none():
    app = opened("race", lang="en", num_steps="20", hide="num_steps")
    assert not buttons(app)
