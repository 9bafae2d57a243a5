"""Weight decay apart from the gradient or as part of it, under gradient descent and under Adam."""

from typing import NamedTuple

import numpy as np

from optviz.optimizers import OPTIMIZERS
from optviz.optimizers.optimizer import Optimizer
from optviz.simulation import Trajectory, run
from surfaces.surface import ShapeSlider, Surface


def shifted_quadratic(params, curvature_1=0.2, curvature_2=10.0):
    """½(κ₁(w₁ - 1)² + κ₂(w₂ - 1)²): both weights are best at 1, one matters far more."""
    return 0.5 * (curvature_1 * (params[0] - 1) ** 2 + curvature_2 * (params[1] - 1) ** 2)


QUADRATIC = Surface(
    id="shifted_quadratic",
    name="Shifted quadratic",
    objective=shifted_quadratic,
    formula=r"f(w) = \tfrac12\,\kappa_1 (w_1 - 1)^2" + "\n" + r"+\, \tfrac12\,\kappa_2 (w_2 - 1)^2",
    window=((-0.1, 1.3), (-0.1, 1.3)),
    start=(0.0, 0.0),
    minima=((1.0, 1.0),),
    symbols=("w_1", "w_2"),
    shape_sliders={
        "curvature_1": ShapeSlider(r"\kappa_1", 0.1, 10.0),
        "curvature_2": ShapeSlider(r"\kappa_2", 0.1, 10.0),
    },
    source="Loshchilov and Hutter 2019, section 2",
)

# Gradient descent must stay stable at the largest curvature and decay: its rate is below
# 2 / (10 + 3), Adam's own steps do not depend on either.
LEARNING_RATES = {"gradient_descent": 0.1, "adam": 0.02}


def gradient_descent_decoupled(learning_rate=0.1, weight_decay=0.1):
    """θ ← θ - ηg - ηλθ: the decay apart from the gradient, which comes to the same here."""

    def init(params):
        return ()

    def update(grad, state, params):
        return -learning_rate * grad - learning_rate * weight_decay * params, state

    return Optimizer(init, update)


class Race(NamedTuple):
    """Four paths with the same decay: coupled and decoupled, without and with Adam."""

    coupled: Trajectory
    decoupled: Trajectory
    adam_l2: Trajectory
    adamw: Trajectory


def race(curvatures, weight_decay: float, num_steps: int, *, noise: float, seed: int) -> Race:
    """Let four rules descend a quadratic from 0, all with the same λ and the same noise."""
    settings = {
        "shape": {"curvature_1": curvatures[0], "curvature_2": curvatures[1]},
        "num_steps": num_steps,
        "noise": noise,
        "seed": seed,
    }

    def path(rule, learning_rate):
        given = {"learning_rate": learning_rate, "weight_decay": weight_decay}
        return run(QUADRATIC, rule, given, **settings)

    plain, adaptive = LEARNING_RATES["gradient_descent"], LEARNING_RATES["adam"]
    return Race(
        path(OPTIMIZERS["gradient_descent_l2"], plain),
        path(gradient_descent_decoupled, plain),
        path(OPTIMIZERS["adam_l2"], adaptive),
        path(OPTIMIZERS["adamw"], adaptive),
    )


def penalized_minimum(curvatures, weight_decay: float) -> np.ndarray:
    """Return the minimum of f + λ/2 ‖w‖²: κ / (κ + λ) in each coordinate."""
    curvatures = np.asarray(curvatures, float)
    return curvatures / (curvatures + weight_decay)


def shares(path: Trajectory, weight_decay: float, *, coupled: bool) -> np.ndarray:
    """Return which part of each weight one step of Adam takes away as decay: `(steps + 1, 2)`.

    Apart from the gradient that is ηλ; as part of it ηλ / √v̂, read from the path's own state.
    """
    rate = LEARNING_RATES["adam"] * weight_decay
    if not coupled:
        return np.full_like(path.params, rate)
    b2 = OPTIMIZERS["adam_l2"].hyperparameters["b2"]
    v_hat = path.state.v / (1 - b2 ** np.asarray(path.state.t))[:, None]
    return rate / (np.sqrt(v_hat) + OPTIMIZERS["adam_l2"].hyperparameters["eps"])
