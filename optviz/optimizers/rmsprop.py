"""RMSProp: AdaGrad that forgets."""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


class RmspropState(NamedTuple):
    """The running average of the squared gradients."""

    r: jax.Array


def rmsprop(learning_rate: float = 0.1, decay: float = 0.9, eps: float = 1e-8) -> Optimizer:
    """RMSProp: r ← βr + (1 - β)g²; θ ← θ - ηg / (√r + ε)."""

    def init(params):
        return RmspropState(r=jnp.zeros_like(params))

    def update(grad, state, params):
        r = decay * state.r + (1 - decay) * grad**2
        return -learning_rate * grad / (jnp.sqrt(r) + eps), RmspropState(r)

    return Optimizer(init, update)


def rmsprop_eps_inside(
    learning_rate: float = 0.1, decay: float = 0.9, eps: float = 1e-6
) -> Optimizer:
    """RMSProp, ε under the root: r ← βr + (1 - β)g²; θ ← θ - ηg / √(r + ε)."""

    def init(params):
        return RmspropState(r=jnp.zeros_like(params))

    def update(grad, state, params):
        r = decay * state.r + (1 - decay) * grad**2
        return -learning_rate * grad / jnp.sqrt(r + eps), RmspropState(r)

    return Optimizer(init, update)


RMSPROP = OptimizerSpec(
    id="rmsprop",
    name="RMSProp",
    rule=rmsprop,
    state=RmspropState,
    formula=(
        r"r \leftarrow \beta r + (1 - \beta)\,g^2",
        r"\theta \leftarrow \theta - \eta\,\frac{g}{\sqrt{r} + \varepsilon}",
    ),
    reference="Tieleman and Hinton 2012, lecture 6.5",
    family="adaptive",
)

RMSPROP_EPS_INSIDE = OptimizerSpec(
    id="rmsprop_eps_inside",
    name="RMSProp (ε inside)",
    rule=rmsprop_eps_inside,
    state=RmspropState,
    formula=(
        r"r \leftarrow \beta r + (1 - \beta)\,g^2",
        r"\theta \leftarrow \theta - \eta\,\frac{g}{\sqrt{r + \varepsilon}}",
    ),
    reference="Zhang et al., Dive into Deep Learning, equation 12.8.1",
    family="adaptive",
)
