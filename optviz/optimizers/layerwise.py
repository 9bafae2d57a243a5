"""Rules whose step is as long as the point is far from 0, once for a layer: LARS and LAMB."""

import jax.numpy as jnp

from optviz.optimizers.adam import AVERAGES, AdamState, zero_averages
from optviz.optimizers.momentum import MomentumState
from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


def lars(
    learning_rate: float = 1.0,
    decay: float = 0.9,
    weight_decay: float = 0.0,
    trust_coefficient: float = 0.01,
) -> Optimizer:
    """LARS: momentum of steps whose rate is κ‖θ‖ / (‖g‖ + λ‖θ‖)."""

    def init(params):
        return MomentumState(v=jnp.zeros_like(params))

    def update(grad, state, params):
        length = jnp.sqrt(jnp.dot(params, params))
        norm = jnp.sqrt(jnp.dot(grad, grad))
        known = (length > 0) & (norm > 0)
        ratio = trust_coefficient * length / (norm + weight_decay * length)
        trust = jnp.where(known, ratio, 1)
        v = decay * state.v - learning_rate * trust * (grad + weight_decay * params)
        return v, MomentumState(v)

    return Optimizer(init, update)


def lamb_late_correction(
    learning_rate: float = 0.02, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-6
) -> Optimizer:
    """LAMB of uncorrected averages, whose step is divided by 1 - β₁ᵗ; ‖θ‖ counts as 10 at most."""

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        u = m / (jnp.sqrt(v) + eps)
        norm = jnp.sqrt(jnp.dot(u, u))
        length = jnp.minimum(jnp.sqrt(jnp.dot(params, params)), 10)
        known = (length > 0) & (norm > 0)
        trust = jnp.where(known, length / (norm + eps), 1)
        return -learning_rate / (1 - b1**t) * trust * u, AdamState(m, v, t)

    return Optimizer(zero_averages, update)


LARS = OptimizerSpec(
    id="lars",
    name="LARS",
    rule=lars,
    state=MomentumState,
    formula=(
        r"\rho \leftarrow \kappa\,\frac{\lVert\theta\rVert}"
        r"{\lVert g\rVert + \lambda\lVert\theta\rVert}",
        r"v \leftarrow \beta v - \eta\,\rho\,(g + \lambda\theta)",
        r"\theta \leftarrow \theta + v",
    ),
    reference="You, Gitman and Ginsburg 2017, algorithm 1",
    family="adaptive",
)

LAMB_LATE_CORRECTION = OptimizerSpec(
    id="lamb_late_correction",
    name="LAMB (corrected late)",
    rule=lamb_late_correction,
    state=AdamState,
    corrects_bias=True,
    formula=(
        *AVERAGES,
        r"u \leftarrow \frac{m}{\sqrt{v} + \varepsilon}",
        r"\rho \leftarrow \frac{\min(\lVert\theta\rVert, 10)}{\lVert u\rVert + \varepsilon}",
        r"\theta \leftarrow \theta - \frac{\eta}{1 - \beta_1^t}\,\rho\,u",
    ),
    reference="pytorch_optimizer.Lamb",
    family="adaptive",
)
