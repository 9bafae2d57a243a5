"""A moved slider has only that run which it concerns."""

from apps import opened, settings_of


def keys(widgets):
    return {widget.key for widget in widgets}


def test_a_slider_of_a_rule_has_its_own_controls_and_the_outcome_run():
    app = opened("race", optimizers="adam,momentum")
    assert {"race:adam.b1", "race:momentum.decay", "race:num_steps"} <= keys(app.select_slider)
    slider = app.select_slider(key="race:momentum.decay")
    slider.set_value(slider.options[3]).run()
    assert not app.exception
    assert keys(app.select_slider) == {"race:momentum.learning_rate", "race:momentum.decay"}
    assert settings_of(app)["momentum.decay"] == slider.options[3]
    # Nothing of it is lost when the whole page runs.
    app.run()
    assert settings_of(app)["momentum.decay"] == slider.options[3]


def test_the_way_back_of_a_rule_has_the_outcome_run_too():
    app = opened("race", **{"optimizers": "adam,momentum", "momentum.decay": "0.5"})
    next(button for button in app.button if button.key == "default-race:momentum.decay").click()
    app.run()
    assert keys(app.select_slider) == {"race:momentum.learning_rate", "race:momentum.decay"}
    assert "momentum.decay" not in settings_of(app)


def test_what_holds_for_all_rules_has_all_of_them_run():
    app = opened("race", optimizers="adam,momentum")
    app.select_slider(key="race:num_steps").set_value(100).run()
    assert {"race:adam.b1", "race:momentum.decay", "race:num_steps"} <= keys(app.select_slider)
    assert settings_of(app)["num_steps"] == "100"
