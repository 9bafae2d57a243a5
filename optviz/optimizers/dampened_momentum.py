"""Momentum whose buffer takes in a part of each gradient only."""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.momentum import MomentumState
from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


class CountedMomentumState(NamedTuple):
    """The buffer and the number of gradients seen."""

    v: jax.Array
    t: jax.Array


def momentum_dampened(
    learning_rate: float = 0.1, decay: float = 0.9, dampening: float = 0.5
) -> Optimizer:
    """Momentum of damped gradients: v ← βv + (1 - δ)g; θ ← θ - ηv."""

    def init(params):
        return MomentumState(v=jnp.zeros_like(params))

    def update(grad, state, params):
        v = decay * state.v + (1 - dampening) * grad
        return -learning_rate * v, MomentumState(v)

    return Optimizer(init, update)


def momentum_dampened_later(
    learning_rate: float = 0.1, decay: float = 0.9, dampening: float = 0.5
) -> Optimizer:
    """Momentum of damped gradients, of which the first is taken in whole."""

    def init(params):
        return CountedMomentumState(v=jnp.zeros_like(params), t=jnp.zeros(()))

    def update(grad, state, params):
        t = state.t + 1
        v = decay * state.v + jnp.where(t > 1, (1 - dampening) * grad, grad)
        return -learning_rate * v, CountedMomentumState(v, t)

    return Optimizer(init, update)


MOMENTUM_DAMPENED = OptimizerSpec(
    id="momentum_dampened",
    name="Momentum (damped)",
    rule=momentum_dampened,
    state=MomentumState,
    formula=(
        r"v \leftarrow \beta v + (1 - \delta)\,g",
        r"\theta \leftarrow \theta - \eta\,v",
    ),
    reference="mlx.optimizers.SGD(dampening=δ)",
    family="momentum",
)

MOMENTUM_DAMPENED_LATER = OptimizerSpec(
    id="momentum_dampened_later",
    name="Momentum (damped from step 2)",
    rule=momentum_dampened_later,
    state=CountedMomentumState,
    formula=(
        r"t \leftarrow t + 1",
        r"v \leftarrow \beta v + ((1 - \delta)\,g \text{ if } t > 1 \text{ else } g)",
        r"\theta \leftarrow \theta - \eta\,v",
    ),
    reference="torch.optim.SGD(dampening=δ)",
    family="momentum",
)
