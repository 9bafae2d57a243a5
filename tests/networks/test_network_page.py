"""The Network page as a script: what it trains, what it sends, what it says of a link."""

import json
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest
from apps import drawn, opened, settings_of
from compilations import no_compilation

from optviz import export
from optviz.networks.first_step import first_step
from optviz.networks.task import Task, task_of
from optviz.optimizers import OPTIMIZERS
from optviz.schedules import SCHEDULES
from optviz.simulation import run
from optviz.ui.export import printed_charts
from surfaces.datasets import DATASETS
from surfaces.network_losses import NetworkLoss
from surfaces.networks import Network

SMALL = {"examples": "50", "num_steps": "60"}


def printed(monkeypatch, **query):
    """The texts of the picture for print, and its settings."""
    offered = []
    offer = printed_charts.print_drawer
    monkeypatch.setattr(
        printed_charts, "print_drawer", lambda *told, **more: offered.append(told) or offer(*told)
    )
    opened("network", **SMALL, **query)
    ((_, name, draw, check),) = offered
    check(export.Look(width=30))
    picture = draw(".svg", export.Look())
    root = ElementTree.fromstring(picture)  # noqa: S314 - made here
    lines = ["".join(line.itertext()) for line in root.iter("{http://www.w3.org/2000/svg}text")]
    return name, lines, export.settings_of(picture)


@pytest.mark.parametrize("data", ["moons", "sine", "digits"])
def test_a_picture_for_print_has_the_losses_and_what_is_learned(data, monkeypatch):
    name, lines, settings = printed(monkeypatch, data=data, step="21", hidden="momentum")
    assert name == data
    chosen = {} if data == "moons" else {"data": data}
    told = {"step": "21", "hidden": "momentum"}
    assert settings == {"page": "network", "lang": "en", **SMALL, **chosen, **told}
    assert "training loss" in lines and "test loss" in lines
    assert lines.count("Adam") >= 2 and "Momentum" not in lines
    # As on the page: what was drawn last up to that step.
    learned = {
        "moons": {"Gradient descent, at step 20", "Adam, at step 20", "class 1, training"},
        "sine": {"y, at step 20", "points for training"},
        "digits": {"training accuracy", "test accuracy"},
    }
    assert learned[data] <= set(lines)


def widget(app, key):
    kinds = (app.selectbox, app.select_slider, app.slider, app.number_input, app.multiselect)
    return next(w for kind in kinds for w in kind if w.key == key)


def texts(app):
    return [text.value for text in app.text]


def sent(app):
    """The header of the race, and the arrays of its first rule by name."""
    header, arrays = drawn(app, "networks")
    first = 8 if header["plane"] else 6
    names = ("train_loss", "test_loss", "train_accuracy", "test_accuracy", "grad_norms")
    names += ("mean", "deviation", "flat", "value", "weights", "outputs")
    names += ("place", "distances", "in_plane") if header["plane"] else ()
    rule = dict(zip(names, arrays[first:], strict=False))
    return header, rule | {"steps": arrays[0], "frames": arrays[1]}


def path(rule="adam", rate=0.03, data="moons", hidden=(8, 8), told=None, **conditions):
    """The path that the page should have trained."""
    data = DATASETS[data]
    train, _ = data.draw(50, data.noise, 0)
    network = Network(data.inputs, hidden, data.outputs, "tanh", data.loss)
    loss = NetworkLoss(network, train, network.init(0, "xavier"), **(told or {}))
    settings = {"learning_rate": rate}
    return run(loss, OPTIMIZERS[rule], settings, num_steps=60, **conditions)


def test_it_opens_with_three_rules_on_the_moons():
    app = opened("network")
    header, arrays = sent(app)
    assert [rule["id"] for rule in header["rules"]] == ["gradient_descent", "momentum", "adam"]
    assert header["layers"] == [[2, 8, 0], [8, 8, 0], [8, 1, 0]]
    np.testing.assert_array_equal(arrays["steps"], np.arange(501))
    assert settings_of(app, "networks") == {"lang": "en"}
    assert not app.warning
    assert not app.error


def test_all_rules_start_at_the_same_first_weights():
    _, arrays = drawn(opened("network", **SMALL), "networks")
    losses = [rule[0] for rule in (arrays[8], arrays[22], arrays[36])]
    assert losses[0] == losses[1] == losses[2]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({}, {}),
        ({"batching": "epochs", "batch_size": "7", "seed": "3"}, {"batch_size": 7, "seed": 3}),
        ({"noise": "0.1", "seed": "3"}, {"noise": 0.1, "seed": 3}),
        ({"l1": "0.003", "l2": "0.03"}, {"shape": {"l1": 0.003, "l2": 0.03}}),
        (
            {"dropout": "0.3", "seed": "4"},
            {"told": {"random": True}, "shape": {"dropout": 0.3}, "seed": 4},
        ),
        (
            {"schedule": "cosine", "schedule.transition_steps": "40"},
            {"schedule": SCHEDULES["cosine"].factory(0.03, transition_steps=40)},
        ),
        ({"layers": "0"}, {"hidden": ()}),
        ({"layers": "3", "units.1": "5", "units.3": "2"}, {"hidden": (5, 8, 2)}),
        ({"data": "sine"}, {"data": "sine"}),
        ({"data": "digits"}, {"data": "digits"}),
    ],
)
def test_what_is_trained_is_what_the_link_says(query, told):
    app = opened("network", optimizers="adam", **SMALL, **query)
    _, arrays = sent(app)
    trained = path(**told)
    np.testing.assert_allclose(arrays["value"], trained.value, rtol=1e-6)
    assert settings_of(app, "networks") == {"lang": "en", "optimizers": "adam", **SMALL, **query}


def test_a_slider_of_one_rule_trains_that_one_anew_and_compiles_nothing():
    app = opened("network", **SMALL)
    before = drawn(app, "networks")[1]
    trainings = app.session_state["network-race"].trainings
    slider = widget(app, "network:adam.learning_rate")
    with no_compilation():
        slider.set_value(next(v for v in map(float, slider.options) if v > 0.05)).run()
    after = drawn(app, "networks")[1]
    np.testing.assert_array_equal(before[8], after[8])
    assert (before[36] != after[36]).any()
    again = app.session_state["network-race"].trainings
    assert [a is b for a, b in zip(trainings, again, strict=True)] == [True, True, False]


def test_the_slice_follows_the_path_that_is_asked_for():
    app = opened("network", plane="ends", plane_of="adam", **SMALL)
    header, arrays = drawn(app, "networks")
    distances = arrays[36 + 12]
    assert distances[[0, -1]] == pytest.approx([0, 0], abs=1e-4)
    other = opened("network", plane="ends", **SMALL)
    assert drawn(other, "networks")[1][36 + 12][-1] > 1e-2
    random = opened("network", plane="random", plane_seed="2", **SMALL)
    assert drawn(random, "networks")[0]["plane"]["held"] < header["plane"]["held"]


def test_bad_settings_of_a_link_are_named():
    app = opened("network", data="iris", layers="5", dropout="1", l2="-1", examples="51", foo="1")
    told = "\n".join(texts(app))
    for name in ("data = iris", "layers = 5", "dropout = 1", "l2 = -1", "examples = 51", "foo"):
        assert name in told
    assert not app.exception
    assert sent(app)[0]["layers"] == [[2, 8, 0], [8, 8, 0], [8, 1, 0]]


def test_rules_that_are_too_slow_are_left_out_and_named():
    app = opened("network", optimizers="newton,adam", **{"units.1": "32", "units.2": "32"})
    assert [rule["id"] for rule in sent(app)[0]["rules"]] == ["adam"]
    assert any("Newton" in text and "1185 parameters" in text for text in texts(app))


def test_without_an_optimizer_it_asks_for_one():
    app = opened("network", optimizers="newton", **{"units.1": "32", "units.2": "32"})
    assert "Choose an optimizer to see it train a network." in texts(app)


def test_a_lost_path_is_named_and_the_others_stay():
    rate = {"gradient_descent.learning_rate": "10"}
    query = {"optimizers": "gradient_descent,adam", "activation": "identity", "init": "large"}
    app = opened("network", data="sine", **query, **rate, **SMALL)
    header, _ = sent(app)
    assert header["rules"][0]["diverged"] is not None
    assert header["rules"][1]["diverged"] is None
    assert (
        "This path spans no plane: it is too short, it is straight, or it diverges at once."
        in texts(app)
    )
    assert header["plane"] is None


def test_activations_are_compared_before_the_first_step():
    task = Task("moons", 0.15, 50, 0, (8, 8, 8), "tanh", "xavier", 0, dropout=0.0, l1=0.0, l2=0.0)
    query = {"compare": "on", "compared": "sigmoid,relu", "layers": "3", "optimizers": "adam"}
    app = opened("network", **query, **SMALL)
    norms, spreads = [json.loads(plot.proto.spec)["data"] for plot in app.get("plotly_chart")]
    for id, marks in (("sigmoid", 1), ("relu", 3)):  # curves and marks in turn
        step = first_step(task_of(replace(task, activation=id))[0])
        assert norms[marks]["y"] == pytest.approx(step.grad_norms, rel=1e-9)
        assert spreads[marks]["y"] == pytest.approx(step.deviations, rel=1e-9)
        ratio = step.grad_norms[0] / step.grad_norms[-1]
        assert any(f"| {ratio:.2g} |" in table.value for table in app.markdown)
    assert settings_of(app, "networks") == {"lang": "en", **query, **SMALL}
    app.multiselect[-1].set_value([]).run()
    assert not app.exception
    assert not app.get("plotly_chart")


@pytest.mark.parametrize("query", [{"layers": "0"}, {"layers": "4", "init": "small"}])
def test_any_network_can_be_compared(query):
    app = opened("network", compare="on", optimizers="adam", **query, **SMALL)
    assert not app.exception
    for plot in app.get("plotly_chart"):
        spec = json.loads(plot.proto.spec)
        low, high = spec["layout"]["yaxis"]["range"]
        heights = [y for trace in spec["data"][1::2] for y in trace["y"]]
        assert all(10**low <= y <= 10**high for y in heights)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_opens_in_every_language(language):
    app = opened("network", lang=language, **SMALL)
    assert (
        sent(app)[0]["words"]["slice"]
        == {"en": "A slice of the loss", "zh": "损失的一个切面"}[language]
    )
