"""Every rule on every surface, as it is shown when both are chosen by hand."""

import inspect

import numpy as np
import pytest
from sweep import DIVERGED, defaults_of, group, outside, paths, rules, usual_rate

from optviz.content.teaching_rates import TEACHING_RATES
from optviz.optimizers import OPTIMIZERS
from optviz.optimizers.optimizer import Given
from optviz.simulation import divergence_step, run
from surfaces import SURFACES, DataFit


def rate_of(spec, surface):
    """The rate that a rule has on a surface if both are chosen by hand, 0 if it takes none."""
    if "learning_rate" not in spec.hyperparameters:
        return 0.0
    return TEACHING_RATES.get(surface.id, {}).get(spec.id, usual_rate(spec, surface))


# Those that leave, whatever the rate: three examples are a batch, and theirs is a loss without a
# minimum, or as good as flat in one direction.
LEAVING = {
    ("logistic", "line_search"),
    ("gabor", "newton"),
    ("gabor", "absolute_newton"),
    ("line_fit_100", "newton"),
    ("line_fit_100", "absolute_newton"),
}

# Of this one, in batches of three too, the last digit decides: it leaves on some processors.
ON_SOME_PROCESSORS = {("gabor", "lbfgs")}


def asks_for_more(spec):
    """Whether a rule takes more than the gradient, or has no rate to be swept over."""
    takes = set(inspect.signature(spec.rule).parameters)
    return bool(takes & set(Given._fields)) or "learning_rate" not in takes


SWEPT = [spec for spec in rules() if not asks_for_more(spec)]
OTHERS = [s for s in OPTIMIZERS.values() if s.family != "pitfall" and asks_for_more(s)]


def test_no_rule_leaves_a_surface():
    """All rules that need no more than the gradient, side by side."""
    assert len(SWEPT) > 90
    leaving = []
    for spec in SWEPT:
        for dimension in (1, 2):
            surfaces = group(dimension)
            rates = np.array([[rate_of(spec, surface)] for surface in surfaces])
            widths = outside(paths(spec, dimension, rates), surfaces)[:, 0]
            pairs = zip(surfaces, widths, strict=True)
            leaving += [(surface.id, spec.id) for surface, width in pairs if width > DIVERGED]
    assert leaving == []


@pytest.mark.parametrize("spec", OTHERS, ids=lambda spec: spec.id)
def test_nor_does_one_that_asks_for_more(spec):
    """Line searches, Newton's methods and the like, on every surface.

    A loss of data, which comes in batches, is by itself, as its page runs it; all others are side
    by side, as a program for each would take a second.
    """
    leaving = set()
    for dimension in (1, 2):
        surfaces = group(dimension, with_data=False)
        rates = np.array([[rate_of(spec, surface)] for surface in surfaces])
        widths = outside(paths(spec, dimension, rates, with_data=False), surfaces)[:, 0]
        pairs = zip(surfaces, widths, strict=True)
        leaving |= {(surface.id, spec.id) for surface, width in pairs if width > DIVERGED}
    for surface in (s for s in (*group(1), *group(2)) if isinstance(s, DataFit)):
        defaults, settings = defaults_of(surface), {}
        if "learning_rate" in spec.hyperparameters:
            settings["learning_rate"] = rate_of(spec, surface)
        batches = {"batch_size": defaults.batch_size} if defaults.batch_size else {}
        path = run(surface, spec, settings, num_steps=defaults.num_steps, **batches)
        if divergence_step(path) is not None:
            leaving.add((surface.id, spec.id))
    assert leaving - ON_SOME_PROCESSORS == {pair for pair in LEAVING if pair[1] == spec.id}


@pytest.mark.parametrize(
    ("surface", "rule"),
    [
        ("himmelblau", "gradient_descent"),
        ("himmelblau", "momentum"),
        ("rosenbrock", "nesterov"),
    ],
)
def test_a_stored_rate_stays_where_the_default_leaves(surface, rule):
    surface, spec = SURFACES[surface], OPTIMIZERS[rule]
    usual, stored = usual_rate(spec, surface), rate_of(spec, surface)
    assert stored < usual
    assert divergence_step(run(surface, spec, {"learning_rate": usual}, num_steps=50)) is not None
    path = run(surface, spec, {"learning_rate": stored}, num_steps=50)
    assert divergence_step(path) is None
    assert path.value[-1] < path.value[0]


def test_the_sweep_walks_as_a_run_does():
    spec, surfaces = OPTIMIZERS["gradient_descent"], group(2)
    rates = np.array([[rate_of(spec, other)] for other in surfaces])
    walked = paths(spec, 2, rates)[:51, surfaces.index(SURFACES["himmelblau"]), 0]
    rate = rate_of(spec, SURFACES["himmelblau"])
    path = run(SURFACES["himmelblau"], spec, {"learning_rate": rate}, num_steps=50)
    np.testing.assert_allclose(walked, path.params, rtol=1e-6, atol=1e-9)


def test_every_stored_rate_is_of_a_rule_and_a_surface_and_below_the_default():
    for surface, stored in TEACHING_RATES.items():
        for rule, rate in stored.items():
            assert 0 < rate < usual_rate(OPTIMIZERS[rule], SURFACES[surface])
