"""Adafactor of a vector as libraries have it: its rate is capped, and its update averaged."""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.muon_forms import rounded
from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


class AdafactorState(NamedTuple):
    """The running average of the squared gradients, and the number of gradients seen."""

    v: jax.Array
    t: jax.Array


class AveragedAdafactorState(NamedTuple):
    """The running averages of the squared gradients and of the updates, and the count."""

    v: jax.Array
    m: jax.Array
    t: jax.Array


def root_mean_square(x: jax.Array) -> jax.Array:
    """Return the root of the mean of the squares."""
    return jnp.sqrt(jnp.mean(x**2))


def in_single(x: jax.Array) -> jax.Array:
    """Round to single precision."""
    return jax.lax.reduce_precision(x, exponent_bits=8, mantissa_bits=23)


def adafactor_capped(learning_rate: float = 0.1, decay_rate: float = 0.8) -> Optimizer:
    """Adafactor whose rate is at most 1 / √t."""

    def init(params):
        return AdafactorState(v=jnp.zeros_like(params), t=jnp.zeros(()))

    def update(grad, state, params):
        t = state.t + 1
        share = t**-decay_rate
        v = (1 - share) * state.v + share * (grad**2 + 1e-30)
        u = grad / jnp.sqrt(v)
        length = root_mean_square(u)
        size = root_mean_square(params)
        rate = jnp.minimum(learning_rate, 1 / jnp.sqrt(t)) * jnp.maximum(size, 0.001)
        return -rate * u / jnp.maximum(length, 1), AdafactorState(v, t)

    return Optimizer(init, update)


def adafactor_single_means(learning_rate: float = 0.1, decay_rate: float = 0.8) -> Optimizer:
    """Adafactor whose rate is at most 1 / √t, and whose means are rounded to single precision."""

    def init(params):
        return AdafactorState(v=jnp.zeros_like(params), t=jnp.zeros(()))

    def update(grad, state, params):
        t = state.t + 1
        share = t**-decay_rate
        v = (1 - share) * state.v + share * (grad**2 + 1e-30)
        u = grad / jnp.sqrt(v)
        length = jnp.sqrt(in_single(jnp.mean(u**2)))
        size = jnp.sqrt(in_single(jnp.mean(params**2)))
        rate = jnp.minimum(learning_rate, 1 / jnp.sqrt(t)) * jnp.maximum(size, 0.001)
        return -rate * u / jnp.maximum(length, 1), AdafactorState(v, t)

    return Optimizer(init, update)


def adafactor_averaged(b1: float = 0.9, decay_rate: float = 0.8) -> Optimizer:
    """Adafactor with its own rate, min(0.01, 1 / √t), and an average of its updates in bfloat16."""

    def init(params):
        zeros = jnp.zeros_like(params)
        return AveragedAdafactorState(v=zeros, m=zeros, t=jnp.zeros(()))

    def update(grad, state, params):
        t = state.t + 1
        share = jnp.maximum(t**-decay_rate, 0.001)
        v = (1 - share) * state.v + share * (grad**2 + 1e-30)
        u = grad / jnp.sqrt(v)
        length = root_mean_square(u)
        size = root_mean_square(params)
        rate = jnp.minimum(0.01, 1 / jnp.sqrt(t)) * jnp.maximum(size, 0.001)
        moved = rounded(rate * u / jnp.maximum(length, 1))
        m = rounded(state.m + (1 - b1) * (moved - state.m))
        return -m, AveragedAdafactorState(v, m, t)

    return Optimizer(init, update)


_LINES = (
    r"t \leftarrow t + 1",
    r"v \leftarrow (1 - t^{-\rho})\,v + t^{-\rho} g^2",
    r"u \leftarrow \frac{g}{\sqrt{v}} \Big/ \max(1, \operatorname{RMS}(g / \sqrt{v}))",
)

ADAFACTOR_CAPPED = OptimizerSpec(
    id="adafactor_capped",
    name="Adafactor (capped)",
    rule=adafactor_capped,
    state=AdafactorState,
    formula=(
        *_LINES,
        r"r \leftarrow \min(\eta, 1 / \sqrt{t})\,\max(10^{-3}, \operatorname{RMS}(\theta))",
        r"\theta \leftarrow \theta - r\,u",
    ),
    reference="Shazeer and Stern 2018, algorithm 5; torch.optim.Adafactor",
    family="adaptive",
)

ADAFACTOR_SINGLE_MEANS = OptimizerSpec(
    id="adafactor_single_means",
    name="Adafactor (Keras)",
    rule=adafactor_single_means,
    state=AdafactorState,
    formula=ADAFACTOR_CAPPED.formula,
    reference="Shazeer and Stern 2018, algorithm 5; keras.optimizers.Adafactor",
    family="adaptive",
)

ADAFACTOR_AVERAGED = OptimizerSpec(
    id="adafactor_averaged",
    name="Adafactor (averaged)",
    rule=adafactor_averaged,
    state=AveragedAdafactorState,
    formula=(
        *_LINES,
        r"r \leftarrow \min(0.01, 1 / \sqrt{t})\,\max(10^{-3}, \operatorname{RMS}(\theta))",
        r"m \leftarrow \beta_1 m + (1 - \beta_1)\,r\,u",
        r"\theta \leftarrow \theta - m",
    ),
    reference="Shazeer and Stern 2018; pytorch_optimizer.AdaFactor",
    family="adaptive",
)
