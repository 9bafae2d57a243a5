"""AdaGrad: every coordinate's rate shrinks with the gradients it has seen."""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


class AdagradState(NamedTuple):
    """The sum of the squared gradients."""

    r: jax.Array


def adagrad(learning_rate: float = 0.5, eps: float = 1e-8) -> Optimizer:
    """AdaGrad: r ← r + g²; θ ← θ - ηg / (√r + ε)."""

    def init(params):
        return AdagradState(r=jnp.zeros_like(params))

    def update(grad, state, params):
        r = state.r + grad**2
        return -learning_rate * grad / (jnp.sqrt(r) + eps), AdagradState(r)

    return Optimizer(init, update)


def adagrad_eps_inside(learning_rate: float = 0.5, eps: float = 1e-6) -> Optimizer:
    """AdaGrad, ε under the root: r ← r + g²; θ ← θ - ηg / √(r + ε)."""

    def init(params):
        return AdagradState(r=jnp.zeros_like(params))

    def update(grad, state, params):
        r = state.r + grad**2
        return -learning_rate * grad / jnp.sqrt(r + eps), AdagradState(r)

    return Optimizer(init, update)


ADAGRAD = OptimizerSpec(
    id="adagrad",
    name="AdaGrad",
    rule=adagrad,
    state=AdagradState,
    formula=(
        r"r \leftarrow r + g^2",
        r"\theta \leftarrow \theta - \eta\,\frac{g}{\sqrt{r} + \varepsilon}",
    ),
    reference="Duchi, Hazan and Singer 2011",
    family="adaptive",
)

ADAGRAD_EPS_INSIDE = OptimizerSpec(
    id="adagrad_eps_inside",
    name="AdaGrad (ε inside)",
    rule=adagrad_eps_inside,
    state=AdagradState,
    formula=(
        r"r \leftarrow r + g^2",
        r"\theta \leftarrow \theta - \eta\,\frac{g}{\sqrt{r + \varepsilon}}",
    ),
    reference="Zhang et al., Dive into Deep Learning, equation 12.7.5",
    family="adaptive",
)
