"""Learning rates that change with the step."""

import inspect
import math

import jax
import numpy as np
import optax
import pytest
from compilations import no_compilation

from optviz.optimizers import OPTIMIZERS
from optviz.schedules import SCHEDULE_HYPERPARAMETERS, SCHEDULES
from optviz.simulation import learning_rates, run
from surfaces import SURFACES

PARABOLA, DESCENT = SURFACES["parabola"], OPTIMIZERS["gradient_descent"]


@pytest.mark.parametrize("name", SCHEDULES)
def test_registry(name):
    spec = SCHEDULES[name]
    assert spec.id == name == spec.factory.__name__
    assert spec.name
    assert spec.formula
    assert inspect.getdoc(spec.factory)
    assert next(iter(spec.hyperparameters)) == "learning_rate"
    for hyperparameter, default in spec.hyperparameters.items():
        slider = SCHEDULE_HYPERPARAMETERS[hyperparameter]
        assert slider.low <= default <= slider.high
        assert default == int(default) or not slider.whole


# What each schedule gives with η₀ = 0.4 and T = 10 at the steps 0, 5, 10 and 20.
EXPECTED = {
    "constant": ({}, [0.4, 0.4, 0.4, 0.4]),
    "step_decay": ({"decay_rate": 0.5}, [0.4, 0.4, 0.2, 0.1]),
    "exponential": ({"decay_rate": 0.5}, [0.4, 0.4 / math.sqrt(2), 0.2, 0.1]),
    "polynomial": ({"end_value": 0.2, "power": 2.0}, [0.4, 0.25, 0.2, 0.2]),
    "cosine": ({"end_value": 0.2}, [0.4, 0.3, 0.2, 0.2]),
    "warmup": ({"warmup_steps": 10}, [0.0, 0.2, 0.4, 0.4]),
    "warmup_cosine": ({"warmup_steps": 10, "end_value": 0.2}, [0.0, 0.2, 0.4, 0.2]),
    "one_cycle": (
        {"pct_start": 0.5, "div_factor": 4.0, "final_div_factor": 10.0},
        [0.1, 0.4, 0.01, 0.01],
    ),
}


@pytest.mark.parametrize("name", SCHEDULES)
def test_rates(name):
    settings, expected = EXPECTED[name]
    spec = SCHEDULES[name]
    if "transition_steps" in spec.hyperparameters:
        settings = {**settings, "transition_steps": 10}
    schedule = spec.factory(learning_rate=0.4, **settings)
    np.testing.assert_allclose([schedule(t) for t in (0, 5, 10, 20)], expected, rtol=1e-12)

    path = run(PARABOLA, DESCENT, schedule=schedule, num_steps=20)
    rates = -path.update[:, 0] / path.grad[:, 0]
    seen = np.isfinite(rates)
    np.testing.assert_allclose(rates[seen], [schedule(t) for t in np.flatnonzero(seen)], rtol=1e-12)
    assert seen.sum() > 10


@pytest.mark.parametrize("name", SCHEDULES)
def test_no_number_compiles(name):
    spec = SCHEDULES[name]
    run(PARABOLA, DESCENT)
    run(PARABOLA, DESCENT, schedule=spec.factory())
    with no_compilation():
        for k in range(1, 4):
            settings = {
                hyperparameter: default + k
                if SCHEDULE_HYPERPARAMETERS[hyperparameter].whole
                else default * (1 + 0.01 * k)
                for hyperparameter, default in spec.hyperparameters.items()
            }
            schedule = spec.factory(**settings)
            run(PARABOLA, DESCENT, schedule=schedule, num_steps=300 * k)
            assert learning_rates(schedule, 30 * k).shape == (30 * k,)
            run(PARABOLA, DESCENT, num_steps=k)


def test_one_cycle_is_that_of_optax():
    ours = SCHEDULES["one_cycle"].factory(0.4, 70, 0.35, 8.0, 100.0)
    theirs = optax.cosine_onecycle_schedule(70, 0.4, 0.35, 8.0, 100.0)
    np.testing.assert_allclose(learning_rates(ours, 100), learning_rates(theirs, 100), rtol=1e-9)


def test_a_constant_schedule_is_the_learning_rate():
    adam = OPTIMIZERS["adam"]
    constant = run(PARABOLA, adam, schedule=optax.constant_schedule(0.3))
    assert np.array_equal(constant.params, run(PARABOLA, adam, {"learning_rate": 0.3}).params)
    plain = run(PARABOLA, adam, schedule=lambda step: 0.3)
    assert np.array_equal(plain.params, constant.params)
    still = run(PARABOLA, adam, schedule=SCHEDULES["cosine"].factory(learning_rate=0.0))
    assert (still.update == 0).all()


@pytest.mark.parametrize("optimizer", ["adam", "nesterov", "momentum_velocity"])
def test_as_optax(optimizer):
    schedule = optax.cosine_decay_schedule(0.3, 50)
    oracles = {
        "adam": optax.adam(schedule, eps=1e-8),
        # The velocity carries the rates of the steps that made it.
        "momentum_velocity": optax.chain(optax.scale_by_learning_rate(schedule), optax.trace(0.9)),
    }
    path = run(PARABOLA, OPTIMIZERS[optimizer], schedule=schedule, num_steps=60)
    if optimizer in oracles:
        expected = run(PARABOLA, oracles[optimizer], num_steps=60)
        np.testing.assert_allclose(path.params, expected.params, rtol=1e-12, atol=1e-12)
    else:
        rates = np.array([schedule(t) for t in range(61)])
        v = np.vstack([np.zeros(1), path.state.v[:-1]])
        step = 0.9 * v - rates[:, None] * path.state.look_ahead_grad
        np.testing.assert_allclose(path.update, step, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_rule_with_a_learning_rate_takes_a_schedule(name):
    spec = OPTIMIZERS[name]
    schedule = optax.linear_schedule(0.02, 0.01, 10)
    if "learning_rate" not in spec.hyperparameters:
        with pytest.raises(ValueError, match="a schedule needs a rule with a learning_rate"):
            run(SURFACES["bowl"], spec, schedule=schedule)
        return
    path = run(SURFACES["bowl"], spec, schedule=schedule, num_steps=10)
    assert np.isfinite(path.params).all()
    fixed = run(SURFACES["bowl"], spec, {"learning_rate": 0.02}, num_steps=10)
    leaves = zip(jax.tree.leaves(path), jax.tree.leaves(fixed), strict=True)
    assert all(np.array_equal(a[0], b[0], equal_nan=True) for a, b in leaves)
    assert name in ("rprop", "rprop_immediate") or not np.array_equal(path.params, fixed.params)
