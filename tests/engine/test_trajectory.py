"""What is known of a path: its rows, what it cost, where it was lost and where it might stop."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from optviz.optimizers import OPTIMIZERS
from optviz.optimizers.gradient_descent import gradient_descent
from optviz.optimizers.line_search import HALVINGS
from optviz.simulation import divergence_step, no_gradient_step, run, stopping_step
from surfaces import SURFACES
from surfaces.formula import parse


def sum_of_squares(params):
    return jnp.sum(params**2)


def test_evaluations():
    himmelblau = SURFACES["himmelblau"]

    def steps(optimizer, **hyperparameters):
        path = run(himmelblau, OPTIMIZERS[optimizer], hyperparameters, num_steps=10)
        assert path.evaluations.dtype.kind == "i"
        return path, np.diff(path.evaluations, prepend=0)

    for optimizer in ("gradient_descent", "nesterov", "adam"):
        assert (steps(optimizer, learning_rate=0.01)[1] == 1).all()
    assert (steps("newton")[1] == 1 + 2).all()
    for optimizer in ("armijo", "bracketing_line_search"):
        path, counts = steps(optimizer)
        trials = np.isfinite(path.state.trials).all(axis=2).sum(axis=1)
        assert (trials >= 1).all()
        assert np.array_equal(counts, 1 + trials)
    path, counts = steps("line_search", stride=0.01)
    assert np.array_equal(counts, 1 + np.ceil(path.state.s / 0.01) + HALVINGS)
    assert (steps("lbfgs")[1] >= 1).all()


def test_evaluations_of_a_lost_path_stand_still():
    path = run(SURFACES["rosenbrock"], OPTIMIZERS["newton"], {"learning_rate": 1e200}, num_steps=20)
    assert np.isnan(path.params[-1]).all()
    assert path.evaluations[-1] == path.evaluations.max() <= 3 * 21


def test_evaluations_are_the_calls_that_were_made():
    calls = []

    def counted(params):
        jax.debug.callback(lambda _: calls.append(1), params[0])
        return SURFACES["himmelblau"].objective(params)

    # Calls for a step that its method could do without: a look-ahead rule does not use the
    # gradient at the point, and a search is told the value there once more.
    needless = {"nesterov": 1, "armijo": 1, "lbfgs": 1, "bracketing_line_search": 0}
    for name in ("gradient_descent", *needless, "line_search"):
        calls.clear()
        path = run(counted, OPTIMIZERS[name], start=(0.5, 0.0), num_steps=9)
        jax.effects_barrier()
        expected = len(calls) - 10 * needless.get(name, 0)
        # The first row of L-BFGS has a gradient of its own, the others that of the last search.
        expected -= 9 if name == "lbfgs" else 0
        assert path.evaluations[-1] == expected, name


def test_trials_lie_against_the_gradient():
    path = run(SURFACES["himmelblau"], OPTIMIZERS["armijo"], num_steps=3)
    for t, trials in enumerate(path.state.trials):
        trials = trials[np.isfinite(trials).all(axis=1)]
        along = -(trials - path.params[t]) / path.grad[t]
        np.testing.assert_allclose(along[:, 0], along[:, 1])
        np.testing.assert_allclose(along[:, 0], 0.5 ** np.arange(len(trials)))
        np.testing.assert_allclose(trials[-1], path.params[t] + path.update[t])


def test_rows_after_the_first_that_is_not_finite_are_nan():
    path = run(SURFACES["himmelblau"], OPTIMIZERS["momentum"], {"learning_rate": 0.5})
    known = np.column_stack([path.params, path.value, path.grad])
    first = np.flatnonzero(~np.isfinite(known).all(axis=1))[0]
    assert 0 < first < 20
    for rows in (path.params, path.value, path.grad, path.update, path.state.v):
        assert np.isnan(rows[first + 1 :]).all()
        assert np.isfinite(rows[:first]).all() or rows is path.update
    assert np.array_equal(path.evaluations, np.arange(1, 102))


def first_lost(points, low, high):
    outside = np.maximum(low - points, points - high) / (high - low)
    return next(t for t, x in enumerate(outside) if not x <= 10)


def himmelblau_lost(learning_rate):
    x, y, step = 0.0, 0.0, 0
    while -126 <= x <= 126 and -105 <= y <= 105:
        a, b = x**2 + y - 11, x + y**2 - 7
        x, y = x - learning_rate * (4 * x * a + 2 * b), y - learning_rate * (2 * a + 4 * y * b)
        step += 1
    return step


def test_divergence_step():
    steps = np.arange(200)
    lost = run(SURFACES["ravine"], OPTIMIZERS["gradient_descent"], {"learning_rate": 0.6})
    assert divergence_step(lost) == first_lost(-2 * (-1.4) ** steps, -2.8, 2.8) == 11
    lost = run(SURFACES["parabola"], OPTIMIZERS["gradient_descent"], {"learning_rate": 1.1})
    assert divergence_step(lost) == first_lost(10 * (-1.2) ** steps, -11.0, 11.0) == 18
    lost = run(SURFACES["himmelblau"], OPTIMIZERS["gradient_descent"], {"learning_rate": 0.1})
    assert divergence_step(lost) == himmelblau_lost(0.1) == 4
    kept = run(SURFACES["himmelblau"], OPTIMIZERS["gradient_descent"], {"learning_rate": 0.01})
    assert divergence_step(kept) is None
    far = run(sum_of_squares, gradient_descent, {"learning_rate": 2.0}, start=(1.0,))
    assert divergence_step(far) is None  # 3e47, but an objective alone has no window
    lost = run(sum_of_squares, gradient_descent, {"learning_rate": 1e200}, start=(1.0,))
    assert divergence_step(lost) == 1


def test_stopping_step():
    path = run(SURFACES["parabola"], OPTIMIZERS["gradient_descent"], {"learning_rate": 0.25})
    assert np.array_equal(path.params[:5, 0], [10, 5, 2.5, 1.25, 0.625])  # grad 2x, value x²
    assert stopping_step(path) is None
    assert stopping_step(path, grad_tolerance=2.5) == (3, "gradient")
    assert stopping_step(path, value_tolerance=75) == (1, "value")
    assert stopping_step(path, grad_tolerance=2.5, value_tolerance=5) == (3, "gradient")
    assert stopping_step(path, grad_tolerance=2.5, value_tolerance=20) == (2, "value")
    assert stopping_step(path, grad_tolerance=20) == (0, "gradient")
    lost = run(SURFACES["parabola"], OPTIMIZERS["gradient_descent"], {"learning_rate": 1e200})
    assert stopping_step(lost, grad_tolerance=1e-3, value_tolerance=1e-3) is None


ENDS = {
    "sqrt(x^2+y^2)": ((0.3, 0.0), 0.1, 3),
    "abs(x)": ((0.75,), 0.25, 3),
    "abs(x) + abs(y)": ((0.5, 0.75), 0.25, 2),
    "max(x, -2x)": ((0.5,), 0.25, 2),
    "max(x, y, -x - y)": ((1.0, 0.75), 0.25, 1),
    "relu(x) + y^2": ((0.5, 0.0), 0.25, 2),
    "ReLU(-x)": ((-1.0,), 0.5, 2),
    "where(x > 1, x, 2 - x)": ((1.5,), 0.25, 2),
    "sqrt(abs(x))": ((0.25,), 0.25, 1),
}


@pytest.mark.parametrize("text", ENDS)
def test_a_point_without_a_gradient_is_an_outcome_of_its_own(text):
    start, rate, step = ENDS[text]
    rule = OPTIMIZERS["gradient_descent"]
    path = run(parse(text), rule, {"learning_rate": rate}, start=start, num_steps=9)
    assert no_gradient_step(path) == step
    assert divergence_step(path) is None
    assert np.isfinite(path.params[: step + 1]).all()
    assert np.isfinite(path.value[: step + 1]).all()
    assert np.isnan(path.params[step + 1 :]).all()


# At 0 these have the gradient 0, although |x|, max or ReLU alone has none there.
SMOOTH = (
    "abs(x)^2",
    "abs(x)^3",
    "max(0, x)^2",
    "relu(x)^2 - 0x",
    "where(x > 0, x^2, x^3)",
    "x abs(x)",
)


@pytest.mark.parametrize("text", SMOOTH)
def test_where_there_is_a_gradient_after_all_the_path_stays(text):
    path = run(parse(text), OPTIMIZERS["gradient_descent"], start=(0.0,), num_steps=5)
    assert no_gradient_step(path) is None
    assert np.array_equal(path.grad, np.zeros((6, 1)))


def test_a_path_that_was_lost_before_has_not_ended():
    lost = run(parse("-x^4"), OPTIMIZERS["gradient_descent"], start=(3.0,), num_steps=60)
    assert divergence_step(lost) is not None
    assert no_gradient_step(lost) is None
    undefined = run(parse("sqrt(x)"), OPTIMIZERS["gradient_descent"], start=(0.1,), num_steps=60)
    assert divergence_step(undefined) is not None  # it steps over 0
    assert no_gradient_step(undefined) is None
