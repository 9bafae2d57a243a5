"""No rule without a reference; steps by hand for what the recorded paths are too short to show."""

import ast
from pathlib import Path

import numpy as np
import pytest
from references import OWN_TESTS, rules_with_a_reference

from optviz.optimizers import OPTIMIZERS
from optviz.simulation import run
from surfaces import SURFACES

# Steps on the ravine, whose gradient is (0.2 x, 4 y), in numbers that can be followed by hand.
BY_HAND = [
    # The free rates of step 1 are 1 / |g| = (1, 1/8), m is 0.1 g. Bounds from 0.1 to 0.4:
    ("adabound", dict(final_rate=0.2, gamma=1.0), (-5, -2), [(-4.96, -1.9)]),
    # Bounds from 0.25 to 1:
    ("adabound", dict(final_rate=0.5, gamma=1.0), (-5, -2), [(-4.9, -1.8)]),
    # The gradient (-3, -4) is cut to (-1.5, -2); the step is 1.5 / (1.5 + 0.5) and 2 / (2 + 0.5).
    (
        "adam_clipped",
        dict(learning_rate=1, b1=0, b2=0, eps=0.5, max_norm=2.5),
        (-15, -1),
        [(-14.25, -0.2)],
    ),
    # The slope of x turns from -1 to 0.2: a long memory outvotes it, a short one does not.
    ("tiger", dict(learning_rate=6, decay=0.9), (-5, -2), [(1, 4), (7, -2)]),
    ("tiger", dict(learning_rate=6, decay=0.1), (-5, -2), [(1, 4), (-5, -2)]),
    # Where the slope turns, one step is left out and the next is shorter, but never below 3 ...
    (
        "rprop_immediate",
        dict(learning_rate=6, eta_minus=0.25, min_step_size=3),
        (-5, -2),
        [(1, 4), (1, 4), (-2, 1)],
    ),
    # ... here half of 4, the most that is allowed: x keeps its slope and goes 4 again, not 4.8.
    (
        "rprop_immediate",
        dict(learning_rate=6, eta_minus=0.5, max_step_size=4),
        (-5, -2),
        [(-1, 2), (3, 2), (3, 0)],
    ),
]


def test_every_rule_has_a_reference():
    assert sorted(set(OPTIMIZERS) - rules_with_a_reference()) == []


@pytest.mark.parametrize("place", OWN_TESTS.values())
def test_a_test_that_is_named_is_there(place):
    file, name = place.split("::")
    tree = ast.parse((Path(__file__).parents[1] / file).read_text())
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize(("name", "settings", "start", "points"), BY_HAND)
def test_steps_by_hand(name, settings, start, points):
    path = run(SURFACES["ravine"], OPTIMIZERS[name], settings, start=start, num_steps=len(points))
    np.testing.assert_allclose(path.params[1:], points, rtol=0, atol=1e-6)
