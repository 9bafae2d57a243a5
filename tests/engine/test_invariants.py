"""Identities between rules, listed in `golden.json`."""

import numpy as np
import pytest
from references import GOLDEN

from optviz.optimizers import OPTIMIZERS
from optviz.simulation import run
from surfaces import SURFACES

LISTED = {invariant["id"]: invariant for invariant in GOLDEN["invariants"]}


START = (-5.0, -2.0)


def path(optimizer, surface="ravine", num_steps=20, **hyperparameters):
    return run(
        SURFACES[surface], OPTIMIZERS[optimizer], hyperparameters, start=START, num_steps=num_steps
    )


def close(a, b, atol=1e-13):
    np.testing.assert_allclose(a, b, rtol=0, atol=atol)


def momentum_three_conventions():
    accumulated = path("momentum", learning_rate=0.2, decay=0.6).params
    close(path("momentum_velocity", learning_rate=0.2, decay=0.6).params, accumulated)
    close(path("momentum_average", learning_rate=0.2 / 0.4, decay=0.6).params, accumulated)


def nesterov_corrected_equals_sutskever():
    velocity = path("nesterov", learning_rate=0.2, decay=0.6).params
    close(path("nesterov_average", learning_rate=0.2 / 0.4, decay=0.6).params, velocity)
    printed = path("nesterov_as_printed", learning_rate=0.2 / 0.4, decay=0.6).params
    assert np.abs(printed - velocity).max() > 0.01


def nesterov_torch_is_lookahead():
    velocity = path("nesterov", learning_rate=0.2, decay=0.6)
    # After step t the velocity of row t - 1 has been added; the point looked at comes next.
    look_ahead = velocity.state.look_ahead[1:]
    close(path("nesterov_torch", learning_rate=0.2, decay=0.6).params[1:], look_ahead)


def adam_beta0_gamma0_is_sign():
    close(
        path("adam", learning_rate=0.11, b1=0.0, b2=0.0, eps=0.0).params,
        path("sign_descent", learning_rate=0.11).params,
    )


def adam_large_eps_is_momentum():
    large = 1e8
    adam = path("adam", num_steps=40, learning_rate=0.01 * large, b1=0.0, eps=large).params
    close(adam, path("gradient_descent", num_steps=40, learning_rate=0.01).params, atol=1e-6)


def adamw_wd0():
    adam = path("adam", learning_rate=0.16).params
    close(path("adamw", learning_rate=0.16, weight_decay=0.0).params, adam)
    close(path("adam_l2", learning_rate=0.16, weight_decay=0.0).params, adam)


def adam_first_step_is_lr():
    adam = path("adam", learning_rate=0.16)
    grad = np.abs(adam.grad[0])
    close(adam.update[0], 0.16 * grad / (grad + 1e-8))
    expected = LISTED["inv.adam.first_step_is_lr"]
    close(adam.update[0], expected["value"])


def linesearch_orthogonal():
    for surface in ("ravine", "himmelblau", "gabor", "gaussian_well"):
        searched = run(SURFACES[surface], OPTIMIZERS["line_search"], num_steps=6)
        grad = searched.grad / np.linalg.norm(searched.grad, axis=1, keepdims=True)
        close(np.sum(grad[1:] * grad[:-1], axis=1), 0, atol=1e-11)


def newton_quadratic_one_step():
    close(path("newton", num_steps=1).params[-1], 0)
    close(path("newton", surface="bowl", num_steps=1).params[-1], 0)


def gd_stability():
    example = LISTED["inv.gd.stability"]["example"]
    steps = np.arange(21)[:, None]
    factors = np.array(example["factors"])
    expected = np.array(START) * factors**steps
    points = path("gradient_descent", learning_rate=example["lr"]).params
    np.testing.assert_allclose(points, expected, rtol=1e-12)
    np.testing.assert_allclose(points[-1], example["x20"], rtol=1e-12)


def ravine_times_7(params):
    return 7 * SURFACES["ravine"].objective(params)


def adam_scale():
    settings = {"learning_rate": 0.16, "eps": 0.0}
    scaled = run(ravine_times_7, OPTIMIZERS["adam"], settings, start=START, num_steps=20)
    close(scaled.params, path("adam", **settings).params)


INVARIANTS = {
    "inv.momentum.three_conventions": momentum_three_conventions,
    "inv.nesterov.corrected_equals_sutskever": nesterov_corrected_equals_sutskever,
    "inv.nesterov.torch_is_lookahead": nesterov_torch_is_lookahead,
    "inv.adam.beta0_gamma0_is_sign": adam_beta0_gamma0_is_sign,
    "inv.adam.large_eps_is_momentum": adam_large_eps_is_momentum,
    "inv.adamw.wd0": adamw_wd0,
    "inv.adam.first_step_is_lr": adam_first_step_is_lr,
    "inv.linesearch.orthogonal": linesearch_orthogonal,
    "inv.newton.quadratic_one_step": newton_quadratic_one_step,
    "inv.gd.stability": gd_stability,
    "inv.adam.scale": adam_scale,
}


@pytest.mark.parametrize("name", LISTED)
def test_invariant(name):
    INVARIANTS[name]()


def test_every_invariant_is_listed():
    assert set(INVARIANTS) == set(LISTED)
