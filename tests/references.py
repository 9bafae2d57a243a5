"""What the rules are checked against: optax, `golden.json`, the recorded calls of packages."""

import json
import math
from pathlib import Path

import jax.numpy as jnp
import optax

from optviz.dialects import DIALECTS

GOLDEN = json.loads((Path(__file__).parent / "golden.json").read_text())
SCALARS = {item["id"]: item["value"] for item in GOLDEN["scalars"]}
RECORDED = json.loads((Path(__file__).parent / "dialects.json").read_text())

# The rules by the names of the conventions in `golden.json`.
OPTIMIZER_IDS = {
    "gd": "gradient_descent",
    "gd_wd": "gradient_descent_l2",
    "mom_accum": "momentum",
    "mom_velocity": "momentum_velocity",
    "mom_ema": "momentum_average",
    "nag_velocity": "nesterov",
    "nag_ema_corrected": "nesterov_average",
    "nag_torch": "nesterov_torch",
    "adagrad_out": "adagrad",
    "adagrad_in": "adagrad_eps_inside",
    "rmsprop_out": "rmsprop",
    "rmsprop_in": "rmsprop_eps_inside",
    "adadelta": "adadelta",
    "adam": "adam",
    "adam_epsin": "adam_eps_inside",
    "amsgrad": "amsgrad",
    "adamw": "adamw",
    "adam_l2": "adam_l2",
    "nadam_torch": "nadam",
    "nadam_const": "nadam_constant",
    "radam_torch": "radam",
    "radam_paper": "radam_paper",
    "normgrad_out": "normalized_gradient",
    "sign": "sign_descent",
    "normgrad_l2": "unit_gradient",
    "linesearch_exact": "line_search",
    "linesearch_bracket": "bracketing_line_search",
    "newton": "newton",
    "newton_abs": "absolute_newton",
    "swats": "swats",
    "adam_nocorr": "adam_without_correction",
    "adam_const": "adam_constant_correction",
    "nag_ema_printed": "nesterov_as_printed",
    "normgrad_in": "normalized_eps_inside",
    "adagrad_doc000": "adagrad_without_gradient",
    "adam_doc000": "adam_times_gradient",
}

# Rules with a test of their own, which works out their steps without them: file::test.
OWN_TESTS = {"svrg": "engine/test_batches.py::test_svrg_is_a_plain_loop"}

SMALL, LARGE = 5e-4, 0.05  # learning rates at which no surface throws the path out

# Each rule with settings, and optax told to do the same.
OPTAX = {
    "gradient_descent": (dict(learning_rate=SMALL), optax.sgd(SMALL)),
    "gradient_descent_l2": (
        dict(learning_rate=SMALL, weight_decay=0.3),
        optax.chain(optax.add_decayed_weights(0.3), optax.sgd(SMALL)),
    ),
    "sign_descent": (dict(learning_rate=LARGE), optax.sign_sgd(LARGE)),
    "unit_gradient": (
        dict(learning_rate=LARGE),
        optax.chain(optax.normalize_by_update_norm(eps=0.0), optax.sgd(LARGE)),
    ),
    "momentum": (dict(learning_rate=SMALL, decay=0.5), optax.sgd(SMALL, momentum=0.5)),
    "momentum_average": (
        dict(learning_rate=SMALL, decay=0.5),
        optax.chain(optax.ema(0.5, debias=False), optax.sgd(SMALL)),
    ),
    "nesterov_torch": (
        dict(learning_rate=SMALL, decay=0.5),
        optax.sgd(SMALL, momentum=0.5, nesterov=True),
    ),
    "adagrad_eps_inside": (
        dict(learning_rate=LARGE, eps=1e-6),
        optax.adagrad(LARGE, initial_accumulator_value=0.0, eps=1e-6),
    ),
    "rmsprop": (
        dict(learning_rate=LARGE, decay=0.8, eps=1e-3),
        optax.rmsprop(LARGE, decay=0.8, eps=1e-3, eps_in_sqrt=False),
    ),
    "rmsprop_eps_inside": (
        dict(learning_rate=LARGE, decay=0.8, eps=1e-3),
        optax.rmsprop(LARGE, decay=0.8, eps=1e-3, eps_in_sqrt=True),
    ),
    "adadelta": (
        dict(learning_rate=0.8, decay=0.8, eps=1e-3),
        optax.adadelta(0.8, rho=0.8, eps=1e-3),
    ),
    "adam": (dict(learning_rate=LARGE, eps=1e-3), optax.adam(LARGE, eps=1e-3)),
    "adam_eps_inside": (
        dict(learning_rate=LARGE, eps=1e-3),
        optax.adam(LARGE, eps=0.0, eps_root=1e-3),
    ),
    "adamw": (
        dict(learning_rate=LARGE, eps=1e-3, weight_decay=0.3),
        optax.adamw(LARGE, eps=1e-3, weight_decay=0.3),
    ),
    "adam_l2": (
        dict(learning_rate=LARGE, eps=1e-3, weight_decay=0.3),
        optax.chain(optax.add_decayed_weights(0.3), optax.adam(LARGE, eps=1e-3)),
    ),
    # Optax corrects v before taking its maximum or not at all, PyTorch and we correct the maximum.
    "amsgrad": (
        dict(learning_rate=LARGE, b2=0.9, eps=0.0),
        optax.chain(
            optax.scale_by_amsgrad(b2=0.9, eps=0.0, bias_correction_nu=False),
            optax.scale_by_schedule(lambda n: -LARGE * jnp.sqrt(1 - 0.9 ** (n + 1.0))),
        ),
    ),
    "nadam_constant": (dict(learning_rate=LARGE, eps=1e-3), optax.nadam(LARGE, eps=1e-3)),
    "radam": (
        dict(learning_rate=SMALL, b2=0.9, eps=0.0),
        optax.radam(SMALL, b2=0.9, eps=0.0),
    ),
    "rmsprop_momentum_outside": (
        dict(learning_rate=SMALL, decay=0.8, momentum=0.5, eps=1e-3),
        optax.chain(
            optax.scale_by_rms(decay=0.8, eps=1e-3, eps_in_sqrt=False),
            optax.trace(0.5),
            optax.sgd(SMALL),
        ),
    ),
    "lbfgs": ({}, optax.lbfgs()),
    "armijo": (
        dict(learning_rate=1.0, slope_rtol=0.1, decrease_factor=0.5),
        optax.chain(
            optax.sgd(1.0),
            optax.scale_by_backtracking_linesearch(
                max_backtracking_steps=60,
                slope_rtol=0.1,
                decrease_factor=0.5,
                increase_factor=math.inf,
                max_learning_rate=1.0,
            ),
        ),
    ),
}


def rules_with_a_reference() -> set[str]:
    """The ids of all rules whose points are compared with points from elsewhere."""
    golden = {OPTIMIZER_IDS[case["optimizer"]] for case in GOLDEN["cases"]}
    calls = [(DIALECTS[case["dialect"]], case["arguments"]) for case in RECORDED["cases"]]
    recorded = {dialect.form(arguments).rule for dialect, arguments in calls}
    return golden | recorded | set(OPTAX) | set(OWN_TESTS)
