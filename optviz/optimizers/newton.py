"""Newton's method: a step to the point where the quadratic model of the surface is flat.

The Hessian is counted as one gradient for each coordinate, what it costs by products with unit
vectors or by finite differences.
"""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


class NewtonState(NamedTuple):
    """The Hessian at the point, and the evaluations so far."""

    hessian: jax.Array
    evaluations: jax.Array


def newton(objective, learning_rate=1.0):
    """θ ← θ - ηH⁻¹g: to any critical point, a saddle or a maximum as well as a minimum."""

    def init(params):
        return NewtonState(jnp.zeros((params.size, params.size)), evaluations=jnp.zeros(()))

    def update(grad, state, params):
        hessian = jax.hessian(objective)(params)
        evaluations = state.evaluations + 1 + params.size
        step = jnp.linalg.solve(hessian, grad)
        return -learning_rate * step, NewtonState(hessian, evaluations)

    return Optimizer(init, update)


def absolute_newton(objective, learning_rate=1.0):
    """θ ← θ - η|H|⁻¹g, where |H| has the absolute eigenvalues of H: always downhill."""

    def init(params):
        return NewtonState(jnp.zeros((params.size, params.size)), evaluations=jnp.zeros(()))

    def update(grad, state, params):
        hessian = jax.hessian(objective)(params)
        evaluations = state.evaluations + 1 + params.size
        eigenvalues, q = jnp.linalg.eigh(hessian)
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
