"""PyTorch: `torch.optim`."""

import functools

from optviz.dialects import sentences
from optviz.dialects.dialect import Dialect, Form
from optviz.dialects.precision import BFLOAT16, FLOAT64

_optimizer = functools.partial(
    Dialect, package="torch", version="2.13.0", learning_rate_name="lr", precision=FLOAT64
)
_ADAM = dict(learning_rate="lr", b1="betas.0", b2="betas.1", eps="eps")
_BETAS = dict(betas=(0.9, 0.999), eps=1e-8)
_FACTORED = (
    "The rate is η times the root mean square of the point: a matrix of one row is treated like"
    " a vector."
)
_ADAFACTOR = dict(
    source="torch/optim/_adafactor.py",
    defaults=dict(lr=0.01, beta2_decay=-0.8, eps=(None, 0.001), d=1.0, weight_decay=0.0),
    forms=(Form("adafactor_capped", dict(learning_rate="lr", decay_rate="-beta2_decay")),),
    notes=(_FACTORED,),
)
_ASGD = dict(
    source="torch/optim/asgd.py",
    defaults=dict(lr=0.01, lambd=1e-4, alpha=0.75, t0=1e6, weight_decay=0.0),
)
_SHRINKS = "lambd shrinks the parameter in every step though weight_decay is 0."
_MUON = dict(
    source="torch/optim/_muon.py",
    defaults=dict(
        lr=0.001,
        weight_decay=0.1,
        momentum=0.95,
        nesterov=True,
        ns_coefficients=(3.4445, -4.775, 2.0315),
        eps=1e-7,
        ns_steps=5,
        adjust_lr_fn=None,
    ),
    precision=BFLOAT16,
)

TORCH = (
    _optimizer(
        name="SGD",
        source="torch/optim/sgd.py",
        defaults=dict(lr=0.001, momentum=0.0, dampening=0.0, weight_decay=0.0, nesterov=False),
        forms=(
            Form("gradient_descent", dict(learning_rate="lr"), dict(momentum=0, weight_decay=0)),
            Form(
                "gradient_descent_l2",
                dict(learning_rate="lr", weight_decay="weight_decay"),
                dict(momentum=0),
                unused=("dampening",),
            ),
            Form(
                "nesterov_torch",
                dict(learning_rate="lr", decay="momentum"),
                dict(nesterov=True, dampening=0),
            ),
            Form(
                "momentum",
                dict(learning_rate="lr", decay="momentum"),
                dict(nesterov=False, dampening=0),
            ),
            Form(
                "momentum_dampened_later",
                dict(learning_rate="lr", decay="momentum", dampening="dampening"),
                dict(nesterov=False),
            ),
        ),
        notes=(sentences.WITHOUT_MOMENTUM,),
    ),
    _optimizer(
        name="Adagrad",
        source="torch/optim/adagrad.py",
        defaults=dict(
            lr=0.01, lr_decay=0.0, weight_decay=0.0, initial_accumulator_value=0.0, eps=1e-10
        ),
        forms=(
            Form(
                "adagrad",
                dict(learning_rate="lr", eps="eps"),
                dict(lr_decay=0, initial_accumulator_value=0),
            ),
            Form(
                "adagrad_decayed",
                dict(
                    learning_rate="lr",
                    rate_decay="lr_decay",
                    initial_accumulator="initial_accumulator_value",
                    eps="eps",
                ),
            ),
        ),
        notes=("lr_decay lowers the rate to η / (1 + lr_decay (t - 1)); step 1 keeps η.",),
    ),
    _optimizer(
        name="RMSprop",
        source="torch/optim/rmsprop.py",
        defaults=dict(
            lr=0.01, alpha=0.99, eps=1e-8, weight_decay=0.0, momentum=0.0, centered=False
        ),
        forms=(
            Form(
                "rmsprop",
                dict(learning_rate="lr", decay="alpha", eps="eps"),
                dict(centered=False, momentum=0),
            ),
            Form(
                "rmsprop_momentum_outside",
                dict(learning_rate="lr", decay="alpha", momentum="momentum", eps="eps"),
                dict(centered=False),
            ),
            Form(
                "rmsprop_centered_outside",
                dict(learning_rate="lr", decay="alpha", momentum="momentum", eps="eps"),
                dict(centered=True),
            ),
        ),
        notes=(sentences.RMSPROP_SLOW,),
    ),
    _optimizer(
        name="Adadelta",
        source="torch/optim/adadelta.py",
        defaults=dict(lr=1.0, rho=0.9, eps=1e-6, weight_decay=0.0),
        forms=(Form("adadelta", dict(learning_rate="lr", decay="rho", eps="eps")),),
    ),
    _optimizer(
        name="Adam",
        source="torch/optim/adam.py",
        defaults=dict(lr=0.001, **_BETAS, weight_decay=0.0, amsgrad=False),
        forms=(
            Form("adam", _ADAM, dict(amsgrad=False, weight_decay=0)),
            Form("adam_l2", {**_ADAM, "weight_decay": "weight_decay"}, dict(amsgrad=False)),
            Form("amsgrad", _ADAM, dict(amsgrad=True)),
        ),
    ),
    _optimizer(
        name="AdamW",
        source="torch/optim/adamw.py",
        defaults=dict(lr=0.001, **_BETAS, weight_decay=0.01, amsgrad=False),
        forms=(Form("adamw", {**_ADAM, "weight_decay": "weight_decay"}),),
    ),
    _optimizer(
        name="Adamax",
        source="torch/optim/adamax.py",
        defaults=dict(lr=0.002, **_BETAS, weight_decay=0.0),
        forms=(Form("adamax", _ADAM),),
    ),
    _optimizer(
        name="NAdam",
        source="torch/optim/nadam.py",
        defaults=dict(lr=0.002, **_BETAS, weight_decay=0.0, momentum_decay=0.004),
        forms=(Form("nadam", {**_ADAM, "momentum_decay": "momentum_decay"}),),
        notes=(sentences.NADAM_SLOW,),
    ),
    _optimizer(
        name="RAdam",
        source="torch/optim/radam.py",
        defaults=dict(lr=0.001, **_BETAS, weight_decay=0.0),
        forms=(Form("radam", _ADAM),),
    ),
    _optimizer(
        name="ASGD",
        **_ASGD,
        forms=(
            Form(
                "asgd",
                dict(learning_rate="lr", weight_decay="lambd", power="alpha"),
                unused=("t0",),
            ),
        ),
        notes=(
            "The path is the parameter itself; its average is kept apart.",
            _SHRINKS,
        ),
    ),
    _optimizer(
        name="ASGD:average",
        **_ASGD,
        forms=(
            Form(
                "asgd_average",
                dict(learning_rate="lr", weight_decay="lambd", power="alpha", average_from="t0"),
            ),
        ),
        notes=(
            "Averaging starts at step 1 000 000: until then the average is the parameter itself.",
            _SHRINKS,
        ),
    ),
    _optimizer(
        name="Rprop",
        source="torch/optim/rprop.py",
        defaults=dict(lr=0.01, etas=(0.5, 1.2), step_sizes=(1e-6, 50.0)),
        forms=(
            Form(
                "rprop_immediate",
                dict(
                    learning_rate="lr",
                    eta_minus="etas.0",
                    eta_plus="etas.1",
                    min_step_size="step_sizes.0",
                    max_step_size="step_sizes.1",
                ),
            ),
        ),
    ),
    _optimizer(name="Adafactor", **_ADAFACTOR),
    _optimizer(
        name="Muon",
        **_MUON,
        forms=(
            Form(
                "muon_bfloat16",
                dict(learning_rate="lr", decay="momentum", weight_decay="weight_decay"),
                dict(adjust_lr_fn=(None, "original")),
            ),
        ),
        notes=(
            sentences.DECAY_TENTH,
            "The factor for the shape is √max(1, rows / columns): 1 for the one row here.",
        ),
    ),
    _optimizer(
        name="Muon:vector",
        **_MUON,
        forms=(),
        notes=("A vector is refused with an error.",),
    ),
)
