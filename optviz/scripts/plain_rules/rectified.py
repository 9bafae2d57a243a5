"""RAdam in plain lines: Liu et al. 2020."""

import jax.numpy as jnp

from optviz.scripts.plain_rules.moments import averaged, nothing_seen


def length_of_average(t, b2):
    """The length of the second average, and the longest that it can have."""
    rho_max = 2 / (1 - b2) - 1
    rho = rho_max - 2 * t * b2**t / (1 - b2**t)
    return rho_max, rho


def rectified(step, t, b2, rho_max, rho):
    """A step before it is divided by √v, the shorter the shorter that average is."""
    r = jnp.sqrt((rho - 4) * (rho - 2) * rho_max / ((rho_max - 4) * (rho_max - 2) * rho))
    step = r * jnp.sqrt(1 - b2**t) * step
    return step


def radam(params, gradient, learning_rate, b1, b2, eps):
    """With the threshold 5 of the authors' code; see `optviz.optimizers.radam`."""
    t, m, v = nothing_seen(params)
    while True:
        grad = gradient(params)
        t, m, v = averaged(grad, t, m, v, b1, b2)
        step = m / (1 - b1**t)
        rho_max, rho = length_of_average(t, b2)
        if rho > 5:
            step = rectified(step, t, b2, rho_max, rho) / (jnp.sqrt(v) + eps)
        params = params - learning_rate * step
        yield params


def radam_paper(params, gradient, learning_rate, b1, b2):
    """Algorithm 2: the threshold 4, and no eps."""
    t, m, v = nothing_seen(params)
    while True:
        grad = gradient(params)
        t, m, v = averaged(grad, t, m, v, b1, b2)
        step = m / (1 - b1**t)
        rho_max, rho = length_of_average(t, b2)
        if rho > 4:
            step = rectified(step, t, b2, rho_max, rho) / jnp.sqrt(v)
        params = params - learning_rate * step
        yield params
