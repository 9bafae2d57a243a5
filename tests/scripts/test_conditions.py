"""Batches, tolerances, other data and other reductions are those of the app's path."""

import dataclasses

import numpy as np
import pytest
from walked_scripts import check, experiment_of, path_of, table

from optviz.scripts import ScriptError, script
from surfaces import SURFACES
from surfaces.fitting import Data
from surfaces.formula import parse

GABOR, LOGISTIC = SURFACES["gabor"], SURFACES["logistic"]
FEW = {"num_steps": 8, "batch_size": 3, "seed": 4}


@pytest.mark.parametrize("rule", ["momentum_average", "adan", "svrg", "nesterov", "armijo"])
def test_batches_that_are_drawn(rule):
    check(experiment_of(GABOR, rule, {"learning_rate": 0.05}, batching="epochs", **FEW))


def test_batches_with_replacement_may_hold_an_example_twice():
    experiment = experiment_of(LOGISTIC, "adam", batching="replacement", **{**FEW, "batch_size": 9})
    assert any(len(set(batch)) < 9 for batch in experiment.batches.indices)
    check(experiment)


def test_batches_that_are_listed_come_in_turn_and_stay_short_in_the_script():
    batches = ((0, 5, 5), (7,), (1, 2, 3, 4))
    experiment = experiment_of(GABOR, "adam", num_steps=500, batching="listed", batches=batches)
    assert "batches = [[0, 5, 5], [7], [1, 2, 3, 4]]\n" in script(experiment, "numpy")
    check(dataclasses.replace(experiment, num_steps=10))


def test_a_batch_of_a_mean_is_averaged():
    mean = SURFACES["line_fit_100"]
    for rule in ("momentum", "svrg"):
        check(experiment_of(mean, rule, batching="epochs", **FEW))


@pytest.mark.parametrize("reduction", ["sum", "mean"])
@pytest.mark.parametrize("surface", ["line_fit", "intercept_fit", "logistic", "gabor"])
def test_other_data(surface, reduction):
    data = Data(np.array([-1.25, 0.5, 2.0, 3.5]), np.array([0.0, 1.0, 1.0, 0.0]))
    own = SURFACES[surface].with_data(data).with_reduction(reduction)
    check(experiment_of(own, "momentum", {"learning_rate": 0.01}))


def test_a_path_ends_where_the_app_ends_it():
    for tolerance in ({"grad_tolerance": 0.5}, {"value_tolerance": 0.01}):
        for rule in ("adam", "gradient_descent", "momentum_average"):
            experiment = experiment_of(SURFACES["bowl"], rule, num_steps=300, **tolerance)
            assert 1 < len(path_of(experiment)) < 300
            check(experiment)


def test_a_path_that_has_a_start_of_its_own():
    experiment = experiment_of(SURFACES["ravine"], "adam")
    experiment = dataclasses.replace(experiment, more_starts=((1.0, -2.5),))
    rows = table(script(experiment, "numpy", "adam@2"))
    assert rows[0, 1:3].tolist() == [1.0, -2.5]


def test_what_is_random_is_refused():
    noisy = experiment_of(SURFACES["ravine"], "adam", noise=0.5)
    with pytest.raises(ScriptError, match="noise in the gradient"):
        script(noisy, "numpy")
    many = experiment_of(GABOR, "adam", batching="epochs", num_steps=500, batch_size=3)
    with pytest.raises(ScriptError, match="random batches of 500 steps are too many"):
        script(many, "numpy")


@pytest.mark.parametrize(
    "text",
    [
        "w^2 + sigmoid(b) + ceil(3) + softplus(w b)",
        "(theta_0 - 1)^2 + abs(theta_1)^3",
        "x[0]^2 + min(3, x[1]^2 + 1, 5)",
        "100 (v - u^2)^2 + (1 - u)^2",
    ],
)
def test_a_formula_of_any_variables(text):
    check(experiment_of(parse(text), "adam", num_steps=8))
