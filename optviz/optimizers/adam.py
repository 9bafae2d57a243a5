"""Adam: running averages of the gradient and of its square, both corrected for their start at 0."""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


class AdamState(NamedTuple):
    """The two running averages and the number of gradients they have seen."""

    m: jax.Array
    v: jax.Array
    t: jax.Array


class AmsgradState(NamedTuple):
    """The two running averages, the largest v so far and the number of gradients seen."""

    m: jax.Array
    v: jax.Array
    v_max: jax.Array
    t: jax.Array


def zero_averages(params: jax.Array) -> AdamState:
    """Return the state of Adam before its first gradient."""
    return AdamState(m=jnp.zeros_like(params), v=jnp.zeros_like(params), t=jnp.zeros(()))


# The first lines of the formula of every rule that keeps these averages.
AVERAGES = (
    r"t \leftarrow t + 1",
    r"m \leftarrow \beta_1 m + (1 - \beta_1)\,g",
    r"v \leftarrow \beta_2 v + (1 - \beta_2)\,g^2",
)


def adam(
    learning_rate: float = 0.1, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8
) -> Optimizer:
    """m̂, v̂ are the corrected averages of g and g²; θ ← θ - ηm̂ / (√v̂ + ε)."""

    def init(params):
        return AdamState(m=jnp.zeros_like(params), v=jnp.zeros_like(params), t=jnp.zeros(()))

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        m_hat = m / (1 - b1**t)
        v_hat = v / (1 - b2**t)
        return -learning_rate * m_hat / (jnp.sqrt(v_hat) + eps), AdamState(m, v, t)

    return Optimizer(init, update)


def adam_eps_inside(
    learning_rate: float = 0.1, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8
) -> Optimizer:
    """Adam with ε under the root: θ ← θ - ηm̂ / √(v̂ + ε)."""

    def init(params):
        return AdamState(m=jnp.zeros_like(params), v=jnp.zeros_like(params), t=jnp.zeros(()))

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        m_hat = m / (1 - b1**t)
        v_hat = v / (1 - b2**t)
        return -learning_rate * m_hat / jnp.sqrt(v_hat + eps), AdamState(m, v, t)

    return Optimizer(init, update)


def amsgrad(
    learning_rate: float = 0.1, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8
) -> Optimizer:
    """Adam whose v never falls: v̂ is the corrected largest v so far; θ ← θ - ηm̂ / (√v̂ + ε)."""

    def init(params):
        zeros = jnp.zeros_like(params)
        return AmsgradState(m=zeros, v=zeros, v_max=zeros, t=jnp.zeros(()))

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        v_max = jnp.maximum(state.v_max, v)
        m_hat = m / (1 - b1**t)
        v_hat = v_max / (1 - b2**t)
        return -learning_rate * m_hat / (jnp.sqrt(v_hat) + eps), AmsgradState(m, v, v_max, t)

    return Optimizer(init, update)


ADAM = OptimizerSpec(
    id="adam",
    name="Adam",
    rule=adam,
    state=AdamState,
    corrects_bias=True,
    formula=(
        r"t \leftarrow t + 1",
        r"m \leftarrow \beta_1 m + (1 - \beta_1)\,g",
        r"v \leftarrow \beta_2 v + (1 - \beta_2)\,g^2",
        r"\hat m \leftarrow m / (1 - \beta_1^t)",
        r"\hat v \leftarrow v / (1 - \beta_2^t)",
        r"\theta \leftarrow \theta - \eta\,\frac{\hat m}{\sqrt{\hat v} + \varepsilon}",
    ),
    reference="Kingma and Ba 2015, algorithm 1",
    family="adaptive",
)

ADAM_EPS_INSIDE = OptimizerSpec(
    id="adam_eps_inside",
    name="Adam (ε inside)",
    rule=adam_eps_inside,
    state=AdamState,
    corrects_bias=True,
    formula=(
        r"t \leftarrow t + 1",
        r"m \leftarrow \beta_1 m + (1 - \beta_1)\,g",
        r"v \leftarrow \beta_2 v + (1 - \beta_2)\,g^2",
        r"\hat m \leftarrow m / (1 - \beta_1^t)",
        r"\hat v \leftarrow v / (1 - \beta_2^t)",
        r"\theta \leftarrow \theta - \eta\,\frac{\hat m}{\sqrt{\hat v + \varepsilon}}",
    ),
    reference="optax.adam(eps_root=ε, eps=0)",
    family="adaptive",
)

AMSGRAD = OptimizerSpec(
    id="amsgrad",
    name="AMSGrad",
    rule=amsgrad,
    state=AmsgradState,
    corrects_bias=True,
    formula=(
        r"t \leftarrow t + 1",
        r"m \leftarrow \beta_1 m + (1 - \beta_1)\,g",
        r"v \leftarrow \beta_2 v + (1 - \beta_2)\,g^2",
        r"v_{\max} \leftarrow \max(v_{\max}, v)",
        r"\hat m \leftarrow m / (1 - \beta_1^t)",
        r"\hat v \leftarrow v_{\max} / (1 - \beta_2^t)",
        r"\theta \leftarrow \theta - \eta\,\frac{\hat m}{\sqrt{\hat v} + \varepsilon}",
    ),
    reference="Reddi, Kale and Kumar 2018; torch.optim.Adam(amsgrad=True)",
    family="adaptive",
)
