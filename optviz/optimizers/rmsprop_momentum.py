"""RMSProp with momentum, centered or not, and with an average that does not start at 0."""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.optimizer import Optimizer, OptimizerSpec
from optviz.optimizers.rmsprop import RmspropState


class RmspropMomentumState(NamedTuple):
    """The running average of the squared gradients, and the buffer of the steps."""

    r: jax.Array
    b: jax.Array


class CenteredState(NamedTuple):
    """The running averages of the squared gradients and of the gradients, and the buffer."""

    r: jax.Array
    m: jax.Array
    b: jax.Array


def _zero_momentum(params: jax.Array) -> RmspropMomentumState:
    return RmspropMomentumState(jnp.zeros_like(params), jnp.zeros_like(params))


def _zero_centered(params: jax.Array) -> CenteredState:
    zeros = jnp.zeros_like(params)
    return CenteredState(zeros, zeros, zeros)


def rmsprop_started(
    learning_rate: float = 0.1,
    decay: float = 0.9,
    eps: float = 1e-8,
    initial_accumulator: float = 1.0,
) -> Optimizer:
    """RMSProp with r₀ = a, so that small gradients first make small steps."""

    def init(params):
        return RmspropState(r=jnp.full_like(params, initial_accumulator))

    def update(grad, state, params):
        r = decay * state.r + (1 - decay) * grad**2
        return -learning_rate * grad / (jnp.sqrt(r) + eps), RmspropState(r)

    return Optimizer(init, update)


def rmsprop_momentum(
    learning_rate: float = 0.02, decay: float = 0.9, momentum: float = 0.9, eps: float = 1e-8
) -> Optimizer:
    """RMSProp through a buffer of steps: b ← μb + ηg / √(r + ε); θ ← θ - b."""

    def update(grad, state, params):
        r = decay * state.r + (1 - decay) * grad**2
        b = momentum * state.b + learning_rate * grad / jnp.sqrt(r + eps)
        return -b, RmspropMomentumState(r, b)

    return Optimizer(_zero_momentum, update)


def rmsprop_momentum_outside(
    learning_rate: float = 0.02, decay: float = 0.9, momentum: float = 0.9, eps: float = 1e-8
) -> Optimizer:
    """RMSProp through a buffer of scaled gradients: b ← μb + g / (√r + ε); θ ← θ - ηb."""

    def update(grad, state, params):
        r = decay * state.r + (1 - decay) * grad**2
        b = momentum * state.b + grad / (jnp.sqrt(r) + eps)
        return -learning_rate * b, RmspropMomentumState(r, b)

    return Optimizer(_zero_momentum, update)


def rmsprop_centered(
    learning_rate: float = 0.02, decay: float = 0.9, momentum: float = 0.5, eps: float = 1e-7
) -> Optimizer:
    """RMSProp divided by the spread of the gradients: b ← μb + ηg / √(r - m² + ε); θ ← θ - b."""

    def update(grad, state, params):
        r = decay * state.r + (1 - decay) * grad**2
        m = decay * state.m + (1 - decay) * grad
        b = momentum * state.b + learning_rate * grad / jnp.sqrt(r - m**2 + eps)
        return -b, CenteredState(r, m, b)

    return Optimizer(_zero_centered, update)


def rmsprop_centered_outside(
    learning_rate: float = 0.02, decay: float = 0.9, momentum: float = 0.5, eps: float = 1e-8
) -> Optimizer:
    """RMSProp centered, with ε and η outside: b ← μb + g / (√(r - m²) + ε); θ ← θ - ηb."""

    def update(grad, state, params):
        r = decay * state.r + (1 - decay) * grad**2
        m = decay * state.m + (1 - decay) * grad
        b = momentum * state.b + grad / (jnp.sqrt(r - m**2) + eps)
        return -learning_rate * b, CenteredState(r, m, b)

    return Optimizer(_zero_centered, update)


_R = r"r \leftarrow \beta r + (1 - \beta)\,g^2"
_M = r"m \leftarrow \beta m + (1 - \beta)\,g"

RMSPROP_STARTED = OptimizerSpec(
    id="rmsprop_started",
    name="RMSProp (started)",
    rule=rmsprop_started,
    state=RmspropState,
    formula=(
        r"r_0 = a",
        _R,
        r"\theta \leftarrow \theta - \eta\,\frac{g}{\sqrt{r} + \varepsilon}",
    ),
    reference="autograd.misc.optimizers.rmsprop",
    family="adaptive",
)

RMSPROP_MOMENTUM = OptimizerSpec(
    id="rmsprop_momentum",
    name="RMSProp (momentum)",
    rule=rmsprop_momentum,
    state=RmspropMomentumState,
    formula=(
        _R,
        r"b \leftarrow \mu b + \eta\,\frac{g}{\sqrt{r + \varepsilon}}",
        r"\theta \leftarrow \theta - b",
    ),
    reference="keras.optimizers.RMSprop(momentum=μ)",
    family="adaptive",
)

RMSPROP_MOMENTUM_OUTSIDE = OptimizerSpec(
    id="rmsprop_momentum_outside",
    name="RMSProp (momentum, PyTorch)",
    rule=rmsprop_momentum_outside,
    state=RmspropMomentumState,
    formula=(
        _R,
        r"b \leftarrow \mu b + \frac{g}{\sqrt{r} + \varepsilon}",
        r"\theta \leftarrow \theta - \eta\,b",
    ),
    reference="torch.optim.RMSprop(momentum=μ)",
    family="adaptive",
)

RMSPROP_CENTERED = OptimizerSpec(
    id="rmsprop_centered",
    name="RMSProp (centered)",
    rule=rmsprop_centered,
    state=CenteredState,
    formula=(
        _R,
        _M,
        r"b \leftarrow \mu b + \eta\,\frac{g}{\sqrt{r - m^2 + \varepsilon}}",
        r"\theta \leftarrow \theta - b",
    ),
    reference="Graves 2013, equations 38 to 45; keras.optimizers.RMSprop(centered=True)",
    family="adaptive",
)

RMSPROP_CENTERED_OUTSIDE = OptimizerSpec(
    id="rmsprop_centered_outside",
    name="RMSProp (centered, PyTorch)",
    rule=rmsprop_centered_outside,
    state=CenteredState,
    formula=(
        _R,
        _M,
        r"b \leftarrow \mu b + \frac{g}{\sqrt{r - m^2} + \varepsilon}",
        r"\theta \leftarrow \theta - \eta\,b",
    ),
    reference="torch.optim.RMSprop(centered=True)",
    family="adaptive",
)
