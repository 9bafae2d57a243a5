"""Mini-batches: which examples a step sees, and what the rule makes of them."""

import math

import jax
import numpy as np
import pytest
from compilations import no_compilation
from hypothesis import given, settings
from hypothesis import strategies as st
from references import GOLDEN

from optviz.engine.batches import batch_counts, batches_per_epoch, with_replacement
from optviz.optimizers import OPTIMIZERS
from optviz.simulation import divergence_step, run
from surfaces import SURFACES
from surfaces.data_fits import GABOR_X, GABOR_Y, LINE_X, LINE_Y

DATA_FITS = [surface for surface in SURFACES.values() if surface.examples]
GABOR, LINE_FIT = SURFACES["gabor"], SURFACES["line_fit"]
GRADIENT_DESCENT = OPTIMIZERS["gradient_descent"]
LINE_DESIGN = np.column_stack([np.ones(12), LINE_X])


@st.composite
def draws(draw):
    examples = draw(st.integers(1, 40))
    batch_size = draw(st.integers(1, examples))
    return examples, batch_size, draw(st.integers(0, 2**40)), draw(st.integers(1, 4))


@settings(max_examples=200, deadline=None)
@given(draws())
def test_every_example_is_used_once_in_every_epoch(drawn):
    examples, batch_size, seed, epochs = drawn
    per_epoch = batches_per_epoch(examples, batch_size)
    assert per_epoch == math.ceil(examples / batch_size)
    weights = batch_counts(examples, epochs * per_epoch, batch_size=batch_size, seed=seed)
    weights = weights.reshape(epochs, per_epoch, examples)
    assert (weights.sum(axis=1) == 1).all()
    sizes = weights.sum(axis=2)
    assert (sizes[:, :-1] == batch_size).all()
    assert (sizes[:, -1] == examples - batch_size * (per_epoch - 1)).all()


@settings(max_examples=200, deadline=None)
@given(draws(), st.integers(1, 50))
def test_equal_seeds_draw_equal_batches(drawn, num_steps):
    examples, batch_size, seed, _ = drawn
    first = batch_counts(examples, num_steps, batch_size=batch_size, seed=seed)
    again = batch_counts(examples, num_steps, batch_size=batch_size, seed=seed)
    longer = batch_counts(examples, num_steps + 30, batch_size=batch_size, seed=seed)
    assert first.shape == (num_steps, examples)
    assert np.array_equal(first, again)
    assert np.array_equal(first, longer[:num_steps])


def test_every_epoch_and_every_seed_has_an_order_of_its_own():
    epochs = batch_counts(28, 280, batch_size=1, seed=0).reshape(10, -1)
    seeds = [batch_counts(28, 28, batch_size=1, seed=seed).ravel() for seed in range(10)]
    assert len(np.unique(epochs, axis=0)) == len(np.unique(seeds, axis=0)) == 10
    # Each of the 28 examples comes first about equally often, 14 times or so in 400 draws.
    first = np.argmax([batch_counts(28, 1, batch_size=1, seed=seed)[0] for seed in range(400)], 1)
    assert np.bincount(first, minlength=28).min() > 2


@given(
    st.lists(st.lists(st.integers(0, 6), min_size=1, max_size=9), min_size=1, max_size=5),
    st.integers(1, 12),
)
def test_listed_batches_are_used_in_turn(batches, num_steps):
    weights = batch_counts(7, num_steps, batches=batches)
    expected = [np.bincount(batches[t % len(batches)], minlength=7) for t in range(num_steps)]
    assert np.array_equal(weights, expected)


def test_the_golden_batches_are_those_of_seed_7():
    cases = [case for case in GOLDEN["cases"] if "batches" in case]
    assert len(cases) == 5
    drawn = batch_counts(28, 30, batch_size=3, seed=7)
    for case in cases:
        assert np.array_equal(batch_counts(28, 30, batches=case["batches"]), drawn)


def test_stochastic_gradient_descent_is_a_plain_loop():
    batches = [[17, 4, 26], [13], [0, 1, 2, 3, 4], [27, 12]]
    phi = np.array([3.0, 10.0])
    points = [phi]
    for t in range(60):
        gradient = np.zeros(2)
        for i in batches[t % 4]:
            u = phi[0] + 0.06 * phi[1] * GABOR_X[i]
            bell = np.exp(-(u**2) / 32)
            slope = (np.cos(u) - np.sin(u) * u / 16) * bell
            error = np.sin(u) * bell - GABOR_Y[i]
            gradient += 2 * error * slope * np.array([1, 0.06 * GABOR_X[i]])
        phi = phi - 0.1 * gradient
        points.append(phi)
    rule, settings = GRADIENT_DESCENT, {"learning_rate": 0.1}
    path = run(GABOR, rule, settings, start=(3.0, 10.0), num_steps=60, batches=batches)
    np.testing.assert_allclose(path.params, points, rtol=0, atol=1e-11)
    np.testing.assert_allclose(path.value, jax.vmap(GABOR.objective)(path.params), rtol=1e-12)


@pytest.mark.parametrize("surface", DATA_FITS, ids=lambda surface: surface.id)
@pytest.mark.parametrize("optimizer", ["gradient_descent", "momentum", "nesterov", "adam"])
def test_the_full_batch_is_no_batch(surface, optimizer):
    settings = {"learning_rate": 0.003}
    plain = run(surface, OPTIMIZERS[optimizer], settings)
    whole = range(surface.examples)
    for batch in ({"batch_size": surface.examples, "seed": 3}, {"batches": [whole, whole[::-1]]}):
        path = run(surface, OPTIMIZERS[optimizer], settings, **batch)
        for ours, theirs in zip(jax.tree.leaves(path), jax.tree.leaves(plain), strict=True):
            np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=1e-12)


def line_gradients(points, weights):
    errors = points @ LINE_DESIGN.T - LINE_Y
    return 2 * (weights * errors) @ LINE_DESIGN


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_rule_sees_the_same_batches(name):
    spec, draw = OPTIMIZERS[name], {"batch_size": 5, "seed": 11}
    path = run(LINE_FIT, spec, num_steps=30, **draw)
    rows = np.arange(31)[: divergence_step(path)]
    expected = line_gradients(path.params, batch_counts(12, 31, **draw))
    np.testing.assert_allclose(path.grad[rows], expected[rows], rtol=1e-11, atol=1e-11)
    values = ((path.params @ LINE_DESIGN.T - LINE_Y) ** 2).sum(axis=1)
    np.testing.assert_allclose(path.value[rows], values[rows], rtol=1e-11)
    assert np.array_equal((path.params + path.update)[rows[:-1]], path.params[rows[1:]])

    with no_compilation():
        for batch_size in (1, 4, 12):
            run(LINE_FIT, spec, num_steps=7, batch_size=batch_size, seed=batch_size)
        run(LINE_FIT, spec, start=(0.5, 1.0), batches=[[0, 3], [11]])


def test_a_rule_with_an_objective_sees_that_of_the_batch():
    batches = [[0, 7, 11], [2, 3, 5, 8]]
    weights = batch_counts(12, 21, batches=batches)
    options = dict(num_steps=20, batches=batches)
    path = run(LINE_FIT, OPTIMIZERS["nesterov"], {"learning_rate": 0.02}, **options)
    ahead = line_gradients(path.state.look_ahead, weights)
    np.testing.assert_allclose(path.state.look_ahead_grad, ahead, rtol=1e-12, atol=1e-12)

    path = run(LINE_FIT, OPTIMIZERS["line_search"], **options)
    arrived = line_gradients(path.params[1:], weights[:-1])
    np.testing.assert_allclose((arrived * path.grad[:-1]).sum(axis=1), 0, atol=1e-9)

    path = run(LINE_FIT, OPTIMIZERS["newton"], num_steps=2, batches=batches)
    for t, batch in enumerate(batches):
        solution = np.linalg.lstsq(LINE_DESIGN[batch], LINE_Y[batch])[0]
        np.testing.assert_allclose(path.params[t + 1], solution, rtol=1e-10)


def test_batches_and_noise_together():
    rule, settings = GRADIENT_DESCENT, {"learning_rate": 0.01}
    path = run(LINE_FIT, rule, settings, batch_size=3, noise=0.5, seed=7)
    noise = path.grad - line_gradients(path.params, batch_counts(12, 101, batch_size=3, seed=7))
    alone = run(LINE_FIT, rule, settings, noise=0.5, seed=7)
    alone_noise = alone.grad - line_gradients(alone.params, np.ones(12))
    np.testing.assert_allclose(noise, alone_noise, atol=1e-12)
    assert noise.std() == pytest.approx(0.5, rel=0.2)


def test_the_number_of_steps_only_cuts():
    adam = OPTIMIZERS["adam"]
    for batch in ({"batch_size": 3, "seed": 5}, {"batches": [[1, 2], [3], [4, 5, 6]]}):
        long = run(LINE_FIT, adam, num_steps=2000, **batch)
        short = run(LINE_FIT, adam, num_steps=50, **batch)
        assert np.array_equal(long.params[:51], short.params)


BATCH_SIZE = "it must be a whole number from 1 to 28"
INDICES = "indices must be whole numbers from 0 to 27"
BAD_BATCHES = {
    f"batch_size is 0; {BATCH_SIZE}": {"batch_size": 0},
    f"batch_size is 29; {BATCH_SIZE}": {"batch_size": 29},
    f"batch_size is 2.5; {BATCH_SIZE}": {"batch_size": 2.5},
    f"batch_size is nan; {BATCH_SIZE}": {"batch_size": math.nan},
    "batch_size and batches cannot both be given": {"batch_size": 3, "batches": [[1]]},
    "batches is empty; it must hold at least one batch": {"batches": []},
    "batches[1] is []; it must be a list of indices": {"batches": [[1], []]},
    "batches[0] is 3; it must be a list of indices": {"batches": [3, 4]},
    f"batches[1] is [28]; {INDICES}": {"batches": [[1], [28]]},
    f"batches[0] is [0, -1]; {INDICES}": {"batches": [[0, -1]]},
    f"batches[0] is [0.5]; {INDICES}": {"batches": [[0.5]]},
    f"batches[0] is [nan]; {INDICES}": {"batches": [[math.nan]]},
    f"batches[0] is [True]; {INDICES}": {"batches": [[True]]},
    f"batches[2] is ['1']; {INDICES}": {"batches": [[1], [2], ["1"]]},
    "seed is -1; it must be a whole number from 0": {"batch_size": 3, "seed": -1},
}


@pytest.mark.parametrize("message", BAD_BATCHES)
def test_bad_batches(message):
    with pytest.raises(ValueError) as error:
        run(GABOR, OPTIMIZERS["gradient_descent"], num_steps=1, **BAD_BATCHES[message])
    assert str(error.value) == message


@pytest.mark.parametrize("batch", [{"batch_size": 1}, {"batches": [[0]]}], ids=str)
def test_batches_need_data(batch):
    for surface in (SURFACES["ravine"], SURFACES["ravine"].objective):
        with pytest.raises(ValueError, match=r"^batches need a surface with data; this one has"):
            run(surface, OPTIMIZERS["adam"], start=(1.0, 1.0), **batch)


def test_draws_with_replacement_repeat_and_go_on():
    first = with_replacement(12, 30, 3, seed=5)
    longer = with_replacement(12, 60, 3, seed=5)
    np.testing.assert_array_equal(first, longer[:30])
    assert any(len(set(batch)) < 3 for batch in longer)
    assert set(np.ravel(longer)) == set(range(12))
    path = run(SURFACES["line_fit"], GRADIENT_DESCENT, {"learning_rate": 0.01}, batches=first)
    expected = line_gradients(path.params, batch_counts(12, 101, batches=first))
    np.testing.assert_allclose(path.grad, expected, rtol=1e-12)


def test_svrg_is_a_plain_loop():
    surface, rate, every = SURFACES["gabor"], 0.01, 4
    batches = batch_counts(28, 21, batch_size=3, seed=2)
    grad = jax.jit(jax.grad(surface.objective))
    settings = {"learning_rate": rate, "anchor_every": every}
    for reduction, weight in (("sum", 1.0), ("mean", 1 / 28)):
        fit = surface.with_reduction(reduction)
        path = run(fit, OPTIMIZERS["svrg"], settings, num_steps=20, batch_size=3, seed=2)
        params = np.array(surface.start)
        for t, row in enumerate(batches):
            np.testing.assert_allclose(path.params[t], params, rtol=1e-11)
            weights = row / row.sum() if reduction == "mean" else row.astype(float)
            share = weights.sum() / (28 * weight)
            if t % every == 0:
                anchor, mu = params, weight * grad(params, weights=np.ones(28))
            error = grad(anchor, weights=weights) - share * mu
            params = params - rate * np.asarray(grad(params, weights=weights) - error)
        assert path.evaluations[-1] == 2 * 21 + 6


def test_svrg_has_less_noise_than_plain_batches():
    fit = SURFACES["line_fit"].with_reduction("mean")
    options = dict(num_steps=400, batch_size=2, seed=3)
    ends = {
        name: run(fit, OPTIMIZERS[name], {"learning_rate": 0.1}, **options).value[-50:]
        for name in ("gradient_descent", "svrg")
    }
    best = float(fit.with_reduction("sum").objective(np.array(SURFACES["line_fit"].minima[0]))) / 12
    assert (ends["svrg"] - best).max() < 0.01 * (ends["gradient_descent"] - best).mean()
