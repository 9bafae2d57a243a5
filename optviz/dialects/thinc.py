"""Thinc: `thinc.optimizers`."""

import functools
import math

from optviz.dialects.dialect import Dialect, Form
from optviz.dialects.precision import FLOAT32

_optimizer = functools.partial(
    Dialect,
    package="thinc",
    version="9.1.1",
    source="thinc/optimizers.py",
    learning_rate_name="learn_rate",
    precision=FLOAT32,
)
_RATE = dict(learning_rate="learn_rate")
_ADAM = dict(**_RATE, b1="beta1", b2="beta2", eps="eps")
_BETAS = dict(
    learn_rate=0.001,
    beta1=0.9,
    beta2=0.999,
    eps=1e-8,
    L2=0.0,
    L2_is_weight_decay=True,
    grad_clip=1.0,
)
_UNCLIPPED = dict(grad_clip=0)
_SGD = dict(
    required=("learn_rate",),
    defaults=dict(L2=0.0, L2_is_weight_decay=True, grad_clip=1.0),
)

THINC = (
    _optimizer(
        name="SGD",
        **_SGD,
        forms=(
            Form("gradient_descent", _RATE, _UNCLIPPED),
            Form("clipped_gradient", {**_RATE, "max_norm": "grad_clip"}),
        ),
    ),
    _optimizer(
        name="SGD:averages",
        **_SGD,
        forms=(
            Form("averaged_descent", {**_RATE, "max_norm": math.inf}, _UNCLIPPED),
            Form("averaged_descent", {**_RATE, "max_norm": "grad_clip"}),
        ),
        notes=("The averages are a running mean that starts at 0, whatever the first point is.",),
    ),
    _optimizer(
        name="Adam",
        defaults=_BETAS,
        forms=(
            Form("adam_uncorrected_eps", {**_ADAM, "weight_decay": 0.0}, _UNCLIPPED),
            Form("adam_clipped", {**_ADAM, "max_norm": "grad_clip"}),
        ),
    ),
    _optimizer(
        name="RAdam",
        defaults=_BETAS,
        forms=(
            Form("radam_shifted", {**_ADAM, "max_norm": math.inf}, _UNCLIPPED),
            Form("radam_shifted", {**_ADAM, "max_norm": "grad_clip"}),
        ),
        notes=(
            "The step count is one too high: step 1 is corrected as step 2, and is 0.526 of η g.",
        ),
    ),
)
