"""Basin maps: where the border between two minima is known, and where single runs end."""

import numpy as np
import pytest

from optviz.maps import Regime, basin_map
from optviz.optimizers import OPTIMIZERS
from optviz.simulation import run
from surfaces import SURFACES
from surfaces.formula import parse


def test_the_basins_of_separate_coordinates_are_rectangles():
    # The derivative of each coordinate's part is 2x³ - 16x + 5/2: its middle root divides them.
    surface = SURFACES["styblinski_tang"]
    border = np.sort(np.roots([2, 0, -16, 2.5]).real)[1]
    found = basin_map(
        surface, OPTIMIZERS["gradient_descent"], {"learning_rate": 0.005}, resolution=(40, 31)
    )
    ends = found.minima[found.reached]
    assert (found.regime == Regime.CONVERGED).all()
    assert ((ends[..., 0] > 0) == (found.x > border)).all()
    assert ((ends[..., 1] > 0) == (found.y > border)[:, None]).all()
    assert len(found.minima) == 4


def test_each_start_reaches_what_its_single_run_reaches():
    surface, spec = SURFACES["himmelblau"], OPTIMIZERS["momentum"]
    settings = {"learning_rate": 0.008, "decay": 0.8}
    found = basin_map(surface, spec, settings, resolution=6, num_steps=400)
    for j, y in enumerate(found.y):
        for i, x in enumerate(found.x):
            path = run(surface, spec, settings, start=(x, y), num_steps=400)
            norms = np.linalg.norm(path.grad, axis=1)
            assert np.abs(path.params[-1] - found.minima[found.reached[j, i]]).max() < 0.05
            assert found.steps[j, i] == np.flatnonzero(norms > found.tolerance)[-1] + 1


def test_a_smaller_window_has_as_many_cells():
    surface, spec = SURFACES["himmelblau"], OPTIMIZERS["momentum"]
    window = ((-0.5, 0.5), (-1.0, 0.0))
    found = basin_map(surface, spec, {"learning_rate": 0.01}, window=window, resolution=32)
    assert found.reached.shape == (32, 32)
    assert found.x[[0, -1]] == pytest.approx([-0.5 + 1 / 64, 0.5 - 1 / 64], abs=1e-4)
    assert found.y[[0, -1]] == pytest.approx([-1 + 1 / 64, -1 / 64], abs=1e-4)


def test_a_minimum_outside_the_window_is_found_by_the_runs_that_go_there():
    surface = parse("(x^2 - 9)^2 / 20 + y^2").within([(-1.0, 4.0), (-2.0, 2.0)])
    found = basin_map(
        surface, OPTIMIZERS["gradient_descent"], {"learning_rate": 0.05}, resolution=20
    )
    assert found.minima[:, 0] == pytest.approx([3, -3])
    assert (found.reached == np.where(found.x < 0, 1, 0)).all()


def test_what_reaches_no_minimum_is_told_apart():
    spec = OPTIMIZERS["gradient_descent"]
    far = basin_map(SURFACES["himmelblau"], spec, {"learning_rate": 0.1}, resolution=8)
    assert (far.regime[far.lost >= 0] == Regime.DIVERGED).all()
    assert (far.lost >= 0).any()
    saddle = basin_map(SURFACES["saddle"], spec, resolution=8, num_steps=20)
    assert len(saddle.minima) == 0
    assert (saddle.reached == -1).all()
    slow = basin_map(SURFACES["himmelblau"], spec, {"learning_rate": 1e-5}, resolution=4)
    assert (slow.regime == Regime.UNDER_WAY).all()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"window": ((1, 0), (0, 1))}, "window is"),
        ({"tolerance": -1.0}, "tolerance is -1.0"),
        ({"surface": SURFACES["parabola"]}, "two dimensions, not 1"),
        ({"resolution": 2000}, "is too large"),
    ],
)
def test_bad_input_is_named(changed, sentence):
    usual = {"surface": SURFACES["himmelblau"], "optimizer": OPTIMIZERS["momentum"]}
    with pytest.raises(ValueError, match=sentence):
        basin_map(**{**usual, **changed})
