"""Scripts walk the very path: those for NumPy and optax are executed, for all that there is."""

import ast

import numpy as np
import pytest
from walked_scripts import check, experiment_of, path_of, table

from optviz.optimizers import OPTIMIZERS
from optviz.schedules import SCHEDULES
from optviz.scripts import ScriptError, script
from optviz.scripts.trees.rules import steps_of
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


# What only optax has: JAX's own random signs, a search with the Wolfe conditions.
OPTAX_ALONE = {"lbfgs", "sophia"}
# NumPy's last digits are others than JAX's where SOAP factors a matrix in single precision.
NOT_IN_NUMPY = {*OPTAX_ALONE, "soap"}


@pytest.mark.parametrize("rule", OPTIMIZERS)
def test_every_rule(rule):
    experiment = rated(SURFACES["ravine"], rule)
    if rule not in NOT_IN_NUMPY:
        check(experiment)
        return
    others = "optax" if rule in OPTAX_ALONE else "Keras, optax"
    with pytest.raises(ScriptError, match=f"with NumPy; scripts are available for: {others}$"):
        script(experiment, "numpy")
    check(experiment, ("optax",))


# One of each kind: an optax class, own lines, averages of a hidden point, lines for scripts.
KINDS = ("adam", "nesterov_average", "asgd_average", "schedule_free_sgd", "momo", "prodigy")


@pytest.mark.parametrize("rule", KINDS)
@pytest.mark.parametrize("surface", ["line_fit", "gaussian_well"])
def test_every_kind_of_rule_with_data_and_in_one_dimension(rule, surface):
    check(rated(SURFACES[surface], rule))


# Names that a script gives to its own things; x and y are the data.
TAKEN = {"x", "y", "batch", "batches", "i", "value", "schedule", "learning_rate"}
TAKEN |= {"objective", "gradient", "hessian", "optimizer", "state", "variable", "math"}


@pytest.mark.parametrize("rule", OPTIMIZERS)
def test_a_rule_takes_no_name_that_the_script_has(rule):
    steps = steps_of(OPTIMIZERS[rule])
    lines = [*steps.first, *steps.body] if steps else []
    names = [n for line in lines for n in ast.walk(line) if isinstance(n, ast.Name)]
    given = {n.id for n in names if isinstance(n.ctx, ast.Store)}
    assert not given & {*TAKEN, *OPTIMIZERS[rule].hyperparameters}


@pytest.mark.parametrize("rule", ["adam", "newton"])
@pytest.mark.parametrize("surface", SURFACES)
def test_every_surface(surface, rule):
    # Newton's method needs the Hessian, which is written out for NumPy only.
    targets = ("numpy", "optax") if rule == "adam" else ("numpy",)
    check(experiment_of(SURFACES[surface], rule, {"learning_rate": 0.05}, num_steps=6), targets)


def scheduled(rule, schedule):
    numbers = {"transition_steps": 6, "warmup_steps": 4}
    taken = SCHEDULES[schedule].hyperparameters
    values = {name: numbers.get(name, value) for name, value in taken.items()}
    del values["learning_rate"]
    settings = dict(schedule=schedule, schedule_values=values)
    return experiment_of(SURFACES["ravine"], rule, {"learning_rate": 0.2}, **settings)


RATED = [id for id, spec in OPTIMIZERS.items() if "learning_rate" in spec.hyperparameters]
# A class of optax, own lines, a rate that is needed before the first step, several that adapt it.
SCHEDULED = ("momentum", "rprop", "adam", "adamw_unscaled", *KINDS[2:5], "dowg", "newton")
# Where a rate is 0 these have 0 / 0, in the app and in their scripts.
WITHOUT_A_WAY_BACK = ("prodigy", "dadapt_adamw", "ftrl", "ftrl_late")


@pytest.mark.parametrize("rule", SCHEDULED)
@pytest.mark.parametrize("schedule", SCHEDULES)
def test_every_schedule(schedule, rule):
    check(scheduled(rule, schedule))


@pytest.mark.parametrize("rule", RATED)
def test_every_rule_with_a_schedule(rule):
    schedule = list(SCHEDULES)[1 + RATED.index(rule) % (len(SCHEDULES) - 1)]
    if rule in WITHOUT_A_WAY_BACK:
        schedule = "exponential"
    able = ("optax",) if rule in NOT_IN_NUMPY else ("numpy", "optax")
    check(scheduled(rule, schedule), able)


@pytest.mark.parametrize("rule", WITHOUT_A_WAY_BACK)
def test_what_is_lost_at_a_rate_of_0_is_lost_in_the_script_too(rule):
    experiment = scheduled(rule, "warmup")
    expected = path_of(experiment)
    for target in ("numpy", "optax"):
        np.testing.assert_array_equal(table(script(experiment, target)), expected)
    assert not np.isfinite(expected[2:, 1:]).any()


@pytest.mark.parametrize("rule", sorted(set(RATED) - NOT_IN_NUMPY))
def test_a_schedule_changes_nothing_of_a_script_but_the_rate(rule):
    """So the schedules and the rules that were executed stand for all their pairs."""
    falling = scheduled(rule, "exponential")
    rate = falling.entries[0].hyperparameters["learning_rate"]
    fixed = experiment_of(SURFACES["ravine"], rule, {"learning_rate": rate})
    written, plain = (script(e, "numpy").splitlines()[3:] for e in (falling, fixed))
    function = next(k for k, line in enumerate(written) if line.startswith("def schedule"))
    del written[function : function + 3]
    lines = ("    learning_rate = schedule(i)", "learning_rate = schedule(0)")
    assert written.count(lines[0]) == 1
    assert written[written.index(lines[0]) - 1] == "for i in range(12):"
    written, plain = (list(filter(None, text)) for text in (written, plain))
    written = [line for line in written if line not in lines]
    plain.remove(f"learning_rate = {rate}")
    assert written == plain
