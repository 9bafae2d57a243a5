"""Where other batches would have led: the rule's own step, for each of them."""

import itertools
import math

import jax
import numpy as np
import pytest
from compilations import no_compilation

from optviz.engine.batches import batch_counts
from optviz.engine.other_batches import MOST_BATCHES, next_points, possible_batches
from optviz.optimizers import OPTIMIZERS
from optviz.simulation import run
from surfaces import SURFACES

GABOR = SURFACES["gabor"]


def test_all_batches_are_there_once():
    counts, total = possible_batches(28, 3)
    assert total == len(counts) == math.comb(28, 3) == 3276
    assert (counts.sum(axis=1) == 3).all()
    assert len({tuple(row) for row in counts}) == 3276
    expected = list(itertools.combinations(range(28), 3))
    assert [tuple(np.flatnonzero(row)) for row in counts] == expected


def test_too_many_batches_are_drawn():
    counts, total = possible_batches(100, 5, seed=1)
    assert total == math.comb(100, 5)
    assert len(counts) == MOST_BATCHES
    assert set(counts.sum(axis=1)) == {5}
    assert counts.max() == 1
    np.testing.assert_array_equal(counts, possible_batches(100, 5, seed=1)[0])
    # Each example is in about one of twenty.
    assert abs(counts.mean(axis=0) - 0.05).max() < 0.02


def test_batches_with_replacement_can_repeat_an_example():
    counts, total = possible_batches(4, 2, replacement=True)
    assert total == len(counts) == 10
    assert counts.max() == 2
    many, total = possible_batches(100, 5, replacement=True)
    assert len(many) == MOST_BATCHES < total
    assert set(many.sum(axis=1)) == {5}


@pytest.mark.parametrize("reduction", ["sum", "mean"])
@pytest.mark.parametrize(
    "rule", ["gradient_descent", "momentum_average", "nesterov", "adam", "svrg", "newton", "lion"]
)
def test_the_batch_that_was_drawn_leads_to_the_next_point(rule, reduction):
    fit, spec = GABOR.with_reduction(reduction), OPTIMIZERS[rule]
    options = dict(num_steps=6, batch_size=3, seed=7)
    path = run(fit, spec, **options)
    counts, _ = possible_batches(28, 3)
    drawn = batch_counts(28, 7, batch_size=3, seed=7)
    for step in (0, 4):
        points = next_points(fit, spec.rule, spec.hyperparameters, path, step, counts)
        assert points.shape == (3276, 2)
        (number,) = np.flatnonzero((counts == drawn[step]).all(axis=1))
        np.testing.assert_allclose(points[number], path.params[step + 1], rtol=1e-12)


def test_on_average_batches_go_down_the_full_loss():
    rate, start = 0.1, np.array([3.0, 10.0])
    path = run(GABOR, OPTIMIZERS["gradient_descent"], {"learning_rate": rate}, start=start)
    counts, _ = possible_batches(28, 3)
    rule = OPTIMIZERS["gradient_descent"].rule
    points = next_points(GABOR, rule, {"learning_rate": rate}, path, 0, counts)
    full = jax.grad(GABOR.objective)(start)
    np.testing.assert_allclose(points.mean(axis=0) - start, -rate * full * 3 / 28, rtol=1e-11)


def test_another_step_or_batch_size_compiles_nothing():
    spec = OPTIMIZERS["momentum"]
    path = run(GABOR, spec, num_steps=9, batch_size=3)
    next_points(GABOR, spec.rule, spec.hyperparameters, path, 3, possible_batches(28, 3)[0])
    with no_compilation():
        other = {"learning_rate": 0.3, "decay": 0.1}
        next_points(GABOR, spec.rule, other, path, 5, possible_batches(28, 2)[0])
