"""Nesterov's momentum whose stored point is the looked-ahead one, as libraries write it."""

import jax.numpy as jnp

from optviz.optimizers.momentum import AverageState, MomentumState
from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


def nesterov_folded(learning_rate: float = 0.1, decay: float = 0.9) -> Optimizer:
    """Nesterov that keeps each step's own rate: v ← βv - ηg; θ ← θ + βv - ηg."""

    def init(params):
        return MomentumState(v=jnp.zeros_like(params))

    def update(grad, state, params):
        v = decay * state.v - learning_rate * grad
        return decay * v - learning_rate * grad, MomentumState(v)

    return Optimizer(init, update)


def nesterov_twice_folded(learning_rate: float = 0.05, decay: float = 0.9) -> Optimizer:
    """Nesterov whose formula for the old velocity was given the new one: a step 1 + β + β² long."""

    def init(params):
        return MomentumState(v=jnp.zeros_like(params))

    def update(grad, state, params):
        v = decay * state.v - learning_rate * grad
        return decay**2 * v - (1 + decay) * learning_rate * grad, MomentumState(v)

    return Optimizer(init, update)


def nesterov_average_folded(
    learning_rate: float = 0.1, decay: float = 0.9, weight_decay: float = 0.0
) -> Optimizer:
    """Nesterov as an average of g + λθ: m ← βm + (1 - β)g; θ ← θ - η(βm + (1 - β)g)."""

    def init(params):
        return AverageState(m=jnp.zeros_like(params))

    def update(grad, state, params):
        grad = grad + weight_decay * params
        m = decay * state.m + (1 - decay) * grad
        return -learning_rate * (decay * m + (1 - decay) * grad), AverageState(m)

    return Optimizer(init, update)


NESTEROV_FOLDED = OptimizerSpec(
    id="nesterov_folded",
    name="Nesterov (Keras)",
    rule=nesterov_folded,
    state=MomentumState,
    formula=(
        r"v \leftarrow \beta v - \eta\,g",
        r"\theta \leftarrow \theta + \beta v - \eta\,g",
    ),
    reference="keras.optimizers.SGD(nesterov=True); Bengio et al. 2013",
    family="momentum",
)

NESTEROV_TWICE_FOLDED = OptimizerSpec(
    id="nesterov_twice_folded",
    name="Nesterov (Chainer)",
    rule=nesterov_twice_folded,
    state=MomentumState,
    formula=(
        r"v \leftarrow \beta v - \eta\,g",
        r"\theta \leftarrow \theta + \beta^2 v - (1 + \beta)\,\eta\,g",
    ),
    reference="chainer.optimizers.NesterovAG; Chainer's issue 4274",
    family="momentum",
)

NESTEROV_AVERAGE_FOLDED = OptimizerSpec(
    id="nesterov_average_folded",
    name="Nesterov (folded average)",
    rule=nesterov_average_folded,
    state=AverageState,
    formula=(
        r"g \leftarrow g + \lambda\theta",
        r"m \leftarrow \beta m + (1 - \beta)\,g",
        r"\theta \leftarrow \theta - \eta\,(\beta m + (1 - \beta)\,g)",
    ),
    reference="mlx.optimizers.Muon of a vector",
    family="momentum",
)
