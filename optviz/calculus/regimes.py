"""What a constant learning rate does along one direction of curvature, for the linear rules.

On the quadratic ½λu² each of these rules repeats u_{t+1} = p·u_t - q·u_{t-1}. The roots of
z² - pz + q say all about it (Goh, Why Momentum Really Works, Distill 2017).
"""

from collections.abc import Mapping

import numpy as np

# The regimes, in the order of their codes.
REGIMES = ("flat", "monotone", "oscillating", "diverging", "away")


def _gradient_descent(step, decay):
    return 1 - step, 0 * step


def _heavy_ball(step, decay):
    return 1 + decay - step, decay + 0 * step


def _look_ahead(step, decay):
    return (1 + decay) * (1 - step), decay * (1 - step)


def _averaged(recursion):
    return lambda step, decay: recursion((1 - decay) * step, decay)


# For each rule p and q, from the step ηλ and the decay β.
_RECURSIONS = {
    "gradient_descent": _gradient_descent,
    "momentum": _heavy_ball,
    "momentum_velocity": _heavy_ball,
    "momentum_average": _averaged(_heavy_ball),
    "nesterov": _look_ahead,
    "nesterov_torch": _look_ahead,
    "nesterov_average": _averaged(_look_ahead),
}


def has_regimes(rule: str) -> bool:
    """Whether the rule of that id is linear, so that the words hold for itself."""
    return rule in _RECURSIONS


def regimes(
    rule: str, hyperparameters: Mapping[str, float], rates: np.ndarray, curvatures: np.ndarray
) -> np.ndarray:
    """Name what happens along directions of curvature λ: indices into REGIMES.

    `rates` are the learning rates of the steps, shape `(rows,)`, `curvatures` the eigenvalues
    there, shape `(rows, dimension)`, and so is the result. "monotone" and "oscillating" approach
    the minimum of the quadratic model, the latter around it, "diverging" leaves it; from a maximum
    every rule moves "away". For a rule that is not linear the answer is that of gradient descent
    at the same rate.
    """
    recursion = _RECURSIONS.get(rule, _gradient_descent)
    with np.errstate(all="ignore"):
        roots = _roots(recursion, np.asarray(rates)[:, None] * curvatures, hyperparameters)
        growing = ~(np.abs(roots).max(axis=0) < 1)
        straight = ((roots.imag == 0) & (roots.real >= 0)).all(axis=0)
    codes = np.where(growing, 3, np.where(straight, 1, 2))
    return np.where(curvatures < 0, 4, np.where(curvatures == 0, 0, codes))


def contraction(
    rule: str, hyperparameters: Mapping[str, float], rates: np.ndarray, spectrum: np.ndarray
) -> np.ndarray:
    """The factor by which the error on a quadratic shrinks with a step in the long run, for rates.

    `spectrum` are the eigenvalues of its Hessian; the slowest of their directions counts. 1 or more
    where the rule does not converge. The rule must be linear.
    """
    steps = np.asarray(rates)[:, None] * spectrum
    roots = _roots(_RECURSIONS[rule], steps, hyperparameters)
    return np.abs(roots).max(axis=(0, 2))


def _roots(recursion, steps, hyperparameters) -> np.ndarray:
    p, q = recursion(steps, hyperparameters.get("decay", 0.0))
    root = np.sqrt(p**2 - 4 * q + 0j)
    return np.stack([(p + root) / 2, (p - root) / 2])


def stability_bound(rule: str, hyperparameters: Mapping[str, float]) -> float:
    """The number c with which the rule converges at rates below c/λ: 2 for gradient descent.

    For a rule that is not linear it is that of gradient descent.
    """
    beta = hyperparameters.get("decay", 0.0)
    # Where z = -1 is a root: 1 + p + q = 0.
    recursion = _RECURSIONS.get(rule, _gradient_descent)
    at_0, at_1 = (1 + sum(recursion(step, beta)) for step in (0.0, 1.0))
    return at_0 / (at_0 - at_1)
