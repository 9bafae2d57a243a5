"""Rules that have a model of the loss along their way, in plain lines."""

import jax.numpy as jnp

from optviz.scripts.plain_rules.moments import averaged, nothing_seen


def modeled(objective, grad, params, level, slope, share):
    """The averages of the loss, and of the gradient along the point, with one more of each."""
    level = share * level + (1 - share) * float(objective(params))
    slope = share * slope + (1 - share) * float(jnp.dot(grad, params))
    return level, slope


def momo(params, gradient, objective, learning_rate, decay):
    """Schaipp et al. 2023, as optax.contrib.momo, with 0 as the least level."""
    m = jnp.zeros_like(params)
    level, slope, share = 0.0, 0.0, 0.0
    while True:
        grad = gradient(params)
        level, slope = modeled(objective, grad, params, level, slope, share)
        m = share * m + (1 - share) * grad
        share = decay
        square = float(jnp.dot(m, m))
        rest = max(level - slope + float(jnp.dot(m, params)), 0.0)
        rate = min(learning_rate, rest / square) if square > 2.0**-52 else 0.0
        params = params - rate * m
        yield params


def momo_adam(params, gradient, objective, learning_rate, b1, b2, eps):
    """Schaipp et al. 2023, as optax.contrib.momo_adam, with 0 as the least level."""
    t, m, v = nothing_seen(params)
    level, slope, share = 0.0, 0.0, b1
    while True:
        grad = gradient(params)
        t, m, v = averaged(grad, t, m, v, b1, b2)
        level, slope = modeled(objective, grad, params, level, slope, share)
        step = m / (jnp.sqrt(v / (1 - b2**t)) + eps)
        square = float(jnp.dot(m, step))
        rest = max(level - slope + float(jnp.dot(m, params)), 0.0)
        rate = min(learning_rate / (1 - b1**t), rest / square) if square > 2.0**-52 else 0.0
        params = params - rate * step
        yield params
