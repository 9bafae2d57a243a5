"""Scripts walk the very path: those for NumPy and optax are executed, for all that there is."""

import dataclasses
import itertools

import pytest
from walked_scripts import check, experiment_of

from optviz.optimizers import OPTIMIZERS
from optviz.schedules import SCHEDULES
from optviz.scripts import ScriptError, script
from surfaces import SURFACES

# Rates at which a rule neither diverges nor runs into chaos, where its own default does so.
RATES = {"ravine": 0.1, "beale": 0.01, "rosenbrock": 1e-3, "himmelblau": 0.01, "rastrigin": 1e-3}


def rated(surface, rule):
    """An experiment at a rate that suits the surface."""
    takes_gradients = OPTIMIZERS[rule].family in ("gradient", "momentum", "optax", "pitfall")
    rate = RATES.get(surface.id)
    if rate and takes_gradients and "learning_rate" in OPTIMIZERS[rule].hyperparameters:
        return experiment_of(surface, rule, {"learning_rate": rate})
    return experiment_of(surface, rule)


# Rules that are no lines that stand for themselves, and no optimizer of optax either.
NOT_YET = {
    *("adafactor_capped", "adafactor_single_means", "adafactor_averaged", "soap"),
    "prodigy_uncorrected",
    *("muon_decoupled", "muon_scaled", "muon_bfloat16", "muon_l2"),
    *("schedule_free_sgd_average", "schedule_free_adamw_average"),
}
# Rules that only optax has.
OPTAX_ALONE = {
    *("lbfgs", "adafactor", "fromage", "optimistic_adam", "acprop", "ademamix", "cocob", "sophia"),
    *("dadapt_adamw", "dog", "dowg", "momo", "momo_adam", "prodigy", "schedule_free_sgd"),
    "schedule_free_adamw",
}


@pytest.mark.parametrize(
    ("rule", "surface"),
    list(
        zip(OPTIMIZERS, itertools.cycle(("himmelblau", "line_fit", "gaussian_well")), strict=False)
    ),
)
def test_every_rule(rule, surface):
    experiment = rated(SURFACES[surface], rule)
    if rule in NOT_YET:
        with pytest.raises(ScriptError, match="cannot be written as a script yet"):
            script(experiment, "optax")
    elif rule in OPTAX_ALONE:
        with pytest.raises(ScriptError, match=r"a script can be had for: optax$"):
            script(experiment, "numpy")
        check(dataclasses.replace(experiment, num_steps=3), ("optax",))
    else:
        check(experiment)


@pytest.mark.parametrize("rule", ["adam", "newton"])
@pytest.mark.parametrize("surface", SURFACES)
def test_every_surface(surface, rule):
    # Newton's method needs the Hessian, which is written out for NumPy only.
    targets = ("numpy", "optax") if rule == "adam" else ("numpy",)
    check(experiment_of(SURFACES[surface], rule, {"learning_rate": 0.05}, num_steps=6), targets)


@pytest.mark.parametrize("rule", ["momentum", "rprop"])
@pytest.mark.parametrize("schedule", SCHEDULES)
def test_every_schedule(schedule, rule):
    numbers = {"transition_steps": 6, "warmup_steps": 4}
    taken = SCHEDULES[schedule].hyperparameters
    values = {name: numbers.get(name, value) for name, value in taken.items()}
    del values["learning_rate"]
    settings = dict(schedule=schedule, schedule_values=values)
    check(experiment_of(SURFACES["ravine"], rule, {"learning_rate": 0.2}, **settings))
