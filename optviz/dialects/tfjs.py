"""TensorFlow.js: `tf.train`, on the processor."""

import functools

from optviz.dialects import sentences
from optviz.dialects.dialect import Dialect, Form
from optviz.dialects.precision import FLOAT32

_optimizer = functools.partial(
    Dialect,
    package="tfjs",
    version="4.22.0",
    learning_rate_name="learningRate",
    precision=FLOAT32,
)
_RATE = dict(learning_rate="learningRate")
_ADAM = dict(**_RATE, b1="beta1", b2="beta2", eps="epsilon")
_RMSPROP = dict(**_RATE, decay="decay", eps="epsilon")
_MOMENTUM = dict(**_RATE, decay="momentum")
_EPSILON = dict(epsilon=1e-7)

TFJS = (
    _optimizer(
        name="train.momentum",
        source="@tensorflow/tfjs-core/src/optimizers/momentum_optimizer.ts",
        required=("learningRate", "momentum"),
        defaults=dict(useNesterov=False),
        forms=(
            Form("momentum", _MOMENTUM, dict(useNesterov=False)),
            Form("nesterov_torch", _MOMENTUM, dict(useNesterov=True)),
        ),
        notes=("setMomentum afterwards changes nothing: the value was copied at construction.",),
    ),
    _optimizer(
        name="train.adagrad",
        source="@tensorflow/tfjs-core/src/optimizers/adagrad_optimizer.ts",
        required=("learningRate",),
        defaults=dict(initialAccumulatorValue=0.1),
        forms=(
            Form(
                "adagrad_started",
                dict(**_RATE, initial_accumulator="initialAccumulatorValue", eps=1e-7),
            ),
        ),
        notes=(sentences.STARTED,),
    ),
    _optimizer(
        name="train.adadelta",
        source="@tensorflow/tfjs-core/src/optimizers/adadelta_optimizer.ts",
        defaults=dict(learningRate=0.001, rho=0.95, epsilon=None),
        forms=(Form("gradient_descent", _RATE, unused=("rho", "epsilon")),),
        notes=(
            "It is plain gradient descent: both averages start equal and stay equal for ever,"
            " and the step is η g. ρ and ε have no effect.",
        ),
    ),
    _optimizer(
        name="train.rmsprop",
        source="@tensorflow/tfjs-core/src/optimizers/rmsprop_optimizer.ts",
        required=("learningRate",),
        defaults=dict(decay=0.9, momentum=0.0, epsilon=None, centered=False),
        if_none=_EPSILON,
        forms=(
            Form("rmsprop_eps_inside", _RMSPROP, dict(centered=False, momentum=0)),
            Form("rmsprop_momentum", {**_RMSPROP, "momentum": "momentum"}, dict(centered=False)),
            Form(
                "rmsprop_centered",
                {**_RMSPROP, "momentum": "momentum", "eps": "-epsilon"},
                dict(centered=True),
            ),
        ),
        notes=(
            "Centered, ε is subtracted inside the root: in step 1 any |g| below 0.00105"
            " makes it negative, and the step is not a number.",
        ),
    ),
    _optimizer(
        name="train.adam",
        source="@tensorflow/tfjs-core/src/optimizers/adam_optimizer.ts",
        defaults=dict(learningRate=0.001, beta1=0.9, beta2=0.999, epsilon=None),
        if_none=_EPSILON,
        forms=(Form("adam", _ADAM),),
    ),
    _optimizer(
        name="train.adamax",
        source="@tensorflow/tfjs-core/src/optimizers/adamax_optimizer.ts",
        defaults=dict(learningRate=0.002, beta1=0.9, beta2=0.999, epsilon=None, decay=0.0),
        if_none=_EPSILON,
        forms=(Form("adamax_eps_outside", _ADAM),),
    ),
)
