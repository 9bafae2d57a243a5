"""River: `river.optim`."""

import functools

from optviz.dialects.dialect import Dialect, Form
from optviz.dialects.precision import FLOAT64

_optimizer = functools.partial(
    Dialect, package="river", version="0.26.1", learning_rate_name="lr", precision=FLOAT64
)
_ADAM = dict(learning_rate="lr", b1="beta_1", b2="beta_2", eps="eps")
_BETAS = dict(lr=0.1, beta_1=0.9, beta_2=0.999, eps=1e-8)
_RATE_TENTH = "The default learning rate 0.1 is a hundred times the usual."

RIVER = (
    _optimizer(
        name="Momentum",
        source="river/optim/momentum.py",
        defaults=dict(lr=0.1, rho=0.9),
        forms=(Form("momentum_velocity", dict(learning_rate="lr", decay="rho")),),
    ),
    _optimizer(
        name="NesterovMomentum",
        source="river/optim/nesterov.py",
        defaults=dict(lr=0.1, rho=0.9),
        forms=(Form("nesterov", dict(learning_rate="lr", decay="rho")),),
        notes=("It takes two calls: look_ahead before the gradient, step after it.",),
    ),
    _optimizer(
        name="NesterovMomentum:without_look_ahead",
        source="river/optim/nesterov.py",
        defaults=dict(lr=0.1, rho=0.9),
        forms=(Form("gradient_descent", dict(learning_rate="lr"), unused=("rho",)),),
        notes=(
            "Without a call of look_ahead the shift is taken back though it was never made:"
            " plain gradient descent, without momentum.",
        ),
    ),
    _optimizer(
        name="AdaGrad",
        source="river/optim/ada_grad.py",
        defaults=dict(lr=0.1, eps=1e-8),
        forms=(Form("adagrad_eps_inside", dict(learning_rate="lr", eps="eps")),),
    ),
    _optimizer(
        name="RMSProp",
        source="river/optim/rms_prop.py",
        defaults=dict(lr=0.1, rho=0.9, eps=1e-8),
        forms=(Form("rmsprop_eps_inside", dict(learning_rate="lr", decay="rho", eps="eps")),),
    ),
    _optimizer(
        name="AdaDelta",
        source="river/optim/ada_delta.py",
        defaults=dict(rho=0.95, eps=1e-8),
        learning_rate_name=None,
        forms=(Form("adadelta", dict(learning_rate=1.0, decay="rho", eps="eps")),),
        notes=("ε is 1e-8, a hundred times smaller than usual: the first steps are small.",),
    ),
    _optimizer(
        name="Adam",
        source="river/optim/adam.py",
        defaults=_BETAS,
        forms=(Form("adam_uncorrected_eps", {**_ADAM, "weight_decay": 0.0}),),
        notes=(_RATE_TENTH,),
    ),
    _optimizer(
        name="AMSGrad",
        source="river/optim/ams_grad.py",
        defaults=dict(**_BETAS, correct_bias=True),
        forms=(Form("amsgrad_uncorrected_eps", _ADAM),),
    ),
    _optimizer(
        name="AdaMax",
        source="river/optim/ada_max.py",
        defaults=_BETAS,
        forms=(Form("adamax_eps_outside", _ADAM),),
    ),
    _optimizer(
        name="Nadam",
        source="river/optim/nadam.py",
        defaults=_BETAS,
        forms=(Form("nadam_one_power", _ADAM),),
    ),
    _optimizer(
        name="AdaBound",
        source="river/optim/ada_bound.py",
        defaults=dict(lr=0.001, beta_1=0.9, beta_2=0.999, eps=1e-8, gamma=0.001, final_lr=0.1),
        forms=(Form("adabound", {**_ADAM, "gamma": "gamma", "final_rate": "final_lr"}),),
    ),
    _optimizer(
        name="FTRLProximal",
        source="river/optim/ftrl.py",
        defaults=dict(alpha=0.05, beta=1.0, l1=0.0, l2=1.0),
        learning_rate_name="alpha",
        forms=(Form("ftrl_late", dict(learning_rate="alpha", beta="beta", l1="l1", l2="l2")),),
        notes=(
            "The point is worked out before the gradient is taken in: the first call does not"
            " move, and the next pulls it to 0.",
        ),
    ),
)
