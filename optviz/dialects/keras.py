"""Keras 3: `keras.optimizers`, here on its JAX backend."""

import functools

from optviz.dialects import sentences
from optviz.dialects.dialect import Dialect, Form
from optviz.dialects.precision import FLOAT64, Precision

_optimizer = functools.partial(
    Dialect,
    package="keras",
    version="3.15.1",
    learning_rate_name="learning_rate",
    precision=FLOAT64,
)
_ADAM = dict(learning_rate="learning_rate", b1="beta_1", b2="beta_2", eps="epsilon")
_BETAS = dict(learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7)
_DECAYED = {**_ADAM, "weight_decay": "weight_decay"}
_RMSPROP = dict(learning_rate="learning_rate", decay="rho", eps="epsilon")
_MUON = dict(learning_rate="learning_rate", decay="momentum", weight_decay="weight_decay")
_MUON_DEFAULTS = dict(
    learning_rate=0.001,
    adam_beta_1=0.9,
    adam_beta_2=0.999,
    adam_weight_decay=0.004,
    epsilon=1e-7,
    weight_decay=0.004,
    muon_a=3.4445,
    muon_b=-4.775,
    muon_c=2.0315,
    adam_lr_ratio=1.0,
    momentum=0.95,
    ns_steps=5,
    nesterov=True,
    rms_rate=0.2,
)
_OF_ADAM = ("adam_beta_1", "adam_beta_2", "adam_weight_decay", "epsilon", "adam_lr_ratio")
_OF_MUON = ("muon_a", "muon_b", "muon_c", "momentum", "ns_steps", "nesterov", "rms_rate")
_NO_DECAY = dict(weight_decay=0.0)

KERAS = (
    _optimizer(
        name="SGD",
        source="keras/src/optimizers/sgd.py",
        defaults=dict(learning_rate=0.01, momentum=0.0, nesterov=False, weight_decay=None),
        forms=(
            Form("gradient_descent", dict(learning_rate="learning_rate"), dict(momentum=0)),
            Form(
                "nesterov_folded",
                dict(learning_rate="learning_rate", decay="momentum"),
                dict(nesterov=True),
            ),
            Form(
                "momentum_velocity",
                dict(learning_rate="learning_rate", decay="momentum"),
                dict(nesterov=False),
            ),
        ),
        notes=(sentences.WITHOUT_MOMENTUM,),
    ),
    _optimizer(
        name="RMSprop",
        source="keras/src/optimizers/rmsprop.py",
        defaults=dict(
            learning_rate=0.001,
            rho=0.9,
            momentum=0.0,
            epsilon=1e-7,
            centered=False,
            weight_decay=None,
        ),
        forms=(
            Form("rmsprop_eps_inside", _RMSPROP, dict(centered=False, momentum=0)),
            Form("rmsprop_momentum", {**_RMSPROP, "momentum": "momentum"}, dict(centered=False)),
            Form("rmsprop_centered", {**_RMSPROP, "momentum": "momentum"}, dict(centered=True)),
        ),
    ),
    _optimizer(
        name="Adagrad",
        source="keras/src/optimizers/adagrad.py",
        defaults=dict(
            learning_rate=0.001, initial_accumulator_value=0.1, epsilon=1e-7, weight_decay=None
        ),
        forms=(
            Form(
                "adagrad_started",
                dict(
                    learning_rate="learning_rate",
                    initial_accumulator="initial_accumulator_value",
                    eps="epsilon",
                ),
            ),
        ),
        notes=(sentences.STARTED,),
    ),
    _optimizer(
        name="Adadelta",
        source="keras/src/optimizers/adadelta.py",
        defaults=dict(learning_rate=0.001, rho=0.95, epsilon=1e-7, weight_decay=None),
        forms=(Form("adadelta", _RMSPROP),),
        notes=(sentences.SLOW_DEFAULT,),
    ),
    _optimizer(
        name="Adam",
        source="keras/src/optimizers/adam.py",
        defaults=dict(**_BETAS, amsgrad=False, weight_decay=None),
        if_none=_NO_DECAY,
        forms=(
            Form("amsgrad_uncorrected_eps", _ADAM, dict(amsgrad=True)),
            Form("adam_uncorrected_eps", _DECAYED, dict(amsgrad=False)),
        ),
    ),
    _optimizer(
        name="AdamW",
        source="keras/src/optimizers/adamw.py",
        defaults=dict(**_BETAS, weight_decay=0.004, amsgrad=False),
        forms=(Form("adam_uncorrected_eps", _DECAYED),),
        notes=("λ is 0.004 where PyTorch has 0.01.",),
    ),
    _optimizer(
        name="Adamax",
        source="keras/src/optimizers/adamax.py",
        defaults=dict(**_BETAS, weight_decay=None),
        forms=(Form("adamax_eps_outside", _ADAM),),
    ),
    _optimizer(
        name="Nadam",
        source="keras/src/optimizers/nadam.py",
        defaults=dict(**_BETAS, weight_decay=None),
        forms=(Form("nadam", {**_ADAM, "momentum_decay": 1.0}),),
        notes=("ψ is 1: μ is half the way to β₁ after 17 steps, 250 times sooner.",),
    ),
    _optimizer(
        name="Ftrl",
        source="keras/src/optimizers/ftrl.py",
        defaults=dict(
            learning_rate=0.001,
            learning_rate_power=-0.5,
            initial_accumulator_value=0.1,
            l1_regularization_strength=0.0,
            l2_regularization_strength=0.0,
            l2_shrinkage_regularization_strength=0.0,
            beta=0.0,
            weight_decay=None,
        ),
        forms=(
            Form(
                "ftrl",
                dict(
                    learning_rate="learning_rate",
                    initial_accumulator="initial_accumulator_value",
                    l1="l1_regularization_strength",
                    l2="l2_regularization_strength",
                    beta="beta",
                ),
            ),
        ),
        notes=(
            "It is no gradient step: the start counts only 1 - √a₀ / √(a₀ + g²) of itself,"
            " and the rest is pulled to 0 at once.",
        ),
    ),
    _optimizer(
        name="Lion",
        source="keras/src/optimizers/lion.py",
        defaults=dict(learning_rate=0.001, beta_1=0.9, beta_2=0.99, weight_decay=None),
        if_none=_NO_DECAY,
        forms=(
            Form(
                "lion",
                dict(
                    learning_rate="learning_rate",
                    b1="beta_1",
                    b2="beta_2",
                    weight_decay="weight_decay",
                ),
            ),
        ),
    ),
    _optimizer(
        name="Lamb",
        source="keras/src/optimizers/lamb.py",
        defaults=dict(**_BETAS, weight_decay=None),
        forms=(Form("lamb", {**_ADAM, "weight_decay": 0.0}),),
        notes=("λ, if given, multiplies the parameter outside the ratio.",),
    ),
    _optimizer(
        name="Adafactor",
        source="keras/src/optimizers/adafactor.py",
        defaults=dict(
            learning_rate=0.001,
            beta_2_decay=-0.8,
            epsilon_1=1e-30,
            epsilon_2=0.001,
            clip_threshold=1.0,
            relative_step=True,
            weight_decay=None,
        ),
        forms=(
            Form(
                "adafactor_single_means",
                dict(learning_rate="learning_rate", decay_rate="-beta_2_decay"),
                unused=("relative_step",),
            ),
        ),
        precision=Precision(1e-7, "The package takes means in single precision."),
    ),
    _optimizer(
        name="Muon",
        source="keras/src/optimizers/muon.py",
        defaults=_MUON_DEFAULTS,
        if_none=_NO_DECAY,
        forms=(
            Form("muon_decoupled", _MUON, dict(rms_rate=None), unused=_OF_ADAM),
            Form("muon_scaled", {**_MUON, "scale": "rms_rate"}, unused=_OF_ADAM),
        ),
        notes=(
            "The factor for the shape is 0.2 √max(rows, columns), to match the steps of Adam.",
            "The parameter shrinks by η λ, with λ 0.004 by default.",
            sentences.VECTOR_ADAMW,
        ),
        precision=Precision(2e-8, "The package computes a part in single precision."),
    ),
    _optimizer(
        name="Muon:vector",
        source="keras/src/optimizers/muon.py",
        defaults=_MUON_DEFAULTS,
        if_none=_NO_DECAY,
        forms=(
            Form(
                "adam_uncorrected_eps",
                dict(
                    learning_rate="learning_rate",
                    b1="adam_beta_1",
                    b2="adam_beta_2",
                    eps="epsilon",
                    weight_decay="adam_weight_decay",
                ),
                dict(adam_lr_ratio=1.0),
                unused=("weight_decay", *_OF_MUON),
            ),
        ),
        notes=(sentences.VECTOR_ADAMW,),
        precision=Precision(2e-8, "The package computes a part in single precision."),
    ),
)
