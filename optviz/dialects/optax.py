"""Optax: `optax`; what it adds in `optax.contrib` is in `optax_contrib`."""

import functools

from optviz.dialects import sentences
from optviz.dialects.dialect import Dialect, Form
from optviz.dialects.precision import FLOAT64

_optimizer = functools.partial(
    Dialect,
    package="optax",
    version="0.2.8",
    source="optax/_src/alias.py",
    required=("learning_rate",),
    learning_rate_name="learning_rate",
    precision=FLOAT64,
)
_RATE = dict(learning_rate="learning_rate")
_BETAS = dict(**_RATE, b1="b1", b2="b2")
_ADAM = dict(**_BETAS, eps="eps")
_DECAYED = dict(**_ADAM, weight_decay="weight_decay")
_RMSPROP = dict(**_RATE, decay="decay", eps="eps")
_DEFAULTS = dict(b1=0.9, b2=0.999, eps=1e-8, eps_root=0.0)
_NO_MOMENTUM = dict(momentum=0.0)

OPTAX = (
    _optimizer(
        name="sgd",
        defaults=dict(momentum=None, nesterov=False),
        forms=(
            Form("gradient_descent", _RATE, dict(momentum=(None, 0)), unused=("nesterov",)),
            Form("nesterov_torch", dict(**_RATE, decay="momentum"), dict(nesterov=True)),
            Form("momentum", dict(**_RATE, decay="momentum"), dict(nesterov=False)),
        ),
        if_none=_NO_MOMENTUM,
        notes=(sentences.WITHOUT_MOMENTUM,),
    ),
    _optimizer(
        name="adagrad",
        defaults=dict(initial_accumulator_value=0.1, eps=1e-7),
        forms=(
            Form(
                "adagrad_started",
                dict(**_RATE, initial_accumulator="initial_accumulator_value", eps="eps"),
            ),
        ),
        notes=(sentences.STARTED,),
    ),
    _optimizer(
        name="adadelta",
        required=(),
        defaults=dict(learning_rate=None, rho=0.9, eps=1e-6, weight_decay=0.0),
        if_none=dict(learning_rate=-1.0),
        forms=(Form("adadelta", dict(**_RATE, decay="rho", eps="eps")),),
        notes=("Called without a rate it climbs: the sign is turned only together with the rate.",),
    ),
    _optimizer(
        name="rmsprop",
        defaults=dict(
            decay=0.9,
            eps=1e-8,
            initial_scale=0.0,
            eps_in_sqrt=True,
            centered=False,
            momentum=None,
            nesterov=False,
            bias_correction=False,
        ),
        if_none=_NO_MOMENTUM,
        forms=(
            Form(
                "rmsprop_eps_inside",
                _RMSPROP,
                dict(eps_in_sqrt=True, centered=False, momentum=(None, 0)),
            ),
            Form(
                "rmsprop",
                _RMSPROP,
                dict(eps_in_sqrt=False, centered=False, momentum=(None, 0)),
            ),
            Form(
                "rmsprop_momentum",
                {**_RMSPROP, "momentum": "momentum"},
                dict(eps_in_sqrt=True, centered=False),
            ),
            Form(
                "rmsprop_centered",
                {**_RMSPROP, "momentum": "momentum"},
                dict(eps_in_sqrt=True, centered=True),
            ),
        ),
    ),
    _optimizer(
        name="adam",
        defaults=dict(**_DEFAULTS, nesterov=False),
        forms=(
            Form("adam", _ADAM, dict(nesterov=False)),
            Form("nadam_constant", _ADAM, dict(nesterov=True)),
        ),
        notes=("A second ε inside the root, eps_root, is 0.",),
    ),
    _optimizer(
        name="adamw",
        defaults=dict(**_DEFAULTS, weight_decay=1e-4, nesterov=False),
        forms=(Form("adamw", _DECAYED),),
        notes=("λ is 0.0001, a hundred times smaller than PyTorch's.",),
    ),
    _optimizer(
        name="amsgrad",
        defaults=_DEFAULTS,
        forms=(Form("amsgrad_corrected", _ADAM),),
    ),
    _optimizer(
        name="adamax",
        defaults=dict(b1=0.9, b2=0.999, eps=1e-8),
        forms=(Form("adamax", _ADAM),),
    ),
    _optimizer(
        name="nadam",
        defaults=dict(**_DEFAULTS, nesterov=True),
        forms=(
            Form("nadam_constant", _ADAM, dict(nesterov=True)),
            Form("adam", _ADAM, dict(nesterov=False)),
        ),
    ),
    _optimizer(
        name="radam",
        defaults=dict(**_DEFAULTS, threshold=5.0, nesterov=False),
        forms=(Form("radam_corrected_eps", dict(**_ADAM, threshold="threshold")),),
    ),
    _optimizer(
        name="rprop",
        defaults=dict(eta_minus=0.5, eta_plus=1.2, min_step_size=1e-6, max_step_size=50.0),
        forms=(Form("rprop", dict(**_RATE, eta_minus="eta_minus", eta_plus="eta_plus")),),
    ),
    _optimizer(
        name="yogi",
        defaults=dict(b1=0.9, b2=0.999, eps=1e-3),
        forms=(Form("yogi", _ADAM),),
    ),
    _optimizer(
        name="adabelief",
        defaults=dict(b1=0.9, b2=0.999, eps=1e-16, eps_root=1e-16, nesterov=False),
        forms=(Form("adabelief", _ADAM),),
    ),
    _optimizer(
        name="lamb",
        defaults=dict(b1=0.9, b2=0.999, eps=1e-6, eps_root=0.0, weight_decay=0.0),
        forms=(Form("lamb", _DECAYED),),
    ),
    _optimizer(
        name="lars",
        defaults=dict(
            weight_decay=0.0, trust_coefficient=0.001, eps=0.0, momentum=0.9, nesterov=False
        ),
        forms=(
            Form(
                "lars",
                dict(
                    **_RATE,
                    decay="momentum",
                    weight_decay=0.0,
                    trust_coefficient="trust_coefficient",
                ),
            ),
        ),
    ),
    _optimizer(
        name="fromage",
        defaults=dict(min_norm=1e-6),
        forms=(Form("fromage", dict(**_RATE, min_norm="min_norm")),),
    ),
    _optimizer(
        name="novograd",
        defaults=dict(b1=0.9, b2=0.25, eps=1e-6, eps_root=0.0, weight_decay=0.0),
        forms=(Form("novograd", _DECAYED),),
    ),
    _optimizer(
        name="sm3",
        defaults=dict(momentum=0.9),
        forms=(Form("adagrad_momentum", dict(**_RATE, decay="momentum", eps=1e-8)),),
        notes=(sentences.SM3_VECTOR,),
    ),
    _optimizer(
        name="optimistic_gradient_descent",
        defaults=dict(alpha=1.0, beta=1.0),
        forms=(Form("optimistic_gradient_descent", dict(**_RATE, alpha="alpha", beta="beta")),),
    ),
    _optimizer(
        name="optimistic_adam_v2",
        defaults=dict(alpha=1.0, beta=1.0, **_DEFAULTS, nesterov=True),
        forms=(Form("optimistic_adam", dict(**_ADAM, alpha="alpha", beta="beta")),),
    ),
    _optimizer(
        name="polyak_sgd",
        required=(),
        defaults=dict(max_learning_rate=1.0, scaling=1.0, f_min=0.0, eps=0.0),
        learning_rate_name=None,
        forms=(Form("polyak_sgd", dict(max_learning_rate="max_learning_rate", f_min="f_min")),),
    ),
    _optimizer(
        name="lion",
        defaults=dict(b1=0.9, b2=0.99, weight_decay=1e-3),
        forms=(Form("lion", dict(**_BETAS, weight_decay="weight_decay")),),
        notes=("λ is 0.001 by default, decoupled and times η.",),
    ),
    _optimizer(
        name="adan",
        defaults=dict(b1=0.98, b2=0.92, b3=0.99, eps=1e-8, eps_root=1e-8, weight_decay=0.0),
        forms=(Form("adan", dict(**_ADAM, b3="b3")),),
        notes=(
            "The change of the gradient is weighted with 1 - β₂ = 0.08; in the paper it is 0.92.",
        ),
    ),
    _optimizer(
        name="adafactor",
        required=(),
        defaults=dict(
            learning_rate=None,
            min_dim_size_to_factor=128,
            decay_rate=0.8,
            decay_offset=0,
            multiply_by_parameter_scale=True,
            clipping_threshold=1.0,
            momentum=None,
            weight_decay_rate=None,
            eps=1e-30,
            factored=True,
        ),
        if_none=dict(learning_rate=1.0),
        forms=(Form("adafactor", dict(**_RATE, decay_rate="decay_rate")),),
        notes=(
            "Without a rate it is 1.",
            "The rate is not capped; a matrix with a side below 128 is not factored.",
        ),
    ),
)
