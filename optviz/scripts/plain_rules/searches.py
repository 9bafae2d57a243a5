"""Line searches and Newton's method, in plain lines."""

import jax.numpy as jnp


def line_search(params, gradient, stride):
    """The first minimum along -g: strides, then halvings; see `optviz.optimizers.line_search`."""
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
    """Prince, figure 6.10: a < b < c < d close in on a minimum along -g."""
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
    """Armijo 1966: the step is shortened until it pays."""
    while True:
        grad = gradient(params)
        level = float(objective(params))
        slope = float(jnp.dot(grad, grad))
        alpha = learning_rate
        n = 0
        while (
            n < 59
            and not float(objective(params - alpha * grad)) <= level - slope_rtol * alpha * slope
        ):
            alpha = decrease_factor * alpha
            n = n + 1
        params = params - alpha * grad
        yield params


def newton(params, gradient, hessian, learning_rate):
    """A step to the point where the quadratic model is flat."""
    while True:
        grad = gradient(params)
        step = jnp.linalg.solve(hessian(params), grad)
        params = params - learning_rate * step
        yield params


def absolute_newton(params, gradient, hessian, learning_rate):
    """Newton's step with the absolute eigenvalues: always downhill."""
    while True:
        grad = gradient(params)
        eigenvalues, q = jnp.linalg.eigh(hessian(params))
        step = q @ ((q.T @ grad) / abs(eigenvalues))
        params = params - learning_rate * step
        yield params
