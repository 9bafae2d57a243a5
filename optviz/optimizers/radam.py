"""RAdam: Adam that adapts only once its second average can be trusted."""

import jax.numpy as jnp

from optviz.optimizers.adam import AdamState, zero_averages
from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


def radam(
    learning_rate: float = 0.1, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8
) -> Optimizer:
    """Momentum while the length ρ of the second average is at most 5, then Adam times r."""

    def init(params):
        return AdamState(m=jnp.zeros_like(params), v=jnp.zeros_like(params), t=jnp.zeros(()))

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        m_hat = m / (1 - b1**t)
        rho_max = 2 / (1 - b2) - 1
        rho = rho_max - 2 * t * b2**t / (1 - b2**t)
        r = jnp.sqrt((rho - 4) * (rho - 2) * rho_max / ((rho_max - 4) * (rho_max - 2) * rho))
        adapted = r * jnp.sqrt(1 - b2**t) * m_hat / (jnp.sqrt(v) + eps)
        return -learning_rate * jnp.where(rho > 5, adapted, m_hat), AdamState(m, v, t)

    return Optimizer(init, update)


def radam_paper(learning_rate: float = 0.1, b1: float = 0.9, b2: float = 0.999) -> Optimizer:
    """RAdam as in its paper: it adapts as soon as ρ is above 4, and has no ε."""

    def init(params):
        return AdamState(m=jnp.zeros_like(params), v=jnp.zeros_like(params), t=jnp.zeros(()))

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        m_hat = m / (1 - b1**t)
        rho_max = 2 / (1 - b2) - 1
        rho = rho_max - 2 * t * b2**t / (1 - b2**t)
        r = jnp.sqrt((rho - 4) * (rho - 2) * rho_max / ((rho_max - 4) * (rho_max - 2) * rho))
        adapted = r * jnp.sqrt(1 - b2**t) * m_hat / jnp.sqrt(v)
        return -learning_rate * jnp.where(rho > 4, adapted, m_hat), AdamState(m, v, t)

    return Optimizer(init, update)


def radam_corrected_eps(
    learning_rate: float = 0.1,
    b1: float = 0.9,
    b2: float = 0.999,
    eps: float = 1e-8,
    threshold: float = 5.0,
) -> Optimizer:
    """RAdam whose ε stands beside the corrected √v̂, and whose threshold for ρ can be set."""

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        m_hat = m / (1 - b1**t)
        rho_max = 2 / (1 - b2) - 1
        rho = rho_max - 2 * t * b2**t / (1 - b2**t)
        r = jnp.sqrt((rho - 4) * (rho - 2) * rho_max / ((rho_max - 4) * (rho_max - 2) * rho))
        adapted = r * m_hat / (jnp.sqrt(v / (1 - b2**t)) + eps)
        return -learning_rate * jnp.where(rho > threshold, adapted, m_hat), AdamState(m, v, t)

    return Optimizer(zero_averages, update)


def radam_waiting(
    learning_rate: float = 0.1, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8
) -> Optimizer:
    """RAdam that stands still, where it should take momentum's steps, while ρ is at most 5."""

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        m_hat = m / (1 - b1**t)
        rho_max = 2 / (1 - b2) - 1
        rho = rho_max - 2 * t * b2**t / (1 - b2**t)
        r = jnp.sqrt((rho - 4) * (rho - 2) * rho_max / ((rho_max - 4) * (rho_max - 2) * rho))
        adapted = r * jnp.sqrt(1 - b2**t) * m_hat / (jnp.sqrt(v) + eps)
        return -learning_rate * jnp.where(rho > 5, adapted, 0), AdamState(m, v, t)

    return Optimizer(zero_averages, update)


LENGTH_AND_FACTOR = (
    r"t \leftarrow t + 1",
    r"m \leftarrow \beta_1 m + (1 - \beta_1)\,g",
    r"v \leftarrow \beta_2 v + (1 - \beta_2)\,g^2",
    r"\hat m \leftarrow m / (1 - \beta_1^t)",
    r"\rho_\infty \leftarrow 2 / (1 - \beta_2) - 1",
    r"\rho \leftarrow \rho_\infty - 2t\,\beta_2^t / (1 - \beta_2^t)",
    r"r \leftarrow \sqrt{\frac{(\rho - 4)(\rho - 2)\,\rho_\infty}"
    r"{(\rho_\infty - 4)(\rho_\infty - 2)\,\rho}}",
)

RADAM = OptimizerSpec(
    id="radam",
    name="RAdam",
    rule=radam,
    state=AdamState,
    corrects_bias=True,
    formula=(
        *LENGTH_AND_FACTOR,
        r"\Delta \leftarrow r\,\frac{\sqrt{1 - \beta_2^t}\,\hat m}{\sqrt{v} + \varepsilon}",
        r"\theta \leftarrow \theta - \eta\,(\Delta \text{ if } \rho > 5 \text{ else } \hat m)",
    ),
    reference="Liu et al. 2020 with the threshold of the authors' code; torch.optim.RAdam",
    family="adaptive",
)

RADAM_PAPER = OptimizerSpec(
    id="radam_paper",
    name="RAdam (paper)",
    rule=radam_paper,
    state=AdamState,
    corrects_bias=True,
    formula=(
        *LENGTH_AND_FACTOR,
        r"\Delta \leftarrow r\,\frac{\sqrt{1 - \beta_2^t}\,\hat m}{\sqrt{v}}",
        r"\theta \leftarrow \theta - \eta\,(\Delta \text{ if } \rho > 4 \text{ else } \hat m)",
    ),
    reference="Liu et al. 2020, algorithm 2",
    family="adaptive",
)

RADAM_CORRECTED_EPS = OptimizerSpec(
    id="radam_corrected_eps",
    name="RAdam (ε corrected)",
    rule=radam_corrected_eps,
    state=AdamState,
    corrects_bias=True,
    formula=(
        *LENGTH_AND_FACTOR,
        r"\Delta \leftarrow r\,\frac{\hat m}{\sqrt{v / (1 - \beta_2^t)} + \varepsilon}",
        r"\theta \leftarrow \theta - \eta\,(\Delta \text{ if } \rho > \tau \text{ else } \hat m)",
    ),
    reference="optax.radam",
    family="adaptive",
)

RADAM_WAITING = OptimizerSpec(
    id="radam_waiting",
    name="RAdam (waiting)",
    rule=radam_waiting,
    state=AdamState,
    corrects_bias=True,
    formula=(
        *LENGTH_AND_FACTOR,
        r"\Delta \leftarrow r\,\frac{\sqrt{1 - \beta_2^t}\,\hat m}{\sqrt{v} + \varepsilon}",
        r"\theta \leftarrow \theta - \eta\,(\Delta \text{ if } \rho > 5 \text{ else } 0)",
    ),
    reference="pytorch_optimizer.RAdam",
    family="adaptive",
)
