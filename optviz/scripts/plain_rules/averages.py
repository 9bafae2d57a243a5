"""Rules with averages of the gradient and its square, in plain lines."""

import math

import jax.numpy as jnp

from optviz.optimizers.muon_forms import orthogonalized
from optviz.scripts.plain_rules.moments import averaged, corrected, corrected_rate, nothing_seen


def swats(params, gradient, learning_rate, b1, b2, eps, switch_eps):
    """Keskar and Socher 2017, algorithm 1; see `optviz.optimizers.swats`."""
    t, m, v = nothing_seen(params)
    u = jnp.zeros_like(params)
    lam, gamma, rate = 0.0, 0.0, 0.0
    switched = False
    while True:
        grad = gradient(params)
        if switched:
            u = b1 * u + grad
            params = params - (1 - b1) * rate * u
        else:
            t, m, v = averaged(grad, t, m, v, b1, b2)
            p = -learning_rate * corrected_rate(t, b1, b2) * m / (jnp.sqrt(v) + eps)
            slope = float(jnp.dot(p, grad))
            if slope != 0:
                gamma = float(jnp.dot(p, p)) / -slope
                lam = b2 * lam + (1 - b2) * gamma
            rate = lam / (1 - b2**t)
            switched = slope != 0 and t > 1 and abs(rate - gamma) < switch_eps and rate > 0
            params = params + p
        yield params


def lion(params, gradient, learning_rate, b1, b2, weight_decay):
    """Chen et al. 2023, as optax.lion."""
    m = jnp.zeros_like(params)
    while True:
        grad = gradient(params)
        c = jnp.sign(b1 * m + (1 - b1) * grad)
        m = b2 * m + (1 - b2) * grad
        params = params - learning_rate * (c + weight_decay * params)
        yield params


def adabelief(params, gradient, learning_rate, b1, b2, eps):
    """Zhuang et al. 2020, as optax.adabelief with 1e-16 under the root."""
    t, m, v = nothing_seen(params)
    while True:
        grad = gradient(params)
        t = t + 1
        m = b1 * m + (1 - b1) * grad
        v = b2 * v + (1 - b2) * (grad - m) ** 2 + 1e-16
        m_hat, v_hat = corrected(t, m, v, b1, b2)
        params = params - learning_rate * m_hat / (jnp.sqrt(v_hat) + eps)
        yield params


def yogi(params, gradient, learning_rate, b1, b2, eps):
    """Zaheer et al. 2018, as optax.yogi, whose averages start at 1e-6."""
    t = 0
    m = jnp.zeros_like(params) + 1e-6
    v = jnp.zeros_like(params) + 1e-6
    while True:
        grad = gradient(params)
        t = t + 1
        m = b1 * m + (1 - b1) * grad
        v = v - (1 - b2) * jnp.sign(v - grad**2) * grad**2
        m_hat, v_hat = corrected(t, m, v, b1, b2)
        params = params - learning_rate * m_hat / (jnp.sqrt(v_hat) + eps)
        yield params


def adamax(params, gradient, learning_rate, b1, b2, eps):
    """Kingma and Ba 2015, algorithm 2, as optax.adamax."""
    t = 0
    m = jnp.zeros_like(params)
    u = jnp.zeros_like(params)
    while True:
        grad = gradient(params)
        t = t + 1
        m = b1 * m + (1 - b1) * grad
        u = jnp.maximum(b2 * u, jnp.abs(grad) + eps)
        params = params - learning_rate * (m / (1 - b1**t)) / u
        yield params


def adan(params, gradient, learning_rate, b1, b2, b3, eps):
    """Xie et al. 2022, as optax.adan."""
    t, m, v = nothing_seen(params)
    n = jnp.zeros_like(params)
    last_grad = gradient(params)
    while True:
        grad = gradient(params)
        t = t + 1
        change = grad - last_grad
        m = b1 * m + (1 - b1) * grad
        v = b2 * v + (1 - b2) * change
        n = b3 * n + (1 - b3) * (grad + (1 - b2) * change) ** 2
        m_hat, v_hat = corrected(t, m, v, b1, b2)
        n_hat = n / (1 - b3**t)
        last_grad = grad
        step = (m_hat + (1 - b2) * v_hat) / (jnp.sqrt(n_hat + 1e-8) + eps)
        params = params - learning_rate * step
        yield params


def ademamix(params, gradient, learning_rate, b1, b2, b3, alpha, eps):
    """Pagliardini, Ablin and Grangier 2024, as optax.contrib.ademamix."""
    t, m, v = nothing_seen(params)
    n = jnp.zeros_like(params)
    while True:
        grad = gradient(params)
        t, m, v = averaged(grad, t, m, v, b1, b2)
        n = b3 * n + (1 - b3) * grad
        m_hat, v_hat = corrected(t, m, v, b1, b2)
        params = params - learning_rate * (m_hat + alpha * n) / (jnp.sqrt(v_hat) + eps)
        yield params


def acprop(params, gradient, learning_rate, b1, b2, eps):
    """Zhuang et al. 2021, as optax.contrib.acprop; the first step is plain descent."""
    t, m, v = nothing_seen(params)
    v_hat = v + 1
    while True:
        grad = gradient(params)
        params = params - learning_rate * grad / (jnp.sqrt(v_hat) + eps)
        t = t + 1
        v = b2 * v + (1 - b2) * (grad - m) ** 2 + 1e-16
        m = b1 * m + (1 - b1) * grad
        v_hat = v / (1 - b2**t)
        yield params


def optimistic_adam(params, gradient, learning_rate, alpha, beta, b1, b2, eps):
    """Daskalakis et al. 2018, as optax.optimistic_adam_v2, whose m looks ahead as Nesterov's."""
    t, m, v = nothing_seen(params)
    last_step = jnp.zeros_like(params)
    while True:
        grad = gradient(params)
        t, m, v = averaged(grad, t, m, v, b1, b2)
        m_hat = b1 * m / (1 - b1 ** (t + 1)) + (1 - b1) * grad / (1 - b1**t)
        step = m_hat / (jnp.sqrt(v / (1 - b2**t)) + eps)
        if t == 1:
            last_step = step
        params = params - learning_rate * ((alpha + beta) * step - beta * last_step)
        last_step = step
        yield params


def novograd(params, gradient, learning_rate, b1, b2, eps, weight_decay):
    """Ginsburg et al. 2019, as optax.novograd."""
    t = 0
    m = jnp.zeros_like(params)
    v = 0.0
    while True:
        grad = gradient(params)
        t = t + 1
        square = float(jnp.dot(grad, grad))
        v = square if t == 1 else b2 * v + (1 - b2) * square
        m = b1 * m + grad / (math.sqrt(v) + eps) + weight_decay * params
        params = params - learning_rate * m
        yield params


def lamb(params, gradient, learning_rate, b1, b2, eps, weight_decay):
    """You et al. 2020, as optax.lamb."""
    t, m, v = nothing_seen(params)
    while True:
        grad = gradient(params)
        t, m, v = averaged(grad, t, m, v, b1, b2)
        m_hat, v_hat = corrected(t, m, v, b1, b2)
        u = m_hat / (jnp.sqrt(v_hat) + eps) + weight_decay * params
        size, length = float(jnp.linalg.norm(params)), float(jnp.linalg.norm(u))
        ratio = size / length if size > 0 and length > 0 else 1
        params = params - learning_rate * ratio * u
        yield params


def muon(params, gradient, learning_rate, decay):
    """Jordan et al. 2024 for a matrix of one row, as optax.contrib.muon."""
    t = 0
    m = jnp.zeros_like(params)
    while True:
        grad = gradient(params)
        t = t + 1
        m = decay * m + (1 - decay) * grad
        row = decay * m / (1 - decay ** (t + 1)) + (1 - decay) * grad / (1 - decay**t)
        u = orthogonalized(row, eps=1e-8)
        params = params - learning_rate * math.sqrt(len(params)) * u
        yield params
