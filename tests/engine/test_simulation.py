"""Paths: what `run` promises, whatever the rule."""

import inspect
import json
import math
import sys
from concurrent.futures import ThreadPoolExecutor

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
from compilations import no_compilation

from optviz.optimizers import OPTIMIZERS
from optviz.optimizers.gradient_descent import gradient_descent
from optviz.optimizers.source import source
from optviz.simulation import run
from surfaces import SURFACES


def sum_of_squares(params):
    return jnp.sum(params**2)


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("optimizer", ["momentum", "nesterov", "adam"])
def test_rows_agree(surface, optimizer):
    surface = SURFACES[surface]
    path = run(surface, OPTIMIZERS[optimizer], {"learning_rate": 0.02}, num_steps=300)
    assert path.params.shape == path.grad.shape == path.update.shape == (301, surface.dimension)
    assert path.value.shape == path.evaluations.shape == path.distance.shape == (301,)
    assert all(leaf.shape[0] == 301 for leaf in jax.tree.leaves(path.state))
    assert np.array_equal(path.params[0], surface.start)

    rows = np.flatnonzero(np.isfinite(path.value))
    assert np.array_equal((path.params + path.update)[rows[:-1]], path.params[rows[1:]])
    tame = np.abs(path.params[rows]).max(axis=1) < 1e6
    points = path.params[rows][tame]
    value, grad = jax.vmap(jax.value_and_grad(surface.objective))(points)
    np.testing.assert_allclose(path.value[rows][tame], value, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(path.grad[rows][tame], grad, rtol=1e-11, atol=1e-11)


BAD_INPUTS = {
    "unknown hyperparameter lr; allowed: learning_rate": {"hyperparameters": {"lr": 0.1}},
    "unknown shape slider c; allowed: none": {"shape": {"c": 0.1}},
    "start has shape (3,); it must be (2,)": {"start": (1.0, 2.0, 3.0)},
    "start has shape (1, 2); it must be (2,)": {"start": [[1.0, 2.0]]},
    "start is [nan, 0.0]; every coordinate must be finite": {"start": (math.nan, 0.0)},
    "start is [inf, 0.0]; every coordinate must be finite": {"start": (math.inf, 0.0)},
    "num_steps is 0; it must be a whole number from 1 to 100000": {"num_steps": 0},
    "num_steps is 100001; it must be a whole number from 1 to 100000": {"num_steps": 100_001},
    "num_steps is 2.5; it must be a whole number from 1 to 100000": {"num_steps": 2.5},
    "num_steps is nan; it must be a whole number from 1 to 100000": {"num_steps": math.nan},
    "noise is -1.0; it must be a finite number from 0": {"noise": -1.0},
    "noise is nan; it must be a finite number from 0": {"noise": math.nan},
    "seed is -1; it must be a whole number from 0": {"seed": -1, "noise": 0.1},
    "seed is 0.5; it must be a whole number from 0": {"seed": 0.5},
}


@pytest.mark.parametrize("message", BAD_INPUTS)
def test_bad_inputs(message):
    with pytest.raises(ValueError) as error:
        run(SURFACES["ravine"], OPTIMIZERS["gradient_descent"], **BAD_INPUTS[message])
    assert str(error.value) == message


def test_bad_inputs_of_plain_functions():
    with pytest.raises(ValueError, match="start is needed for an objective"):
        run(sum_of_squares, gradient_descent)
    with pytest.raises(ValueError, match="it must be one flat array"):
        run(sum_of_squares, gradient_descent, start=np.ones((2, 2)))
    with pytest.raises(ValueError, match="a schedule needs a rule with a learning_rate"):
        run(sum_of_squares, optax.sgd(0.1), start=1.0, schedule=lambda step: 0.1)
    with pytest.raises(ValueError, match="a schedule must give one number for each step"):
        run(sum_of_squares, gradient_descent, start=1.0, schedule=lambda step: jnp.ones(2))
    with pytest.raises(ValueError, match="hyperparameter rate has no default and was not given"):
        run(sum_of_squares, lambda rate: optax.sgd(rate), start=1.0)


def test_what_run_accepts():
    spec = run(SURFACES["parabola"], OPTIMIZERS["gradient_descent"], {"learning_rate": 0.2})
    rule = run(sum_of_squares, gradient_descent, {"learning_rate": 0.2}, start=(10.0,))
    fixed = run(sum_of_squares, optax.sgd(0.2), start=[10])
    scalar = run(lambda x: x**2, gradient_descent, {"learning_rate": 0.2}, start=10)
    for path in (rule, fixed):
        np.testing.assert_allclose(path.params, spec.params, rtol=1e-14, atol=1e-300)
    assert scalar.params.shape == scalar.grad.shape == (101,)
    np.testing.assert_allclose(scalar.params, spec.params[:, 0], rtol=1e-14, atol=1e-300)
    for name in ("newton", "line_search", "adam"):
        assert run(lambda x: x**2, OPTIMIZERS[name], start=3.0).params.shape == (101,)


@pytest.mark.parametrize("optimizer", ["adam", "nesterov", "bracketing_line_search"])
def test_no_number_of_the_surface_compiles(optimizer):
    surface, spec = SURFACES["quadratic"], OPTIMIZERS[optimizer]
    run(surface, spec)
    run(surface, spec, noise=0.1)
    rng = np.random.default_rng(0)
    with no_compilation():
        for num_steps in (1, 2, 77, 500, 2000):
            run(
                surface,
                spec,
                {name: v * rng.uniform(0.5, 1) for name, v in spec.hyperparameters.items()},
                start=rng.normal(size=2),
                num_steps=num_steps,
                shape={"curvature_1": rng.uniform(), "rotation": int(rng.integers(90))},
                noise=rng.uniform(),
                seed=num_steps,
            )
            run(surface, spec, num_steps=num_steps)
            run(surface, spec, {next(iter(spec.hyperparameters)): 1}, start=(1, 2))


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_source_shown_is_what_runs(name):
    rule = OPTIMIZERS[name].rule
    # Below what precedes it in its file, so that the same text gives the same code.
    above = inspect.getsource(sys.modules[rule.__module__]).split("\n")
    above = above[: rule.__code__.co_firstlineno - 1]
    namespace = {"__name__": rule.__module__}
    exec("\n".join([*above, source(rule)]), namespace)  # noqa: S102
    assert namespace[name].__code__ == rule.__code__
    assert namespace[name].__defaults__ == rule.__defaults__
    assert not hasattr(rule, "__wrapped__")


def test_the_number_of_steps_only_cuts():
    ravine, adam = SURFACES["ravine"], OPTIMIZERS["adam"]
    long = run(ravine, adam, num_steps=2000, noise=0.1, seed=4)
    short = run(ravine, adam, num_steps=50, noise=0.1, seed=4)
    assert np.array_equal(long.params[:51], short.params)
    assert np.array_equal(long.state.v[:51], short.state.v)
    longer = run(ravine, adam, num_steps=3000, noise=0.1, seed=4)
    assert longer.params.shape == (3001, 2)
    np.testing.assert_allclose(longer.params[:2001], long.params, atol=1e-10)


def test_threads_agree_to_the_last_bit():
    tasks = [
        (SURFACES[surface], OPTIMIZERS[optimizer], {"learning_rate": rate})
        for surface in ("ravine", "himmelblau", "gabor")
        for optimizer in ("adam", "nesterov", "armijo")
        for rate in (0.01, 0.02)
    ] * 8

    def path_of(task):
        return jax.tree.leaves(run(*task, num_steps=200, noise=0.05, seed=1))

    with ThreadPoolExecutor(8) as threads:
        parallel = list(threads.map(path_of, tasks))
    for task, path in zip(tasks, parallel, strict=True):
        for alone, together in zip(path_of(task), path, strict=True):
            assert np.array_equal(alone, together, equal_nan=True)


def test_rows_are_plain_numbers():
    path = run(SURFACES["ravine"], OPTIMIZERS["adam"], num_steps=2)
    assert all(type(leaf) is np.ndarray for leaf in jax.tree.leaves(path))
    json.dumps([leaf.tolist() for leaf in jax.tree.leaves(path)])
