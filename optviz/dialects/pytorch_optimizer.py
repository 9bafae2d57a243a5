"""pytorch_optimizer: a collection of optimizers for PyTorch."""

import functools

from optviz.dialects import sentences
from optviz.dialects.dialect import Dialect, Form
from optviz.dialects.precision import FLOAT64, Precision

_optimizer = functools.partial(
    Dialect,
    package="pytorch_optimizer",
    version="4.1.0",
    learning_rate_name="lr",
    precision=FLOAT64,
)
_ROOM = "pytorch_optimizer/optimizer"
_ADAM = dict(learning_rate="lr", b1="betas.0", b2="betas.1", eps="eps")
_DECAY = dict(weight_decay=0.0)
_BETAS = dict(lr=0.001, betas=(0.9, 0.999), eps=1e-8)
_SCHEDULE_FREE = dict(
    source=f"{_ROOM}/schedulefree.py",
    defaults=dict(
        lr=0.0025,
        betas=(0.9, 0.999),
        weight_decay=0.0,
        r=0.0,
        weight_lr_power=2.0,
        warmup_steps=0,
        eps=1e-8,
    ),
)
_SINGLE = Precision(1e-6, "The package keeps some of its numbers in single precision.")

PYTORCH_OPTIMIZER = (
    _optimizer(
        name="AdaBelief",
        source=f"{_ROOM}/adabelief.py",
        defaults=dict(lr=0.001, betas=(0.9, 0.999), **_DECAY, rectify=False, eps=1e-16),
        forms=(
            Form("adabelief_rectified", _ADAM, dict(rectify=True)),
            Form("adabelief", {**_ADAM, "eps": 1e-16}, dict(rectify=False)),
        ),
    ),
    _optimizer(
        name="Yogi",
        source=f"{_ROOM}/yogi.py",
        defaults=dict(lr=0.01, betas=(0.9, 0.999), initial_accumulator=1e-6, **_DECAY, eps=0.001),
        forms=(Form("yogi", _ADAM),),
    ),
    _optimizer(
        name="Adan",
        source=f"{_ROOM}/adan.py",
        defaults=dict(lr=0.001, betas=(0.98, 0.92, 0.99), **_DECAY, max_grad_norm=0.0, eps=1e-8),
        forms=(Form("adan_paper", {**_ADAM, "b3": "betas.2"}),),
    ),
    _optimizer(
        name="Lion",
        source=f"{_ROOM}/lion.py",
        defaults=dict(lr=1e-4, betas=(0.9, 0.99), **_DECAY),
        forms=(
            Form(
                "lion",
                dict(learning_rate="lr", b1="betas.0", b2="betas.1", weight_decay="weight_decay"),
            ),
        ),
    ),
    _optimizer(
        name="Tiger",
        source=f"{_ROOM}/tiger.py",
        defaults=dict(lr=0.001, beta=0.965, weight_decay=0.01),
        forms=(Form("tiger", dict(learning_rate="lr", decay="beta", weight_decay="weight_decay")),),
    ),
    _optimizer(
        name="Lamb",
        source=f"{_ROOM}/lamb.py",
        defaults=dict(
            lr=0.001,
            betas=(0.9, 0.999),
            **_DECAY,
            rectify=False,
            max_grad_norm=1.0,
            adam=False,
            pre_norm=False,
            eps=1e-6,
        ),
        forms=(Form("lamb_late_correction", _ADAM, unused=("max_grad_norm",)),),
        notes=(
            "The bias correction comes after the ratio: step 1 is ten times too long.",
            "max_grad_norm has no effect unless pre_norm is on.",
        ),
    ),
    _optimizer(
        name="DiffGrad",
        source=f"{_ROOM}/diffgrad.py",
        defaults=dict(**_BETAS, **_DECAY, rectify=False),
        forms=(Form("diffgrad", _ADAM),),
    ),
    _optimizer(
        name="AdaBound",
        source=f"{_ROOM}/adabound.py",
        defaults=dict(**_BETAS, final_lr=0.1, gamma=0.001, **_DECAY),
        forms=(Form("adabound", {**_ADAM, "final_rate": "final_lr", "gamma": "gamma"}),),
    ),
    _optimizer(
        name="QHAdam",
        source=f"{_ROOM}/qhadam.py",
        defaults=dict(**_BETAS, nus=(1.0, 1.0), **_DECAY),
        forms=(Form("qhadam", {**_ADAM, "nu1": "nus.0", "nu2": "nus.1"}),),
        notes=("With its default ν = (1, 1) it is Adam; the paper's advice is ν₁ = 0.7.",),
        precision=_SINGLE,
    ),
    _optimizer(
        name="AdaMod",
        source=f"{_ROOM}/adamod.py",
        defaults=dict(lr=0.001, betas=(0.9, 0.99, 0.9999), **_DECAY, eps=1e-8),
        forms=(Form("adamod", {**_ADAM, "b3": "betas.2"}),),
        notes=("The running mean of the rates starts at 0: step 1 is a ten-thousandth of Adam's.",),
    ),
    _optimizer(
        name="ScheduleFreeAdamW",
        **_SCHEDULE_FREE,
        forms=(Form("schedule_free_adamw", _ADAM),),
    ),
    _optimizer(
        name="ScheduleFreeAdamW:evaluation",
        **_SCHEDULE_FREE,
        forms=(Form("schedule_free_adamw_average", _ADAM),),
    ),
    _optimizer(
        name="Prodigy",
        source=f"{_ROOM}/prodigy.py",
        defaults=dict(
            lr=1.0,
            betas=(0.9, 0.999),
            beta3=None,
            d0=1e-6,
            d_coef=1.0,
            **_DECAY,
            bias_correction=False,
            safeguard_warmup=False,
            eps=1e-8,
        ),
        forms=(Form("prodigy_uncorrected", {**_ADAM, "initial_rate": "d0"}),),
        notes=(sentences.NO_CORRECTION,),
        precision=_SINGLE,
    ),
    _optimizer(
        name="AdaMax",
        source=f"{_ROOM}/adamax.py",
        defaults=dict(**_BETAS, **_DECAY),
        forms=(Form("adamax", _ADAM),),
    ),
    _optimizer(
        name="RAdam",
        source=f"{_ROOM}/radam.py",
        defaults=dict(**_BETAS, **_DECAY, n_sma_threshold=5, degenerated_to_sgd=False),
        forms=(
            Form("radam_waiting", _ADAM, dict(degenerated_to_sgd=False)),
            Form("radam", _ADAM, dict(degenerated_to_sgd=True)),
        ),
        notes=(
            "The parameter does not move for five steps: the undivided step is off by default.",
        ),
    ),
    _optimizer(
        name="AdaFactor",
        source=f"{_ROOM}/adafactor.py",
        defaults=dict(
            lr=0.001,
            betas=(0.9, 0.999),
            decay_rate=-0.8,
            **_DECAY,
            clip_threshold=1.0,
            scale_parameter=True,
            relative_step=True,
            warmup_init=False,
            eps1=1e-30,
            eps2=0.001,
        ),
        forms=(
            Form(
                "adafactor_averaged",
                dict(b1="betas.0", decay_rate="-decay_rate"),
                unused=("lr",),
            ),
        ),
        notes=(
            sentences.RATE_IGNORED,
            "A running mean with β₁ 0.9, kept in bfloat16 and not corrected, makes step 1 a"
            " tenth as long.",
        ),
        precision=Precision(
            1e-4, "The package keeps a running mean in bfloat16, of 8 bits; so does the rule here."
        ),
    ),
    _optimizer(
        name="AdaDelta",
        source=f"{_ROOM}/adadelta.py",
        defaults=dict(lr=1.0, rho=0.9, **_DECAY, eps=1e-6),
        forms=(Form("adadelta", dict(learning_rate="lr", decay="rho", eps="eps")),),
    ),
    _optimizer(
        name="NovoGrad",
        source=f"{_ROOM}/novograd.py",
        defaults=dict(lr=0.001, betas=(0.95, 0.98), **_DECAY, grad_averaging=False, eps=1e-8),
        forms=(Form("novograd", {**_ADAM, "weight_decay": "weight_decay"}),),
        notes=("β is (0.95, 0.98) where optax has (0.9, 0.25).",),
    ),
)
