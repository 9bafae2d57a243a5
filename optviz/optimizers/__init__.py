"""How it is descended: every rule by its id."""

from optviz.optimizers.adadelta import ADADELTA
from optviz.optimizers.adagrad import ADAGRAD, ADAGRAD_EPS_INSIDE
from optviz.optimizers.adam import ADAM, ADAM_EPS_INSIDE, AMSGRAD
from optviz.optimizers.adamw import ADAM_L2, ADAMW
from optviz.optimizers.armijo import ARMIJO
from optviz.optimizers.bridge import BRIDGED
from optviz.optimizers.gradient_descent import GRADIENT_DESCENT, GRADIENT_DESCENT_L2
from optviz.optimizers.lbfgs import LBFGS
from optviz.optimizers.line_search import BRACKETING_LINE_SEARCH, LINE_SEARCH
from optviz.optimizers.momentum import MOMENTUM, MOMENTUM_AVERAGE, MOMENTUM_VELOCITY
from optviz.optimizers.muon import MUON
from optviz.optimizers.nadam import NADAM, NADAM_CONSTANT
from optviz.optimizers.nesterov import NESTEROV, NESTEROV_AVERAGE, NESTEROV_TORCH
from optviz.optimizers.newton import ABSOLUTE_NEWTON, NEWTON
from optviz.optimizers.normalized import NORMALIZED_GRADIENT, SIGN_DESCENT, UNIT_GRADIENT
from optviz.optimizers.optimizer import HYPERPARAMETERS, Hyperparameter, Optimizer, OptimizerSpec
from optviz.optimizers.pitfalls import (
    ADAGRAD_WITHOUT_GRADIENT,
    ADAM_CONSTANT_CORRECTION,
    ADAM_TIMES_GRADIENT,
    ADAM_WITHOUT_CORRECTION,
    NESTEROV_AS_PRINTED,
    NORMALIZED_EPS_INSIDE,
)
from optviz.optimizers.radam import RADAM, RADAM_PAPER
from optviz.optimizers.rmsprop import RMSPROP, RMSPROP_EPS_INSIDE
from optviz.optimizers.svrg import SVRG
from optviz.optimizers.swats import SWATS

OPTIMIZERS: dict[str, OptimizerSpec] = {
    spec.id: spec
    for spec in (
        GRADIENT_DESCENT,
        GRADIENT_DESCENT_L2,
        NORMALIZED_GRADIENT,
        SIGN_DESCENT,
        UNIT_GRADIENT,
        SVRG,
        MOMENTUM,
        MOMENTUM_VELOCITY,
        MOMENTUM_AVERAGE,
        NESTEROV,
        NESTEROV_AVERAGE,
        NESTEROV_TORCH,
        ADAGRAD,
        ADAGRAD_EPS_INSIDE,
        RMSPROP,
        RMSPROP_EPS_INSIDE,
        ADADELTA,
        ADAM,
        ADAM_EPS_INSIDE,
        AMSGRAD,
        ADAMW,
        ADAM_L2,
        NADAM,
        NADAM_CONSTANT,
        RADAM,
        RADAM_PAPER,
        SWATS,
        LINE_SEARCH,
        BRACKETING_LINE_SEARCH,
        ARMIJO,
        NEWTON,
        ABSOLUTE_NEWTON,
        *BRIDGED,
        MUON,
        LBFGS,
        ADAM_WITHOUT_CORRECTION,
        ADAM_CONSTANT_CORRECTION,
        ADAM_TIMES_GRADIENT,
        ADAGRAD_WITHOUT_GRADIENT,
        NESTEROV_AS_PRINTED,
        NORMALIZED_EPS_INSIDE,
    )
}

__all__ = ["HYPERPARAMETERS", "OPTIMIZERS", "Hyperparameter", "Optimizer", "OptimizerSpec"]
