"""Rules of the gradient alone, in plain lines."""

import jax.numpy as jnp


def unit_gradient(params, gradient, learning_rate):
    """A step of the same length along the gradient; none where it is 0."""
    while True:
        grad = gradient(params)
        norm = float(jnp.linalg.norm(grad))
        if norm > 0:
            params = params - learning_rate * grad / norm
        yield params


def svrg(params, gradient, full_gradient, batch_share, learning_rate, anchor_every):
    """The batch's gradient less its own error at the anchor; see `optviz.optimizers.svrg`."""
    t = 0
    anchor = params
    mu = jnp.zeros_like(params)
    while True:
        grad = gradient(params)
        if t % anchor_every == 0:
            anchor = params
            mu = full_gradient(anchor)
        d = grad - gradient(anchor) + batch_share * mu
        t = t + 1
        params = params - learning_rate * d
        yield params


def rprop(params, gradient, learning_rate, eta_minus, eta_plus):
    """Riedmiller and Braun 1993, as optax.rprop, which makes every move one step late."""
    s = jnp.zeros_like(params) + learning_rate
    move = jnp.zeros_like(params)
    while True:
        grad = gradient(params)
        agreement = grad * move
        longer = jnp.minimum(jnp.where(agreement > 0, eta_plus * s, eta_minus * s), 50.0)
        s = jnp.where(agreement == 0, s, jnp.maximum(longer, 1e-6))
        params = params - jnp.where(agreement < 0, 0 * move, move)
        move = jnp.where(agreement < 0, 0 * grad, s * jnp.sign(grad))
        yield params


def optimistic_gradient_descent(params, gradient, learning_rate, alpha, beta):
    """Mokhtari et al. 2020, as optax.optimistic_gradient_descent."""
    last_grad = gradient(params)
    while True:
        grad = gradient(params)
        params = params - learning_rate * ((alpha + beta) * grad - beta * last_grad)
        last_grad = grad
        yield params


def polyak_sgd(params, gradient, objective, max_learning_rate, f_min):
    """Polyak 1987, as optax.polyak_sgd."""
    while True:
        grad = gradient(params)
        square = float(jnp.dot(grad, grad))
        if not square <= 2.0**-52:
            alpha = min((float(objective(params)) - f_min) / square, max_learning_rate)
            params = params - alpha * grad
        yield params
