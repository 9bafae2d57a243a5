"""SWATS: Adam that switches to gradient descent with momentum, at a rate it has learned."""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


class SwatsState(NamedTuple):
    """Adam's averages, the average λ of the rates γ, and the momentum u after the switch.

    `rate` is the corrected average Λ, which stays as it is once `switched` is 1.
    """

    m: jax.Array
    v: jax.Array
    t: jax.Array
    lam: jax.Array
    rate: jax.Array
    u: jax.Array
    switched: jax.Array


def swats(
    learning_rate: float = 0.1,
    b1: float = 0.9,
    b2: float = 0.999,
    eps: float = 1e-8,
    switch_eps: float = 1e-3,
) -> Optimizer:
    """Adam's update p until the rate γ that would give p's projection on g settles; then momentum.

    The switch takes place for the step after the one that finds |Λ - γ| < ϵ.
    """

    def init(params):
        vector, number = jnp.zeros_like(params), jnp.zeros(())
        return SwatsState(vector, vector, number, number, number, vector, switched=number)

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        p = -learning_rate * jnp.sqrt(1 - b2**t) / (1 - b1**t) * m / (jnp.sqrt(v) + eps)
        projects = jnp.dot(p, grad) != 0
        gamma = jnp.dot(p, p) / -jnp.dot(p, grad)
        lam = jnp.where(projects, b2 * state.lam + (1 - b2) * gamma, state.lam)
        rate = lam / (1 - b2**t)
        settled = projects & (t > 1) & (jnp.abs(rate - gamma) < switch_eps) & (rate > 0)
        u = b1 * state.u + grad
        adam = SwatsState(m, v, t, lam, rate, state.u, jnp.where(settled, 1.0, 0.0))
        momentum = state._replace(u=u)
        switched = state.switched == 1
        state = jax.tree.map(lambda x, y: jnp.where(switched, x, y), momentum, adam)
        return jnp.where(switched, -(1 - b1) * state.rate * u, p), state

    return Optimizer(init, update)


SWATS = OptimizerSpec(
    id="swats",
    name="SWATS",
    rule=swats,
    state=SwatsState,
    corrects_bias=True,
    formula=(
        r"t \leftarrow t + 1",
        r"m \leftarrow \beta_1 m + (1 - \beta_1)\,g",
        r"v \leftarrow \beta_2 v + (1 - \beta_2)\,g^2",
        r"p \leftarrow -\eta\,\frac{\sqrt{1 - \beta_2^t}}{1 - \beta_1^t}"
        r"\,\frac{m}{\sqrt{v} + \varepsilon}",
        r"\gamma \leftarrow \frac{p \cdot p}{-p \cdot g}",
        r"\lambda \leftarrow \beta_2 \lambda + (1 - \beta_2)\,\gamma",
        r"\Lambda \leftarrow \lambda / (1 - \beta_2^t)",
        r"\text{switch after this step if } t > 1,\ |\Lambda - \gamma| < \epsilon,\ \Lambda > 0",
        r"u \leftarrow \beta_1 u + g \quad\text{(after the switch)}",
        r"\theta \leftarrow \theta + p \quad\text{(before it)},\quad"
        r" \theta - (1 - \beta_1)\,\Lambda\,u \quad\text{(after it)}",
    ),
    reference="Keskar and Socher 2017, algorithm 1",
    family="adaptive",
)
