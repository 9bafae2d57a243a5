"""A map must not lie: its chaotic cells are known, and a cell tells what its own run does."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np

from optviz.maps import Regime, basin_map, hyperparameter_map
from optviz.maps.check import checked_cell, fragile_cells
from optviz.optimizers import OPTIMIZERS
from surfaces import SURFACES

HIMMELBLAU, MOMENTUM = SURFACES["himmelblau"], OPTIMIZERS["momentum"]


def test_few_cells_of_a_chaotic_map_hang_on_the_last_digit_and_none_of_a_quiet_one():
    def fragile(settings, window):
        maps = [
            basin_map(HIMMELBLAU, MOMENTUM, settings, precision=p, resolution=64, window=window)
            for p in ("float64", "float32")
        ]
        return fragile_cells(*maps).mean()

    chaotic = fragile({"learning_rate": 0.015, "decay": 0.9}, ((-6, -5), (4, 5)))
    assert 0 < chaotic < 0.5
    assert fragile({"learning_rate": 0.005, "decay": 0.0}, ((2, 4), (1, 3))) == 0


def test_a_cell_that_its_own_run_contradicts_is_corrected_and_no_other():
    settings = {"learning_rate": 0.01, "decay": 0.9}
    entry = SimpleNamespace(spec=MOMENTUM, hyperparameters=settings)
    found = basin_map(HIMMELBLAU, MOMENTUM, settings, resolution=8, num_steps=400)
    start = (float(found.x[3]), float(found.y[5]))
    told = {"start": start, "num_steps": 400, "shape": None, "tolerance": 1e-3}
    assert checked_cell(found, HIMMELBLAU, entry, told) == (found, None)
    wrong = replace(found, reached=(found.reached + 1) % 4)
    corrected, cell = checked_cell(wrong, HIMMELBLAU, entry, told)
    assert cell == (5, 3)
    assert corrected.reached[cell] == found.reached[cell]
    assert np.count_nonzero(corrected.reached != wrong.reached) == 1


def test_the_present_setting_of_a_map_of_hyperparameters_is_checked_too():
    axes = ("learning_rate", [0.005, 0.01]), ("decay", [0.5, 0.9])
    start = (1.0, 1.0)
    found = hyperparameter_map(HIMMELBLAU, MOMENTUM, *axes, start=start, num_steps=200)
    told = {"start": start, "num_steps": 200, "shape": None, "tolerance": 1e-3}
    settings = {"learning_rate": 0.01, "decay": 0.5}
    entry = SimpleNamespace(spec=MOMENTUM, hyperparameters=settings)
    assert checked_cell(found, HIMMELBLAU, entry, told) == (found, None)
    lies = replace(found, regime=np.full_like(found.regime, Regime.DIVERGED))
    corrected, cell = checked_cell(lies, HIMMELBLAU, entry, told)
    assert cell == (0, 1)
    assert corrected.regime[cell] == found.regime[cell] == Regime.CONVERGED
    between = SimpleNamespace(spec=MOMENTUM, hyperparameters={"learning_rate": 0.007, "decay": 0.5})
    assert checked_cell(lies, HIMMELBLAU, between, told) == (lies, None)
