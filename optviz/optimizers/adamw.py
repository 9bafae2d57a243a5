"""Adam with weight decay, apart from the gradient (AdamW) or as part of it (L2)."""

import jax.numpy as jnp

from optviz.optimizers.adam import AdamState
from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


def adamw(
    learning_rate: float = 0.1,
    b1: float = 0.9,
    b2: float = 0.999,
    eps: float = 1e-8,
    weight_decay: float = 0.01,
) -> Optimizer:
    """Adam, and θ shrinks by ηλθ without passing through the averages."""

    def init(params):
        return AdamState(m=jnp.zeros_like(params), v=jnp.zeros_like(params), t=jnp.zeros(()))

    def update(grad, state, params):
        t = state.t + 1
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        m_hat = m / (1 - b1**t)
        v_hat = v / (1 - b2**t)
        step = m_hat / (jnp.sqrt(v_hat) + eps) + weight_decay * params
        return -learning_rate * step, AdamState(m, v, t)

    return Optimizer(init, update)


def adam_l2(
    learning_rate: float = 0.1,
    b1: float = 0.9,
    b2: float = 0.999,
    eps: float = 1e-8,
    weight_decay: float = 0.01,
) -> Optimizer:
    """Adam of g + λθ: the averages rescale the decay with the gradient."""

    def init(params):
        return AdamState(m=jnp.zeros_like(params), v=jnp.zeros_like(params), t=jnp.zeros(()))

    def update(grad, state, params):
        t = state.t + 1
        grad = grad + weight_decay * params
        m = b1 * state.m + (1 - b1) * grad
        v = b2 * state.v + (1 - b2) * grad**2
        m_hat = m / (1 - b1**t)
        v_hat = v / (1 - b2**t)
        return -learning_rate * m_hat / (jnp.sqrt(v_hat) + eps), AdamState(m, v, t)

    return Optimizer(init, update)


ADAMW = OptimizerSpec(
    id="adamw",
    name="AdamW",
    rule=adamw,
    state=AdamState,
    corrects_bias=True,
    formula=(
        r"t \leftarrow t + 1",
        r"m \leftarrow \beta_1 m + (1 - \beta_1)\,g",
        r"v \leftarrow \beta_2 v + (1 - \beta_2)\,g^2",
        r"\hat m \leftarrow m / (1 - \beta_1^t)",
        r"\hat v \leftarrow v / (1 - \beta_2^t)",
        r"\Delta \leftarrow \frac{\hat m}{\sqrt{\hat v} + \varepsilon} + \lambda\theta",
        r"\theta \leftarrow \theta - \eta\,\Delta",
    ),
    reference="Loshchilov and Hutter 2019; torch.optim.AdamW",
    family="adaptive",
)

ADAM_L2 = OptimizerSpec(
    id="adam_l2",
    name="Adam (L2)",
    rule=adam_l2,
    state=AdamState,
    corrects_bias=True,
    formula=(
        r"t \leftarrow t + 1",
        r"g \leftarrow g + \lambda\theta",
        r"m \leftarrow \beta_1 m + (1 - \beta_1)\,g",
        r"v \leftarrow \beta_2 v + (1 - \beta_2)\,g^2",
        r"\hat m \leftarrow m / (1 - \beta_1^t)",
        r"\hat v \leftarrow v / (1 - \beta_2^t)",
        r"\theta \leftarrow \theta - \eta\,\frac{\hat m}{\sqrt{\hat v} + \varepsilon}",
    ),
    reference="torch.optim.Adam(weight_decay=λ)",
    family="adaptive",
)
