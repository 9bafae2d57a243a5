"""Every rule on every surface, as it is shown when both are chosen by hand."""

import numpy as np
import pytest
from sweep import DIVERGED, group, outside, paths, rules, usual_rate

from optviz.content.teaching_rates import TEACHING_RATES
from optviz.optimizers import OPTIMIZERS
from optviz.simulation import divergence_step, run
from surfaces import SURFACES

# Those that leave all the same, with their reasons.
LEAVING: dict[tuple[str, str], str] = {}


def rate_of(spec, surface):
    return TEACHING_RATES.get(surface.id, {}).get(spec.id, usual_rate(spec, surface))


def test_no_rule_leaves_a_surface_but_those_that_are_listed():
    leaving = set()
    for spec in rules():
        for dimension in (1, 2):
            surfaces = group(dimension)
            rates = np.array([[rate_of(spec, surface)] for surface in surfaces])
            widths = outside(paths(spec, dimension, rates), surfaces)[:, 0]
            leaving |= {
                (surface.id, spec.id)
                for surface, width in zip(surfaces, widths, strict=True)
                if width > DIVERGED
            }
    assert leaving == LEAVING.keys()


@pytest.mark.parametrize(
    ("surface", "rule"),
    [
        ("himmelblau", "gradient_descent"),
        ("himmelblau", "momentum"),
        ("rosenbrock", "nesterov"),
        ("styblinski_tang", "momentum"),
    ],
)
def test_the_paths_are_those_of_a_run(surface, rule):
    surface, spec = SURFACES[surface], OPTIMIZERS[rule]
    usual, stored = usual_rate(spec, surface), rate_of(spec, surface)
    assert stored < usual
    assert divergence_step(run(surface, spec, {"learning_rate": usual}, num_steps=50)) is not None
    path = run(surface, spec, {"learning_rate": stored}, num_steps=50)
    assert divergence_step(path) is None
    assert path.value[-1] < path.value[0]
    surfaces = group(2)
    rates = np.array([[rate_of(spec, other)] for other in surfaces])
    walked = paths(spec, 2, rates)[:51, surfaces.index(surface), 0]
    np.testing.assert_allclose(walked, path.params, rtol=1e-6, atol=1e-9)
