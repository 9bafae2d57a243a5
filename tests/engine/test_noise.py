"""Noise in the gradient."""

import jax
import numpy as np
import pytest

from optviz.optimizers import OPTIMIZERS
from optviz.simulation import run
from surfaces import SURFACES


def seen_noise(optimizer, **options):
    path = run(SURFACES["quadratic"], OPTIMIZERS[optimizer], {"learning_rate": 0.01}, **options)
    grad = jax.vmap(jax.grad(SURFACES["quadratic"].objective))(path.params)
    return path, path.grad - grad


def test_noise():
    path, noise = seen_noise("gradient_descent", noise=0.5, seed=7, num_steps=1500)
    assert noise.std() == pytest.approx(0.5, rel=0.05)
    assert noise.mean() == pytest.approx(0, abs=0.03)
    np.testing.assert_allclose(path.value[1], SURFACES["quadratic"].objective(path.params[1]))

    _, same = seen_noise("adam", noise=0.5, seed=7, num_steps=200)
    np.testing.assert_allclose(same, noise[:201], atol=1e-12)
    _, half = seen_noise("adam", noise=0.25, seed=7, num_steps=200)
    np.testing.assert_allclose(2 * half, same, atol=1e-12)
    _, other = seen_noise("adam", noise=0.5, seed=8, num_steps=200)
    assert abs(np.corrcoef(other.ravel(), same.ravel())[0, 1]) < 0.2


def test_a_look_ahead_sees_the_noise_of_its_step():
    path, noise = seen_noise("nesterov", noise=0.5, seed=7, num_steps=100)
    gradient = jax.vmap(jax.grad(SURFACES["quadratic"].objective))
    ahead = path.state.look_ahead_grad - gradient(path.state.look_ahead)
    np.testing.assert_allclose(ahead, noise, atol=1e-12)
