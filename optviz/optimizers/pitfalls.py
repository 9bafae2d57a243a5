"""Rules as misprinted in popular texts, to be shown beside the correct ones."""

import jax
import jax.numpy as jnp

from optviz.optimizers.adagrad import AdagradState
from optviz.optimizers.adam import AVERAGES, AdamState
from optviz.optimizers.nesterov import NesterovAverageState
from optviz.optimizers.optimizer import Objective, Optimizer, OptimizerSpec


def adam_without_correction(
    learning_rate: float = 0.1, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8
) -> Optimizer:
    """Adam that takes m and v as they are, though both start at 0: θ ← θ - ηm / (√v + ε)."""

    def init(params):
        return AdamState(m=jnp.zeros_like(params), v=jnp.zeros_like(params), t=jnp.zeros(()))

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        return -learning_rate * m / (jnp.sqrt(v) + eps), AdamState(m, v, t)

    return Optimizer(init, update)


def adam_constant_correction(
    learning_rate: float = 0.1, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8
) -> Optimizer:
    """Adam that divides by 1 - β at every step, where the first step alone should."""

    def init(params):
        return AdamState(m=jnp.zeros_like(params), v=jnp.zeros_like(params), t=jnp.zeros(()))

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        m_hat = m / (1 - b1)
        v_hat = v / (1 - b2)
        return -learning_rate * m_hat / (jnp.sqrt(v_hat) + eps), AdamState(m, v, t)

    return Optimizer(init, update)


def adam_times_gradient(
    learning_rate: float = 0.1, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8
) -> Optimizer:
    """Adam that multiplies its step by g again: θ ← θ - ηm / (√v + ε)·g."""

    def init(params):
        return AdamState(m=jnp.zeros_like(params), v=jnp.zeros_like(params), t=jnp.zeros(()))

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        return -learning_rate * m / (jnp.sqrt(v) + eps) * grad, AdamState(m, v, t)

    return Optimizer(init, update)


def adagrad_without_gradient(learning_rate: float = 0.5, eps: float = 1e-8) -> Optimizer:
    """AdaGrad that forgets the factor g, and so moves one way for ever: θ ← θ - η / (√r + ε)."""

    def init(params):
        return AdagradState(r=jnp.zeros_like(params))

    def update(grad, state, params):
        r = state.r + grad**2
        return -learning_rate / (jnp.sqrt(r) + eps), AdagradState(r)

    return Optimizer(init, update)


def nesterov_as_printed(
    objective: Objective, learning_rate: float = 0.1, decay: float = 0.9
) -> Optimizer:
    """Nesterov that looks ahead by ηm, though it will move by ηβm: m ← βm + (1 - β)∇f(θ - ηm)."""
    gradient = jax.grad(objective)

    def init(params):
        return NesterovAverageState(jnp.zeros_like(params), params, jnp.zeros_like(params))

    def update(grad, state, params):
        look_ahead = params - learning_rate * state.m
        look_ahead_grad = gradient(look_ahead)
        m = decay * state.m + (1 - decay) * look_ahead_grad
        return -learning_rate * m, NesterovAverageState(m, look_ahead, look_ahead_grad)

    return Optimizer(init, update)


def normalized_eps_inside(learning_rate: float = 0.05, eps: float = 1e-8) -> Optimizer:
    """Normalized gradient with ε under the root: θ ← θ - ηg / √(g² + ε), slow once g² is near ε."""

    def init(params):
        return ()

    def update(grad, state, params):
        return -learning_rate * grad / jnp.sqrt(grad**2 + eps), state

    return Optimizer(init, update)


ADAM_WITHOUT_CORRECTION = OptimizerSpec(
    id="adam_without_correction",
    name="Adam without correction",
    rule=adam_without_correction,
    state=AdamState,
    formula=(
        *AVERAGES,
        r"\theta \leftarrow \theta - \eta\,\frac{m}{\sqrt{v} + \varepsilon}",
    ),
    reference="Correct: Kingma and Ba 2015, algorithm 1, which divides by 1 - β^t",
    family="pitfall",
)

ADAM_CONSTANT_CORRECTION = OptimizerSpec(
    id="adam_constant_correction",
    name="Adam with constant correction",
    rule=adam_constant_correction,
    state=AdamState,
    formula=(
        *AVERAGES,
        r"\hat m \leftarrow m / (1 - \beta_1)",
        r"\hat v \leftarrow v / (1 - \beta_2)",
        r"\theta \leftarrow \theta - \eta\,\frac{\hat m}{\sqrt{\hat v} + \varepsilon}",
    ),
    reference="Correct: Kingma and Ba 2015, algorithm 1, which divides by 1 - β^t",
    family="pitfall",
)

ADAM_TIMES_GRADIENT = OptimizerSpec(
    id="adam_times_gradient",
    name="Adam times the gradient",
    rule=adam_times_gradient,
    state=AdamState,
    formula=(
        *AVERAGES,
        r"\theta \leftarrow \theta - \eta\,\frac{m}{\sqrt{v} + \varepsilon}\,g",
    ),
    reference="Correct: Kingma and Ba 2015, algorithm 1, without the factor g",
    family="pitfall",
)

ADAGRAD_WITHOUT_GRADIENT = OptimizerSpec(
    id="adagrad_without_gradient",
    name="AdaGrad without the gradient",
    rule=adagrad_without_gradient,
    state=AdagradState,
    formula=(
        r"r \leftarrow r + g^2",
        r"\theta \leftarrow \theta - \frac{\eta}{\sqrt{r} + \varepsilon}",
    ),
    reference="Correct: Duchi, Hazan and Singer 2011, with the factor g",
    family="pitfall",
)

NESTEROV_AS_PRINTED = OptimizerSpec(
    id="nesterov_as_printed",
    name="Nesterov as first printed",
    rule=nesterov_as_printed,
    state=NesterovAverageState,
    formula=(
        r"\tilde\theta \leftarrow \theta - \eta m",
        r"\tilde g \leftarrow \nabla f(\tilde\theta)",
        r"m \leftarrow \beta m + (1 - \beta)\,\tilde g",
        r"\theta \leftarrow \theta - \eta\,m",
    ),
    reference="Correct: Prince, Understanding Deep Learning, errata of equation 6.12",
    family="pitfall",
)

NORMALIZED_EPS_INSIDE = OptimizerSpec(
    id="normalized_eps_inside",
    name="Normalized gradient (ε inside)",
    rule=normalized_eps_inside,
    state=None,
    formula=(r"\theta \leftarrow \theta - \eta\,\frac{g}{\sqrt{g^2 + \varepsilon}}",),
    reference="Correct: Prince, Understanding Deep Learning, equation 6.14, with √g² + ε",
    family="pitfall",
)
