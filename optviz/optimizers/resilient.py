"""Rules that look at the gradient's signs only: Rprop as it is meant, and Tiger."""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.momentum import AverageState
from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


class RpropState(NamedTuple):
    """Each coordinate's step size, and the gradient that is remembered."""

    s: jax.Array
    p: jax.Array


def rprop_immediate(
    learning_rate: float = 0.1,
    eta_minus: float = 0.5,
    eta_plus: float = 1.2,
    min_step_size: float = 1e-6,
    max_step_size: float = 50.0,
) -> Optimizer:
    """Rprop whose step is made at once; where a slope flips its sign, nothing moves for one step.

    The step sizes start at η and stay between the two bounds.
    """

    def init(params):
        return RpropState(s=jnp.full_like(params, learning_rate), p=jnp.zeros_like(params))

    def update(grad, state, params):
        kept = grad * state.p
        factor = jnp.where(kept > 0, eta_plus, jnp.where(kept < 0, eta_minus, 1))
        s = jnp.minimum(jnp.maximum(factor * state.s, min_step_size), max_step_size)
        p = jnp.where(kept < 0, 0, grad)
        return -s * jnp.sign(p), RpropState(s, p)

    return Optimizer(init, update)


def tiger(
    learning_rate: float = 0.02, decay: float = 0.965, weight_decay: float = 0.0
) -> Optimizer:
    """Tiger: the sign of a running average, and θ shrinks by ηλθ."""

    def init(params):
        return AverageState(m=jnp.zeros_like(params))

    def update(grad, state, params):
        m = decay * state.m + (1 - decay) * grad
        return -learning_rate * (jnp.sign(m) + weight_decay * params), AverageState(m)

    return Optimizer(init, update)


RPROP_IMMEDIATE = OptimizerSpec(
    id="rprop_immediate",
    name="Rprop (immediate)",
    rule=rprop_immediate,
    state=RpropState,
    formula=(
        r"c \leftarrow \eta_+ \text{ if } g\,p > 0 \text{ else } \eta_- \text{ if } g\,p < 0"
        r" \text{ else } 1",
        r"s \leftarrow \min(\max(c\,s, s_{\min}), s_{\max})",
        r"p \leftarrow 0 \text{ if } g\,p < 0 \text{ else } g",
        r"\theta \leftarrow \theta - s\,\operatorname{sign}(p)",
    ),
    reference="Riedmiller and Braun 1993; Igel and Hüsken 2000, Rprop without backtracking",
    family="adaptive",
)

TIGER = OptimizerSpec(
    id="tiger",
    name="Tiger",
    rule=tiger,
    state=AverageState,
    formula=(
        r"m \leftarrow \beta m + (1 - \beta)\,g",
        r"\theta \leftarrow \theta - \eta\,(\operatorname{sign}(m) + \lambda\theta)",
    ),
    reference="Su 2023; pytorch_optimizer.Tiger",
    family="adaptive",
)
