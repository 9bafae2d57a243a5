"""SVRG: the gradient of a batch, freed of most of its noise by what all data say at an anchor."""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.optimizer import Objective, Optimizer, OptimizerSpec, Scalar


class SVRGState(NamedTuple):
    """The anchor, the gradient of all data there, the direction taken, and the counts."""

    anchor: jax.Array
    mu: jax.Array
    d: jax.Array
    t: jax.Array
    evaluations: jax.Array


def svrg(
    objective: Objective,
    full_objective: Objective,
    batch_share: Scalar,
    learning_rate: float = 0.1,
    anchor_every: float = 10,
) -> Optimizer:
    """SVRG: the batch's gradient less its own error at the anchor."""
    batch_gradient, full_gradient = jax.grad(objective), jax.grad(full_objective)

    def init(params):
        zero = jnp.zeros_like(params)
        return SVRGState(params, zero, zero, t=jnp.zeros(()), evaluations=jnp.zeros(()))

    def update(grad, state, params):
        renewed = state.t % anchor_every == 0
        anchor = jnp.where(renewed, params, state.anchor)
        mu = jax.lax.cond(renewed, full_gradient, lambda _: state.mu, anchor)
        d = grad - batch_gradient(anchor) + batch_share * mu
        evaluations = state.evaluations + 2 + renewed
        return -learning_rate * d, SVRGState(anchor, mu, d, state.t + 1, evaluations)

    return Optimizer(init, update)


SVRG = OptimizerSpec(
    id="svrg",
    name="SVRG",
    rule=svrg,
    state=SVRGState,
    formula=(
        r"\tilde\theta \leftarrow \theta \quad (\text{every } K \text{ steps})",
        r"\mu \leftarrow \nabla L(\tilde\theta) \quad (\text{every } K \text{ steps})",
        r"d \leftarrow g - \nabla L_{\mathcal B}(\tilde\theta)"
        r" + \frac{|\mathcal B|}{|\mathcal D|}\,\mu",
        r"\theta \leftarrow \theta - \eta\,d",
    ),
    reference="Johnson and Zhang 2013, figure 1; the share of the batch is 1 for means",
    family="gradient",
)
