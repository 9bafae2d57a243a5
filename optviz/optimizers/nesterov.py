"""Nesterov's accelerated gradient: the gradient is taken where momentum alone would lead."""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


class NesterovState(NamedTuple):
    """The velocity, the look-ahead point and the gradient there."""

    v: jax.Array
    look_ahead: jax.Array
    look_ahead_grad: jax.Array


def nesterov(objective, learning_rate=0.1, decay=0.9):
    """v ← βv - η∇f(θ + βv); θ ← θ + v."""
    gradient = jax.grad(objective)

    def init(params):
        return NesterovState(jnp.zeros_like(params), params, jnp.zeros_like(params))

    def update(grad, state, params):
        look_ahead = params + decay * state.v
        look_ahead_grad = gradient(look_ahead)
        v = decay * state.v - learning_rate * look_ahead_grad
        return v, NesterovState(v, look_ahead, look_ahead_grad)

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
