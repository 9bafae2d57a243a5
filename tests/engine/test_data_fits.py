"""Data fits: what each example weighs, sums and means, and data drawn anew."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from compilations import no_compilation
from references import SCALARS

from optviz.engine.batches import batch_counts
from optviz.optimizers import OPTIMIZERS
from optviz.simulation import run
from surfaces import SURFACES
from surfaces.fitting import draw

DATA_FITS = [surface for surface in SURFACES.values() if surface.examples]
GRADIENT_DESCENT = OPTIMIZERS["gradient_descent"]


@pytest.mark.parametrize("surface", DATA_FITS, ids=lambda surface: surface.id)
def test_weights_of_a_data_fit(surface):
    point = jnp.array(surface.start) + 0.1
    each = surface.weight * np.eye(surface.examples)
    one_by_one = [surface.objective(point, weights=row) for row in each]
    assert min(one_by_one) >= 0
    loss = surface.objective(point)
    np.testing.assert_allclose(sum(one_by_one), loss, rtol=1e-13)
    everything = surface.objective(point, weights=each.sum(axis=0))
    np.testing.assert_allclose(everything, loss, rtol=1e-14)
    some = surface.objective(point, weights=each[:2].sum(axis=0))
    np.testing.assert_allclose(some, sum(one_by_one[:2]), rtol=1e-13)


def test_document_001_is_reproduced_at_its_own_settings():
    """The demo of a hundred points: 1000 steps of gradient descent, and Adam, at rate 0.01."""
    surface = SURFACES["line_fit_100"]
    demo, told = SCALARS["doc001.demo"], SCALARS["doc001.adam"]
    np.testing.assert_allclose(surface.start, demo["theta_init"], rtol=1e-12)
    path = run(surface, GRADIENT_DESCENT, {"learning_rate": 0.01}, num_steps=1000)
    np.testing.assert_allclose(path.params[-1], demo["theta"], rtol=1e-10)
    np.testing.assert_allclose(2 * path.value[0], demo["J0"], rtol=1e-10)
    np.testing.assert_allclose(2 * path.value[999], demo["J999"], rtol=1e-10)
    np.testing.assert_allclose(2 * surface.objective(np.array(surface.minima[0])), demo["mse_ls"])
    np.testing.assert_allclose(surface.minima[0], demo["theta_ls"], rtol=1e-11)
    adam = run(surface, OPTIMIZERS["adam"], {"learning_rate": 0.01}, num_steps=1000)
    np.testing.assert_allclose(adam.params[-1], told["theta"], rtol=1e-10)
    np.testing.assert_allclose(adam.value[-1], told["J"], rtol=1e-10)


@pytest.mark.parametrize("name", ["gabor", "line_fit_100"])
def test_a_mean_is_a_sum_at_another_learning_rate(name):
    summed = SURFACES[name].with_reduction("sum")
    averaged = SURFACES[name].with_reduction("mean")
    options = dict(start=(0.3, 4.0), num_steps=40, batch_size=4, seed=1)
    assert summed.examples % 4 == 0
    first = run(summed, GRADIENT_DESCENT, {"learning_rate": 0.003}, **options)
    second = run(averaged, GRADIENT_DESCENT, {"learning_rate": 4 * 0.003}, **options)
    np.testing.assert_allclose(first.params, second.params, rtol=1e-12)
    np.testing.assert_allclose(first.value, summed.examples * second.value, rtol=1e-12)
    # The last batch of an epoch is smaller: there the mean is taken over fewer examples.
    ragged = run(averaged, GRADIENT_DESCENT, {"learning_rate": 0.01}, num_steps=9, batch_size=9)
    counts = batch_counts(averaged.examples, 10, batch_size=9)
    grad = jax.grad(summed.objective)
    for params, row, got in zip(ragged.params, counts, ragged.grad, strict=True):
        expected = grad(params, weights=row.astype(float)) / row.sum()
        np.testing.assert_allclose(got, expected, rtol=1e-12)


@pytest.mark.parametrize("surface", DATA_FITS, ids=lambda surface: surface.id)
def test_data_are_drawn_anew_without_compiling(surface):
    recipe = surface.recipe
    spec = OPTIMIZERS["momentum"]

    def path(data_seed, noise, examples, **options):
        data = draw(surface.model, recipe, seed=data_seed, noise=noise, examples=examples)
        assert len(data.x) == len(data.y) == examples
        fit = surface.with_data(data)
        assert fit.examples == examples
        return fit, run(fit, spec, {"learning_rate": 1e-3}, num_steps=5, **options)

    path(0, recipe.noise, recipe.examples)
    path(0, recipe.noise, recipe.examples, batch_size=2)
    with no_compilation():
        fit, trajectory = path(1, 2 * recipe.noise, recipe.examples + 20)
        path(1, 2 * recipe.noise, recipe.examples + 20, batch_size=3, seed=4)
    data = fit.data
    grad = jax.grad(surface.objective)
    weights = np.full(fit.examples, fit.weight)
    for params, value, got in zip(
        trajectory.params, trajectory.value, trajectory.grad, strict=True
    ):
        own = dict(weights=weights, data=(data.x, data.y))
        np.testing.assert_allclose(value, surface.objective(params, **own), rtol=1e-12)
        np.testing.assert_allclose(got, grad(params, **own), rtol=1e-11)


def test_drawing_data():
    line = SURFACES["line_fit"]
    few = draw(line.model, line.recipe, seed=3, noise=0.2, examples=5)
    many = draw(line.model, line.recipe, seed=3, noise=0.2, examples=50)
    exact = draw(line.model, line.recipe, seed=3, noise=0.0, examples=50)
    np.testing.assert_array_equal(few.x, many.x[:5])
    np.testing.assert_array_equal(few.y, many.y[:5])
    np.testing.assert_array_equal(exact.x, many.x)
    np.testing.assert_allclose(exact.y, 0.8 + 0.5 * exact.x)
    assert 0.1 < np.std(many.y - exact.y) < 0.3
    labels = draw(
        SURFACES["logistic"].model, SURFACES["logistic"].recipe, seed=0, noise=1.0, examples=40
    ).y
    assert set(labels) == {0.0, 1.0}
