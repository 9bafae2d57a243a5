"""AdaDelta: the rate of a coordinate is the size of its last updates over that of its gradients."""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


class AdadeltaState(NamedTuple):
    """The running averages of the squared gradients and of the squared updates."""

    r: jax.Array
    s: jax.Array


def adadelta(learning_rate: float = 1.0, decay: float = 0.9, eps: float = 1e-6) -> Optimizer:
    """Δ ← g·√(s + ε) / √(r + ε), where r averages g² and s averages Δ²; θ ← θ - ηΔ."""

    def init(params):
        return AdadeltaState(r=jnp.zeros_like(params), s=jnp.zeros_like(params))

    def update(grad, state, params):
        r = decay * state.r + (1 - decay) * grad**2
        delta = jnp.sqrt(state.s + eps) / jnp.sqrt(r + eps) * grad
        s = decay * state.s + (1 - decay) * delta**2
        return -learning_rate * delta, AdadeltaState(r, s)

    return Optimizer(init, update)


ADADELTA = OptimizerSpec(
    id="adadelta",
    name="AdaDelta",
    rule=adadelta,
    state=AdadeltaState,
    formula=(
        r"r \leftarrow \beta r + (1 - \beta)\,g^2",
        r"\Delta \leftarrow \frac{\sqrt{s + \varepsilon}}{\sqrt{r + \varepsilon}}\,g",
        r"s \leftarrow \beta s + (1 - \beta)\,\Delta^2",
        r"\theta \leftarrow \theta - \eta\,\Delta",
    ),
    reference="Zeiler 2012, algorithm 1",
    family="adaptive",
)
