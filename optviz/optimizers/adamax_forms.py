"""AdaMax as libraries have it: they differ in where ε stands, and in the correction of m."""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


class AdamaxState(NamedTuple):
    """The running average of the gradient, its largest size, and the number of gradients."""

    m: jax.Array
    u: jax.Array
    t: jax.Array


def _zero_averages(params: jax.Array) -> AdamaxState:
    return AdamaxState(jnp.zeros_like(params), jnp.zeros_like(params), jnp.zeros(()))


def adamax_eps_outside(
    learning_rate: float = 0.1, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8
) -> Optimizer:
    """AdaMax with ε in the divisor: u ← max(β₂u, |g|); θ ← θ - ηm̂ / (u + ε)."""

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        u = jnp.maximum(b2 * state.u, jnp.abs(grad))
        m_hat = m / (1 - b1**t)
        return -learning_rate * m_hat / (u + eps), AdamaxState(m, u, t)

    return Optimizer(_zero_averages, update)


def adamax_eps_remembered(
    learning_rate: float = 0.1, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8
) -> Optimizer:
    """AdaMax with ε beside the older size: u ← max(β₂u + ε, |g|); θ ← θ - ηm̂ / u."""

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        u = jnp.maximum(b2 * state.u + eps, jnp.abs(grad))
        m_hat = m / (1 - b1**t)
        return -learning_rate * m_hat / u, AdamaxState(m, u, t)

    return Optimizer(_zero_averages, update)


def adamax_without_correction(
    learning_rate: float = 0.1, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8
) -> Optimizer:
    """AdaMax that takes m as it is, though it starts at 0: θ ← θ - ηm / (u + ε)."""

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        u = jnp.maximum(b2 * state.u, jnp.abs(grad))
        return -learning_rate * m / (u + eps), AdamaxState(m, u, t)

    return Optimizer(_zero_averages, update)


_T = r"t \leftarrow t + 1"
_M = r"m \leftarrow \beta_1 m + (1 - \beta_1)\,g"
_U = r"u \leftarrow \max(\beta_2 u, |g|)"
_M_HAT = r"\hat m \leftarrow m / (1 - \beta_1^t)"

ADAMAX_EPS_OUTSIDE = OptimizerSpec(
    id="adamax_eps_outside",
    name="AdaMax (ε outside)",
    rule=adamax_eps_outside,
    state=AdamaxState,
    corrects_bias=True,
    formula=(
        _T,
        _M,
        _U,
        _M_HAT,
        r"\theta \leftarrow \theta - \eta\,\frac{\hat m}{u + \varepsilon}",
    ),
    reference="keras.optimizers.Adamax",
    family="adaptive",
)

ADAMAX_EPS_REMEMBERED = OptimizerSpec(
    id="adamax_eps_remembered",
    name="AdaMax (ε remembered)",
    rule=adamax_eps_remembered,
    state=AdamaxState,
    corrects_bias=True,
    formula=(
        _T,
        _M,
        r"u \leftarrow \max(\beta_2 u + \varepsilon, |g|)",
        _M_HAT,
        r"\theta \leftarrow \theta - \eta\,\hat m / u",
    ),
    reference="paddle.optimizer.Adamax",
    family="adaptive",
)

ADAMAX_WITHOUT_CORRECTION = OptimizerSpec(
    id="adamax_without_correction",
    name="AdaMax without correction",
    rule=adamax_without_correction,
    state=AdamaxState,
    formula=(_T, _M, _U, r"\theta \leftarrow \theta - \eta\,\frac{m}{u + \varepsilon}"),
    reference="mlx.optimizers.Adamax",
    family="adaptive",
)
