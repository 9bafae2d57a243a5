"""Executes scripts, and compares the rows that they print with the path that the app shows."""

import contextlib
import io
import itertools
import re

import jax
import numpy as np
import pytest

from optviz.optimizers import OPTIMIZERS
from optviz.scripts import script
from optviz.settings.experiment import Experiment
from optviz.settings.experiment.conditions import Conditions
from optviz.settings.experiment.entries import Entry
from optviz.simulation import run, stopping_step

NUM_STEPS = 12


def experiment_of(surface, rule, hyperparameters=None, *, num_steps=NUM_STEPS, **settings):
    spec = OPTIMIZERS[rule]
    values = {**spec.hyperparameters, **(hyperparameters or {})}
    conditions = Conditions(**settings)
    parts = surface, surface.shape, [Entry(rule, spec, values)], surface.start, num_steps
    return Experiment(*parts, conditions)


def table(text):
    """Run a script and read the table that it prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), np.errstate(all="ignore"), _kept_derivatives(text):
        exec(text, {})  # noqa: S102
    header, *rows = (line.split("\t") for line in printed.getvalue().splitlines())
    assert header[0] == "step"
    return np.array(rows, float)


_derivatives = {}


@contextlib.contextmanager
def _kept_derivatives(text):
    """Compile the gradient and the Hessian of an objective only for the first of its scripts."""
    (objective,) = re.findall(r"^def objective.*?\n\n", text, flags=re.M | re.S)
    order, compile = itertools.count(), jax.jit

    def jit(function, **told):
        if function.__name__ != "objective":
            return compile(function, **told)
        return _derivatives.setdefault((objective, next(order)), compile(function))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jax, "jit", jit)
        yield


def path_of(experiment):
    """The rows that the app shows, up to where a stopping rule ends the path."""
    ((start, entry),) = experiment.runs.values()
    spec, hyperparameters = entry.spec, entry.hyperparameters
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
