"""Rules in plain lines, for scripts: those whose own source is a compiled loop, or optax.

Each is a generator that runs: it takes a first point, `gradient` and, where the rule asks for them,
`objective`, `hessian` and the like, and yields one point after the other. `grad` is the gradient at
the point, which every step begins with and every script computes.
"""

import math

import jax.numpy as jnp


def unit_gradient(params, gradient, learning_rate):
    while True:
        grad = gradient(params)
        norm = float(jnp.linalg.norm(grad))
        if norm > 0:
            params = params - learning_rate * grad / norm
        yield params


def svrg(params, gradient, full_gradient, batch_share, learning_rate, anchor_every):
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


def radam(params, gradient, learning_rate, b1, b2, eps):
    t = 0
    m = jnp.zeros_like(params)
    v = jnp.zeros_like(params)
    rho_max = 2 / (1 - b2) - 1
    while True:
        grad = gradient(params)
        t = t + 1
        m = b1 * m + (1 - b1) * grad
        v = b2 * v + (1 - b2) * grad**2
        m_hat = m / (1 - b1**t)
        rho = rho_max - 2 * t * b2**t / (1 - b2**t)
        if rho > 5:
            r = jnp.sqrt((rho - 4) * (rho - 2) * rho_max / ((rho_max - 4) * (rho_max - 2) * rho))
            adapted = r * jnp.sqrt(1 - b2**t) * m_hat / (jnp.sqrt(v) + eps)
            params = params - learning_rate * adapted
        else:
            params = params - learning_rate * m_hat
        yield params


def radam_paper(params, gradient, learning_rate, b1, b2):
    t = 0
    m = jnp.zeros_like(params)
    v = jnp.zeros_like(params)
    rho_max = 2 / (1 - b2) - 1
    while True:
        grad = gradient(params)
        t = t + 1
        m = b1 * m + (1 - b1) * grad
        v = b2 * v + (1 - b2) * grad**2
        m_hat = m / (1 - b1**t)
        rho = rho_max - 2 * t * b2**t / (1 - b2**t)
        if rho > 4:
            r = jnp.sqrt((rho - 4) * (rho - 2) * rho_max / ((rho_max - 4) * (rho_max - 2) * rho))
            adapted = r * jnp.sqrt(1 - b2**t) * m_hat / jnp.sqrt(v)
            params = params - learning_rate * adapted
        else:
            params = params - learning_rate * m_hat
        yield params


def swats(params, gradient, learning_rate, b1, b2, eps, switch_eps):
    t = 0
    m = jnp.zeros_like(params)
    v = jnp.zeros_like(params)
    u = jnp.zeros_like(params)
    lam, gamma, rate = 0.0, 0.0, 0.0
    switched = False
    while True:
        grad = gradient(params)
        if switched:
            u = b1 * u + grad
            params = params - (1 - b1) * rate * u
        else:
            t = t + 1
            m = b1 * m + (1 - b1) * grad
            v = b2 * v + (1 - b2) * grad**2
            p = -learning_rate * jnp.sqrt(1 - b2**t) / (1 - b1**t) * m / (jnp.sqrt(v) + eps)
            slope = float(jnp.dot(p, grad))
            if slope != 0:
                gamma = float(jnp.dot(p, p)) / -slope
                lam = b2 * lam + (1 - b2) * gamma
            rate = lam / (1 - b2**t)
            switched = slope != 0 and t > 1 and abs(rate - gamma) < switch_eps and rate > 0
            params = params + p
        yield params


def line_search(params, gradient, stride):
    while True:
        grad = gradient(params)
        norm = float(jnp.linalg.norm(grad))
        d = -grad / norm if norm > 0 else 0 * grad
        k = 1
        while float(jnp.dot(gradient(params + k * stride * d), d)) < 0 and k < 1000:
            k = k + 1
        low, high = (k - 1) * stride, k * stride
        for _ in range(52):
            s = (low + high) / 2
            if float(jnp.dot(gradient(params + s * d), d)) < 0:
                low = s
            else:
                high = s
        params = params + high * d
        yield params


def bracketing_line_search(params, gradient, objective, max_dist, max_iter, thresh):
    while True:
        grad = gradient(params)
        a, b, c, d = 0, 0.33 * max_dist, 0.66 * max_dist, max_dist
        n = 0
        while abs(b - c) > thresh and n < max_iter:
            f_a = float(objective(params - a * grad))
            f_b = float(objective(params - b * grad))
            f_c = float(objective(params - c * grad))
            f_d = float(objective(params - d * grad))
            if f_a <= f_b and f_a <= f_c and f_a <= f_d:
                b, c, d = a + (b - a) / 2, a + (c - a) / 2, a + (d - a) / 2
            else:
                a, d = (a, c) if f_b < f_c else (b, d)
                b, c = a + (d - a) / 3, a + 2 * (d - a) / 3
            n = n + 1
        params = params - (b + c) / 2 * grad
        yield params


def armijo(params, gradient, objective, learning_rate, slope_rtol, decrease_factor):
    while True:
        grad = gradient(params)
        value = float(objective(params))
        slope = float(jnp.dot(grad, grad))
        alpha = learning_rate
        n = 0
        while n < 59 and not float(
            objective(params - alpha * grad)
        ) <= value - slope_rtol * alpha * slope:
            alpha = decrease_factor * alpha
            n = n + 1
        params = params - alpha * grad
        yield params


def newton(params, gradient, hessian, learning_rate):
    while True:
        grad = gradient(params)
        step = jnp.linalg.solve(hessian(params), grad)
        params = params - learning_rate * step
        yield params


def absolute_newton(params, gradient, hessian, learning_rate):
    while True:
        grad = gradient(params)
        eigenvalues, q = jnp.linalg.eigh(hessian(params))
        step = q @ ((q.T @ grad) / abs(eigenvalues))
        params = params - learning_rate * step
        yield params


def lion(params, gradient, learning_rate, b1, b2, weight_decay):
    m = jnp.zeros_like(params)
    while True:
        grad = gradient(params)
        c = jnp.sign(b1 * m + (1 - b1) * grad)
        m = b2 * m + (1 - b2) * grad
        params = params - learning_rate * (c + weight_decay * params)
        yield params


def adabelief(params, gradient, learning_rate, b1, b2, eps):
    t = 0
    m = jnp.zeros_like(params)
    v = jnp.zeros_like(params)
    while True:
        grad = gradient(params)
        t = t + 1
        m = b1 * m + (1 - b1) * grad
        v = b2 * v + (1 - b2) * (grad - m) ** 2 + 1e-16
        m_hat = m / (1 - b1**t)
        v_hat = v / (1 - b2**t)
        params = params - learning_rate * m_hat / (jnp.sqrt(v_hat) + eps)
        yield params


def yogi(params, gradient, learning_rate, b1, b2, eps):
    t = 0
    m = jnp.zeros_like(params) + 1e-6
    v = jnp.zeros_like(params) + 1e-6
    while True:
        grad = gradient(params)
        t = t + 1
        m = b1 * m + (1 - b1) * grad
        v = v - (1 - b2) * jnp.sign(v - grad**2) * grad**2
        m_hat = m / (1 - b1**t)
        v_hat = v / (1 - b2**t)
        params = params - learning_rate * m_hat / (jnp.sqrt(v_hat) + eps)
        yield params


def adamax(params, gradient, learning_rate, b1, b2, eps):
    t = 0
    m = jnp.zeros_like(params)
    u = jnp.zeros_like(params)
    while True:
        grad = gradient(params)
        t = t + 1
        m = b1 * m + (1 - b1) * grad
        u = jnp.maximum(b2 * u, jnp.abs(grad) + eps)
        m_hat = m / (1 - b1**t)
        params = params - learning_rate * m_hat / u
        yield params


def adafactor(params, gradient, learning_rate, decay_rate):
    t = 0
    v = jnp.zeros_like(params)
    while True:
        grad = gradient(params)
        t = t + 1
        rho = 1 - t**-decay_rate
        v = rho * v + (1 - rho) * (grad**2 + 1e-30)
        u = grad / jnp.sqrt(v)
        u = u / max(1, float(jnp.sqrt(jnp.mean(u**2))))
        size = max(1e-3, float(jnp.sqrt(jnp.mean(params**2))))
        params = params - learning_rate * size * u
        yield params


def adan(params, gradient, learning_rate, b1, b2, b3, eps):
    t = 0
    m = jnp.zeros_like(params)
    v = jnp.zeros_like(params)
    n = jnp.zeros_like(params)
    last_grad = gradient(params)
    while True:
        grad = gradient(params)
        t = t + 1
        change = grad - last_grad
        m = b1 * m + (1 - b1) * grad
        v = b2 * v + (1 - b2) * change
        n = b3 * n + (1 - b3) * (grad + (1 - b2) * change) ** 2
        m_hat = m / (1 - b1**t)
        v_hat = v / (1 - b2**t)
        n_hat = n / (1 - b3**t)
        last_grad = grad
        step = (m_hat + (1 - b2) * v_hat) / (jnp.sqrt(n_hat + 1e-8) + eps)
        params = params - learning_rate * step
        yield params


def novograd(params, gradient, learning_rate, b1, b2, eps, weight_decay):
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
    t = 0
    m = jnp.zeros_like(params)
    v = jnp.zeros_like(params)
    while True:
        grad = gradient(params)
        t = t + 1
        m = b1 * m + (1 - b1) * grad
        v = b2 * v + (1 - b2) * grad**2
        m_hat = m / (1 - b1**t)
        v_hat = v / (1 - b2**t)
        u = m_hat / (jnp.sqrt(v_hat) + eps) + weight_decay * params
        size, length = float(jnp.linalg.norm(params)), float(jnp.linalg.norm(u))
        ratio = size / length if size > 0 and length > 0 else 1
        params = params - learning_rate * ratio * u
        yield params


def rprop(params, gradient, learning_rate, eta_minus, eta_plus):
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
    last_grad = gradient(params)
    while True:
        grad = gradient(params)
        params = params - learning_rate * ((alpha + beta) * grad - beta * last_grad)
        last_grad = grad
        yield params


def polyak_sgd(params, gradient, objective, max_learning_rate, f_min):
    while True:
        grad = gradient(params)
        square = float(jnp.dot(grad, grad))
        if not square <= 2.0**-52:
            alpha = min((float(objective(params)) - f_min) / square, max_learning_rate)
            params = params - alpha * grad
        yield params


def muon(params, gradient, learning_rate, decay):
    t = 0
    m = jnp.zeros_like(params)
    while True:
        grad = gradient(params)
        t = t + 1
        m = decay * m + (1 - decay) * grad
        u = decay * m / (1 - decay ** (t + 1)) + (1 - decay) * grad / (1 - decay**t)
        u = u / (float(jnp.linalg.norm(u)) + 1e-8)
        for _ in range(5):
            s = float(jnp.dot(u, u))
            u = (3.4445 - 4.775 * s + 2.0315 * s**2) * u
        params = params - learning_rate * math.sqrt(len(params)) * u
        yield params
