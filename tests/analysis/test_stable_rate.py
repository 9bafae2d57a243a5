"""The learning rate below which a linear rule converges near a minimum."""

import numpy as np
import pytest

from optviz.analysis.landscape import stable_rate
from optviz.optimizers import OPTIMIZERS
from optviz.settings.experiment import read_experiment
from optviz.settings.links import Link
from optviz.simulation import run
from surfaces import SURFACES


def surface_of(**query):
    link = Link({"surface": "line_fit", "data": "own", "reduction": "mean", **query})
    return read_experiment(link, "fit").surface


def test_the_bounds_of_quadratics():
    assert stable_rate(SURFACES["bowl"], {}, "gradient_descent", {}) == pytest.approx((0.5, 4.0))
    assert stable_rate(SURFACES["parabola"], {}, "gradient_descent", {}) == pytest.approx((1, 2))
    heavy = stable_rate(SURFACES["bowl"], {}, "momentum", {"decay": 0.9})
    assert heavy == pytest.approx((3.8 / 4, 4.0))


def test_houses_years_and_weights_need_tiny_rates():
    # λmax of the mean of squares is that of 2/n ΣΣ (1, x)(1, x)ᵀ.
    for x in ([1100, 2100, 3900], [1990, 2000, 2010], [2500, 3200, 4100]):
        points = ",".join(f"{v}:{k}" for k, v in enumerate(x))
        design = np.stack([np.ones(3), x], axis=1)
        largest = np.linalg.eigvalsh(2 / 3 * design.T @ design)[-1]
        found = stable_rate(surface_of(points=points), {}, "gradient_descent", {})
        assert found == pytest.approx((2 / largest, largest))
        assert found[0] < 2.6e-7
    assert stable_rate(surface_of(points="1100:1,2100:2,3900:4"), {}, "gradient_descent", {})[
        0
    ] == pytest.approx(1.4e-7, rel=0.05)


@pytest.mark.parametrize("rule", ["gradient_descent", "momentum", "nesterov"])
@pytest.mark.parametrize("standardize", ["off", "on"])
def test_below_the_bound_a_rule_comes_nearer_and_above_it_goes_away(rule, standardize):
    surface = surface_of(points="1100:190000,2100:240000,3900:310000", standardize=standardize)
    rest = {"decay": 0.5} if "decay" in OPTIMIZERS[rule].hyperparameters else {}
    bound, _ = stable_rate(surface, {}, rule, rest)
    losses = {}
    for part in (0.97, 1.03):
        settings = {**rest, "learning_rate": part * bound}
        losses[part] = run(
            surface, OPTIMIZERS[rule], settings, start=surface.start, num_steps=400
        ).value
    assert losses[0.97][-1] < losses[0.97][0]
    assert losses[1.03][-1] > 1e3 * losses[1.03][0]


def test_nothing_is_said_without_a_minimum_or_for_other_rules():
    assert stable_rate(SURFACES["saddle"], {}, "gradient_descent", {}) is None
    assert stable_rate(SURFACES["bowl"], {}, "adam", {}) is None
    separable = surface_of(surface="logistic", points="1:0,2:0,3:1,4:1")
    assert stable_rate(separable, {}, "gradient_descent", {}) is None
