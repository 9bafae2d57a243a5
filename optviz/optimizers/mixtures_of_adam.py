"""Adam with other mixtures of averages and gradients: QHAdam, Adan of its paper, AdaBelief."""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.adam import AVERAGES, AdamState, zero_averages
from optviz.optimizers.optimizer import Optimizer, OptimizerSpec
from optviz.optimizers.radam import LENGTH_AND_FACTOR


class AdanState(NamedTuple):
    """The averages of the gradient, its change and its square, the last gradient, and the count."""

    m: jax.Array
    v: jax.Array
    n: jax.Array
    p: jax.Array
    t: jax.Array


def qhadam(
    learning_rate: float = 0.1,
    b1: float = 0.9,
    b2: float = 0.999,
    eps: float = 1e-8,
    nu1: float = 0.7,
    nu2: float = 1.0,
) -> Optimizer:
    """Adam whose m̂ and v̂ are mixed with g and g², by 1 - ν₁ and 1 - ν₂."""

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        m_hat = nu1 * m / (1 - b1**t) + (1 - nu1) * grad
        v_hat = nu2 * v / (1 - b2**t) + (1 - nu2) * grad**2
        return -learning_rate * m_hat / (jnp.sqrt(v_hat) + eps), AdamState(m, v, t)

    return Optimizer(zero_averages, update)


def adan_paper(
    learning_rate: float = 0.1,
    b1: float = 0.98,
    b2: float = 0.92,
    b3: float = 0.99,
    eps: float = 1e-8,
) -> Optimizer:
    """Adan as in its paper: the change of the gradient weighs β₂, in optax 1 - β₂."""

    def init(params):
        zeros = jnp.zeros_like(params)
        return AdanState(m=zeros, v=zeros, n=zeros, p=zeros, t=jnp.zeros(()))

    def update(grad, state, params):
        t = state.t + 1
        change = jnp.where(t > 1, grad - state.p, 0)
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * change
        n = b3 * state.n + (1 - b3) * (grad + b2 * change) ** 2
        m_hat = m / (1 - b1**t) + b2 * v / (1 - b2**t)
        n_hat = n / (1 - b3**t)
        return -learning_rate * m_hat / (jnp.sqrt(n_hat) + eps), AdanState(m, v, n, grad, t)

    return Optimizer(init, update)


def adabelief_rectified(
    learning_rate: float = 0.1, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8
) -> Optimizer:
    """AdaBelief that waits for its v as RAdam does, with ε added to v at every step too."""

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * (grad - m) ** 2 + eps
        m_hat = m / (1 - b1**t)
        rho_max = 2 / (1 - b2) - 1
        rho = rho_max - 2 * t * b2**t / (1 - b2**t)
        r = jnp.sqrt((rho - 4) * (rho - 2) * rho_max / ((rho_max - 4) * (rho_max - 2) * rho))
        adapted = r * jnp.sqrt(1 - b2**t) * m_hat / (jnp.sqrt(v) + eps)
        return -learning_rate * jnp.where(rho > 5, adapted, m_hat), AdamState(m, v, t)

    return Optimizer(zero_averages, update)


QHADAM = OptimizerSpec(
    id="qhadam",
    name="QHAdam",
    rule=qhadam,
    state=AdamState,
    corrects_bias=True,
    formula=(
        *AVERAGES,
        r"\hat m \leftarrow \nu_1 m / (1 - \beta_1^t) + (1 - \nu_1)\,g",
        r"\hat v \leftarrow \nu_2 v / (1 - \beta_2^t) + (1 - \nu_2)\,g^2",
        r"\theta \leftarrow \theta - \eta\,\frac{\hat m}{\sqrt{\hat v} + \varepsilon}",
    ),
    reference="Ma and Yarats 2019, equation 13",
    family="adaptive",
)

ADAN_PAPER = OptimizerSpec(
    id="adan_paper",
    name="Adan (paper)",
    rule=adan_paper,
    state=AdanState,
    corrects_bias=True,
    formula=(
        r"t \leftarrow t + 1",
        r"\Delta \leftarrow g - p \text{ if } t > 1 \text{ else } 0",
        r"m \leftarrow \beta_1 m + (1 - \beta_1)\,g",
        r"v \leftarrow \beta_2 v + (1 - \beta_2)\,\Delta",
        r"n \leftarrow \beta_3 n + (1 - \beta_3)\,(g + \beta_2\Delta)^2",
        r"p \leftarrow g",
        r"\hat m \leftarrow m / (1 - \beta_1^t) + \beta_2 v / (1 - \beta_2^t)",
        r"\theta \leftarrow \theta - \eta\,\frac{\hat m}"
        r"{\sqrt{n / (1 - \beta_3^t)} + \varepsilon}",
    ),
    reference="Xie et al. 2022, algorithm 1, with βs where the paper has 1 - β",
    family="adaptive",
)

ADABELIEF_RECTIFIED = OptimizerSpec(
    id="adabelief_rectified",
    name="AdaBelief (rectified)",
    rule=adabelief_rectified,
    state=AdamState,
    corrects_bias=True,
    formula=(
        *LENGTH_AND_FACTOR[:2],
        r"v \leftarrow \beta_2 v + (1 - \beta_2)\,(g - m)^2 + \varepsilon",
        *LENGTH_AND_FACTOR[3:],
        r"\Delta \leftarrow r\,\frac{\sqrt{1 - \beta_2^t}\,\hat m}{\sqrt{v} + \varepsilon}",
        r"\theta \leftarrow \theta - \eta\,(\Delta \text{ if } \rho > 5 \text{ else } \hat m)",
    ),
    reference="Zhuang et al. 2020, in the authors' code with rectify=True",
    family="adaptive",
)
