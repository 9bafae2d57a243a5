"""Scripts walk the very path: those for NumPy and optax are executed here, for all that there is."""

import contextlib
import functools
import io
import itertools

import numpy as np
import pytest

from optviz.optimizers import OPTIMIZERS
from optviz.schedules import SCHEDULES
from optviz.scripts import TARGETS, ScriptError, script
from optviz.settings.conditions import Conditions
from optviz.settings.experiment import Experiment
from optviz.simulation import run, stopping_step
from surfaces import SURFACES
from surfaces.fitting import Data
from surfaces.formula import parse

NUM_STEPS = 12
# Rates at which a rule neither diverges nor runs into chaos, where its own default does so.
RATES = {"ravine": 0.1, "beale": 0.01, "rosenbrock": 1e-3, "himmelblau": 0.01, "rastrigin": 1e-3}


def experiment_of(surface, rule, hyperparameters=None, *, num_steps=NUM_STEPS, **settings):
    spec = OPTIMIZERS[rule]
    values = {**spec.hyperparameters, **(hyperparameters or {})}
    conditions = Conditions(**settings)
    parts = surface, surface.shape, [(spec, values)], surface.start, num_steps
    return Experiment(*parts, conditions)


@functools.cache
def compiled(text):
    return compile(text, "script", "exec")


def table(text):
    """Run a script and read the table that it prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), np.errstate(all="ignore"):
        exec(compiled(text), {})  # noqa: S102
    header, *rows = (line.split("\t") for line in printed.getvalue().splitlines())
    assert header[0] == "step"
    return np.array(rows, float)


def path_of(experiment):
    """The rows that the app shows, up to where a stopping rule ends the path."""
    ((start, spec, hyperparameters),) = experiment.runs
    conditions, batches = experiment.conditions, experiment.batches
    trajectory = run(
        experiment.surface,
        spec,
        hyperparameters,
        start=start,
        num_steps=experiment.num_steps,
        shape=experiment.shape,
        schedule=conditions.schedule_for(hyperparameters),
        batches=None if batches is None else batches.indices,
    )
    tolerances = conditions.grad_tolerance or None, conditions.value_tolerance or None
    stop = stopping_step(trajectory, *tolerances)
    rows = np.column_stack([trajectory.params, trajectory.value])
    rows = np.column_stack([np.arange(len(rows)), rows])
    return rows if stop is None else rows[: stop[0] + 1]


def check(experiment, targets=("numpy", "optax")):
    expected = path_of(experiment)
    assert np.isfinite(expected).all()
    size = np.abs(expected).max(axis=0)
    for target in targets:
        found = table(script(experiment, target))
        assert found.shape == expected.shape, target
        np.testing.assert_allclose(found / size, expected / size, rtol=0, atol=1e-9, err_msg=target)


def rated(surface, rule):
    """An experiment at a rate that suits the surface."""
    takes_gradients = OPTIMIZERS[rule].family in ("gradient", "momentum", "optax", "pitfall")
    rate = RATES.get(surface.id)
    if rate and takes_gradients and "learning_rate" in OPTIMIZERS[rule].hyperparameters:
        return experiment_of(surface, rule, {"learning_rate": rate})
    return experiment_of(surface, rule)


@pytest.mark.parametrize(
    ("rule", "surface"),
    zip(OPTIMIZERS, itertools.cycle(("himmelblau", "line_fit", "gaussian_well")), strict=False),
)
def test_every_rule(rule, surface):
    if rule == "lbfgs":
        check(experiment_of(SURFACES[surface], rule, num_steps=3), ("optax",))
    else:
        check(rated(SURFACES[surface], rule))


@pytest.mark.parametrize("rule", ["adam", "newton"])
@pytest.mark.parametrize("surface", SURFACES)
def test_every_surface(surface, rule):
    check(experiment_of(SURFACES[surface], rule, {"learning_rate": 0.05}, num_steps=6))


@pytest.mark.parametrize("rule", ["momentum", "adam", "rprop", "momentum_velocity"])
@pytest.mark.parametrize("schedule", SCHEDULES)
def test_every_schedule(schedule, rule):
    numbers = {"transition_steps": 6, "warmup_steps": 4}
    taken = SCHEDULES[schedule].hyperparameters
    values = {name: numbers.get(name, value) for name, value in taken.items()}
    del values["learning_rate"]
    settings = dict(schedule=schedule, schedule_values=values)
    check(experiment_of(SURFACES["ravine"], rule, {"learning_rate": 0.2}, **settings))
