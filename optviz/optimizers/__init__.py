"""How it is descended: every rule by its id."""

from optviz.optimizers.adadelta import ADADELTA
from optviz.optimizers.adafactor_forms import (
    ADAFACTOR_AVERAGED,
    ADAFACTOR_CAPPED,
    ADAFACTOR_SINGLE_MEANS,
)
from optviz.optimizers.adagrad import ADAGRAD, ADAGRAD_EPS_INSIDE
from optviz.optimizers.adam import ADAM, ADAM_EPS_INSIDE, AMSGRAD
from optviz.optimizers.adamax_forms import (
    ADAMAX_EPS_OUTSIDE,
    ADAMAX_EPS_REMEMBERED,
    ADAMAX_WITHOUT_CORRECTION,
)
from optviz.optimizers.adamw import ADAM_L2, ADAMW
from optviz.optimizers.armijo import ARMIJO
from optviz.optimizers.averaged import ASGD, ASGD_AVERAGE, AVERAGED_DESCENT
from optviz.optimizers.clipped import ADAM_CLIPPED, CLIPPED_GRADIENT, RADAM_SHIFTED
from optviz.optimizers.contributed import CONTRIBUTED
from optviz.optimizers.dampened_momentum import MOMENTUM_DAMPENED, MOMENTUM_DAMPENED_LATER
from optviz.optimizers.folded_nesterov import (
    NESTEROV_AVERAGE_FOLDED,
    NESTEROV_FOLDED,
    NESTEROV_TWICE_FOLDED,
)
from optviz.optimizers.gradient_descent import GRADIENT_DESCENT, GRADIENT_DESCENT_L2
from optviz.optimizers.layerwise import LAMB_LATE_CORRECTION, LARS
from optviz.optimizers.lbfgs import LBFGS
from optviz.optimizers.line_search import BRACKETING_LINE_SEARCH, LINE_SEARCH
from optviz.optimizers.mixtures_of_adam import ADABELIEF_RECTIFIED, ADAN_PAPER, QHADAM
from optviz.optimizers.momentum import MOMENTUM, MOMENTUM_AVERAGE, MOMENTUM_VELOCITY
from optviz.optimizers.muon import MUON
from optviz.optimizers.muon_forms import MUON_BFLOAT16, MUON_DECOUPLED, MUON_L2, MUON_SCALED
from optviz.optimizers.nadam import NADAM, NADAM_CONSTANT, NADAM_ONE_POWER
from optviz.optimizers.nesterov import NESTEROV, NESTEROV_AVERAGE, NESTEROV_TORCH
from optviz.optimizers.newton import ABSOLUTE_NEWTON, NEWTON
from optviz.optimizers.normalized import NORMALIZED_GRADIENT, SIGN_DESCENT, UNIT_GRADIENT
from optviz.optimizers.optax_adapter import FROM_OPTAX
from optviz.optimizers.optimizer import HYPERPARAMETERS, Hyperparameter, Optimizer, OptimizerSpec
from optviz.optimizers.pitfalls import (
    ADAGRAD_WITHOUT_GRADIENT,
    ADAM_CONSTANT_CORRECTION,
    ADAM_TIMES_GRADIENT,
    ADAM_WITHOUT_CORRECTION,
    NESTEROV_AS_PRINTED,
    NORMALIZED_EPS_INSIDE,
)
from optviz.optimizers.prodigy import PRODIGY_UNCORRECTED
from optviz.optimizers.proximal import FTRL, FTRL_LATE
from optviz.optimizers.radam import RADAM, RADAM_CORRECTED_EPS, RADAM_PAPER, RADAM_WAITING
from optviz.optimizers.rates_of_adam import ADABOUND, ADAMOD, DIFFGRAD
from optviz.optimizers.resilient import RPROP_IMMEDIATE, TIGER
from optviz.optimizers.rmsprop import RMSPROP, RMSPROP_EPS_INSIDE
from optviz.optimizers.rmsprop_momentum import (
    RMSPROP_CENTERED,
    RMSPROP_CENTERED_OUTSIDE,
    RMSPROP_MOMENTUM,
    RMSPROP_MOMENTUM_OUTSIDE,
    RMSPROP_STARTED,
)
from optviz.optimizers.schedule_free import (
    SCHEDULE_FREE,
    SCHEDULE_FREE_ADAMW_AVERAGE,
    SCHEDULE_FREE_SGD_AVERAGE,
)
from optviz.optimizers.signal_to_noise import MSVAG, SMORMS3
from optviz.optimizers.soap import SOAP, SOAP_OF_VECTOR
from optviz.optimizers.started_adagrad import ADAGRAD_DECAYED, ADAGRAD_MOMENTUM, ADAGRAD_STARTED
from optviz.optimizers.svrg import SVRG
from optviz.optimizers.swats import SWATS
from optviz.optimizers.uncorrected_adam import (
    ADAM_UNCORRECTED_EPS,
    ADAMW_UNSCALED,
    ADAMW_WITHOUT_CORRECTION,
    AMSGRAD_CORRECTED,
    AMSGRAD_UNCORRECTED_EPS,
)

OPTIMIZERS: dict[str, OptimizerSpec] = {
    spec.id: spec
    for spec in (
        GRADIENT_DESCENT,
        GRADIENT_DESCENT_L2,
        CLIPPED_GRADIENT,
        ASGD,
        ASGD_AVERAGE,
        AVERAGED_DESCENT,
        NORMALIZED_GRADIENT,
        SIGN_DESCENT,
        UNIT_GRADIENT,
        SVRG,
        MOMENTUM,
        MOMENTUM_VELOCITY,
        MOMENTUM_AVERAGE,
        MOMENTUM_DAMPENED,
        MOMENTUM_DAMPENED_LATER,
        NESTEROV,
        NESTEROV_AVERAGE,
        NESTEROV_TORCH,
        NESTEROV_FOLDED,
        NESTEROV_TWICE_FOLDED,
        NESTEROV_AVERAGE_FOLDED,
        ADAGRAD,
        ADAGRAD_EPS_INSIDE,
        ADAGRAD_STARTED,
        ADAGRAD_DECAYED,
        ADAGRAD_MOMENTUM,
        RMSPROP,
        RMSPROP_EPS_INSIDE,
        RMSPROP_STARTED,
        RMSPROP_MOMENTUM,
        RMSPROP_MOMENTUM_OUTSIDE,
        RMSPROP_CENTERED,
        RMSPROP_CENTERED_OUTSIDE,
        ADADELTA,
        ADAM,
        ADAM_EPS_INSIDE,
        ADAM_UNCORRECTED_EPS,
        ADAM_CLIPPED,
        AMSGRAD,
        AMSGRAD_UNCORRECTED_EPS,
        AMSGRAD_CORRECTED,
        ADAMW,
        ADAMW_UNSCALED,
        ADAMW_WITHOUT_CORRECTION,
        ADAM_L2,
        ADAMAX_EPS_OUTSIDE,
        ADAMAX_EPS_REMEMBERED,
        ADAMAX_WITHOUT_CORRECTION,
        NADAM,
        NADAM_CONSTANT,
        NADAM_ONE_POWER,
        RADAM,
        RADAM_PAPER,
        RADAM_CORRECTED_EPS,
        RADAM_WAITING,
        RADAM_SHIFTED,
        ADABELIEF_RECTIFIED,
        ADABOUND,
        ADAMOD,
        ADAN_PAPER,
        DIFFGRAD,
        QHADAM,
        PRODIGY_UNCORRECTED,
        RPROP_IMMEDIATE,
        TIGER,
        SMORMS3,
        MSVAG,
        FTRL,
        FTRL_LATE,
        LARS,
        LAMB_LATE_CORRECTION,
        ADAFACTOR_CAPPED,
        ADAFACTOR_SINGLE_MEANS,
        ADAFACTOR_AVERAGED,
        SOAP,
        SOAP_OF_VECTOR,
        MUON_DECOUPLED,
        MUON_SCALED,
        MUON_BFLOAT16,
        MUON_L2,
        SWATS,
        LINE_SEARCH,
        BRACKETING_LINE_SEARCH,
        ARMIJO,
        NEWTON,
        ABSOLUTE_NEWTON,
        *FROM_OPTAX,
        MUON,
        LBFGS,
        *CONTRIBUTED,
        *SCHEDULE_FREE,
        SCHEDULE_FREE_SGD_AVERAGE,
        SCHEDULE_FREE_ADAMW_AVERAGE,
        ADAM_WITHOUT_CORRECTION,
        ADAM_CONSTANT_CORRECTION,
        ADAM_TIMES_GRADIENT,
        ADAGRAD_WITHOUT_GRADIENT,
        NESTEROV_AS_PRINTED,
        NORMALIZED_EPS_INSIDE,
    )
}

__all__ = ["HYPERPARAMETERS", "OPTIMIZERS", "Hyperparameter", "Optimizer", "OptimizerSpec"]
