"""AdaGrad as libraries have it: with a sum that does not start at 0, a decay, or momentum."""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.adagrad import AdagradState
from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


class CountedAdagradState(NamedTuple):
    """The sum of the squared gradients and their number."""

    r: jax.Array
    t: jax.Array


class AdagradMomentumState(NamedTuple):
    """The sum of the squared gradients and the running average of the scaled ones."""

    r: jax.Array
    m: jax.Array


def adagrad_started(
    learning_rate: float = 0.5, eps: float = 1e-7, initial_accumulator: float = 0.1
) -> Optimizer:
    """AdaGrad with r₀ = a and ε under the root: r ← r + g²; θ ← θ - ηg / √(r + ε)."""

    def init(params):
        return AdagradState(r=jnp.full_like(params, initial_accumulator))

    def update(grad, state, params):
        r = state.r + grad**2
        return -learning_rate * grad / jnp.sqrt(r + eps), AdagradState(r)

    return Optimizer(init, update)


def adagrad_decayed(
    learning_rate: float = 0.5,
    eps: float = 1e-10,
    initial_accumulator: float = 0.0,
    rate_decay: float = 0.0,
) -> Optimizer:
    """AdaGrad with r₀ = a and a rate that falls as η / (1 + δ(t - 1))."""

    def init(params):
        return CountedAdagradState(jnp.full_like(params, initial_accumulator), jnp.zeros(()))

    def update(grad, state, params):
        t = state.t + 1
        r = state.r + grad**2
        rate = learning_rate / (1 + rate_decay * (t - 1))
        return -rate * grad / (jnp.sqrt(r) + eps), CountedAdagradState(r, t)

    return Optimizer(init, update)


def adagrad_momentum(
    learning_rate: float = 0.5, decay: float = 0.9, eps: float = 1e-8
) -> Optimizer:
    """AdaGrad whose scaled gradient passes through a running average: step 1 is η(1 - β)."""

    def init(params):
        return AdagradMomentumState(jnp.zeros_like(params), jnp.zeros_like(params))

    def update(grad, state, params):
        r = state.r + grad**2
        scaled = jnp.where(r > 0, grad / jnp.sqrt(r + eps), 0)
        m = decay * state.m + (1 - decay) * scaled
        return -learning_rate * m, AdagradMomentumState(r, m)

    return Optimizer(init, update)


ADAGRAD_STARTED = OptimizerSpec(
    id="adagrad_started",
    name="AdaGrad (started)",
    rule=adagrad_started,
    state=AdagradState,
    formula=(
        r"r_0 = a",
        r"r \leftarrow r + g^2",
        r"\theta \leftarrow \theta - \eta\,\frac{g}{\sqrt{r + \varepsilon}}",
    ),
    reference="keras.optimizers.Adagrad; optax.adagrad",
    family="adaptive",
)

ADAGRAD_DECAYED = OptimizerSpec(
    id="adagrad_decayed",
    name="AdaGrad (PyTorch)",
    rule=adagrad_decayed,
    state=CountedAdagradState,
    formula=(
        r"r_0 = a",
        r"t \leftarrow t + 1",
        r"r \leftarrow r + g^2",
        r"\theta \leftarrow \theta - \frac{\eta}{1 + \delta(t - 1)}"
        r"\,\frac{g}{\sqrt{r} + \varepsilon}",
    ),
    reference="torch.optim.Adagrad",
    family="adaptive",
)

ADAGRAD_MOMENTUM = OptimizerSpec(
    id="adagrad_momentum",
    name="AdaGrad (momentum)",
    rule=adagrad_momentum,
    state=AdagradMomentumState,
    formula=(
        r"r \leftarrow r + g^2",
        r"m \leftarrow \beta m + (1 - \beta)\,\frac{g}{\sqrt{r + \varepsilon}}",
        r"\theta \leftarrow \theta - \eta\,m",
    ),
    reference="jax.example_libraries.optimizers.adagrad; of a vector, SM3 of Anil et al. 2019",
    family="adaptive",
)
