"""Chainer: `chainer.optimizers`; its development has ended."""

import functools

from optviz.dialects import sentences
from optviz.dialects.dialect import Dialect, Form
from optviz.dialects.precision import FLOAT64

_optimizer = functools.partial(
    Dialect, package="chainer", version="7.8.1", learning_rate_name="lr", precision=FLOAT64
)
_MOMENTUM = dict(learning_rate="lr", decay="momentum")
_RMSPROP = dict(learning_rate="lr", decay="alpha", eps="eps")
_ADAM = dict(learning_rate="alpha", b1="beta1", b2="beta2", eps="eps")
_BETAS = dict(alpha=0.001, beta1=0.9, beta2=0.999, eps=1e-8, eta=1.0, weight_decay_rate=0.0)
_BOUNDS = dict(final_lr=0.1, gamma=0.001)

CHAINER = (
    _optimizer(
        name="MomentumSGD",
        source="chainer/optimizers/momentum_sgd.py",
        defaults=dict(lr=0.01, momentum=0.9),
        forms=(Form("momentum_velocity", _MOMENTUM),),
    ),
    _optimizer(
        name="CorrectedMomentumSGD",
        source="chainer/optimizers/corrected_momentum_sgd.py",
        defaults=dict(lr=0.01, momentum=0.9),
        forms=(Form("momentum", _MOMENTUM),),
        notes=("The learning rate is outside the buffer: that is all that is 'corrected'.",),
    ),
    _optimizer(
        name="NesterovAG",
        source="chainer/optimizers/nesterov_ag.py",
        defaults=dict(lr=0.01, momentum=0.9),
        forms=(Form("nesterov_twice_folded", _MOMENTUM),),
        notes=(
            "The folded formula for the old buffer has the new buffer in it: step 1 is 2.71 η g.",
        ),
    ),
    _optimizer(
        name="AdaGrad",
        source="chainer/optimizers/ada_grad.py",
        defaults=dict(lr=0.001, eps=1e-8),
        forms=(Form("adagrad", dict(learning_rate="lr", eps="eps")),),
    ),
    _optimizer(
        name="AdaDelta",
        source="chainer/optimizers/ada_delta.py",
        defaults=dict(rho=0.95, eps=1e-6),
        learning_rate_name=None,
        forms=(Form("adadelta", dict(learning_rate=1.0, decay="rho", eps="eps")),),
    ),
    _optimizer(
        name="RMSprop",
        source="chainer/optimizers/rmsprop.py",
        defaults=dict(lr=0.01, alpha=0.99, eps=1e-8, eps_inside_sqrt=False),
        forms=(
            Form("rmsprop", _RMSPROP, dict(eps_inside_sqrt=False)),
            Form("rmsprop_eps_inside", _RMSPROP, dict(eps_inside_sqrt=True)),
        ),
        notes=(sentences.RMSPROP_SLOW,),
    ),
    _optimizer(
        name="RMSpropGraves",
        source="chainer/optimizers/rmsprop_graves.py",
        defaults=dict(lr=1e-4, alpha=0.95, momentum=0.9, eps=1e-4),
        forms=(Form("rmsprop_centered", {**_RMSPROP, "momentum": "momentum"}),),
    ),
    _optimizer(
        name="SMORMS3",
        source="chainer/optimizers/smorms3.py",
        defaults=dict(lr=0.001, eps=1e-16),
        forms=(Form("smorms3", dict(learning_rate="lr", eps="eps")),),
    ),
    _optimizer(
        name="MSVAG",
        source="chainer/optimizers/msvag.py",
        defaults=dict(lr=0.1, beta=0.9, eta=1.0, weight_decay_rate=0.0),
        forms=(Form("msvag", dict(learning_rate="lr", decay="beta")),),
    ),
    _optimizer(
        name="Adam",
        source="chainer/optimizers/adam.py",
        defaults=dict(**_BETAS, amsgrad=False, adabound=False, **_BOUNDS),
        learning_rate_name="alpha",
        forms=(
            Form(
                "amsgrad_uncorrected_eps",
                _ADAM,
                dict(amsgrad=True, adabound=False),
                unused=("final_lr", "gamma"),
            ),
            Form(
                "adabound",
                {**_ADAM, "final_rate": "final_lr", "gamma": "gamma"},
                dict(amsgrad=False, adabound=True),
            ),
            Form(
                "adam_uncorrected_eps",
                {**_ADAM, "weight_decay": 0.0},
                dict(amsgrad=False, adabound=False, weight_decay_rate=0),
                unused=("final_lr", "gamma"),
            ),
            Form(
                "adamw_unscaled",
                {**_ADAM, "weight_decay": "weight_decay_rate"},
                dict(amsgrad=False, adabound=False),
                unused=("final_lr", "gamma"),
            ),
        ),
        notes=("A second multiplier of the step, eta, is 1.",),
    ),
    _optimizer(
        name="AdamW",
        source="chainer/optimizers/adam.py",
        defaults=_BETAS,
        learning_rate_name="alpha",
        forms=(Form("adamw_unscaled", {**_ADAM, "weight_decay": "weight_decay_rate"}),),
        notes=(
            sentences.DECAY_ZERO,
            "λ is not multiplied by η, only by eta, which is 1.",
        ),
    ),
)
