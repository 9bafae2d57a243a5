"""Averaged gradient descent: the rule behind the averages, and the averages as the path."""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.optimizer import Objective, Optimizer, OptimizerSpec


class CountState(NamedTuple):
    """The number of gradients seen."""

    t: jax.Array


class HiddenState(NamedTuple):
    """The point that descends behind the average, the average, and the number of gradients."""

    w: jax.Array
    a: jax.Array
    t: jax.Array


def asgd(learning_rate: float = 0.1, weight_decay: float = 1e-4, power: float = 0.75) -> Optimizer:
    """The point that ASGD averages: descent with λ, at the rate η / (1 + ληt)^α."""

    def init(params):
        return CountState(t=jnp.zeros(()))

    def update(grad, state, params):
        t = state.t + 1
        rate = learning_rate / (1 + weight_decay * learning_rate * (t - 1)) ** power
        return -rate * (grad + weight_decay * params), CountState(t)

    return Optimizer(init, update)


def asgd_average(
    objective: Objective,
    learning_rate: float = 0.1,
    weight_decay: float = 1e-4,
    power: float = 0.75,
    average_from: float = 20,
) -> Optimizer:
    """ASGD: the average of the points of a descent, from step t₀ on."""
    gradient = jax.grad(objective)

    def init(params):
        return HiddenState(w=params, a=params, t=jnp.zeros(()))

    def update(grad, state, params):
        t = state.t + 1
        rate = learning_rate / (1 + weight_decay * learning_rate * (t - 1)) ** power
        hidden_grad = gradient(state.w)
        w = state.w - rate * (hidden_grad + weight_decay * state.w)
        a = state.a + (w - state.a) / jnp.maximum(t - 1 - average_from, 1)
        return a - params, HiddenState(w, a, t)

    return Optimizer(init, update)


def averaged_descent(
    objective: Objective, learning_rate: float = 0.1, max_norm: float = 1.0
) -> Optimizer:
    """The running average, from 0, of the points of a clipped descent: it remembers ever longer."""
    gradient = jax.grad(objective)

    def init(params):
        return HiddenState(w=params, a=jnp.zeros_like(params), t=jnp.zeros(()))

    def update(grad, state, params):
        t = state.t + 1
        hidden_grad = gradient(state.w)
        norm = jnp.sqrt(jnp.dot(hidden_grad, hidden_grad))
        w = state.w - learning_rate * jnp.where(
            norm > max_norm, max_norm / norm * hidden_grad, hidden_grad
        )
        decay = jnp.minimum((1 + t) / (10 + t), 0.9999)
        a = state.a + (1 - decay) * (w - state.a)
        return a - params, HiddenState(w, a, t)

    return Optimizer(init, update)


_RATE = r"r \leftarrow \eta / (1 + \lambda\eta\,(t - 1))^\alpha"

ASGD = OptimizerSpec(
    id="asgd",
    name="ASGD (without average)",
    rule=asgd,
    state=CountState,
    formula=(
        r"t \leftarrow t + 1",
        _RATE,
        r"\theta \leftarrow \theta - r\,(g + \lambda\theta)",
    ),
    reference="Bottou's code for averaged descent, 2010; torch.optim.ASGD",
    family="gradient",
)

ASGD_AVERAGE = OptimizerSpec(
    id="asgd_average",
    name="ASGD",
    rule=asgd_average,
    state=HiddenState,
    formula=(
        r"t \leftarrow t + 1",
        _RATE,
        r"w \leftarrow w - r\,(\nabla f(w) + \lambda w)",
        r"a \leftarrow a + (w - a) / \max(t - 1 - t_0, 1)",
        r"\theta \leftarrow a",
    ),
    reference="Polyak and Juditsky 1992; the average that torch.optim.ASGD keeps",
    family="gradient",
)

AVERAGED_DESCENT = OptimizerSpec(
    id="averaged_descent",
    name="Averaged descent (clipped)",
    rule=averaged_descent,
    state=HiddenState,
    formula=(
        r"t \leftarrow t + 1",
        r"w \leftarrow w - \eta\,\nabla f(w)\,\min(1, G / \lVert\nabla f(w)\rVert)",
        r"\beta \leftarrow \min\!\left(\frac{1 + t}{10 + t}, 0.9999\right)",
        r"a \leftarrow \beta a + (1 - \beta)\,w",
        r"\theta \leftarrow a",
    ),
    reference="the averages that thinc.optimizers.SGD keeps",
    family="gradient",
)
