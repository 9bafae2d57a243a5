"""PennyLane: `pennylane.optimize`."""

import functools

from optviz.dialects import sentences
from optviz.dialects.dialect import Dialect, Form
from optviz.dialects.precision import FLOAT64

_optimizer = functools.partial(
    Dialect,
    package="pennylane",
    version="0.45.1",
    learning_rate_name="stepsize",
    precision=FLOAT64,
)
_MOMENTUM = dict(learning_rate="stepsize", decay="momentum")

PENNYLANE = (
    _optimizer(
        name="MomentumOptimizer",
        source="pennylane/optimize/momentum.py",
        defaults=dict(stepsize=0.01, momentum=0.9),
        forms=(Form("momentum_velocity", _MOMENTUM),),
    ),
    _optimizer(
        name="NesterovMomentumOptimizer",
        source="pennylane/optimize/nesterov_momentum.py",
        defaults=dict(stepsize=0.01, momentum=0.9),
        forms=(Form("nesterov", _MOMENTUM),),
    ),
    _optimizer(
        name="AdagradOptimizer",
        source="pennylane/optimize/adagrad.py",
        defaults=dict(stepsize=0.01, eps=1e-8),
        forms=(Form("adagrad_eps_inside", dict(learning_rate="stepsize", eps="eps")),),
    ),
    _optimizer(
        name="RMSPropOptimizer",
        source="pennylane/optimize/rms_prop.py",
        defaults=dict(stepsize=0.01, decay=0.9, eps=1e-8),
        forms=(
            Form("rmsprop_eps_inside", dict(learning_rate="stepsize", decay="decay", eps="eps")),
        ),
    ),
    _optimizer(
        name="AdamOptimizer",
        source="pennylane/optimize/adam.py",
        defaults=dict(stepsize=0.01, beta1=0.9, beta2=0.99, eps=1e-8),
        forms=(
            Form(
                "adam_uncorrected_eps",
                dict(learning_rate="stepsize", b1="beta1", b2="beta2", eps="eps", weight_decay=0.0),
            ),
        ),
        notes=(sentences.B2_SMALL,),
    ),
)
