"""Schedule-free descent of optax, seen from its own point, or from the one that one evaluates."""

from typing import Any, NamedTuple

import jax
import optax

from optviz.optimizers.optax_adapter import from_optax, optax_spec
from optviz.optimizers.optimizer import Objective, Optimizer, OptimizerSpec


class ScheduleFreeState(NamedTuple):
    """The point y whose gradient is taken, and the state as optax keeps it."""

    y: jax.Array
    inner: Any


def schedule_free_sgd(learning_rate: float = 0.2, b1: float = 0.9) -> Optimizer:
    """Schedule-free descent: the point y, between the descending z and its average x."""
    return from_optax(optax.contrib.schedule_free_sgd(learning_rate, b1=b1))


def schedule_free_adamw(
    learning_rate: float = 0.2, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8
) -> Optimizer:
    """Schedule-free Adam: the point y, between the descending z and its average x."""
    return from_optax(optax.contrib.schedule_free_adamw(learning_rate, b1=b1, b2=b2, eps=eps))


def _evaluated(transformation: optax.GradientTransformation, objective: Objective) -> Optimizer:
    """Follow the evaluation point of a schedule-free optimizer of optax."""
    gradient = jax.grad(objective)

    def init(params):
        return ScheduleFreeState(y=params, inner=transformation.init(params))

    def update(grad, state, params):
        update, inner = transformation.update(gradient(state.y), state.inner, state.y)
        y = state.y + update
        x = optax.contrib.schedule_free_eval_params(inner, y)
        return x - params, ScheduleFreeState(y, inner)

    return Optimizer(init, update)


def schedule_free_sgd_average(
    objective: Objective, learning_rate: float = 0.2, b1: float = 0.9
) -> Optimizer:
    """Schedule-free descent: the average x of the points z, whose gradients come from y."""
    return _evaluated(optax.contrib.schedule_free_sgd(learning_rate, b1=b1), objective)


def schedule_free_adamw_average(
    objective: Objective,
    learning_rate: float = 0.2,
    b1: float = 0.9,
    b2: float = 0.999,
    eps: float = 1e-8,
) -> Optimizer:
    """Schedule-free Adam: the average x of the points z, whose gradients come from y."""
    adamw = optax.contrib.schedule_free_adamw(learning_rate, b1=b1, b2=b2, eps=eps)
    return _evaluated(adamw, objective)


_MEAN = (
    r"c \leftarrow \eta_{\max}^2 / \textstyle\sum \eta_{\max}^2",
    r"x \leftarrow (1 - c)\,x + c\,z",
)
_AT_Y = (*_MEAN, r"\theta \leftarrow (1 - \beta_1)\,z + \beta_1 x")
_AT_X = (*_MEAN, r"y \leftarrow (1 - \beta_1)\,z + \beta_1 x", r"\theta \leftarrow x")

SCHEDULE_FREE = (
    optax_spec(
        "Schedule-free descent",
        schedule_free_sgd,
        (r"z \leftarrow z - \eta\,g", *_AT_Y),
        "Defazio et al. 2024",
    ),
    optax_spec(
        "Schedule-free Adam",
        schedule_free_adamw,
        (
            r"v \leftarrow \beta_2 v + (1 - \beta_2)\,g^2",
            r"z \leftarrow z - \eta\,\frac{g}{\sqrt{\hat v} + \varepsilon}",
            *_AT_Y,
        ),
        "Defazio et al. 2024",
    ),
)

SCHEDULE_FREE_SGD_AVERAGE = OptimizerSpec(
    id="schedule_free_sgd_average",
    name="Schedule-free descent (average)",
    rule=schedule_free_sgd_average,
    state=ScheduleFreeState,
    formula=(r"z \leftarrow z - \eta\,\nabla f(y)", *_AT_X),
    reference="Defazio et al. 2024; optax.contrib.schedule_free_sgd",
    family="optax",
)

SCHEDULE_FREE_ADAMW_AVERAGE = OptimizerSpec(
    id="schedule_free_adamw_average",
    name="Schedule-free Adam (average)",
    rule=schedule_free_adamw_average,
    state=ScheduleFreeState,
    formula=(
        r"g \leftarrow \nabla f(y)",
        r"v \leftarrow \beta_2 v + (1 - \beta_2)\,g^2",
        r"z \leftarrow z - \eta\,\frac{g}{\sqrt{v / (1 - \beta_2^t)} + \varepsilon}",
        *_AT_X,
    ),
    reference="Defazio et al. 2024; optax.contrib.schedule_free_adamw",
    family="optax",
)
