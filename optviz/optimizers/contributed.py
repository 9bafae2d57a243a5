"""Optimizers of `optax.contrib` and rarer ones of optax as rules: most find their own rate."""

import optax
from optax import contrib

from optviz.optimizers.optax_adapter import from_optax, optax_spec
from optviz.optimizers.optimizer import Objective, Optimizer


def fromage(learning_rate: float = 0.05, min_norm: float = 1e-6) -> Optimizer:
    """Fromage: steps along g in proportion to the point's distance from 0, and a pull to 0."""
    return from_optax(optax.fromage(learning_rate, min_norm))


def optimistic_adam(
    learning_rate: float = 0.1,
    alpha: float = 1.0,
    beta: float = 1.0,
    b1: float = 0.9,
    b2: float = 0.999,
    eps: float = 1e-8,
) -> Optimizer:
    """Optimistic Adam: it expects Adam's step to change as it did last time."""
    return from_optax(
        optax.optimistic_adam_v2(learning_rate, alpha=alpha, beta=beta, b1=b1, b2=b2, eps=eps)
    )


def acprop(
    learning_rate: float = 0.03, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8
) -> Optimizer:
    """ACProp: AdaBelief whose step is divided by the last v, not yet by this gradient's."""
    return from_optax(contrib.acprop(learning_rate, b1, b2, eps))


def ademamix(
    learning_rate: float = 0.05,
    b1: float = 0.9,
    b2: float = 0.999,
    b3: float = 0.99,
    alpha: float = 2.0,
    eps: float = 1e-8,
) -> Optimizer:
    """AdEMAMix: Adam with a second, much slower running average of the gradient."""
    return from_optax(contrib.ademamix(learning_rate, b1, b2, b3, alpha, eps))


def cocob(learning_rate: float = 1.0) -> Optimizer:
    """COCOB: a bet on each coordinate's slope, which needs no rate."""
    return from_optax(contrib.cocob(learning_rate))


def dadapt_adamw(
    learning_rate: float = 1.0, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8
) -> Optimizer:
    """D-Adaptation of Adam: the rate comes from a bound of the distance to go."""
    return from_optax(contrib.dadapt_adamw(learning_rate, (b1, b2), eps))


def dog(learning_rate: float = 1.0) -> Optimizer:
    """DoG: the rate is the distance from the start, divided by the length of all gradients."""
    return from_optax(contrib.dog(learning_rate))


def dowg(learning_rate: float = 0.1) -> Optimizer:
    """DoWG: DoG that weighs each gradient with the distance at which it was found."""
    return from_optax(contrib.dowg(learning_rate))


def momo(objective: Objective, learning_rate: float = 1.0, decay: float = 0.9) -> Optimizer:
    """MoMo: momentum with Polyak's step for a model of the loss, whose least value is 0."""
    return from_optax(contrib.momo(learning_rate, decay), objective)


def momo_adam(
    objective: Objective,
    learning_rate: float = 0.1,
    b1: float = 0.9,
    b2: float = 0.999,
    eps: float = 1e-8,
) -> Optimizer:
    """MoMo-Adam: Adam with Polyak's step as the rate, at most η."""
    return from_optax(contrib.momo_adam(learning_rate, b1, b2, eps), objective)


def prodigy(
    learning_rate: float = 1.0, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8
) -> Optimizer:
    """Prodigy: Adam with the rate ηd, where d grows to the distance that the path has to go."""
    return from_optax(contrib.prodigy(learning_rate, (b1, b2), eps=eps))


def sophia(
    objective: Objective,
    learning_rate: float = 0.1,
    b1: float = 0.965,
    b2: float = 0.99,
    eps: float = 1e-8,
    weight_decay: float = 0.0,
    gamma: float = 0.01,
) -> Optimizer:
    """Sophia: momentum divided by an average of the Hessian's diagonal, at most η a coordinate.

    The diagonal is estimated every tenth step, with random signs.
    """
    return from_optax(
        contrib.sophia(learning_rate, b1, b2, eps, weight_decay=weight_decay, gamma=gamma),
        objective,
    )


_M = r"m \leftarrow \beta_1 m + (1 - \beta_1)\,g"
_V = r"v \leftarrow \beta_2 v + (1 - \beta_2)\,g^2"
_DISTANCE_STEP = (
    r"s \leftarrow \sqrt{\beta_2}\,s + \eta\,d\,g",
    r"d \leftarrow \max(d, \hat d(s, g, \theta))",
)

CONTRIBUTED = (
    optax_spec(
        "Fromage",
        fromage,
        (
            r"u \leftarrow \theta - \eta\,\frac{\lVert\theta\rVert}{\lVert g\rVert}\,g",
            r"\theta \leftarrow u / \sqrt{1 + \eta^2}",
        ),
        "Bernstein et al. 2020",
    ),
    optax_spec(
        "Optimistic Adam",
        optimistic_adam,
        (
            _M,
            _V,
            r"d \leftarrow \hat m / (\sqrt{\hat v} + \varepsilon)",
            r"\theta \leftarrow \theta - \eta\,((\alpha + \beta)\,d - \beta\,d_{\text{last}})",
        ),
        "Daskalakis et al. 2018",
    ),
    optax_spec(
        "ACProp",
        acprop,
        (
            r"\theta \leftarrow \theta - \eta\,g / (\sqrt{\hat v} + \varepsilon)",
            _M,
            r"v \leftarrow \beta_2 v + (1 - \beta_2)\,(g - m)^2",
        ),
        "Zhuang et al. 2021",
    ),
    optax_spec(
        "AdEMAMix",
        ademamix,
        (
            _M,
            r"n \leftarrow \beta_3 n + (1 - \beta_3)\,g",
            _V,
            r"\theta \leftarrow \theta - \eta\,(\hat m + \alpha n) / (\sqrt{\hat v} + \varepsilon)",
        ),
        "Pagliardini, Ablin and Grangier 2024",
    ),
    optax_spec(
        "COCOB",
        cocob,
        (
            r"L \leftarrow \max(L, |g|),\quad G \leftarrow G + |g|,\quad z \leftarrow z - g",
            r"R \leftarrow \max(R - g\,(\theta - \theta_0), 0)",
            r"\theta \leftarrow \theta_0 + \frac{z\,(L + R)}{L\,\max(G + L, 100\,L)}",
        ),
        "Orabona and Tommasi 2017",
    ),
    optax_spec(
        "D-Adaptation",
        dadapt_adamw,
        (
            *_DISTANCE_STEP,
            r"m \leftarrow \beta_1 m + (1 - \beta_1)\,\eta\,d\,g",
            _V,
            r"\theta \leftarrow \theta - m / (\sqrt{v} + \varepsilon)",
        ),
        "Defazio and Mishchenko 2023",
    ),
    optax_spec(
        "DoG",
        dog,
        (
            r"r \leftarrow \max(r, \lVert\theta - \theta_0\rVert)",
            r"G \leftarrow G + \lVert g\rVert^2",
            r"\theta \leftarrow \theta - \eta\,r\,g / \sqrt{G}",
        ),
        "Ivgi, Hinder and Carmon 2023",
    ),
    optax_spec(
        "DoWG",
        dowg,
        (
            r"r \leftarrow \max(r, \lVert\theta - \theta_0\rVert^2)",
            r"G \leftarrow G + r\,\lVert g\rVert^2",
            r"\theta \leftarrow \theta - \eta\,r\,g / \sqrt{G}",
        ),
        "Khaled, Mishchenko and Jin 2023",
    ),
    optax_spec(
        "MoMo",
        momo,
        (
            r"m \leftarrow \beta m + (1 - \beta)\,g",
            r"\ell \leftarrow \beta\ell + (1 - \beta)\,(f(\theta) - g \cdot \theta)",
            r"\alpha \leftarrow \max(\ell + m \cdot \theta, 0) / \lVert m\rVert^2",
            r"\theta \leftarrow \theta - \min(\eta, \alpha)\,m",
        ),
        "Schaipp et al. 2023",
    ),
    optax_spec(
        "MoMo-Adam",
        momo_adam,
        (
            _M,
            _V,
            r"\ell \leftarrow \beta_1\ell + (1 - \beta_1)\,(f(\theta) - g \cdot \theta)",
            r"\alpha \leftarrow \max(\ell + m \cdot \theta, 0) / (m \cdot m / \sqrt{\hat v})",
            r"\theta \leftarrow \theta - \min(\eta, \alpha)\,m / (\sqrt{\hat v} + \varepsilon)",
        ),
        "Schaipp et al. 2023",
    ),
    optax_spec(
        "Prodigy",
        prodigy,
        (
            *_DISTANCE_STEP,
            r"m \leftarrow \beta_1 m + (1 - \beta_1)\,d\,g",
            r"v \leftarrow \beta_2 v + (1 - \beta_2)\,d^2 g^2",
            r"\theta \leftarrow \theta - \eta\,d\,\frac{\sqrt{1 - \beta_2^t}}{1 - \beta_1^t}"
            r"\,\frac{m}{\sqrt{v} + d\varepsilon}",
        ),
        "Mishchenko and Defazio 2024",
    ),
    optax_spec(
        "Sophia",
        sophia,
        (
            _M,
            r"h \leftarrow \beta_2 h + (1 - \beta_2)\,u \odot (H u),\quad u_i = \pm 1",
            r"\theta \leftarrow \theta - \eta\left(\frac{m}{\max(\gamma h, \varepsilon)}"
            r"\text{, at most } 1, + \lambda\theta\right)",
        ),
        "Liu et al. 2023",
    ),
)
