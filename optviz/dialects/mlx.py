"""MLX: `mlx.optimizers`, with parameters and learning rate in double precision."""

import functools

from optviz.dialects import sentences
from optviz.dialects.dialect import Dialect, Form
from optviz.dialects.precision import FLOAT64, SINGLE_ARGUMENTS, SINGLE_POWERS, Precision

_optimizer = functools.partial(
    Dialect,
    package="mlx",
    version="0.32.4",
    source="mlx/optimizers/optimizers.py",
    required=("learning_rate",),
    learning_rate_name="learning_rate",
    precision=FLOAT64,
)
_RATE = dict(learning_rate="learning_rate")
_ADAM = dict(**_RATE, b1="betas.0", b2="betas.1", eps="eps")
_BETAS = dict(betas=(0.9, 0.999), eps=1e-8)
_HUNDREDTH = 0.009999999776482582  # 0.01 in single precision
_MUON = dict(momentum=0.95, weight_decay=0.01, nesterov=True, ns_steps=5)
_MUON_SETTINGS = dict(**_RATE, decay="momentum", weight_decay="weight_decay")
_ADAM_FORMS = (
    Form("adam_without_correction", _ADAM, dict(bias_correction=False)),
    Form("adam", _ADAM, dict(bias_correction=True)),
)
_UNCORRECTED = (
    "The averages are not corrected for their start at 0 unless bias_correction is on:"
    " step 1 is 3.16 η."
)

MLX = (
    _optimizer(
        name="SGD",
        defaults=dict(momentum=0.0, weight_decay=0.0, dampening=0.0, nesterov=False),
        forms=(
            Form("gradient_descent", _RATE, dict(momentum=0, weight_decay=0)),
            Form(
                "gradient_descent_l2",
                {**_RATE, "weight_decay": "weight_decay"},
                dict(momentum=0),
                unused=("dampening",),
            ),
            Form(
                "nesterov_torch", {**_RATE, "decay": "momentum"}, dict(nesterov=True, dampening=0)
            ),
            Form("momentum", {**_RATE, "decay": "momentum"}, dict(nesterov=False, dampening=0)),
            Form(
                "momentum_dampened",
                {**_RATE, "decay": "momentum", "dampening": "dampening"},
                dict(nesterov=False),
            ),
        ),
        notes=(sentences.WITHOUT_MOMENTUM,),
    ),
    _optimizer(
        name="RMSprop",
        defaults=dict(alpha=0.99, eps=1e-8),
        forms=(Form("rmsprop", dict(**_RATE, decay="alpha", eps="eps")),),
        notes=(sentences.RMSPROP_SLOW,),
    ),
    _optimizer(
        name="Adagrad",
        defaults=dict(eps=1e-8),
        forms=(Form("adagrad", dict(**_RATE, eps="eps")),),
    ),
    _optimizer(
        name="AdaDelta",
        defaults=dict(rho=0.9, eps=1e-6),
        forms=(Form("adadelta", dict(**_RATE, decay="rho", eps="eps")),),
    ),
    _optimizer(
        name="Adam",
        defaults=dict(**_BETAS, bias_correction=False),
        forms=_ADAM_FORMS,
        notes=(_UNCORRECTED,),
        precision=SINGLE_POWERS,
    ),
    _optimizer(
        name="Adam:as_shipped",
        defaults=dict(**_BETAS, bias_correction=False),
        forms=_ADAM_FORMS,
        notes=(
            _UNCORRECTED,
            "The learning rate is held in single precision: 0.1 is 0.10000000149.",
        ),
        single=("learning_rate",),
        precision=SINGLE_ARGUMENTS,
    ),
    _optimizer(
        name="AdamW",
        defaults=dict(**_BETAS, weight_decay=0.01, bias_correction=False),
        forms=(
            Form(
                "adamw_without_correction",
                {**_ADAM, "weight_decay": "weight_decay"},
                dict(bias_correction=False),
            ),
            Form("adamw", {**_ADAM, "weight_decay": "weight_decay"}, dict(bias_correction=True)),
        ),
        notes=(_UNCORRECTED,),
        precision=SINGLE_POWERS,
    ),
    _optimizer(
        name="Adamax",
        defaults=_BETAS,
        forms=(Form("adamax_without_correction", _ADAM),),
        notes=(sentences.NO_CORRECTION,),
    ),
    _optimizer(
        name="Lion",
        defaults=dict(betas=(0.9, 0.99), weight_decay=0.0),
        forms=(
            Form("lion", dict(**_RATE, b1="betas.0", b2="betas.1", weight_decay="weight_decay")),
        ),
    ),
    _optimizer(
        name="Adafactor",
        required=(),
        defaults=dict(
            learning_rate=None,
            eps=(1e-30, 0.001),
            clip_threshold=1.0,
            decay_rate=-0.8,
            beta_1=None,
            weight_decay=0.0,
            scale_parameter=True,
            relative_step=True,
            warmup_init=False,
        ),
        forms=(
            Form(
                "adafactor_capped",
                dict(learning_rate=_HUNDREDTH, decay_rate="-decay_rate"),
                dict(relative_step=True),
                unused=("learning_rate",),
            ),
            Form(
                "adafactor",
                dict(learning_rate="learning_rate", decay_rate="-decay_rate"),
                dict(relative_step=False),
            ),
        ),
        notes=(sentences.RATE_IGNORED,),
        single=("decay_rate",),
        precision=Precision(1e-7, "The package computes its decay in single precision."),
    ),
    _optimizer(
        name="Muon",
        defaults=_MUON,
        forms=(Form("muon_l2", _MUON_SETTINGS),),
        notes=(
            "λ θ is added to the gradient before the orthogonalization, which removes its size.",
            "A parameter that is no matrix gets momentum descent.",
        ),
    ),
    _optimizer(
        name="Muon:vector",
        defaults=_MUON,
        forms=(Form("nesterov_average_folded", _MUON_SETTINGS),),
        notes=("A parameter that is no matrix gets momentum descent.",),
    ),
)
