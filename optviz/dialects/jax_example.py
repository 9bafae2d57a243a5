"""JAX: `jax.example_libraries.optimizers`."""

import functools

from optviz.dialects import sentences
from optviz.dialects.dialect import Dialect, Form
from optviz.dialects.precision import FLOAT64

_optimizer = functools.partial(
    Dialect,
    package="jax_example",
    version="0.12.0.1",
    source="jax/example_libraries/optimizers.py",
    required=("step_size",),
    learning_rate_name="step_size",
    precision=FLOAT64,
)
_RATE = dict(learning_rate="step_size")
_ADAM = dict(**_RATE, b1="b1", b2="b2", eps="eps")
_RMSPROP = dict(**_RATE, decay="gamma", eps="eps")
_BETAS = dict(b1=0.9, b2=0.999, eps=1e-8)

JAX_EXAMPLE = (
    _optimizer(
        name="momentum",
        required=("step_size", "mass"),
        forms=(Form("momentum", dict(**_RATE, decay="mass")),),
    ),
    _optimizer(
        name="nesterov",
        required=("step_size", "mass"),
        forms=(Form("nesterov_torch", dict(**_RATE, decay="mass")),),
    ),
    _optimizer(
        name="adagrad",
        defaults=dict(momentum=0.9),
        forms=(Form("adagrad_momentum", dict(**_RATE, decay="momentum", eps=0.0)),),
        notes=(
            "The scaled gradient passes through a running mean with momentum 0.9: step 1 is"
            " a tenth of η.",
            "There is no ε; a coordinate whose sum is 0 is left alone.",
        ),
    ),
    _optimizer(
        name="rmsprop",
        defaults=dict(gamma=0.9, eps=1e-8),
        forms=(Form("rmsprop_eps_inside", _RMSPROP),),
    ),
    _optimizer(
        name="rmsprop_momentum",
        defaults=dict(gamma=0.9, eps=1e-8, momentum=0.9),
        forms=(Form("rmsprop_momentum", {**_RMSPROP, "momentum": "momentum"}),),
    ),
    _optimizer(name="adam", defaults=_BETAS, forms=(Form("adam", _ADAM),)),
    _optimizer(
        name="adamax",
        defaults=_BETAS,
        forms=(Form("adamax_eps_outside", _ADAM),),
    ),
    _optimizer(
        name="sm3",
        defaults=dict(momentum=0.9),
        forms=(Form("adagrad_momentum", dict(**_RATE, decay="momentum", eps=0.0)),),
        notes=(sentences.SM3_VECTOR,),
    ),
)
