"""The page of maps: what it sends for a link, what it keeps, what it refuses, what a click sets."""

from urllib.parse import urlencode

import numpy as np
import pytest
from apps import drawn, opened, settings_of, unpacked

from optviz.compiling import forbid, permission
from optviz.maps import Entrant, Regime, basin_map, honest_race, hyperparameter_map
from optviz.optimizers import OPTIMIZERS
from optviz.player.live_socket import answer
from optviz.rendering import maps
from optviz.schedules import SCHEDULES
from optviz.settings.experiment import read_experiment
from optviz.settings.experiment.maps import MAP_SETTINGS
from optviz.settings.links import Link
from surfaces import SURFACES

CHOSEN = {
    "map": "basins",
    "map_of": "adam",
    "map_x": "decay",
    "map_y": "b2",
    "map_shows": "loss",
    "tolerance": "0.05",
    "digits": "on",
    "map_view": "0.01,1,0.2,0.4",
    "seeds": "100",
    "map_beside": "adam",
}
BESIDES = {
    "seeds": {"map": "race"},
    "map_beside": {"map": "basins", "optimizers": "momentum,adam"},
    "map_of": {"optimizers": "momentum,adam"},
    "map_y": {"optimizers": "adam"},
}


def cells(app):
    header, arrays = drawn(app, "heat")
    told = arrays[0].astype(int).reshape(len(header["y"]), len(header["x"]))
    return header, told >> 18, told & (2**18 - 1)


def test_the_page_shows_the_map_that_the_function_computes():
    header, regimes, steps = cells(opened("maps"))
    assert header["names"] == ["momentum.learning_rate", "momentum.decay"]
    axes = [("learning_rate", header["x"]), ("decay", header["y"])]
    found = hyperparameter_map(
        SURFACES["ravine"], OPTIMIZERS["momentum"], *axes, start=(-5.0, -2.0), num_steps=100
    )
    assert (regimes == found.regime).all()
    assert (steps == np.where(found.lost >= 0, found.lost, found.steps)).all()
    assert header["bound"][0] == pytest.approx(0.5)
    share = 100 * np.mean(found.regime == Regime.CONVERGED)
    said = f"{share:.3g} % of the settings converge, for learning rate from 0.00493 to 0.947."
    assert header["said"].startswith(said)


def test_a_basin_map_of_a_link_is_that_of_the_function():
    query = {"surface": "himmelblau", "map": "basins", "momentum.learning_rate": "0.01"}
    header, regimes, _ = cells(opened("maps", **query, map_view="-1,1,-2,0"))
    found = basin_map(
        *(SURFACES["himmelblau"], OPTIMIZERS["momentum"], {"learning_rate": 0.01}),
        window=((-1, 1), (-2, 0)),
        num_steps=100,
    )
    assert header["x"] == found.x.tolist()
    assert (regimes == found.regime).all()
    assert "reach minimum 1 at" in header["said"]


@pytest.mark.parametrize("name", MAP_SETTINGS)
def test_a_setting_is_read_from_a_link_and_kept_in_it(name):
    query = {**BESIDES.get(name, {}), name: CHOSEN[name]}
    link = Link(query)
    read = read_experiment(link, "maps").map
    assert link.complaints(str) == []
    assert read != read_experiment(Link(BESIDES.get(name, {})), "maps").map
    app = opened("maps", **query)
    assert not app.text
    kept = settings_of(app) | drawn(app)[0]["view_state"]["parts"]
    assert kept[name] == CHOSEN[name]
    bad = Link({**BESIDES.get(name, {}), name: "?"})
    read_experiment(bad, "maps")
    (sentence,) = bad.complaints(str)
    assert sentence.startswith(f"{name} = ")


def test_the_live_socket_answers_with_a_preview():
    messages = [unpacked(m)[0] for m in answer("7 maps+heat momentum.decay=0.5")]
    heat, paths = messages
    assert (heat["kind"], heat["name"], len(heat["x"]), heat["preview"]) == (
        *("heat", "maps-heat-live", 64),
        True,
    )
    assert paths["heat"] == "maps-heat-live"
    (alone,) = answer("8 maps momentum.decay=0.5")
    assert "heat" not in unpacked(alone)[0]


def test_a_preview_compiles_nothing_once_the_map_is_there():
    query = {"surface": "beale", "optimizers": "nesterov"}
    opened("maps", **query)
    maps._AHEAD.submit(int).result()  # after the preview that was begun before
    with permission(forbid):
        heat, _ = (unpacked(m)[0] for m in answer(f"7 maps+heat {urlencode(query)}"))
    assert heat["preview"]


def test_no_rule_and_a_rule_with_one_hyperparameter_are_no_errors():
    app = opened("maps")
    app.multiselect[0].set_value([]).run()
    assert not app.exception
    header, regimes, _ = cells(opened("maps", optimizers="gradient_descent"))
    assert regimes.shape == (1, 128)
    edge = header["x"][int(np.flatnonzero(regimes[0] == Regime.DIVERGED)[0])]
    assert header["bound"][0] == pytest.approx(0.5)
    assert 0.5 < edge < 0.5 * (header["x"][1] / header["x"][0]) ** 3


def test_language_and_words():
    header, _, _ = cells(opened("maps", lang="zh"))
    assert "的设置收敛，学习率从 0.00493 到 0.947" in header["said"]


def test_what_cannot_be_computed_is_said_in_the_readers_language():
    query = {"map": "basins", "surface": "himmelblau", "noise": "1"}
    app = opened("maps", **query, lang="zh")
    told = "无法计算：吸引域图只能由没有噪声和小批量的运行得到：否则结果由偶然决定"
    assert told in [item.value for item in app.text]


def test_a_race_shows_its_table_and_says_who_won():
    query = {"map": "race", "optimizers": "gradient_descent,adam", "num_steps": "60"}
    app = opened("maps", **query, tolerance="0.05", noise="0.5", lang="en")
    starts = (SURFACES["ravine"], [Entrant(OPTIMIZERS[id]) for id in ("gradient_descent", "adam")])
    race = honest_race(*starts, budget=60, tolerance=0.05, noise=0.5)
    (table,) = (item.value for item in app.markdown if "| Adam |" in item.value)
    for standing in race.standings:
        assert f"learning rate {standing.settings['learning_rate']:g}" in table
        assert f"{100 * standing.solved.mean():.3g} %" in table
    assert any("25 starts, seeds: 50" in item.value for item in app.caption)
    assert len(app.get("plotly_chart")) == 2


def test_seeds_are_shown_and_without_chance_it_is_said_why_not():
    app = opened("maps", map="seeds", noise="1")
    assert any("Momentum, 50 seeds" in item.value for item in app.caption)
    assert len(app.get("plotly_chart")) == 2
    still = opened("maps", map="seeds")
    assert any("every seed gives the same run" in item.value for item in still.text)
    assert not still.get("plotly_chart")
    next(b for b in still.button if b.label == "Add noise to the gradient").click().run()
    assert not still.exception
    assert settings_of(still)["noise"] == "1"
    assert any("Momentum, 50 seeds" in item.value for item in still.caption)


@pytest.mark.parametrize(
    "query",
    [
        {"map": "hyperparameters"},
        {"map": "basins"},
        {"map": "basins", "optimizers": "momentum,adam", "map_beside": "adam"},
        {"map": "race", "num_steps": "20"},
        {"map": "seeds", "noise": "1", "num_steps": "20"},
    ],
    ids=lambda query: "-".join(query.values()),
)
def test_all_that_is_computed_can_be_saved(query):
    app = opened("maps", **query)
    app.session_state["maps-files"] = True
    app.run()
    buttons = {button.proto.label: button.proto for button in app.get("download_button")}
    formats = {f"Save as {kind}" for kind in ("PDF", "SVG", "CSV", "NPZ")}
    assert buttons.keys() == {"Save picture (PNG)", *formats}
    assert not buttons["Save picture (PNG)"].disabled
    for field, value in {"width": 8.0, "font_size": 9.0}.items():
        app.session_state[f"print-look-{field}"] = value
    app.run().run()
    buttons = {button.proto.label: button.proto for button in app.get("download_button")}
    assert buttons["Save picture (PNG)"].disabled
    assert any("needs a width of at least" in item.value for item in app.text)
    assert not buttons["Save as CSV"].disabled


def test_two_basins_stand_side_by_side_with_what_differs():
    query = {"surface": "himmelblau", "map": "basins", "optimizers": "momentum,adam"}
    settings = {"momentum.learning_rate": "0.01", "adam.learning_rate": "0.1"}
    app = opened("maps", **query, **settings, map_beside="adam")
    assert len(app.get("plotly_chart")) == 3
    maps = [
        basin_map(SURFACES["himmelblau"], OPTIMIZERS[id], given, num_steps=100)
        for id, given in (
            ("momentum", {"learning_rate": 0.01}),
            ("adam", {"learning_rate": 0.1}),
        )
    ]
    ends = [np.concatenate([m.minima, [[np.nan] * 2]])[m.reached] for m in maps]
    both = (maps[0].reached >= 0) & (maps[1].reached >= 0)
    apart = np.abs(ends[0] - ends[1]).max(axis=-1) > 0.5
    share = np.mean(np.where(both, apart, (maps[0].reached >= 0) != (maps[1].reached >= 0)))
    assert 0 < share < 1
    said = f"Momentum and Adam part from {100 * share:.3g} % of the starts."
    assert said in [item.value for item in app.caption]


def test_a_number_of_the_schedule_is_an_axis_that_a_click_sets():
    query = {"schedule": "cosine", "map_y": "schedule.transition_steps", "noise": "0.1"}
    app = opened("maps", **query, **{"schedule.transition_steps": "20"})
    header, regimes, _ = cells(app)
    assert header["names"] == ["momentum.learning_rate", "schedule.transition_steps"]
    assert header["y"][0] == 1
    assert header["bound"] == []  # theory is of constant rates
    axes = [("learning_rate", header["x"]), ("schedule.transition_steps", header["y"])]
    found = hyperparameter_map(
        *(SURFACES["ravine"], OPTIMIZERS["momentum"], *axes),
        **{"start": (-5.0, -2.0), "num_steps": 100, "noise": 0.1},
        schedule=SCHEDULES["cosine"].factory,
    )
    assert (regimes == found.regime).all()
    assert 0 < np.mean(found.regime == Regime.CONVERGED) < 1
    (parameter,) = (
        item
        for item in drawn(app, "parameters")[0]["parameters"]
        if item["name"] == "schedule.transition_steps"
    )
    assert parameter["ends"] == [1, 2000]
    assert drawn(app)[0]["parameters"]["schedule.transition_steps"] == 20


def test_the_cells_that_hang_on_the_last_digit_are_told_of_a_fit_too():
    query = {"surface": "gabor", "optimizers": "adam", "num_steps": "20", "digits": "on"}
    header, _, _ = cells(opened("maps", **query))
    assert "% of the cells depend on the last digit" in header["said"]
