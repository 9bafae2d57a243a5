"""The pages as scripts: what they show, what they keep, what they refuse."""

import inspect

import numpy as np
import pytest
from apps import code_of, drawn, moved, opened, settings_of

from optviz.content.pitfalls import PITFALLS
from optviz.content.teaching_rates import TEACHING_RATES
from optviz.optimizers import OPTIMIZERS
from surfaces import SURFACES


def slider(app, key):
    return next(s for s in (*app.select_slider, *app.slider) if s.key == key)


def ends(app):
    header, arrays = drawn(app)
    width = 2 * header["dimension"] + 1
    return {
        path["id"]: table.reshape(width, -1)[: header["dimension"], -1]
        for path, table in zip(header["paths"], arrays, strict=True)
    }


def test_race_opens_on_the_ravine():
    app = opened()
    header, _ = drawn(app)
    assert "ravine" in header["scene_id"].split(":")
    assert [p["id"] for p in header["paths"]] == ["gradient_descent", "momentum", "adam"]
    assert settings_of(app) == {"lang": "en"}
    scene, arrays = drawn(app, "scene")
    assert scene["title"] == "Ravine"
    assert arrays[0].size == scene["axes"][0]["count"] * scene["axes"][1]["count"]


def test_curve_opens_on_the_parabola_from_ten():
    app = opened("curve")
    header, arrays = drawn(app)
    assert "parabola" in header["scene_id"].split(":")
    assert arrays[0][0] == 10.0
    assert ends(app)["gradient_descent"] == pytest.approx(10 * 0.8**20, rel=1e-6)


def test_printed_numbers_of_a_link():
    told = {"momentum.learning_rate": "0.6", "momentum.decay": "0.5"}
    app = opened(optimizers="momentum", num_steps="20", **told)
    assert ends(app)["momentum"] == pytest.approx((0.007188, 0.002553), abs=5e-7)
    assert slider(app, "race:momentum.decay").value == 0.5


def test_a_slider_moves_its_own_path_and_the_link():
    app = opened()
    before = ends(app)
    moved(slider(app, "race:adam.learning_rate"), 0.4)
    after = ends(app)
    assert settings_of(app) == {"lang": "en", "adam.learning_rate": "0.4"}
    assert (after["momentum"] == before["momentum"]).all()
    assert (after["adam"] != before["adam"]).any()


def test_a_value_between_the_sliders_own_is_kept():
    app = opened(**{"adam.learning_rate": "0.1234"})
    assert slider(app, "race:adam.learning_rate").value == 0.1234
    assert settings_of(app)["adam.learning_rate"] == "0.1234"


BAD = {
    "surface": ("nowhere", "one of ravine"),
    "optimizers": ("adam,adam", "some of gradient_descent"),
    "adam.learning_rate": ("nan", "a positive number"),
    "momentum.decay": ("2", "a number from 0 to 0.999"),
    "num_steps": ("1e3", "a whole number from 1 to 2000"),
    "start": ("1", "2 numbers separated by commas"),
    "step": ("1900", "a whole number from 0 to 50"),
    "view": ("1,0,0,1", "4 numbers separated by commas"),
    "lang": ("xx", "one of en, zh"),
    "projector": ("yes", "one of on, off"),
    "nonsense": ("<b>![](http://x)</b>", "not a setting of this page"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_setting_is_named_and_the_default_is_used(name):
    text, allowed = BAD[name]
    app = opened(**{name: text})
    assert name in app.text[0].value
    assert allowed in app.text[0].value
    assert settings_of(app) == {"lang": "en"}
    moved(slider(app, "race:adam.learning_rate"), 0.2)
    assert name in app.text[0].value
    app.button(key="race-notice-close").click().run()
    assert not app.text  # said until it is closed, not for ever


def test_a_name_that_is_no_setting_leads_to_the_one_that_is_meant():
    app = opened("curve", learning_rate="1.1", num_step="3", apples="2")
    assert app.text[0].value.split("\n") == [
        "apples is not a setting of this page",
        "learning_rate is not a setting of this page; did you mean gradient_descent.learning_rate?",
        "num_step is not a setting of this page; did you mean num_steps?",
    ]


def test_every_setting_survives_its_link():
    app = opened(surface="quadratic", optimizers="adam,nesterov", lang="zh", start="-3.25,1.5")
    slider(app, "race:quadratic.rotation").set_value(-45).run()
    moved(slider(app, "race:nesterov.decay"), 0.5)
    slider(app, "race:num_steps").set_value(120).run()
    again = opened(**settings_of(app))
    assert settings_of(again) == settings_of(app)
    assert drawn(again)[0]["paths"] == drawn(app)[0]["paths"]
    for one, other in zip(drawn(again)[1], drawn(app)[1], strict=True):
        assert (one == other).all()


def test_language_changes_words_and_keeps_choices():
    app = opened()
    app.selectbox[0].set_value("bowl").run()
    app.get("button_group")[0].set_value("zh").run()
    assert not app.exception
    assert drawn(app, "scene")[0]["title"] == "碗"
    assert drawn(app, "scene")[0]["words"]["play"] == "播放"
    assert [p["name"] for p in drawn(app)[0]["paths"]] == ["梯度下降", "动量", "Adam"]
    assert settings_of(app) == {"lang": "zh", "surface": "bowl"}


def test_settings_are_kept_across_surfaces():
    app = opened(start="-4,1")
    app.selectbox[0].set_value("bowl").run()
    assert drawn(app)[1][0].reshape(5, -1)[:2, 0].tolist() == [-5, -2]
    app.selectbox[0].set_value("ravine").run()
    assert drawn(app)[1][0].reshape(5, -1)[:2, 0].tolist() == [-4, 1]


def test_a_surface_chosen_by_hand_brings_its_rates_and_a_link_does_not():
    name, rates = "gradient_descent.learning_rate", TEACHING_RATES["himmelblau"]
    app = opened(surface="himmelblau")
    assert name not in settings_of(app)  # as it has always meant
    assert drawn(app)[0]["paths"][0]["diverged"] is not None
    app = opened()
    moved(slider(app, "race:adam.learning_rate"), 0.4)
    app.selectbox[0].set_value("himmelblau").run()
    settings = settings_of(app)
    assert float(settings[name]) == rates["gradient_descent"]
    assert settings["adam.learning_rate"] == "0.4"  # moved by hand: it stays
    assert drawn(app)[0]["paths"][0]["diverged"] is None
    app.selectbox[0].set_value("ravine").run()
    assert name not in settings_of(app)


def test_divergence_is_data_not_an_error():
    app = opened(optimizers="gradient_descent", **{"gradient_descent.learning_rate": "8"})
    slider(app, "race:num_steps").set_value(2000).run()
    assert not app.exception
    header, arrays = drawn(app)
    assert header["paths"][0]["diverged"] == 1
    assert not np.isfinite(arrays[0]).all()


def test_no_optimizer_is_no_error():
    app = opened()
    app.multiselect[0].set_value([]).run()
    assert not app.exception
    assert drawn(app)[0]["paths"] == []


@pytest.mark.parametrize("surface", SURFACES.values(), ids=lambda s: s.id)
def test_every_surface_with_eight_rules(surface):
    page = "race" if surface.dimension == 2 else "curve"
    app = opened(page, surface=surface.id, optimizers=",".join(list(OPTIMIZERS)[:8]))
    assert len(drawn(app)[0]["paths"]) == 8
    assert not app.text


def test_source_and_formula_are_shown():
    app = opened()
    buttons = app.get("button_group")[-1]
    assert buttons.options == ["Gradient descent", "Momentum", "Adam"]
    assert code_of(app) == inspect.getsource(OPTIMIZERS["gradient_descent"].rule).rstrip()
    buttons.set_value("adam").run()
    assert code_of(app) == inspect.getsource(OPTIMIZERS["adam"].rule).rstrip()
    shown = [element.value for element in app.latex]
    assert SURFACES["ravine"].formula in shown[0]
    for line in OPTIMIZERS["adam"].formula:
        assert line.replace(r"\leftarrow", r"&\leftarrow", 1) in shown[-1]


def test_a_schedule_sends_its_rates():
    app = opened(optimizers="adam,line_search", schedule="step_decay", num_steps="100")
    app.session_state["race-conditions"] = True  # the drawer is open
    app.run()
    slider(app, "race:schedule.transition_steps").set_value(20).run()
    header, arrays = drawn(app)
    adam, line_search = header["paths"]
    assert ["rate", 1] in adam["columns"]
    # It has no learning rate to schedule.
    assert ["rate", 1] not in line_search["columns"]
    assert arrays[0].reshape(6, -1)[5] == pytest.approx(0.1 * 0.5 ** (np.arange(101) // 20))
    assert settings_of(app)["schedule.transition_steps"] == "20"


def test_stopping_ends_the_path_and_says_why():
    app = opened(optimizers="gradient_descent,adam", num_steps="500", grad_tolerance="0.1")
    header, arrays = drawn(app)
    assert [path["stopped"] for path in header["paths"]] == ["gradient", "gradient"]
    for table in arrays:
        norm = np.hypot(*table.reshape(5, -1)[3:])
        assert norm[-1] <= 0.1 < norm[:-1].min()
    app.session_state["race-conditions"] = True  # the drawer is open
    app.run()
    slider(app, "race:grad_tolerance").set_value(0.0).run()
    assert [path["stopped"] for path in drawn(app)[0]["paths"]] == [None, None]


def test_noise_is_the_same_for_all_rules():
    app = opened(optimizers="momentum,momentum_velocity", noise="0.5", seed="7")
    arrays = drawn(app)[1]
    assert arrays[0] == pytest.approx(arrays[1], abs=1e-5)
    quiet = drawn(opened(optimizers="momentum,momentum_velocity"))[1]
    assert np.abs(arrays[0] - quiet[0]).max() > 0.1
    assert settings_of(app)["seed"] == "7"


@pytest.mark.parametrize("pitfall", PITFALLS.values(), ids=lambda p: p.id)
def test_every_pitfall_races_the_wrong_rule_against_the_correct_one(pitfall):
    app = opened("pitfalls", pitfall=pitfall.id)
    header, _ = drawn(app)
    assert tuple(path["id"] for path in header["paths"]) == pitfall.defaults.rules
    assert settings_of(app).get("pitfall", next(iter(PITFALLS))) == pitfall.id
    assert pitfall.lesson in [element.value for element in app.markdown]
    assert sum(r"\boxed" in element.value for element in app.latex) == 2


def test_a_pitfall_keeps_its_own_settings():
    app = opened("pitfalls")
    moved(slider(app, "pitfalls:adam_power:adam.learning_rate"), 0.5)
    app.selectbox[0].set_value("nesterov_point").run()
    assert settings_of(app) == {"lang": "en", "pitfall": "nesterov_point"}
    assert drawn(app)[0]["paths"][0]["diverged"] == 14
    app.selectbox[0].set_value("adam_power").run()
    assert settings_of(app) == {"lang": "en", "adam.learning_rate": "0.5"}


def test_printed_number_of_the_misprinted_adam():
    end = ends(opened("pitfalls"))
    assert end["adam_constant_correction"] == pytest.approx((0.131652, 0.447787), abs=5e-7)
    assert end["adam_without_correction"] == pytest.approx((0.131652, 0.447787), abs=2e-6)
