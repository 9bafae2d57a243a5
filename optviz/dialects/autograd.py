"""Autograd: `autograd.misc.optimizers`."""

import functools

from optviz.dialects.dialect import Dialect, Form
from optviz.dialects.precision import FLOAT64

_optimizer = functools.partial(
    Dialect,
    package="autograd",
    version="1.9.1",
    source="autograd/misc/optimizers.py",
    learning_rate_name="step_size",
    precision=FLOAT64,
)

AUTOGRAD = (
    _optimizer(
        name="sgd",
        defaults=dict(step_size=0.1, mass=0.9),
        forms=(Form("momentum_average", dict(learning_rate="step_size", decay="mass")),),
        notes=(
            "The buffer is a running mean: step 1 is a tenth of everybody's, and the long-run"
            " step is η g, not 10 η g.",
        ),
    ),
    _optimizer(
        name="rmsprop",
        defaults=dict(step_size=0.1, gamma=0.9, eps=1e-8),
        forms=(
            Form(
                "rmsprop_started",
                dict(learning_rate="step_size", decay="gamma", eps="eps", initial_accumulator=1.0),
            ),
        ),
        notes=("v starts at 1, not 0: a small gradient first makes a small step.",),
    ),
    _optimizer(
        name="adam",
        defaults=dict(step_size=0.001, b1=0.9, b2=0.999, eps=1e-8),
        forms=(Form("adam", dict(learning_rate="step_size", b1="b1", b2="b2", eps="eps")),),
    ),
)
