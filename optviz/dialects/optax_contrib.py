"""Optax's `optax.contrib`."""

import functools

from optviz.dialects.dialect import Dialect, Form
from optviz.dialects.precision import FLOAT64

_optimizer = functools.partial(
    Dialect,
    package="optax",
    version="0.2.8",
    required=("learning_rate",),
    learning_rate_name="learning_rate",
    precision=FLOAT64,
)
_RATE = dict(learning_rate="learning_rate")
_BETAS = dict(**_RATE, b1="b1", b2="b2", eps="eps")
_PAIR = dict(**_RATE, b1="betas.0", b2="betas.1", eps="eps")
_DEFAULTS = dict(b1=0.9, b2=0.999, eps=1e-8)
_SCHEDULE_FREE = dict(source="optax/contrib/_schedule_free.py", required=())
_SGD = dict(learning_rate=1.0, warmup_steps=None, b1=0.9, weight_decay=None, weight_lr_power=2.0)
_ADAMW = dict(
    learning_rate=0.0025, warmup_steps=None, **_DEFAULTS, weight_decay=0.0, weight_lr_power=2.0
)
_MUON = dict(
    source="optax/contrib/_muon.py",
    defaults=dict(
        ns_coeffs=(3.4445, -4.775, 2.0315),
        ns_steps=5,
        beta=0.95,
        eps=1e-8,
        weight_decay=0.0,
        nesterov=True,
        adaptive=False,
        adam_b1=0.9,
        adam_b2=0.999,
        adam_eps_root=0.0,
        adam_weight_decay=0.0,
        adam_learning_rate=None,
        consistent_rms=None,
    ),
)

OPTAX_CONTRIB = (
    _optimizer(
        name="contrib.acprop",
        source="optax/contrib/_acprop.py",
        defaults=dict(b1=0.9, b2=0.999, eps=1e-16, eps_root=1e-16, weight_decay=0.0),
        forms=(Form("acprop", _BETAS),),
        notes=("Step 1 divides by 1: it is plain gradient descent on step 1.",),
    ),
    _optimizer(
        name="contrib.ademamix",
        source="optax/contrib/_ademamix.py",
        defaults=dict(
            b1=0.9, b2=0.999, b3=0.9999, alpha=5.0, eps=1e-8, eps_root=0.0, weight_decay=0.0
        ),
        forms=(Form("ademamix", dict(**_BETAS, b3="b3", alpha="alpha")),),
    ),
    _optimizer(
        name="contrib.cocob",
        source="optax/contrib/_cocob.py",
        required=(),
        defaults=dict(learning_rate=1.0, alpha=100.0, eps=1e-8, weight_decay=0.0),
        forms=(Form("cocob", _RATE),),
    ),
    _optimizer(
        name="contrib.dadapt_adamw",
        source="optax/contrib/_dadapt_adamw.py",
        required=(),
        defaults=dict(
            learning_rate=1.0, betas=(0.9, 0.999), eps=1e-8, estim_lr0=1e-6, weight_decay=0.0
        ),
        forms=(Form("dadapt_adamw", _PAIR),),
    ),
    _optimizer(
        name="contrib.dog",
        source="optax/contrib/_dog.py",
        required=(),
        defaults=dict(
            learning_rate=1.0, init_step=("heuristic", 1e-6), eps=1e-8, weight_decay=None
        ),
        forms=(Form("dog", _RATE),),
    ),
    _optimizer(
        name="contrib.dowg",
        source="optax/contrib/_dog.py",
        required=(),
        defaults=dict(learning_rate=1.0, init_estim_sq_dist=None, eps=1e-4, weight_decay=None),
        forms=(Form("dowg", _RATE),),
    ),
    _optimizer(
        name="contrib.momo",
        source="optax/contrib/_momo.py",
        required=(),
        defaults=dict(
            learning_rate=1.0,
            beta=0.9,
            lower_bound=0.0,
            weight_decay=0.0,
            adapt_lower_bound=False,
        ),
        forms=(Form("momo", dict(**_RATE, decay="beta")),),
    ),
    _optimizer(
        name="contrib.momo_adam",
        source="optax/contrib/_momo.py",
        required=(),
        defaults=dict(
            learning_rate=0.01,
            **_DEFAULTS,
            lower_bound=0.0,
            weight_decay=0.0,
            adapt_lower_bound=False,
        ),
        forms=(Form("momo_adam", _BETAS),),
    ),
    _optimizer(
        name="contrib.prodigy",
        source="optax/contrib/_prodigy.py",
        required=(),
        defaults=dict(
            learning_rate=1.0,
            betas=(0.9, 0.999),
            beta3=None,
            eps=1e-8,
            estim_lr0=1e-6,
            estim_lr_coef=1.0,
            weight_decay=0.0,
            safeguard_warmup=False,
        ),
        forms=(Form("prodigy", _PAIR),),
        notes=("The averages are corrected for their start at 0.",),
    ),
    _optimizer(
        name="contrib.sophia",
        source="optax/contrib/_sophia.py",
        defaults=dict(
            b1=0.965,
            b2=0.99,
            eps=1e-8,
            weight_decay=1e-4,
            gamma=0.01,
            clip_threshold=1.0,
            update_interval=10,
        ),
        forms=(Form("sophia", dict(**_BETAS, weight_decay="weight_decay", gamma="gamma")),),
        notes=("The Hessian's diagonal is estimated with random signs, the same in every run.",),
    ),
    _optimizer(
        name="contrib.schedule_free_sgd",
        **_SCHEDULE_FREE,
        defaults=_SGD,
        forms=(Form("schedule_free_sgd", dict(**_RATE, b1="b1")),),
    ),
    _optimizer(
        name="contrib.schedule_free_sgd:evaluation",
        **_SCHEDULE_FREE,
        defaults=_SGD,
        forms=(Form("schedule_free_sgd_average", dict(**_RATE, b1="b1")),),
    ),
    _optimizer(
        name="contrib.schedule_free_adamw",
        **_SCHEDULE_FREE,
        defaults=_ADAMW,
        forms=(Form("schedule_free_adamw", _BETAS),),
    ),
    _optimizer(
        name="contrib.schedule_free_adamw:evaluation",
        **_SCHEDULE_FREE,
        defaults=_ADAMW,
        forms=(Form("schedule_free_adamw_average", _BETAS),),
    ),
    _optimizer(
        name="contrib.muon",
        **_MUON,
        forms=(Form("muon", dict(**_RATE, decay="beta")),),
        notes=(
            "The factor for the shape is √max(1, columns / rows): it counts columns as outputs"
            " where PyTorch counts rows.",
            "The momentum is bias-corrected as in optax's nadam.",
            "A vector gets NAdam.",
        ),
    ),
    _optimizer(
        name="contrib.muon:vector",
        **_MUON,
        forms=(
            Form(
                "nadam_constant",
                dict(**_RATE, b1="adam_b1", b2="adam_b2", eps="eps"),
                unused=("beta", "ns_steps", "weight_decay"),
            ),
        ),
        notes=("A vector gets NAdam.",),
    ),
)
