"""Rules that find their rate from how far they have come, in plain lines."""

import jax.numpy as jnp

from optviz.scripts.plain_rules.moments import corrected_rate, nothing_seen


def distance_sums(grad, params, origin, d, rate, initial_rate, b2, r, s):
    """The sums from which Prodigy estimates the distance, weighted with their own estimates."""
    weight = d / initial_rate * rate
    r = b2**0.5 * r + weight * float(jnp.dot(grad, origin - params))
    s = b2**0.5 * s + weight * grad
    total = float(jnp.sum(abs(s)))
    return r, s, total


def prodigy(params, gradient, learning_rate, b1, b2, eps):
    """Mishchenko and Defazio 2024, as optax.contrib.prodigy."""
    t, m, v = nothing_seen(params)
    s = jnp.zeros_like(params)
    r, d, origin = 0.0, 1e-6, params
    while True:
        grad = gradient(params)
        t = t + 1
        rate = d * learning_rate * corrected_rate(t, b1, b2)
        m = b1 * m + (1 - b1) * d * grad
        v = b2 * v + (1 - b2) * d**2 * grad**2
        r, s, total = distance_sums(grad, params, origin, d, rate, 1e-6, b2, r, s)
        d = max(d, r / total) if total != 0 else float("nan")
        params = params - rate * m / (jnp.sqrt(v) + d * eps)
        yield params


def prodigy_uncorrected(params, gradient, learning_rate, b1, b2, eps, initial_rate):
    """The same without corrections; see `optviz.optimizers.prodigy`."""
    m = jnp.zeros_like(params)
    v = jnp.zeros_like(params)
    s = jnp.zeros_like(params)
    r, d, origin = 0.0, initial_rate, params
    while True:
        grad = gradient(params)
        rate = d * learning_rate
        m = b1 * m + (1 - b1) * d * grad
        v = b2 * v + (1 - b2) * d**2 * grad**2
        r, s, total = distance_sums(grad, params, origin, d, rate, initial_rate, b2, r, s)
        d = max(d, r / total) if total > 0 else d
        params = params - rate * m / (jnp.sqrt(v) + d * eps)
        yield params


def dadapt_adamw(params, gradient, learning_rate, b1, b2, eps):
    """Defazio and Mishchenko 2023, as optax.contrib.dadapt_adamw."""
    t, m, v = nothing_seen(params)
    s = jnp.zeros_like(params)
    r, d = 0.0, 1e-6
    while True:
        grad = gradient(params)
        t = t + 1
        rate = d * learning_rate * corrected_rate(t, b1, b2)
        r = b2**0.5 * r + (1 - b2**0.5) * rate * float(jnp.dot(grad, s / (jnp.sqrt(v) + eps)))
        s = b2**0.5 * s + (1 - b2**0.5) * rate * grad
        m = b1 * m + (1 - b1) * rate * grad
        v = b2 * v + (1 - b2) * grad**2
        total = float(jnp.sum(abs(s)))
        d = max(d, r / ((1 - b2**0.5) * total)) if total != 0 else float("nan")
        params = params - m / (jnp.sqrt(v) + eps)
        yield params


def dog(params, gradient, learning_rate):
    """Ivgi, Hinder and Carmon 2023, as optax.contrib.dog."""
    origin = params
    distance = 1e-6 * (1 + float(jnp.linalg.norm(params)))
    total = 0.0
    while True:
        grad = gradient(params)
        distance = max(distance, float(jnp.linalg.norm(params - origin)))
        total = total + float(jnp.dot(grad, grad))
        params = params - learning_rate * distance / (total + 1e-8) ** 0.5 * grad
        yield params


def dowg(params, gradient, learning_rate):
    """Khaled, Mishchenko and Jin 2023, as optax.contrib.dowg."""
    origin = params
    square, total = 1e-4, 0.0
    while True:
        grad = gradient(params)
        square = max(square, float(jnp.dot(params - origin, params - origin)))
        total = total + square * float(jnp.dot(grad, grad))
        params = params - learning_rate * square / (total**0.5 + 1e-4) * grad
        yield params


def cocob(params, gradient, learning_rate):
    """Orabona and Tommasi 2017, as optax.contrib.cocob."""
    origin = params
    largest = jnp.zeros_like(params) + 1e-8
    lengths = jnp.zeros_like(params)
    reward = jnp.zeros_like(params)
    total = jnp.zeros_like(params)
    while True:
        grad = gradient(params)
        bet = learning_rate * grad
        largest = jnp.maximum(largest, abs(bet))
        lengths = lengths + abs(bet)
        reward = jnp.maximum(reward - bet * (params - origin), 0.0)
        total = total - bet
        share = total / (largest * jnp.maximum(lengths + largest, 100 * largest))
        params = origin + share * (largest + reward)
        yield params


def fromage(params, gradient, learning_rate, min_norm):
    """Bernstein et al. 2020, as optax.fromage."""
    while True:
        grad = gradient(params)
        size = max(float(jnp.linalg.norm(params)), min_norm)
        length = max(float(jnp.linalg.norm(grad)), min_norm)
        params = params - learning_rate * size / length * grad
        params = params / (1 + learning_rate**2) ** 0.5
        yield params
