"""A moved slider has only that run which it concerns."""

from types import SimpleNamespace

import pytest
from apps import code_of, opened, settings_of
from streamlit.errors import StreamlitAPIException
from streamlit.runtime.scriptrunner import get_script_run_ctx

from optviz.ui import page_runs
from optviz.ui.page_runs import BENCH, OUTCOME, RULE, run_only

EVERY_SLIDER = {"race:adam.b1", "race:momentum.decay", "race:num_steps"}


def keys(widgets):
    return {widget.key for widget in widgets}


@pytest.fixture
def in_parts(monkeypatch):
    """Runs are asked for as by a browser for some parts, not for the whole page."""

    def ask(*parts):
        def context():
            storage = get_script_run_ctx().fragment_storage
            asked = storage.resolve_target(list(parts))
            return SimpleNamespace(fragment_ids_this_run=asked, fragment_storage=storage)

        monkeypatch.setattr(page_runs, "get_script_run_ctx", context)

    return ask


def test_a_slider_of_a_rule_has_its_own_controls_and_the_outcome_run(in_parts):
    in_parts("momentum")
    app = opened("race", optimizers="adam,momentum")
    assert keys(app.select_slider) >= EVERY_SLIDER
    slider = app.select_slider(key="race:momentum.decay")
    slider.set_value(slider.options[3]).run()
    assert not app.exception
    assert keys(app.select_slider) == {"race:momentum.learning_rate", "race:momentum.decay"}
    assert settings_of(app)["momentum.decay"] == slider.options[3]
    # Nothing of it is lost when the whole page runs.
    app.run()
    assert settings_of(app)["momentum.decay"] == slider.options[3]


# What a component tells comes along with the next control that is moved, as of that one's part.
@pytest.mark.parametrize("asked", [(RULE,), ("momentum", RULE), (OUTCOME, RULE)])
def test_the_rule_that_is_chosen_with_another_change_is_shown(in_parts, asked):
    in_parts(*asked)
    app = opened("race", optimizers="adam,momentum")
    assert "def adam(" in code_of(app)
    slider = app.select_slider(key="race:momentum.decay").set_value("0.5")
    app.button_group(key="race:rule:en").set_value("momentum")
    slider.run()
    assert "def momentum(" in code_of(app)
    assert settings_of(app)["momentum.decay"] == "0.5"


def test_what_holds_for_all_rules_is_shown_with_another_change(in_parts):
    in_parts(BENCH)
    app = opened("race", optimizers="adam,momentum")
    app.select_slider(key="race:num_steps").set_value(100)
    app.select_slider(key="race:momentum.decay").set_value("0.5").run()
    assert keys(app.select_slider) >= EVERY_SLIDER
    assert settings_of(app)["num_steps"] == "100"


def test_a_run_of_the_whole_page_is_one_although_a_callback_names_its_part():
    app = opened("race", optimizers="adam,momentum")
    slider = app.select_slider(key="race:momentum.decay")
    slider.set_value(slider.options[3]).run()
    assert keys(app.select_slider) >= EVERY_SLIDER
    assert settings_of(app)["momentum.decay"] == slider.options[3]


def test_the_way_back_of_a_rule_has_the_outcome_run_too(in_parts):
    in_parts("momentum")
    app = opened("race", **{"optimizers": "adam,momentum", "momentum.decay": "0.5"})
    next(button for button in app.button if button.key == "default-race:momentum.decay").click()
    app.run()
    assert keys(app.select_slider) == {"race:momentum.learning_rate", "race:momentum.decay"}
    assert "momentum.decay" not in settings_of(app)


def test_what_holds_for_all_rules_has_all_of_them_run():
    app = opened("race", optimizers="adam,momentum")
    app.select_slider(key="race:num_steps").set_value(100).run()
    assert keys(app.select_slider) >= EVERY_SLIDER
    assert settings_of(app)["num_steps"] == "100"


@pytest.mark.parametrize(
    ("asked", "run"),
    [
        ([OUTCOME], ["momentum", OUTCOME]),
        # A slider's callback has named its part, and before that ran the player has told its view.
        ([OUTCOME, "momentum"], [BENCH]),
        ([BENCH], [BENCH]),
        ([RULE], ["momentum", OUTCOME, RULE]),
        ([OUTCOME, RULE], [BENCH, RULE]),
        (None, None),
    ],
)
@pytest.mark.parametrize("unknown", [(), (RULE,)])
def test_no_part_that_was_asked_for_is_lost(monkeypatch, asked, run, unknown):
    def resolve_target(names):
        if set(names) & set(unknown):
            raise StreamlitAPIException
        return names

    reruns = []
    storage = SimpleNamespace(resolve_target=resolve_target)
    context = SimpleNamespace(fragment_ids_this_run=asked, fragment_storage=storage)
    monkeypatch.setattr(page_runs, "get_script_run_ctx", lambda: context)
    monkeypatch.setattr(page_runs.st, "rerun", reruns.append)
    run_only("momentum", OUTCOME)
    assert reruns == ([[part for part in run if part not in unknown]] if run else [])
