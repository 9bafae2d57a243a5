"""FTRL-Proximal: the point is worked out anew from all gradients, with a pull to 0."""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


class FtrlState(NamedTuple):
    """The sum of the gradients less the pull to the old points, and that of the squares."""

    z: jax.Array
    n: jax.Array


def ftrl(
    learning_rate: float = 1.0,
    initial_accumulator: float = 0.1,
    l1: float = 0.0,
    l2: float = 0.0,
    beta: float = 0.0,
) -> Optimizer:
    """FTRL-Proximal whose memory starts at a: θ ← -shrunk(z) / ((β + √n) / η + 2λ₂)."""

    def init(params):
        return FtrlState(jnp.zeros_like(params), jnp.full_like(params, initial_accumulator))

    def update(grad, state, params):
        n = state.n + grad**2
        z = state.z + grad - (jnp.sqrt(n) - jnp.sqrt(state.n)) / learning_rate * params
        shrunk = jnp.sign(z) * jnp.maximum(jnp.abs(z) - l1, 0)
        theta = -shrunk / ((beta + jnp.sqrt(n)) / learning_rate + 2 * l2)
        return theta - params, FtrlState(z, n)

    return Optimizer(init, update)


def ftrl_late(
    learning_rate: float = 0.5, l1: float = 0.0, l2: float = 0.0, beta: float = 1.0
) -> Optimizer:
    """FTRL-Proximal that works out the point before it takes in the gradient: one step late."""

    def init(params):
        return FtrlState(jnp.zeros_like(params), jnp.zeros_like(params))

    def update(grad, state, params):
        shrunk = state.z - jnp.sign(state.z) * l1
        solved = -shrunk / ((beta + jnp.sqrt(state.n)) / learning_rate + l2)
        theta = jnp.where(jnp.abs(state.z) > l1, solved, params)
        n = state.n + grad**2
        z = state.z + grad - (jnp.sqrt(n) - jnp.sqrt(state.n)) / learning_rate * theta
        return theta - params, FtrlState(z, n)

    return Optimizer(init, update)


FTRL = OptimizerSpec(
    id="ftrl",
    name="FTRL",
    rule=ftrl,
    state=FtrlState,
    formula=(
        r"n_0 = a,\quad n' \leftarrow n + g^2",
        r"z \leftarrow z + g - \frac{\sqrt{n'} - \sqrt{n}}{\eta}\,\theta",
        r"n \leftarrow n'",
        r"\theta \leftarrow -\frac{\operatorname{sign}(z)\,\max(|z| - \lambda_1, 0)}"
        r"{(\beta + \sqrt{n}) / \eta + 2\lambda_2}",
    ),
    reference="McMahan et al. 2013, algorithm 1; keras.optimizers.Ftrl",
    family="adaptive",
)

FTRL_LATE = OptimizerSpec(
    id="ftrl_late",
    name="FTRL (one step late)",
    rule=ftrl_late,
    state=FtrlState,
    formula=(
        r"\theta' \leftarrow -\frac{z - \operatorname{sign}(z)\,\lambda_1}"
        r"{(\beta + \sqrt{n}) / \eta + \lambda_2} \text{ if } |z| > \lambda_1"
        r" \text{ else } \theta",
        r"z \leftarrow z + g - \frac{\sqrt{n + g^2} - \sqrt{n}}{\eta}\,\theta'",
        r"n \leftarrow n + g^2",
        r"\theta \leftarrow \theta'",
    ),
    reference="river.optim.FTRLProximal",
    family="adaptive",
)
