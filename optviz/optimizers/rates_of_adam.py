"""Adam whose rate of each coordinate is held back: by bounds, by its own average, by friction."""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.adam import AVERAGES, AdamState, zero_averages
from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


class AdamodState(NamedTuple):
    """The two running averages, that of the rates, and the number of gradients seen."""

    m: jax.Array
    v: jax.Array
    s: jax.Array
    t: jax.Array


class DiffgradState(NamedTuple):
    """The two running averages, the last gradient, and the number of gradients seen."""

    m: jax.Array
    v: jax.Array
    p: jax.Array
    t: jax.Array


def adabound(
    learning_rate: float = 0.1,
    b1: float = 0.9,
    b2: float = 0.999,
    eps: float = 1e-8,
    final_rate: float = 0.1,
    gamma: float = 1e-3,
) -> Optimizer:
    """Adam whose rates are kept between two bounds that both go to α, the rate of the end."""

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        free = learning_rate * jnp.sqrt(1 - b2**t) / (1 - b1**t) / (jnp.sqrt(v) + eps)
        low = final_rate * (1 - 1 / (gamma * t + 1))
        high = final_rate * (1 + 1 / (gamma * t))
        rate = jnp.minimum(jnp.maximum(free, low), high)
        return -rate * m, AdamState(m, v, t)

    return Optimizer(zero_averages, update)


def adamod(
    learning_rate: float = 0.1,
    b1: float = 0.9,
    b2: float = 0.999,
    b3: float = 0.9,
    eps: float = 1e-8,
) -> Optimizer:
    """Adam whose rates are at most their own running average, which starts at 0."""

    def init(params):
        zeros = jnp.zeros_like(params)
        return AdamodState(m=zeros, v=zeros, s=zeros, t=jnp.zeros(()))

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        free = learning_rate * jnp.sqrt(1 - b2**t) / (1 - b1**t) / (jnp.sqrt(v) + eps)
        s = b3 * state.s + (1 - b3) * free
        rate = jnp.minimum(free, s)
        return -rate * m, AdamodState(m, v, s, t)

    return Optimizer(init, update)


def diffgrad(
    learning_rate: float = 0.2, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8
) -> Optimizer:
    """Adam that brakes where the gradient hardly changes, down to half its step."""

    def init(params):
        zeros = jnp.zeros_like(params)
        return DiffgradState(m=zeros, v=zeros, p=zeros, t=jnp.zeros(()))

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        xi = 1 / (1 + jnp.exp(-jnp.abs(state.p - grad)))
        rate = learning_rate * jnp.sqrt(1 - b2**t) / (1 - b1**t)
        return -rate * xi * m / (jnp.sqrt(v) + eps), DiffgradState(m, v, grad, t)

    return Optimizer(init, update)


_FREE = (
    r"r \leftarrow \eta\,\frac{\sqrt{1 - \beta_2^t}}{1 - \beta_1^t}"
    r"\,\frac{1}{\sqrt{v} + \varepsilon}"
)

ADABOUND = OptimizerSpec(
    id="adabound",
    name="AdaBound",
    rule=adabound,
    state=AdamState,
    corrects_bias=True,
    formula=(
        *AVERAGES,
        _FREE,
        r"r \leftarrow \max\!\left(r, \alpha\left(1 - \frac{1}{\gamma t + 1}\right)\right)",
        r"r \leftarrow \min\!\left(r, \alpha\left(1 + \frac{1}{\gamma t}\right)\right)",
        r"\theta \leftarrow \theta - r\,m",
    ),
    reference="Luo et al. 2019, algorithm 2, in the authors' code",
    family="adaptive",
)

ADAMOD = OptimizerSpec(
    id="adamod",
    name="AdaMod",
    rule=adamod,
    state=AdamodState,
    corrects_bias=True,
    formula=(
        *AVERAGES,
        _FREE,
        r"s \leftarrow \beta_3 s + (1 - \beta_3)\,r",
        r"\theta \leftarrow \theta - \min(r, s)\,m",
    ),
    reference="Ding et al. 2019",
    family="adaptive",
)

DIFFGRAD = OptimizerSpec(
    id="diffgrad",
    name="diffGrad",
    rule=diffgrad,
    state=DiffgradState,
    corrects_bias=True,
    formula=(
        *AVERAGES,
        r"\xi \leftarrow \frac{1}{1 + e^{-|p - g|}}",
        r"p \leftarrow g",
        r"\theta \leftarrow \theta - \eta\,\frac{\sqrt{1 - \beta_2^t}}{1 - \beta_1^t}"
        r"\,\frac{\xi m}{\sqrt{v} + \varepsilon}",
    ),
    reference="Dubey et al. 2020",
    family="adaptive",
)
