"""Schedule-free descent, as optax.contrib has it, in plain lines: Defazio et al. 2024."""

import jax.numpy as jnp


def weighed(learning_rate, largest, weights):
    """The share of the newest point in the average; the first one is the average."""
    largest = max(largest, learning_rate)
    weights = weights + largest**2
    c = largest**2 / weights if weights > 0 else 0.0
    return largest, weights, c


def between(w, z, step, b1, c):
    """The descending point z, and w between it and the average of its places."""
    average = (w - (1 - b1) * z) / b1
    z = z - step
    average = (1 - c) * average + c * z
    w = b1 * average + (1 - b1) * z
    return w, z


def scaled(g, t, v, b2, eps):
    """The gradient over the root of its corrected average square."""
    t = t + 1
    v = b2 * v + (1 - b2) * g**2
    scaled_g = g / (jnp.sqrt(v / (1 - b2**t)) + eps)
    return t, v, scaled_g


def schedule_free_sgd(params, gradient, learning_rate, b1):
    """The point w where the gradient is taken."""
    w, z = params, params
    largest, weights = 0.0, 0.0
    while True:
        grad = gradient(params)
        largest, weights, c = weighed(learning_rate, largest, weights)
        step = learning_rate * grad
        w, z = between(w, z, step, b1, c)
        params = w
        yield params


def schedule_free_sgd_average(params, gradient, learning_rate, b1):
    """The average."""
    w, z = params, params
    largest, weights = 0.0, 0.0
    while True:
        _ = gradient(params)
        largest, weights, c = weighed(learning_rate, largest, weights)
        step = learning_rate * gradient(w)
        w, z = between(w, z, step, b1, c)
        params = (w - (1 - b1) * z) / b1
        yield params


def schedule_free_adamw(params, gradient, learning_rate, b1, b2, eps):
    """The point w where the gradient is taken."""
    t = 0
    v = jnp.zeros_like(params)
    w, z = params, params
    largest, weights = 0.0, 0.0
    while True:
        grad = gradient(params)
        g = grad
        t, v, scaled_g = scaled(g, t, v, b2, eps)
        largest, weights, c = weighed(learning_rate, largest, weights)
        step = learning_rate * scaled_g
        w, z = between(w, z, step, b1, c)
        params = w
        yield params


def schedule_free_adamw_average(params, gradient, learning_rate, b1, b2, eps):
    """The average."""
    t = 0
    v = jnp.zeros_like(params)
    w, z = params, params
    largest, weights = 0.0, 0.0
    while True:
        _ = gradient(params)
        g = gradient(w)
        t, v, scaled_g = scaled(g, t, v, b2, eps)
        largest, weights, c = weighed(learning_rate, largest, weights)
        step = learning_rate * scaled_g
        w, z = between(w, z, step, b1, c)
        params = (w - (1 - b1) * z) / b1
        yield params
