"""tinygrad: `tinygrad.nn.optim`, with OPTIM_DTYPE=float64."""

import functools

from optviz.dialects import sentences
from optviz.dialects.dialect import Dialect, Form
from optviz.dialects.precision import FLOAT64, SINGLE_POWERS

_optimizer = functools.partial(
    Dialect,
    package="tinygrad",
    version="0.14.0",
    source="tinygrad/nn/optim.py",
    learning_rate_name="lr",
    precision=FLOAT64,
)
_ADAM = dict(learning_rate="lr", b1="b1", b2="b2", eps="eps")
_MOMENTUM = dict(learning_rate="lr", decay="momentum")
_BETAS = dict(lr=0.001, b1=0.9, b2=0.999)
_MUON = dict(
    defaults=dict(
        lr=0.001,
        momentum=0.95,
        weight_decay=0.1,
        ns_steps=5,
        ns_coefficients=(3.4445, -4.775, 2.0315),
        nesterov=True,
    ),
    forms=(Form("muon_decoupled", {**_MOMENTUM, "weight_decay": "weight_decay"}),),
)

TINYGRAD = (
    _optimizer(
        name="SGD",
        defaults=dict(lr=0.001, momentum=0.0, weight_decay=0.0, nesterov=False, classic=False),
        forms=(
            Form(
                "gradient_descent",
                dict(learning_rate="lr"),
                dict(momentum=0, weight_decay=0),
                unused=("classic", "nesterov"),
            ),
            Form(
                "gradient_descent_l2",
                dict(learning_rate="lr", weight_decay="weight_decay"),
                dict(momentum=0),
                unused=("classic", "nesterov"),
            ),
            Form("nesterov_torch", _MOMENTUM, dict(nesterov=True, classic=False)),
            Form("nesterov_folded", _MOMENTUM, dict(nesterov=True, classic=True)),
            Form("momentum", _MOMENTUM, dict(nesterov=False, classic=False)),
            Form("momentum_velocity", _MOMENTUM, dict(nesterov=False, classic=True)),
        ),
        notes=(
            sentences.WITHOUT_MOMENTUM,
            "A switch, classic, puts the learning rate inside the buffer.",
        ),
    ),
    _optimizer(
        name="Adam",
        defaults=dict(**_BETAS, eps=1e-8),
        forms=(Form("adam", _ADAM),),
        precision=SINGLE_POWERS,
    ),
    _optimizer(
        name="AdamW",
        defaults=dict(**_BETAS, eps=1e-8, weight_decay=0.01),
        forms=(Form("adamw", {**_ADAM, "weight_decay": "weight_decay"}),),
        precision=SINGLE_POWERS,
    ),
    _optimizer(
        name="LAMB",
        defaults=dict(**_BETAS, eps=1e-6, weight_decay=0.0, adam=False),
        forms=(
            Form("lamb", {**_ADAM, "weight_decay": "weight_decay"}, dict(adam=False)),
            Form("adamw", {**_ADAM, "weight_decay": "weight_decay"}, dict(adam=True)),
        ),
        precision=SINGLE_POWERS,
    ),
    _optimizer(
        name="LARS",
        defaults=dict(
            lr=0.001,
            momentum=0.9,
            weight_decay=1e-4,
            ns_steps=0,
            ns_coefficients=None,
            nesterov=False,
            classic=True,
            pre_wd=True,
            tcoef=0.001,
        ),
        forms=(
            Form(
                "lars", {**_MOMENTUM, "weight_decay": "weight_decay", "trust_coefficient": "tcoef"}
            ),
        ),
        notes=("λ is 0.0001 by default.",),
    ),
    _optimizer(
        name="Muon",
        **_MUON,
        notes=(
            sentences.NO_SHAPE_FACTOR,
            sentences.DECAY_TENTH,
        ),
    ),
    _optimizer(
        name="Muon:vector",
        **_MUON,
        notes=(
            "A vector is treated as one column: the numbers are those of one row.",
            sentences.DECAY_TENTH,
        ),
    ),
)
