"""Adam as libraries have it: the corrections in the rate, so that ε is not corrected; or none."""

import jax
import jax.numpy as jnp

from optviz.optimizers.adam import AVERAGES, AdamState, AmsgradState, zero_averages
from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


def zero_amsgrad(params: jax.Array) -> AmsgradState:
    """Return the state of AMSGrad before its first gradient."""
    zeros = jnp.zeros_like(params)
    return AmsgradState(m=zeros, v=zeros, v_max=zeros, t=jnp.zeros(()))


def adam_uncorrected_eps(
    learning_rate: float = 0.1,
    b1: float = 0.9,
    b2: float = 0.999,
    eps: float = 1e-8,
    weight_decay: float = 0.0,
) -> Optimizer:
    """Adam whose ε counts as ε / √(1 - β₂ᵗ): 32 times as much in the first step."""

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        correction = jnp.sqrt(1 - b2**t) / (1 - b1**t)
        step = correction * m / (jnp.sqrt(v) + eps) + weight_decay * params
        return -learning_rate * step, AdamState(m, v, t)

    return Optimizer(zero_averages, update)


def adamw_unscaled(
    learning_rate: float = 0.1,
    b1: float = 0.9,
    b2: float = 0.999,
    eps: float = 1e-8,
    weight_decay: float = 0.01,
) -> Optimizer:
    """Adam (uncorrected ε), and θ shrinks by λθ whatever the rate is."""

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        rate = learning_rate * jnp.sqrt(1 - b2**t) / (1 - b1**t)
        return -rate * m / (jnp.sqrt(v) + eps) - weight_decay * params, AdamState(m, v, t)

    return Optimizer(zero_averages, update)


def adamw_without_correction(
    learning_rate: float = 0.1,
    b1: float = 0.9,
    b2: float = 0.999,
    eps: float = 1e-8,
    weight_decay: float = 0.01,
) -> Optimizer:
    """AdamW that takes m and v as they are, though both start at 0."""

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        step = m / (jnp.sqrt(v) + eps) + weight_decay * params
        return -learning_rate * step, AdamState(m, v, t)

    return Optimizer(zero_averages, update)


def amsgrad_uncorrected_eps(
    learning_rate: float = 0.1, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8
) -> Optimizer:
    """AMSGrad with the corrections in the rate."""

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        v_max = jnp.maximum(state.v_max, v)
        rate = learning_rate * jnp.sqrt(1 - b2**t) / (1 - b1**t)
        return -rate * m / (jnp.sqrt(v_max) + eps), AmsgradState(m, v, v_max, t)

    return Optimizer(zero_amsgrad, update)


def amsgrad_corrected(
    learning_rate: float = 0.1, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8
) -> Optimizer:
    """AMSGrad that keeps the largest corrected v̂, which the first steps make large."""

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        m_hat = m / (1 - b1**t)
        v_max = jnp.maximum(state.v_max, v / (1 - b2**t))
        return -learning_rate * m_hat / (jnp.sqrt(v_max) + eps), AmsgradState(m, v, v_max, t)

    return Optimizer(zero_amsgrad, update)


_RATE = r"r \leftarrow \eta\,\frac{\sqrt{1 - \beta_2^t}}{1 - \beta_1^t}"

ADAM_UNCORRECTED_EPS = OptimizerSpec(
    id="adam_uncorrected_eps",
    name="Adam (ε uncorrected)",
    rule=adam_uncorrected_eps,
    state=AdamState,
    corrects_bias=True,
    formula=(
        *AVERAGES,
        r"c \leftarrow \frac{\sqrt{1 - \beta_2^t}}{1 - \beta_1^t}",
        r"\theta \leftarrow \theta - \eta\left(c\,\frac{m}{\sqrt{v} + \varepsilon}"
        r" + \lambda\theta\right)",
    ),
    reference="Kingma and Ba 2015, end of section 2; keras.optimizers.Adam",
    family="adaptive",
)

ADAMW_UNSCALED = OptimizerSpec(
    id="adamw_unscaled",
    name="AdamW (decay without η)",
    rule=adamw_unscaled,
    state=AdamState,
    corrects_bias=True,
    formula=(
        *AVERAGES,
        _RATE,
        r"\theta \leftarrow \theta - r\,\frac{m}{\sqrt{v} + \varepsilon} - \lambda\theta",
    ),
    reference="Loshchilov and Hutter 2019, algorithm 2; chainer.optimizers.AdamW",
    family="adaptive",
)

ADAMW_WITHOUT_CORRECTION = OptimizerSpec(
    id="adamw_without_correction",
    name="AdamW without correction",
    rule=adamw_without_correction,
    state=AdamState,
    formula=(
        *AVERAGES,
        r"\theta \leftarrow \theta - \eta\left(\frac{m}{\sqrt{v} + \varepsilon}"
        r" + \lambda\theta\right)",
    ),
    reference="mlx.optimizers.AdamW",
    family="adaptive",
)

AMSGRAD_UNCORRECTED_EPS = OptimizerSpec(
    id="amsgrad_uncorrected_eps",
    name="AMSGrad (ε uncorrected)",
    rule=amsgrad_uncorrected_eps,
    state=AmsgradState,
    corrects_bias=True,
    formula=(
        *AVERAGES,
        r"v_{\max} \leftarrow \max(v_{\max}, v)",
        _RATE,
        r"\theta \leftarrow \theta - r\,\frac{m}{\sqrt{v_{\max}} + \varepsilon}",
    ),
    reference="keras.optimizers.Adam(amsgrad=True)",
    family="adaptive",
)

AMSGRAD_CORRECTED = OptimizerSpec(
    id="amsgrad_corrected",
    name="AMSGrad (largest v̂)",
    rule=amsgrad_corrected,
    state=AmsgradState,
    corrects_bias=True,
    formula=(
        *AVERAGES,
        r"\hat m \leftarrow m / (1 - \beta_1^t)",
        r"v_{\max} \leftarrow \max(v_{\max}, v / (1 - \beta_2^t))",
        r"\theta \leftarrow \theta - \eta\,\frac{\hat m}{\sqrt{v_{\max}} + \varepsilon}",
    ),
    reference="optax.amsgrad",
    family="adaptive",
)
