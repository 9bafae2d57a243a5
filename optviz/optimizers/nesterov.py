"""Nesterov's accelerated gradient: the gradient is taken where momentum alone would lead.

The look-ahead forms use one gradient for a step, the one at the look-ahead point.
"""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.momentum import MomentumState
from optviz.optimizers.optimizer import Objective, Optimizer, OptimizerSpec


class NesterovState(NamedTuple):
    """The velocity, the look-ahead point and the gradient there."""

    v: jax.Array
    look_ahead: jax.Array
    look_ahead_grad: jax.Array


class NesterovAverageState(NamedTuple):
    """The running average of the gradient, the look-ahead point and the gradient there."""

    m: jax.Array
    look_ahead: jax.Array
    look_ahead_grad: jax.Array


def nesterov(objective: Objective, learning_rate: float = 0.1, decay: float = 0.9) -> Optimizer:
    """Nesterov as a velocity: v ← βv - η∇f(θ + βv); θ ← θ + v."""
    gradient = jax.grad(objective)

    def init(params):
        return NesterovState(jnp.zeros_like(params), params, jnp.zeros_like(params))

    def update(grad, state, params):
        look_ahead = params + decay * state.v
        look_ahead_grad = gradient(look_ahead)
        v = decay * state.v - learning_rate * look_ahead_grad
        return v, NesterovState(v, look_ahead, look_ahead_grad)

    return Optimizer(init, update)


def nesterov_average(
    objective: Objective, learning_rate: float = 0.1, decay: float = 0.9
) -> Optimizer:
    """Nesterov as an average: m ← βm + (1 - β)∇f(θ - ηβm); θ ← θ - ηm."""
    gradient = jax.grad(objective)

    def init(params):
        return NesterovAverageState(jnp.zeros_like(params), params, jnp.zeros_like(params))

    def update(grad, state, params):
        look_ahead = params - learning_rate * decay * state.m
        look_ahead_grad = gradient(look_ahead)
        m = decay * state.m + (1 - decay) * look_ahead_grad
        return -learning_rate * m, NesterovAverageState(m, look_ahead, look_ahead_grad)

    return Optimizer(init, update)


def nesterov_torch(learning_rate: float = 0.1, decay: float = 0.9) -> Optimizer:
    """Nesterov whose θ is the look-ahead point itself: v ← βv + g; θ ← θ - η(g + βv)."""

    def init(params):
        return MomentumState(v=jnp.zeros_like(params))

    def update(grad, state, params):
        v = decay * state.v + grad
        return -learning_rate * (grad + decay * v), MomentumState(v)

    return Optimizer(init, update)


NESTEROV = OptimizerSpec(
    id="nesterov",
    name="Nesterov",
    rule=nesterov,
    state=NesterovState,
    formula=(
        r"\tilde\theta \leftarrow \theta + \beta v",
        r"\tilde g \leftarrow \nabla f(\tilde\theta)",
        r"v \leftarrow \beta v - \eta\,\tilde g",
        r"\theta \leftarrow \theta + v",
    ),
    reference="Nesterov 1983; Sutskever et al. 2013, equations 3 and 4",
    family="momentum",
)

NESTEROV_AVERAGE = OptimizerSpec(
    id="nesterov_average",
    name="Nesterov (average)",
    rule=nesterov_average,
    state=NesterovAverageState,
    formula=(
        r"\tilde\theta \leftarrow \theta - \eta\beta m",
        r"\tilde g \leftarrow \nabla f(\tilde\theta)",
        r"m \leftarrow \beta m + (1 - \beta)\,\tilde g",
        r"\theta \leftarrow \theta - \eta\,m",
    ),
    reference="Prince, Understanding Deep Learning, equation 6.12 with its errata",
    family="momentum",
)

NESTEROV_TORCH = OptimizerSpec(
    id="nesterov_torch",
    name="Nesterov (PyTorch)",
    rule=nesterov_torch,
    state=MomentumState,
    formula=(
        r"v \leftarrow \beta v + g",
        r"\theta \leftarrow \theta - \eta\,(g + \beta v)",
    ),
    reference="torch.optim.SGD(nesterov=True); Bengio et al. 2013",
    family="momentum",
)
