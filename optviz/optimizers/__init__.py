"""How it is descended: every rule by its id."""

from optviz.optimizers.adagrad import ADAGRAD, ADAGRAD_EPS_INSIDE
from optviz.optimizers.adam import ADAM
from optviz.optimizers.gradient_descent import GRADIENT_DESCENT
from optviz.optimizers.momentum import MOMENTUM, MOMENTUM_AVERAGE, MOMENTUM_VELOCITY
from optviz.optimizers.nesterov import NESTEROV
from optviz.optimizers.optimizer import HYPERPARAMETERS, Hyperparameter, Optimizer, OptimizerSpec
from optviz.optimizers.rmsprop import RMSPROP, RMSPROP_EPS_INSIDE

OPTIMIZERS: dict[str, OptimizerSpec] = {
    spec.id: spec
    for spec in (
        GRADIENT_DESCENT,
        MOMENTUM,
        MOMENTUM_VELOCITY,
        MOMENTUM_AVERAGE,
        NESTEROV,
        ADAGRAD,
        ADAGRAD_EPS_INSIDE,
        RMSPROP,
        RMSPROP_EPS_INSIDE,
        ADAM,
    )
}

__all__ = ["HYPERPARAMETERS", "OPTIMIZERS", "Hyperparameter", "Optimizer", "OptimizerSpec"]
