"""scikit-learn: the optimizers behind `MLPClassifier` and `MLPRegressor`."""

import functools

from optviz.dialects.dialect import Dialect, Form
from optviz.dialects.precision import FLOAT64

_optimizer = functools.partial(
    Dialect,
    package="sklearn",
    version="1.9.1",
    source="sklearn/neural_network/_stochastic_optimizers.py",
    learning_rate_name="learning_rate_init",
    precision=FLOAT64,
)
_MOMENTUM = dict(learning_rate="learning_rate_init", decay="momentum")

SKLEARN = (
    _optimizer(
        name="SGDOptimizer",
        defaults=dict(
            learning_rate_init=0.1,
            lr_schedule="constant",
            momentum=0.9,
            nesterov=True,
            power_t=0.5,
        ),
        forms=(
            Form("nesterov_folded", _MOMENTUM, dict(nesterov=True), unused=("power_t",)),
            Form("momentum_velocity", _MOMENTUM, dict(nesterov=False), unused=("power_t",)),
        ),
        notes=(
            "nesterov is on by default.",
            "The default learning rate is 0.1 here, but 0.001 through MLPClassifier.",
        ),
    ),
    _optimizer(
        name="AdamOptimizer",
        defaults=dict(learning_rate_init=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-8),
        forms=(
            Form(
                "adam_uncorrected_eps",
                dict(
                    learning_rate="learning_rate_init",
                    b1="beta_1",
                    b2="beta_2",
                    eps="epsilon",
                    weight_decay=0.0,
                ),
            ),
        ),
    ),
)
