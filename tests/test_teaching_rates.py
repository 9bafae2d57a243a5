"""Every rule on every surface, as it is shown when both are chosen by hand."""

import inspect

import numpy as np
import pytest
from sweep import DIVERGED, group, outside, paths, rules, usual_rate

from optviz.content.teaching_rates import TEACHING_RATES
from optviz.optimizers import OPTIMIZERS
from optviz.optimizers.optimizer import Given
from optviz.simulation import divergence_step, run
from surfaces import SURFACES


def rate_of(spec, surface):
    return TEACHING_RATES.get(surface.id, {}).get(spec.id, usual_rate(spec, surface))


def test_no_rule_leaves_a_surface():
    """All rules that need no more than the gradient: for the others each program takes seconds."""
    asks = [set(inspect.signature(spec.rule).parameters) & set(Given._fields) for spec in rules()]
    specs = [spec for spec, asked in zip(rules(), asks, strict=True) if not asked]
    assert len(specs) > 90
    leaving = []
    for spec in specs:
        for dimension in (1, 2):
            surfaces = group(dimension)
            rates = np.array([[rate_of(spec, surface)] for surface in surfaces])
            widths = outside(paths(spec, dimension, rates), surfaces)[:, 0]
            pairs = zip(surfaces, widths, strict=True)
            leaving += [(surface.id, spec.id) for surface, width in pairs if width > DIVERGED]
    assert leaving == []


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
