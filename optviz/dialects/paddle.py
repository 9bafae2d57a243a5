"""PaddlePaddle: `paddle.optimizer`."""

import functools

from optviz.dialects import sentences
from optviz.dialects.dialect import Dialect, Form
from optviz.dialects.precision import FLOAT64, SINGLE_ARGUMENTS, SINGLE_KERNEL

_optimizer = functools.partial(
    Dialect,
    package="paddle",
    version="3.3.1",
    learning_rate_name="learning_rate",
    precision=FLOAT64,
)
_RATE = dict(learning_rate="learning_rate")
_ADAM = dict(**_RATE, b1="beta1", b2="beta2", eps="epsilon")
_BETAS = dict(beta1=0.9, beta2=0.999, epsilon=1e-8)
_RMSPROP = dict(**_RATE, decay="rho", eps="epsilon")

PADDLE = (
    _optimizer(
        name="Momentum",
        source="paddle/optimizer/momentum.py",
        defaults=dict(learning_rate=0.001, momentum=0.9, use_nesterov=False, weight_decay=None),
        forms=(
            Form("momentum", dict(**_RATE, decay="momentum"), dict(use_nesterov=False)),
            Form("nesterov_torch", dict(**_RATE, decay="momentum"), dict(use_nesterov=True)),
        ),
        notes=("Plain SGD of this package has no momentum at all.",),
        single=("momentum",),
        precision=SINGLE_ARGUMENTS,
    ),
    _optimizer(
        name="Adagrad",
        source="paddle/optimizer/adagrad.py",
        required=("learning_rate",),
        defaults=dict(epsilon=1e-6, weight_decay=None, initial_accumulator_value=0.0),
        forms=(
            Form("adagrad", dict(**_RATE, eps="epsilon"), dict(initial_accumulator_value=0)),
            Form(
                "adagrad_decayed",
                dict(
                    **_RATE,
                    eps="epsilon",
                    initial_accumulator="initial_accumulator_value",
                    rate_decay=0.0,
                ),
            ),
        ),
        notes=("ε is 1e-6 where most have 1e-8.",),
    ),
    _optimizer(
        name="Adadelta",
        source="paddle/optimizer/adadelta.py",
        defaults=dict(learning_rate=0.001, epsilon=1e-6, rho=0.95, weight_decay=None),
        forms=(Form("adadelta", _RMSPROP),),
        notes=(sentences.SLOW_DEFAULT,),
        single=("rho", "epsilon"),
        precision=SINGLE_ARGUMENTS,
    ),
    _optimizer(
        name="RMSProp",
        source="paddle/optimizer/rmsprop.py",
        required=("learning_rate",),
        defaults=dict(rho=0.95, epsilon=1e-6, momentum=0.0, centered=False, weight_decay=None),
        forms=(
            Form("rmsprop_eps_inside", _RMSPROP, dict(centered=False, momentum=0)),
            Form("rmsprop_momentum", {**_RMSPROP, "momentum": "momentum"}, dict(centered=False)),
            Form("rmsprop_centered", {**_RMSPROP, "momentum": "momentum"}, dict(centered=True)),
        ),
        notes=("ρ is 0.95 where most have 0.9.",),
        single=("rho", "epsilon", "momentum"),
        precision=SINGLE_ARGUMENTS,
    ),
    _optimizer(
        name="Adam",
        source="paddle/optimizer/adam.py",
        defaults=dict(learning_rate=0.001, **_BETAS, weight_decay=None, amsgrad=False),
        forms=(
            Form("adam", _ADAM, dict(amsgrad=False)),
            Form("amsgrad", _ADAM, dict(amsgrad=True)),
        ),
    ),
    _optimizer(
        name="AdamW",
        source="paddle/optimizer/adamw.py",
        defaults=dict(learning_rate=0.001, **_BETAS, weight_decay=0.01, amsgrad=False),
        forms=(Form("adamw", {**_ADAM, "weight_decay": "weight_decay"}),),
    ),
    _optimizer(
        name="Adamax",
        source="paddle/optimizer/adamax.py",
        defaults=dict(learning_rate=0.001, **_BETAS, weight_decay=None),
        forms=(Form("adamax_eps_remembered", _ADAM),),
        precision=SINGLE_KERNEL,
    ),
    _optimizer(
        name="NAdam",
        source="paddle/optimizer/nadam.py",
        defaults=dict(learning_rate=0.002, **_BETAS, momentum_decay=0.004, weight_decay=None),
        forms=(Form("nadam", {**_ADAM, "momentum_decay": "momentum_decay"}),),
        notes=(sentences.NADAM_SLOW,),
        single=("beta1", "beta2", "epsilon", "momentum_decay"),
        precision=SINGLE_ARGUMENTS,
    ),
    _optimizer(
        name="RAdam",
        source="paddle/optimizer/radam.py",
        defaults=dict(learning_rate=0.001, **_BETAS, weight_decay=None),
        forms=(Form("radam", _ADAM),),
        single=("beta1", "beta2", "epsilon"),
        precision=SINGLE_ARGUMENTS,
    ),
    _optimizer(
        name="Rprop",
        source="paddle/optimizer/rprop.py",
        defaults=dict(learning_rate=0.001, learning_rate_range=(1e-5, 50.0), etas=(0.5, 1.2)),
        forms=(
            Form(
                "rprop_immediate",
                dict(
                    **_RATE,
                    eta_minus="etas.0",
                    eta_plus="etas.1",
                    min_step_size="learning_rate_range.0",
                    max_step_size="learning_rate_range.1",
                ),
            ),
        ),
    ),
    _optimizer(
        name="ASGD",
        source="paddle/optimizer/asgd.py",
        defaults=dict(learning_rate=0.001, batch_num=1, weight_decay=None),
        forms=(Form("gradient_descent", _RATE),),
        notes=(
            "It is another method, the stochastic average gradient: with batch_num 1"
            " plain gradient descent.",
        ),
    ),
    _optimizer(
        name="Lamb",
        source="paddle/optimizer/lamb.py",
        defaults=dict(
            learning_rate=0.001,
            lamb_weight_decay=0.01,
            beta1=0.9,
            beta2=0.999,
            epsilon=1e-6,
            always_adapt=False,
        ),
        forms=(
            Form("adam", _ADAM, dict(lamb_weight_decay=0, always_adapt=False)),
            Form("lamb", {**_ADAM, "weight_decay": "lamb_weight_decay"}, unused=("always_adapt",)),
        ),
        notes=(
            "λ is 0.01 by default.",
            "With λ = 0 the ratio is switched off, unless always_adapt is on: it is Adam.",
        ),
        precision=SINGLE_KERNEL,
    ),
)
