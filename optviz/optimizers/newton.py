"""Newton's method: a step to the point where the quadratic model of the surface is flat.

The Hessian is counted as one gradient for each coordinate, what it costs by products with unit
vectors or by finite differences.
"""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.optimizer import Objective, Optimizer, OptimizerSpec


class NewtonState(NamedTuple):
    """The Hessian at the point, and the evaluations so far."""

    hessian: jax.Array
    evaluations: jax.Array


# jnp.linalg calls LAPACK, and a compiled loop that calls out is several times slower: so Hessians
# of one and two coordinates, as of every surface that can be drawn, are written out here.


def _solve(hessian: jax.Array, grad: jax.Array) -> jax.Array:
    """Return H⁻¹g, for two coordinates by Cramer's rule."""
    if grad.size == 1:
        return grad / hessian[0]
    if grad.size == 2:
        ((a, b), (_, c)), exponent = _scaled(hessian)
        g, h = jnp.ldexp(grad, -exponent)
        return jnp.stack([c * g - b * h, a * h - b * g]) / _determinant(a, b, c)
    step: jax.Array = jnp.linalg.solve(hessian, grad)
    return step


def _eigh(hessian: jax.Array) -> tuple[jax.Array, jax.Array]:
    """Return the eigenvalues and eigenvectors of H, for two coordinates by one Jacobi rotation."""
    if len(hessian) == 1:
        return hessian[0], jnp.ones((1, 1))
    if len(hessian) == 2:
        ((a, b), (_, c)), exponent = _scaled(hessian)
        ratio = (a - c) / 2 / b
        tangent = 1 / (ratio + jnp.copysign(jnp.sqrt(1 + ratio**2), ratio))
        tangent = jnp.where(b == 0, 0, tangent)  # the ratio of equal eigenvalues is 0 / 0
        cosine = 1 / jnp.sqrt(1 + tangent**2)
        sine = tangent * cosine
        first, second = a + tangent * b, c - tangent * b
        # Only the larger one is sure to keep its digits; the determinant gives the other.
        first_larger = jnp.abs(first) > jnp.abs(second)
        larger = jnp.where(first_larger, first, second)
        smaller = _determinant(a, b, c) / larger
        pair = jnp.where(first_larger, jnp.stack([larger, smaller]), jnp.stack([smaller, larger]))
        return jnp.ldexp(pair, exponent), jnp.array([[cosine, -sine], [sine, cosine]])
    eigenvalues, q = jnp.linalg.eigh(hessian)
    return eigenvalues, q


def _scaled(hessian: jax.Array) -> tuple[jax.Array, jax.Array]:
    """Return H / 2ⁿ with entries up to 1, so that no product overflows or vanishes, and n."""
    _, exponent = jnp.frexp(jnp.abs(hessian).max())
    return jnp.ldexp(hessian, -exponent), exponent


def _determinant(a: jax.Array, b: jax.Array, c: jax.Array) -> jax.Array:
    """Return ac - b², which is 0 if both products round to the same number."""
    # Without a division in between, the compiler fuses one product with the subtraction and rounds
    # the other one only: what a singular Hessian then has is not 0, and the step is finite.
    size = jnp.abs(a) + jnp.abs(b) + jnp.abs(c)
    return (a * c / size - b * b / size) * size


def newton(objective: Objective, learning_rate: float = 1.0) -> Optimizer:
    """θ ← θ - ηH⁻¹g: to any critical point, a saddle or a maximum as well as a minimum."""

    def init(params):
        return NewtonState(jnp.zeros((params.size, params.size)), evaluations=jnp.zeros(()))

    def update(grad, state, params):
        hessian = jax.hessian(objective)(params)
        evaluations = state.evaluations + 1 + params.size
        step = _solve(hessian, grad)
        return -learning_rate * step, NewtonState(hessian, evaluations)

    return Optimizer(init, update)


def absolute_newton(objective: Objective, learning_rate: float = 1.0) -> Optimizer:
    """θ ← θ - η|H|⁻¹g, where |H| has the absolute eigenvalues of H: always downhill."""

    def init(params):
        return NewtonState(jnp.zeros((params.size, params.size)), evaluations=jnp.zeros(()))

    def update(grad, state, params):
        hessian = jax.hessian(objective)(params)
        evaluations = state.evaluations + 1 + params.size
        eigenvalues, q = _eigh(hessian)
        step = q @ ((q.T @ grad) / jnp.abs(eigenvalues))
        return -learning_rate * step, NewtonState(hessian, evaluations)

    return Optimizer(init, update)


NEWTON = OptimizerSpec(
    id="newton",
    name="Newton",
    rule=newton,
    state=NewtonState,
    formula=(
        r"H \leftarrow \nabla^2 f(\theta)",
        r"\Delta \leftarrow H^{-1} g",
        r"\theta \leftarrow \theta - \eta\,\Delta",
    ),
    reference="Prince, Understanding Deep Learning, notes of chapter 6",
    family="curvature",
)

ABSOLUTE_NEWTON = OptimizerSpec(
    id="absolute_newton",
    name="Newton with |H|",
    rule=absolute_newton,
    state=NewtonState,
    formula=(
        r"H \leftarrow \nabla^2 f(\theta)",
        r"Q \Lambda Q^\top = H",
        r"\Delta \leftarrow Q\,|\Lambda|^{-1} Q^\top g",
        r"\theta \leftarrow \theta - \eta\,\Delta",
    ),
    reference="Dauphin et al. 2014; Zhang et al., Dive into Deep Learning, section 12.3",
    family="curvature",
)
