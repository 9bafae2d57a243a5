"""Weight decay and penalties against golden numbers and other methods; no slider compiles."""

import math

import numpy as np
import optax
import pytest
from compilations import no_compilation
from hypothesis import given, settings
from hypothesis import strategies as st
from references import GOLDEN

from optviz.regularization import decay_under_adam, dropout_network, model_size, penalties
from optviz.regularization.dropout import drop
from optviz.regularization.penalties import Quadratic
from optviz.regularization.weight_decay import (
    BATCH,
    CONCISE,
    LEARNING_RATE,
    SCRATCH,
    TRAINING,
    WEIGHT_DECAYS,
    against_weight_decay,
    draw,
    train,
)
from optviz.simulation import run

GOLDEN_RUNS = 200


@pytest.mark.parametrize(
    ("name", "form", "weight_decay"),
    [
        ("scratch_lambda0", SCRATCH, 0.0),
        ("scratch_lambda3", SCRATCH, 3.0),
        ("concise_wd0", CONCISE, 0.0),
        ("concise_wd3", CONCISE, 3.0),
    ],
)
def test_weight_decay_agrees_with_other_runs_of_the_experiment(name, form, weight_decay):
    golden = GOLDEN["weight_decay_monte_carlo"][name]
    seeds = 200
    ends = [runs[:, -1] for runs in train(form, weight_decay, seeds)]
    norm = ends[0]
    error = golden["norm_sd"] * math.sqrt(1 / seeds + 1 / GOLDEN_RUNS)
    assert abs(norm.mean() - golden["norm_mean"]) < 4 * error
    assert 0.75 < norm.std() / golden["norm_sd"] < 1.35
    assert norm.min() - norm.std() < golden["printed"] < norm.max() + norm.std()
    assert form.printed[weight_decay] == pytest.approx(golden["printed"], abs=5e-7)
    # Of the losses only the means are known. Those of the training are far from normal.
    for losses, expected in zip(ends[1:], ("train_half_mse", "test_half_mse"), strict=True):
        error = losses.std() * math.sqrt(1 / seeds + 1 / GOLDEN_RUNS)
        assert abs(losses.mean() - golden[expected]) < 4 * error
    start = train(form, weight_decay, seeds).norm[:, 0]
    assert start.mean() == pytest.approx(
        golden["init_norm_mean"], abs=4 * 0.71 * math.sqrt(2 / 200)
    )


@pytest.mark.parametrize("form", [SCRATCH, CONCISE])
@pytest.mark.parametrize("weight_decay", [0.0, 3.0])
def test_weight_decay_is_the_loop_that_one_would_write(form, weight_decay):
    history = train(form, weight_decay, 3)
    x, y, w, b, orders = draw(2)
    b *= form.bias_sd
    for epoch, order in enumerate(orders):
        error = x @ w + b - y
        expected = [np.linalg.norm(w), np.mean(error[:20] ** 2) / 2, np.mean(error[20:] ** 2) / 2]
        found = [runs[2, epoch] for runs in history]
        np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-13)
        for batch in order.reshape(-1, BATCH):
            error = x[batch] @ w + b - y[batch]
            # The concise form is told apart by the missing half alone; decay is added to both.
            grad = 2 * form.factor * error @ x[batch] / BATCH + weight_decay * w
            w = w - LEARNING_RATE * grad
            b = b - LEARNING_RATE * 2 * form.factor * error.mean()


def test_each_epoch_sees_every_training_example_once():
    *_, orders = draw(0)
    assert (np.sort(orders, axis=1) == np.arange(TRAINING)).all()
    assert len({tuple(order) for order in orders}) == len(orders)


def test_the_curve_against_weight_decay_is_made_of_the_same_runs():
    ends = against_weight_decay(CONCISE, 4)
    for weight_decay in (0.0, 3.0, 10.0):
        column = int(np.flatnonzero(weight_decay == WEIGHT_DECAYS)[0])
        for swept, history in zip(ends, train(CONCISE, weight_decay, 4), strict=True):
            np.testing.assert_allclose(swept[:, column], history[:, -1], rtol=1e-9, atol=1e-18)
    assert (np.diff(np.median(ends.norm, axis=0)) < 0).all()


def test_more_seeds_only_add_runs():
    np.testing.assert_array_equal(train(SCRATCH, 1.0, 23).norm[:7], train(SCRATCH, 1.0, 7).norm)


def regularized(size):
    quadratic = Quadratic((size, -1.0), (1.0, 2 + size), 10 * size)
    for within in (penalties.within_l1, penalties.within_l2):
        within(quadratic, size)
    for solve in (penalties.with_l1, penalties.with_l2):
        solve(quadratic, np.linspace(0, size, 9))


# What the sliders of each experiment move, for a number from 0 to 1.
MOVES = {
    "weight decay": lambda size: train((SCRATCH, CONCISE)[size > 0.5], 10 * size, int(50 * size)),
    "all decays": lambda size: against_weight_decay((SCRATCH, CONCISE)[size > 0.5], 20),
    "penalties": regularized,
    "Adam": lambda size: decay_under_adam.race((0.2, size), 3 * size, 30, noise=size, seed=3),
    "dropout": lambda size: drop(size, int(10 * size)),
    "dropout in a network": lambda size: dropout_network.train(size),
    "model size": lambda size: model_size.fit(25 + int(10 * size), size),
}


@pytest.mark.parametrize("move", MOVES.values(), ids=MOVES)
def test_moving_a_slider_does_not_compile(move):
    move(0.3)
    with no_compilation():
        move(0.7)


@pytest.mark.parametrize("weight_decay", [-1.0, math.nan, math.inf])
def test_weight_decay_must_be_a_number_from_0(weight_decay):
    with pytest.raises(ValueError, match="finite number from 0"):
        train(SCRATCH, weight_decay, 10)
    with pytest.raises(ValueError, match="finite number from 0"):
        penalties.with_l1(Quadratic((1.0, 1.0), (1.0, 1.0), 0.0), [weight_decay])


def test_no_seeds_are_refused():
    with pytest.raises(ValueError, match="from 1"):
        train(SCRATCH, 1.0, 0)


QUADRATICS = st.builds(
    Quadratic,
    st.tuples(st.floats(-3, 3), st.floats(-3, 3)),
    st.tuples(st.floats(0.2, 10), st.floats(0.2, 10)),
    st.floats(-90, 90),
)


def matrix_of(quadratic):
    cos, sin = (
        math.cos(math.radians(quadratic.rotation)),
        math.sin(math.radians(quadratic.rotation)),
    )
    axes = np.array([[cos, sin], [-sin, cos]])
    return sum(k * np.outer(axis, axis) for k, axis in zip(quadratic.curvatures, axes, strict=True))


@settings(max_examples=60, deadline=None)
@given(QUADRATICS, st.floats(0, 10))
def test_regularized_minima_fulfil_the_conditions_of_a_minimum(quadratic, weight_decay):
    matrix = matrix_of(quadratic)
    w = penalties.with_l1(quadratic, [weight_decay]).params[0]
    grad = matrix @ (w - quadratic.minimum)
    for weight, slope in zip(w, grad, strict=True):
        if weight == 0:
            assert abs(slope) <= weight_decay + 1e-9
        else:
            assert slope == pytest.approx(-weight_decay * np.sign(weight), abs=1e-9)
    w = penalties.with_l2(quadratic, [weight_decay]).params[0]
    grad = matrix @ (w - quadratic.minimum) + weight_decay * w
    np.testing.assert_allclose(grad, 0, atol=1e-9)


@settings(max_examples=60, deadline=None)
@given(QUADRATICS, st.floats(0.1, 3))
def test_no_point_within_the_shape_is_lower(quadratic, radius):
    angles = np.linspace(0, 2 * math.pi, 721)
    circle = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    diamond = circle / np.abs(circle).sum(axis=1, keepdims=True)
    for within, shape, order in (
        (penalties.within_l1, diamond, 1),
        (penalties.within_l2, circle, 2),
    ):
        found = within(quadratic, radius)
        assert found.norms[0] == pytest.approx(np.linalg.norm(found.params[0], order))
        inside = np.linalg.norm(quadratic.minimum, order) <= radius
        if inside:
            np.testing.assert_allclose(found.params[0], quadratic.minimum, atol=1e-9)
        else:
            assert found.norms[0] == pytest.approx(radius, abs=1e-9)
        value = penalties.loss(quadratic, found.params[0])
        assert (penalties.loss(quadratic, radius * shape) >= value - 1e-8).all() or inside


def test_l1_gives_exact_zeros_and_l2_does_not():
    quadratic = Quadratic((2.0, 0.6), (1.0, 2.0), -30.0)
    last = penalties.last_weight_decay(quadratic)
    below, above = penalties.with_l1(quadratic, [0.999 * last, 1.001 * last]).params
    assert (above == 0).all()
    assert (below != 0).any()
    assert (penalties.with_l2(quadratic, [1.001 * last, 1000.0]).params != 0).all()
    np.testing.assert_array_equal(penalties.within_l1(quadratic, 1.0).params[0][1], 0.0)


def test_a_radius_must_be_positive():
    with pytest.raises(ValueError, match="finite positive"):
        penalties.within_l2(Quadratic((1.0, 1.0), (1.0, 1.0), 0.0), 0.0)


def test_decay_is_the_same_thing_for_gradient_descent_alone():
    curvatures, weight_decay = (0.2, 10.0), 0.5
    paths = decay_under_adam.race(curvatures, weight_decay, 1000, noise=0.0, seed=0)
    np.testing.assert_allclose(paths.coupled.params, paths.decoupled.params, atol=1e-14)
    minimum = decay_under_adam.penalized_minimum(curvatures, weight_decay)
    np.testing.assert_allclose(minimum, [0.2 / 0.7, 10 / 10.5])
    np.testing.assert_allclose(paths.coupled.params[-1], minimum, atol=1e-6)
    np.testing.assert_allclose(paths.adam_l2.params[-1], minimum, atol=1e-4)
    w = paths.adamw.params
    np.testing.assert_allclose(w[300, 0], w[300, 1], atol=1e-4)
    assert (np.abs(w[-1] - minimum) > 0.01).all()


def test_adamw_is_that_of_optax():
    rate = decay_under_adam.LEARNING_RATES["adam"]
    reference = optax.adamw(rate, eps=1e-8, weight_decay=0.5)
    expected = run(decay_under_adam.QUADRATIC, reference, start=(0.0, 0.0), num_steps=200)
    path = decay_under_adam.race((0.2, 10.0), 0.5, 200, noise=0.0, seed=0).adamw
    np.testing.assert_allclose(path.params, expected.params, atol=1e-12)


@pytest.mark.parametrize("weight_decay", [0.5, 2.0])
def test_adamw_goes_on_towards_the_minimum_within_a_box(weight_decay):
    path = decay_under_adam.race((0.2, 10.0), weight_decay, 20_000, noise=0.0, seed=0).adamw
    np.testing.assert_allclose(path.params[-1], min(1, 1 / weight_decay), atol=1e-3)


def test_the_shares_of_decay_are_those_of_the_updates():
    weight_decay = 0.5
    paths = decay_under_adam.race((0.2, 10.0), weight_decay, 50, noise=0.0, seed=0)
    rate = decay_under_adam.LEARNING_RATES["adam"]
    for path, coupled in ((paths.adamw, False), (paths.adam_l2, True)):
        t = path.state.t[:, None]
        step = path.state.m / (1 - 0.9**t) / (np.sqrt(path.state.v / (1 - 0.999**t)) + 1e-8)
        shares = decay_under_adam.shares(path, weight_decay, coupled=coupled)
        if coupled:
            # The update per unit of the averaged gradient, times λ.
            per_unit = -path.update / (path.state.m / (1 - 0.9**t))
            np.testing.assert_allclose(shares, weight_decay * per_unit, rtol=1e-9)
        else:
            np.testing.assert_allclose(path.update, -rate * step - shares * path.params, atol=1e-15)
