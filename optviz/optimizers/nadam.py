"""NAdam: Adam that looks ahead, as Nesterov's momentum does."""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.adam import AVERAGES, AdamState, zero_averages
from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


class NadamState(NamedTuple):
    """The two running averages, the number of gradients seen, and the product of all μ so far."""

    m: jax.Array
    v: jax.Array
    t: jax.Array
    mu_product: jax.Array


def nadam(
    learning_rate: float = 0.1,
    b1: float = 0.9,
    b2: float = 0.999,
    eps: float = 1e-8,
    momentum_decay: float = 0.004,
) -> Optimizer:
    """Adam whose m̂ looks one step ahead, with a momentum μ that grows from ½β₁ to β₁."""

    def init(params):
        zeros = jnp.zeros_like(params)
        return NadamState(m=zeros, v=zeros, t=jnp.zeros(()), mu_product=jnp.ones(()))

    def update(grad, state, params):
        t = state.t + 1
        mu = b1 * (1 - 0.5 * 0.96 ** (t * momentum_decay))
        mu_next = b1 * (1 - 0.5 * 0.96 ** ((t + 1) * momentum_decay))
        mu_product = state.mu_product * mu
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        m_hat = mu_next * m / (1 - mu_product * mu_next) + (1 - mu) * grad / (1 - mu_product)
        v_hat = v / (1 - b2**t)
        step = m_hat / (jnp.sqrt(v_hat) + eps)
        return -learning_rate * step, NadamState(m, v, t, mu_product)

    return Optimizer(init, update)


def nadam_constant(
    learning_rate: float = 0.1, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8
) -> Optimizer:
    """Adam whose m̂ looks one step ahead, with the constant momentum β₁."""

    def init(params):
        return AdamState(m=jnp.zeros_like(params), v=jnp.zeros_like(params), t=jnp.zeros(()))

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        m_hat = b1 * m / (1 - b1 ** (t + 1)) + (1 - b1) * grad / (1 - b1**t)
        v_hat = v / (1 - b2**t)
        return -learning_rate * m_hat / (jnp.sqrt(v_hat) + eps), AdamState(m, v, t)

    return Optimizer(init, update)


def nadam_one_power(
    learning_rate: float = 0.1, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8
) -> Optimizer:
    """NAdam with the constant momentum β₁, whose m is corrected one power short."""

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        m_hat = (b1 * m + (1 - b1) * grad) / (1 - b1**t)
        v_hat = v / (1 - b2**t)
        return -learning_rate * m_hat / (jnp.sqrt(v_hat) + eps), AdamState(m, v, t)

    return Optimizer(zero_averages, update)


NADAM = OptimizerSpec(
    id="nadam",
    name="NAdam",
    rule=nadam,
    state=NadamState,
    corrects_bias=True,
    formula=(
        r"t \leftarrow t + 1",
        r"\mu \leftarrow \beta_1 (1 - \tfrac12\,0.96^{t\psi})",
        r"\mu' \leftarrow \beta_1 (1 - \tfrac12\,0.96^{(t + 1)\psi})",
        r"\Pi \leftarrow \Pi\,\mu",
        r"m \leftarrow \beta_1 m + (1 - \beta_1)\,g",
        r"v \leftarrow \beta_2 v + (1 - \beta_2)\,g^2",
        r"\hat m \leftarrow \frac{\mu' m}{1 - \Pi\mu'} + \frac{(1 - \mu)\,g}{1 - \Pi}",
        r"\hat v \leftarrow v / (1 - \beta_2^t)",
        r"\Delta \leftarrow \frac{\hat m}{\sqrt{\hat v} + \varepsilon}",
        r"\theta \leftarrow \theta - \eta\,\Delta",
    ),
    reference="Dozat 2016; torch.optim.NAdam",
    family="adaptive",
)

NADAM_CONSTANT = OptimizerSpec(
    id="nadam_constant",
    name="NAdam (constant μ)",
    rule=nadam_constant,
    state=AdamState,
    corrects_bias=True,
    formula=(
        r"t \leftarrow t + 1",
        r"m \leftarrow \beta_1 m + (1 - \beta_1)\,g",
        r"v \leftarrow \beta_2 v + (1 - \beta_2)\,g^2",
        r"\hat m \leftarrow \frac{\beta_1 m}{1 - \beta_1^{t+1}}"
        r" + \frac{(1 - \beta_1)\,g}{1 - \beta_1^t}",
        r"\hat v \leftarrow v / (1 - \beta_2^t)",
        r"\theta \leftarrow \theta - \eta\,\frac{\hat m}{\sqrt{\hat v} + \varepsilon}",
    ),
    reference="Dozat 2016; optax.nadam",
    family="adaptive",
)

NADAM_ONE_POWER = OptimizerSpec(
    id="nadam_one_power",
    name="NAdam (one power short)",
    rule=nadam_one_power,
    state=AdamState,
    corrects_bias=True,
    formula=(
        *AVERAGES,
        r"\hat m \leftarrow \frac{\beta_1 m + (1 - \beta_1)\,g}{1 - \beta_1^t}",
        r"\hat v \leftarrow v / (1 - \beta_2^t)",
        r"\theta \leftarrow \theta - \eta\,\frac{\hat m}{\sqrt{\hat v} + \varepsilon}",
    ),
    reference="river.optim.Nadam",
    family="adaptive",
)
