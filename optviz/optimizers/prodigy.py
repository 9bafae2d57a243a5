"""Prodigy without bias correction: Adam that finds its rate from how far it has come."""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


class ProdigyState(NamedTuple):
    """The estimate d of the distance, both averages, the sums behind d, and the first point."""

    d: jax.Array
    m: jax.Array
    v: jax.Array
    r: jax.Array
    s: jax.Array
    origin: jax.Array


def prodigy_uncorrected(
    learning_rate: float = 1.0,
    b1: float = 0.9,
    b2: float = 0.999,
    eps: float = 1e-8,
    initial_rate: float = 1e-6,
) -> Optimizer:
    """Prodigy: Adam with the rate ηd, where d grows to the distance that the path has to go."""

    def init(params):
        zeros, d = jnp.zeros_like(params), jnp.asarray(initial_rate, float)
        return ProdigyState(d=d, m=zeros, v=zeros, r=jnp.zeros(()), s=zeros, origin=params)

    def update(grad, state, params):
        rate = state.d * learning_rate
        m = b1 * state.m + (1 - b1) * state.d * grad
        v = b2 * state.v + (1 - b2) * state.d**2 * grad**2
        weight = state.d / initial_rate * rate
        r = jnp.sqrt(b2) * state.r + weight * jnp.dot(grad, state.origin - params)
        s = jnp.sqrt(b2) * state.s + weight * grad
        total = jnp.sum(jnp.abs(s))
        d = jnp.where(total > 0, jnp.maximum(state.d, r / total), state.d)
        return -rate * m / (jnp.sqrt(v) + d * eps), ProdigyState(d, m, v, r, s, state.origin)

    return Optimizer(init, update)


PRODIGY_UNCORRECTED = OptimizerSpec(
    id="prodigy_uncorrected",
    name="Prodigy (uncorrected)",
    rule=prodigy_uncorrected,
    state=ProdigyState,
    formula=(
        r"m \leftarrow \beta_1 m + (1 - \beta_1)\,d\,g",
        r"v \leftarrow \beta_2 v + (1 - \beta_2)\,d^2 g^2",
        r"w \leftarrow \eta\,d^2 / d_0",
        r"r \leftarrow \sqrt{\beta_2}\,r + w\,g \cdot (\theta_0 - \theta)",
        r"s \leftarrow \sqrt{\beta_2}\,s + w\,g",
        r"d' \leftarrow \max(d, r / \lVert s\rVert_1)",
        r"\theta \leftarrow \theta - \eta\,d\,\frac{m}{\sqrt{v} + d'\varepsilon}",
        r"d \leftarrow d'",
    ),
    reference="Mishchenko and Defazio 2024, algorithm 4; pytorch_optimizer.Prodigy",
    family="adaptive",
)
