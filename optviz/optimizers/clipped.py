"""Rules that first shorten a long gradient: max_norm is the greatest length that it keeps."""

import jax.numpy as jnp

from optviz.optimizers.adam import AVERAGES, AdamState, zero_averages
from optviz.optimizers.optimizer import Optimizer, OptimizerSpec
from optviz.optimizers.radam import LENGTH_AND_FACTOR

CLIPPED = r"g \leftarrow g\,\min\!\left(1, \frac{G}{\lVert g\rVert}\right)"


def clipped_gradient(learning_rate: float = 0.1, max_norm: float = 1.0) -> Optimizer:
    """Gradient descent whose steps are at most ηG long."""

    def init(params):
        return ()

    def update(grad, state, params):
        norm = jnp.sqrt(jnp.dot(grad, grad))
        return -learning_rate * jnp.where(norm > max_norm, max_norm / norm * grad, grad), state

    return Optimizer(init, update)


def adam_clipped(
    learning_rate: float = 0.1,
    b1: float = 0.9,
    b2: float = 0.999,
    eps: float = 1e-8,
    max_norm: float = 1.0,
) -> Optimizer:
    """Adam (uncorrected ε) of gradients that are at most G long."""

    def update(grad, state, params):
        t = state.t + 1
        norm = jnp.sqrt(jnp.dot(grad, grad))
        grad = jnp.where(norm > max_norm, max_norm / norm * grad, grad)
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        rate = learning_rate * jnp.sqrt(1 - b2**t) / (1 - b1**t)
        return -rate * m / (jnp.sqrt(v) + eps), AdamState(m, v, t)

    return Optimizer(zero_averages, update)


def radam_shifted(
    learning_rate: float = 0.1,
    b1: float = 0.9,
    b2: float = 0.999,
    eps: float = 1e-8,
    max_norm: float = 1.0,
) -> Optimizer:
    """RAdam of gradients at most G long, that counts its first step as the second."""

    def update(grad, state, params):
        t = state.t + 1
        n = t + 1
        norm = jnp.sqrt(jnp.dot(grad, grad))
        grad = jnp.where(norm > max_norm, max_norm / norm * grad, grad)
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        m_hat = m / (1 - b1**n)
        rho_max = 2 / (1 - b2) - 1
        rho = rho_max - 2 * n * b2**n / (1 - b2**n)
        r = jnp.sqrt((rho - 4) * (rho - 2) * rho_max / ((rho_max - 4) * (rho_max - 2) * rho))
        adapted = r * jnp.sqrt(1 - b2**n) * m_hat / (jnp.sqrt(v) + eps)
        return -learning_rate * jnp.where(rho > 5, adapted, m_hat), AdamState(m, v, t)

    return Optimizer(zero_averages, update)


CLIPPED_GRADIENT = OptimizerSpec(
    id="clipped_gradient",
    name="Gradient descent (clipped)",
    rule=clipped_gradient,
    state=None,
    formula=(CLIPPED, r"\theta \leftarrow \theta - \eta\,g"),
    reference="Pascanu, Mikolov and Bengio 2013; thinc.optimizers.SGD",
    family="gradient",
)

ADAM_CLIPPED = OptimizerSpec(
    id="adam_clipped",
    name="Adam (clipped)",
    rule=adam_clipped,
    state=AdamState,
    corrects_bias=True,
    formula=(
        CLIPPED,
        *AVERAGES,
        r"\theta \leftarrow \theta - \eta\,\frac{\sqrt{1 - \beta_2^t}}{1 - \beta_1^t}"
        r"\,\frac{m}{\sqrt{v} + \varepsilon}",
    ),
    reference="thinc.optimizers.Adam",
    family="adaptive",
)

RADAM_SHIFTED = OptimizerSpec(
    id="radam_shifted",
    name="RAdam (one step ahead)",
    rule=radam_shifted,
    state=AdamState,
    corrects_bias=True,
    formula=(
        CLIPPED,
        LENGTH_AND_FACTOR[0],
        r"n \leftarrow t + 1",
        *(line.replace("^t", "^n").replace("2t", "2n") for line in LENGTH_AND_FACTOR[1:]),
        r"\Delta \leftarrow r\,\frac{\sqrt{1 - \beta_2^n}\,\hat m}{\sqrt{v} + \varepsilon}",
        r"\theta \leftarrow \theta - \eta\,(\Delta \text{ if } \rho > 5 \text{ else } \hat m)",
    ),
    reference="thinc.optimizers.RAdam",
    family="adaptive",
)
