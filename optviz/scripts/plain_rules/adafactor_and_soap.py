"""Adafactor and SOAP, which compute a part in single precision, in plain lines."""

import jax.numpy as jnp

from optviz.optimizers.adafactor_forms import root_mean_square
from optviz.scripts.plain_rules.moments import averaged, corrected_rate, nothing_seen
from optviz.scripts.plain_rules.precision import power_in_single, qr_in_single


def adafactor(params, gradient, learning_rate, decay_rate):
    """Shazeer and Stern 2018, as optax.adafactor, whose memory grows in single precision."""
    t = 0
    v = jnp.zeros_like(params)
    while True:
        grad = gradient(params)
        t = t + 1
        kept = 1 - power_in_single(t, -decay_rate)
        v = kept * v + (1 - kept) * (grad**2 + 1e-30)
        u = grad / jnp.sqrt(v)
        u = u / max(1, float(root_mean_square(u)))
        params = params - learning_rate * max(float(root_mean_square(params)), 0.001) * u
        yield params


def soap_of_vector(params, gradient, learning_rate, b1, b2, eps, weight_decay):
    """What SOAP does to a vector; see `optviz.optimizers.soap`."""
    t, m, v = nothing_seen(params)
    first = True
    while True:
        grad = gradient(params)
        if not first:
            t, m, v = averaged(grad, t, m, v, b1, b2)
            step = corrected_rate(t, b1, b2) * m / (jnp.sqrt(v) + eps)
            decay = weight_decay * (params - learning_rate * step)
            params = params - learning_rate * (step + decay)
        first = False
        yield params


def soap(params, gradient, learning_rate, b1, b2, eps, weight_decay):
    """Vyas et al. 2024, algorithm 3, of a matrix of one row; see `optviz.optimizers.soap`."""
    t, m, v = nothing_seen(params)
    spread = 0 * jnp.outer(params, params)
    q = spread
    first = True
    while True:
        grad = gradient(params)
        if not first:
            t = t + 1
            m = b1 * m + (1 - b1) * grad
            v = b2 * v + (1 - b2) * (q.T @ grad) ** 2
            step = corrected_rate(t, b1, b2) * (q @ ((q.T @ m) / (jnp.sqrt(v) + eps)))
            decay = weight_decay * (params - learning_rate * step)
            params = params - learning_rate * (step + decay)
        spread = b2 * spread + (1 - b2) * jnp.outer(grad, grad)
        if first:
            _, q = jnp.linalg.eigh(spread)
            q = jnp.flip(q, 1)
        elif t % 10 == 0:
            order = jnp.argsort(-jnp.sum(q * (spread @ q), 0))
            v = v[order]
            q = qr_in_single((spread @ q)[:, order])
        first = False
        yield params
