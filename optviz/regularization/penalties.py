"""L1 against L2 in two dimensions: a quadratic loss, a penalty, and where they settle.

The loss is q(w) = ½ (w - c)ᵀ A (w - c). With the penalty λ/2 ‖w‖₂² its minimum is a linear system;
with λ ‖w‖₁ it is found by proximal gradient descent, whose soft threshold gives exact zeros
(Beck and Teboulle 2009, equations 1.4 and 1.5). Each minimum is also the lowest point of q within
‖w‖ ≤ r, where r is its own norm (Hastie, Tibshirani and Friedman, section 3.4).
"""

import functools
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

PATH_POINTS = 241

# Proximal gradient descent shrinks the error by 1 - κ_min / κ_max a step: enough for a ratio of 50.
_ITERATIONS = 2000
_BISECTIONS = 60


class Quadratic(NamedTuple):
    """A loss ½ (w - c)ᵀ A (w - c): its minimum c and, in degrees, how A's axes are turned."""

    minimum: tuple[float, float]
    curvatures: tuple[float, float]
    rotation: float


class Solutions(NamedTuple):
    """The minima for some λ, and the norm of each: ‖w‖₁ or ‖w‖₂."""

    weight_decays: np.ndarray
    params: np.ndarray
    norms: np.ndarray


def loss(quadratic: Quadratic, params: np.ndarray) -> np.ndarray:
    """Return the loss without a penalty at points, shape `(..., 2)`."""
    return np.asarray(_loss(jnp.asarray(params), jnp.array(quadratic.minimum), _matrix(quadratic)))


def last_weight_decay(quadratic: Quadratic) -> float:
    """Return the smallest λ at which the minimum with L1 is exactly 0: the largest |Ac|."""
    return float(np.abs(_matrix(quadratic) @ np.array(quadratic.minimum)).max())


def with_l1(quadratic: Quadratic, weight_decays: np.ndarray) -> Solutions:
    """Return the minima of q(w) + λ ‖w‖₁, one for each λ, which must not be negative."""
    return _solutions(_minimum_l1, quadratic, weight_decays, 1)


def with_l2(quadratic: Quadratic, weight_decays: np.ndarray) -> Solutions:
    """Return the minima of q(w) + λ/2 ‖w‖₂², one for each λ, which must not be negative."""
    return _solutions(_minimum_l2, quadratic, weight_decays, 2)


def within_l1(quadratic: Quadratic, radius: float) -> Solutions:
    """Return the lowest point of q within the diamond ‖w‖₁ ≤ radius, and its λ."""
    return _within(with_l1, _radius_l1, quadratic, radius)


def within_l2(quadratic: Quadratic, radius: float) -> Solutions:
    """Return the lowest point of q within the circle ‖w‖₂ ≤ radius, and its λ."""
    return _within(with_l2, _radius_l2, quadratic, radius)


def _solutions(minimum, quadratic, weight_decays, order) -> Solutions:
    weight_decays = np.atleast_1d(np.asarray(weight_decays, float))
    if not (np.isfinite(weight_decays).all() and (weight_decays >= 0).all()):
        raise ValueError("every weight decay must be a finite number from 0")
    params = np.asarray(minimum(weight_decays, np.array(quadratic.minimum), _matrix(quadratic)))
    return Solutions(weight_decays, params, np.linalg.norm(params, ord=order, axis=1))


def _within(solve, search, quadratic, radius) -> Solutions:
    if not 0 < radius < np.inf:
        raise ValueError(f"radius is {radius}; it must be a finite positive number")
    center = np.array(quadratic.minimum)
    return solve(quadratic, np.asarray(search(np.float64(radius), center, _matrix(quadratic))))


def _matrix(quadratic: Quadratic) -> np.ndarray:
    angle = np.deg2rad(quadratic.rotation)
    turned = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return turned @ np.diag(quadratic.curvatures) @ turned.T


@jax.jit
def _loss(params, center, matrix):
    u = params - center
    return 0.5 * jnp.einsum("...i,ij,...j", u, matrix, u)


def _lowest_l1(weight_decay, center, matrix):
    """Iterate w ← S(w - η∇q, ηλ), where S moves every coordinate by ηλ towards 0.

    No coordinate passes 0.
    """
    (a, b), (_, d) = matrix
    largest = (a + d) / 2 + jnp.hypot((a - d) / 2, b)  # eigenvalue
    learning_rate = 1 / largest

    def step(_, params):
        moved = params - learning_rate * (matrix @ (params - center))
        shrunk = jnp.abs(moved) - learning_rate * weight_decay
        return jnp.sign(moved) * jnp.maximum(shrunk, 0)

    return jax.lax.fori_loop(0, _ITERATIONS, step, center)


def _lowest_l2(weight_decay, center, matrix):
    """(A + λI) w = Ac."""
    (a, b), (_, d) = matrix + weight_decay * jnp.eye(2)
    return jnp.array([[d, -b], [-b, a]]) @ (matrix @ center) / (a * d - b**2)


def _radius(lowest, norm):
    """Search the λ whose minimum has a norm: 0 if the minimum without a penalty is within."""

    @jax.jit
    def search(radius, center, matrix):
        def halve(_, ends):
            low, high = ends
            middle = (low + high) / 2
            outside = norm(lowest(middle, center, matrix)) > radius
            return jnp.where(outside, middle, low), jnp.where(outside, high, middle)

        # Beyond this λ the minimum with L2 has a norm of at most radius, that with L1 is 0.
        high = jnp.linalg.norm(matrix @ center) * (1 + 1 / radius)
        low, high = jax.lax.fori_loop(0, _BISECTIONS, halve, (0.0, high))
        return jnp.where(norm(center) <= radius, 0.0, (low + high) / 2)

    return search


_over_decays = functools.partial(jax.vmap, in_axes=(0, None, None))
_minimum_l1 = jax.jit(_over_decays(_lowest_l1))
_minimum_l2 = jax.jit(_over_decays(_lowest_l2))
_radius_l1 = _radius(_lowest_l1, lambda params: jnp.sum(jnp.abs(params)))
_radius_l2 = _radius(_lowest_l2, lambda params: jnp.sqrt(jnp.sum(params**2)))
