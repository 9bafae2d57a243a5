"""Momentum in the three conventions found in books.

For a constant learning rate all three give the same path when the rates are converted: the
velocity form takes the same rate as the accumulating form, the averaging form takes the
accumulating form's rate divided by 1 - β.
"""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


class MomentumState(NamedTuple):
    """The accumulated gradient, or the velocity."""

    v: jax.Array


class AverageState(NamedTuple):
    """The running average of the gradient."""

    m: jax.Array


def momentum(learning_rate: float = 0.1, decay: float = 0.9) -> Optimizer:
    """Momentum that accumulates: v ← βv + g; θ ← θ - ηv."""

    def init(params):
        return MomentumState(v=jnp.zeros_like(params))

    def update(grad, state, params):
        v = decay * state.v + grad
        return -learning_rate * v, MomentumState(v)

    return Optimizer(init, update)


def momentum_velocity(learning_rate: float = 0.1, decay: float = 0.9) -> Optimizer:
    """Momentum as a velocity: v ← βv - ηg; θ ← θ + v."""

    def init(params):
        return MomentumState(v=jnp.zeros_like(params))

    def update(grad, state, params):
        v = decay * state.v - learning_rate * grad
        return v, MomentumState(v)

    return Optimizer(init, update)


def momentum_average(learning_rate: float = 0.1, decay: float = 0.9) -> Optimizer:
    """Momentum as an average: m ← βm + (1 - β)g; θ ← θ - ηm."""

    def init(params):
        return AverageState(m=jnp.zeros_like(params))

    def update(grad, state, params):
        m = decay * state.m + (1 - decay) * grad
        return -learning_rate * m, AverageState(m)

    return Optimizer(init, update)


MOMENTUM = OptimizerSpec(
    id="momentum",
    name="Momentum",
    rule=momentum,
    state=MomentumState,
    formula=(
        r"v \leftarrow \beta v + g",
        r"\theta \leftarrow \theta - \eta\,v",
    ),
    reference="Polyak 1964; Zhang et al., Dive into Deep Learning, equation 12.6.2",
    family="momentum",
)

MOMENTUM_VELOCITY = OptimizerSpec(
    id="momentum_velocity",
    name="Momentum (velocity)",
    rule=momentum_velocity,
    state=MomentumState,
    formula=(
        r"v \leftarrow \beta v - \eta\,g",
        r"\theta \leftarrow \theta + v",
    ),
    reference="Goodfellow et al., Deep Learning, algorithm 8.2",
    family="momentum",
)

MOMENTUM_AVERAGE = OptimizerSpec(
    id="momentum_average",
    name="Momentum (average)",
    rule=momentum_average,
    state=AverageState,
    formula=(
        r"m \leftarrow \beta m + (1 - \beta)\,g",
        r"\theta \leftarrow \theta - \eta\,m",
    ),
    reference="Prince, Understanding Deep Learning, equation 6.11",
    family="momentum",
)
