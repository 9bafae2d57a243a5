"""Optimizers of optax as rules, whose hyperparameters have the names that optax gives them.

Each acts on the point as one flat vector, which for methods that treat the layers of a network
one by one is a single layer. Any other optax optimizer can be run as it is, without sliders.
"""

from typing import Any, NamedTuple

import jax.numpy as jnp
import optax

from optviz.optimizers.optimizer import Objective, Optimizer, OptimizerSpec, Rule


class OptaxState(NamedTuple):
    """The state as optax keeps it."""

    inner: Any


def from_optax(
    transformation: optax.GradientTransformation, objective: Objective | None = None
) -> Optimizer:
    """Wrap an optimizer of optax; one that asks for values, or for the objective, gets them."""

    def init(params):
        return OptaxState(transformation.init(params))

    def update(grad, state, params):
        known = {}
        if objective is not None:
            known = {"value": objective(params), "obj_fn": objective}
        update, inner = transformation.update(grad, state.inner, params, **known)
        return update, OptaxState(inner)

    return Optimizer(init, update)


def lion(
    learning_rate: float = 0.05, b1: float = 0.9, b2: float = 0.99, weight_decay: float = 0.0
) -> Optimizer:
    """Lion: the sign of a momentum that weighs the newest gradient more than its average does."""
    return from_optax(optax.lion(learning_rate, b1, b2, weight_decay=weight_decay))


def adabelief(
    learning_rate: float = 0.1, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8
) -> Optimizer:
    """AdaBelief: Adam whose v averages the surprise (g - m)² in place of g²."""
    return from_optax(optax.adabelief(learning_rate, b1, b2, eps, eps_root=1e-16))


def yogi(
    learning_rate: float = 0.1, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-3
) -> Optimizer:
    """Yogi: Adam whose v moves towards g² by steps of (1 - β₂)g², whatever their distance."""
    return from_optax(optax.yogi(learning_rate, b1, b2, eps))


def adamax(
    learning_rate: float = 0.1, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8
) -> Optimizer:
    """AdaMax: Adam with the largest |g| in recent memory in place of √v."""
    return from_optax(optax.adamax(learning_rate, b1, b2, eps))


def adafactor(learning_rate: float = 0.1, decay_rate: float = 0.8) -> Optimizer:
    """Adafactor: RMSProp with a lengthening memory, and steps in proportion to the point's size."""
    # In single precision, as optax takes the power of a number that is not traced.
    rate = jnp.asarray(decay_rate, jnp.float32)
    return from_optax(optax.adafactor(learning_rate, decay_rate=rate))


def adan(
    learning_rate: float = 0.1,
    b1: float = 0.98,
    b2: float = 0.92,
    b3: float = 0.99,
    eps: float = 1e-8,
) -> Optimizer:
    """Adan: Adam that looks ahead by the average change of the gradient."""
    return from_optax(optax.adan(learning_rate, b1, b2, b3, eps))


def novograd(
    learning_rate: float = 0.05,
    b1: float = 0.9,
    b2: float = 0.25,
    eps: float = 1e-6,
    weight_decay: float = 0.0,
) -> Optimizer:
    """NovoGrad: momentum of gradients divided by the average of their lengths."""
    return from_optax(optax.novograd(learning_rate, b1, b2, eps, weight_decay=weight_decay))


def lamb(
    learning_rate: float = 0.05,
    b1: float = 0.9,
    b2: float = 0.999,
    eps: float = 1e-6,
    weight_decay: float = 0.0,
) -> Optimizer:
    """LAMB: Adam's direction, with steps in proportion to the point's distance from 0."""
    return from_optax(optax.lamb(learning_rate, b1, b2, eps, weight_decay=weight_decay))


def rprop(learning_rate: float = 0.1, eta_minus: float = 0.5, eta_plus: float = 1.2) -> Optimizer:
    """Rprop: a coordinate's step grows while its slope keeps its sign, and else shrinks."""
    return from_optax(optax.rprop(learning_rate, eta_minus, eta_plus))


def optimistic_gradient_descent(
    learning_rate: float = 0.1, alpha: float = 1.0, beta: float = 1.0
) -> Optimizer:
    """Optimistic gradient descent: it expects the gradient to change as it did last time."""
    return from_optax(optax.optimistic_gradient_descent(learning_rate, alpha, beta))


def polyak_sgd(
    objective: Objective, max_learning_rate: float = 1.0, f_min: float = 0.0
) -> Optimizer:
    """Polyak's step: the rate that would reach the least value f* if the slope stayed as it is."""
    return from_optax(optax.polyak_sgd(max_learning_rate, f_min=f_min), objective)


def optax_spec(name: str, rule: Rule, formula: tuple[str, ...], reference: str) -> OptimizerSpec:
    """Describe a rule of optax, of which only the name and the mathematics are told."""
    return OptimizerSpec(rule.__name__, name, rule, OptaxState, formula, reference, family="optax")


_M = r"m \leftarrow \beta_1 m + (1 - \beta_1)\,g"
_ADAM_STEP = r"\theta \leftarrow \theta - \eta\,\frac{\hat m}{\sqrt{\hat v} + \varepsilon}"

FROM_OPTAX = (
    optax_spec(
        "Lion",
        lion,
        (
            r"c \leftarrow \operatorname{sign}(\beta_1 m + (1 - \beta_1)\,g)",
            r"m \leftarrow \beta_2 m + (1 - \beta_2)\,g",
            r"\theta \leftarrow \theta - \eta\,(c + \lambda\theta)",
        ),
        "Chen et al. 2023",
    ),
    optax_spec(
        "AdaBelief",
        adabelief,
        (_M, r"v \leftarrow \beta_2 v + (1 - \beta_2)\,(g - m)^2", _ADAM_STEP),
        "Zhuang et al. 2020",
    ),
    optax_spec(
        "Yogi",
        yogi,
        (_M, r"v \leftarrow v - (1 - \beta_2)\,\operatorname{sign}(v - g^2)\,g^2", _ADAM_STEP),
        "Zaheer et al. 2018",
    ),
    optax_spec(
        "AdaMax",
        adamax,
        (
            _M,
            r"u \leftarrow \max(\beta_2 u, |g| + \varepsilon)",
            r"\theta \leftarrow \theta - \eta\,\hat m / u",
        ),
        "Kingma and Ba 2015, algorithm 2",
    ),
    optax_spec(
        "Adafactor",
        adafactor,
        (
            r"v \leftarrow (1 - t^{-\rho})\,v + t^{-\rho} g^2",
            r"u \leftarrow \frac{g}{\sqrt{v}} \Big/ \max(1, \operatorname{RMS}(g / \sqrt{v}))",
            r"\theta \leftarrow \theta - \eta\,\max(10^{-3}, \operatorname{RMS}(\theta))\,u",
        ),
        "Shazeer and Stern 2018",
    ),
    optax_spec(
        "Adan",
        adan,
        (
            _M,
            r"v \leftarrow \beta_2 v + (1 - \beta_2)\,\Delta g",
            r"n \leftarrow \beta_3 n + (1 - \beta_3)\,(g + (1 - \beta_2)\,\Delta g)^2",
            r"\theta \leftarrow \theta - \eta\,\frac{\hat m + (1 - \beta_2)\,\hat v}"
            r"{\sqrt{\hat n} + \varepsilon}",
        ),
        "Xie et al. 2022",
    ),
    optax_spec(
        "NovoGrad",
        novograd,
        (
            r"v \leftarrow \beta_2 v + (1 - \beta_2)\,\lVert g\rVert^2",
            r"m \leftarrow \beta_1 m + \frac{g}{\sqrt{v} + \varepsilon} + \lambda\theta",
            r"\theta \leftarrow \theta - \eta\,m",
        ),
        "Ginsburg et al. 2019",
    ),
    optax_spec(
        "LAMB",
        lamb,
        (
            r"u \leftarrow \frac{\hat m}{\sqrt{\hat v} + \varepsilon} + \lambda\theta",
            r"\theta \leftarrow \theta - \eta\,\frac{\lVert\theta\rVert}{\lVert u\rVert}\,u",
        ),
        "You et al. 2020",
    ),
    optax_spec(
        "Rprop",
        rprop,
        (
            r"s \leftarrow s \cdot (\eta_+ \text{ if } g\,g_{\text{last}} > 0"
            r" \text{ else } \eta_- \text{ if} < 0)",
            r"\theta \leftarrow \theta - s\,\operatorname{sign}(g)",
        ),
        "Riedmiller and Braun 1993",
    ),
    optax_spec(
        "Optimistic gradient descent",
        optimistic_gradient_descent,
        (r"\theta \leftarrow \theta - \eta\,((\alpha + \beta)\,g - \beta\,g_{\text{last}})",),
        "Mokhtari, Ozdaglar and Pattathil 2020",
    ),
    optax_spec(
        "Polyak step",
        polyak_sgd,
        (
            r"\alpha \leftarrow \min\!\left(\frac{f(\theta) - f^*}{\lVert g\rVert^2},"
            r" \eta_{\max}\right)",
            r"\theta \leftarrow \theta - \alpha\,g",
        ),
        "Polyak 1987; Loizou et al. 2021",
    ),
)
