"""Rules that step in proportion to how far the gradients agree: SMORMS3 and M-SVAG."""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.adam import AdamState, zero_averages
from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


class Smorms3State(NamedTuple):
    """The running averages of g and g², and how many gradients they remember."""

    m: jax.Array
    v: jax.Array
    n: jax.Array


def smorms3(learning_rate: float = 0.1, eps: float = 1e-8) -> Optimizer:
    """SMORMS3: a coordinate remembers the longer, the less its gradients agree."""

    def init(params):
        zeros = jnp.zeros_like(params)
        return Smorms3State(m=zeros, v=zeros, n=jnp.ones_like(params))

    def update(grad, state, params):
        r = 1 / (state.n + 1)
        m = (1 - r) * state.m + r * grad
        v = (1 - r) * state.v + r * grad**2
        a = m**2 / (v + eps)
        n = 1 + state.n * (1 - a)
        rate = jnp.minimum(a, learning_rate)
        return -rate * grad / (jnp.sqrt(v) + eps), Smorms3State(m, v, n)

    return Optimizer(init, update)


def msvag(learning_rate: float = 0.1, decay: float = 0.9) -> Optimizer:
    """M-SVAG: momentum, shortened where the gradients' variance is large beside their mean."""

    def update(grad, state, params):
        t = state.t + 1
        m = decay * state.m + (1 - decay) * grad
        v = decay * state.v + (1 - decay) * grad**2
        m_hat = m / (1 - decay**t)
        v_hat = v / (1 - decay**t)
        part = (1 - decay) * (1 + decay**t) / ((1 + decay) * (1 - decay**t))
        rho = jnp.minimum(part, 0.9999)
        s = jnp.maximum(v_hat - m_hat**2, 0) / (1 - rho)
        whole = m_hat**2 + rho * s
        factor = jnp.where(whole > 0, m_hat**2 / whole, 0)
        return -learning_rate * factor * m_hat, AdamState(m, v, t)

    return Optimizer(zero_averages, update)


SMORMS3 = OptimizerSpec(
    id="smorms3",
    name="SMORMS3",
    rule=smorms3,
    state=Smorms3State,
    formula=(
        r"r \leftarrow 1 / (n + 1)",
        r"m \leftarrow (1 - r)\,m + r\,g",
        r"v \leftarrow (1 - r)\,v + r\,g^2",
        r"a \leftarrow m^2 / (v + \varepsilon)",
        r"n \leftarrow 1 + n\,(1 - a)",
        r"\theta \leftarrow \theta - \min(\eta, a)\,\frac{g}{\sqrt{v} + \varepsilon}",
    ),
    reference="Funk 2015; chainer.optimizers.SMORMS3",
    family="adaptive",
)

MSVAG = OptimizerSpec(
    id="msvag",
    name="M-SVAG",
    rule=msvag,
    state=AdamState,
    formula=(
        r"t \leftarrow t + 1",
        r"m \leftarrow \beta m + (1 - \beta)\,g",
        r"v \leftarrow \beta v + (1 - \beta)\,g^2",
        r"\hat m \leftarrow m / (1 - \beta^t)",
        r"\rho \leftarrow \min\!\left(\frac{(1 - \beta)(1 + \beta^t)}{(1 + \beta)(1 - \beta^t)},"
        r" 0.9999\right)",
        r"s \leftarrow (v / (1 - \beta^t) - \hat m^2) / (1 - \rho)",
        r"\theta \leftarrow \theta - \eta\,\frac{\hat m^2}{\hat m^2 + \rho s}\,\hat m",
    ),
    reference="Balles and Hennig 2018, algorithm 3; chainer.optimizers.MSVAG",
    family="adaptive",
)
