"""Steps that keep the gradient's direction or signs and forget how steep the surface is."""

import jax
import jax.numpy as jnp

from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


def normalized_gradient(learning_rate: float = 0.05, eps: float = 1e-8) -> Optimizer:
    """θ ← θ - ηg / (√g² + ε), coordinate by coordinate."""

    def init(params):
        return ()

    def update(grad, state, params):
        return -learning_rate * grad / (jnp.sqrt(grad**2) + eps), state

    return Optimizer(init, update)


def sign_descent(learning_rate: float = 0.05) -> Optimizer:
    """θ ← θ - η·sign(g)."""

    def init(params):
        return ()

    def update(grad, state, params):
        return -learning_rate * jnp.sign(grad), state

    return Optimizer(init, update)


def unit_gradient(learning_rate: float = 0.05) -> Optimizer:
    """θ ← θ - ηg / ‖g‖: every step has the length η."""

    def init(params):
        return ()

    def update(grad, state, params):
        return -learning_rate * unit(grad), state

    return Optimizer(init, update)


def unit(grad: jax.Array) -> jax.Array:
    """Return g / ‖g‖, and 0 where the gradient is 0 and has no direction."""
    norm = jnp.linalg.norm(grad)
    return jnp.where(norm > 0, grad / norm, 0)


NORMALIZED_GRADIENT = OptimizerSpec(
    id="normalized_gradient",
    name="Normalized gradient",
    rule=normalized_gradient,
    state=None,
    formula=(r"\theta \leftarrow \theta - \eta\,\frac{g}{\sqrt{g^2} + \varepsilon}",),
    reference="Prince, Understanding Deep Learning, equation 6.14",
    family="gradient",
)

SIGN_DESCENT = OptimizerSpec(
    id="sign_descent",
    name="Sign descent",
    rule=sign_descent,
    state=None,
    formula=(r"\theta \leftarrow \theta - \eta\,\operatorname{sign}(g)",),
    reference="Riedmiller and Braun 1993; Bernstein et al. 2018",
    family="gradient",
)

UNIT_GRADIENT = OptimizerSpec(
    id="unit_gradient",
    name="Unit gradient",
    rule=unit_gradient,
    state=None,
    formula=(r"\theta \leftarrow \theta - \eta\,\frac{g}{\lVert g\rVert}",),
    reference="Shor 1985; Nesterov, Introductory Lectures on Convex Optimization, section 3.2.3",
    family="gradient",
)
