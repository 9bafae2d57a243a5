"""A map must not lie: which of its cells hang on the last digit, and what a cell's own run says.

Where the outcome is chaotic the same numbers can end elsewhere when they are rounded otherwise: in
another precision, or alone in place of side by side. What is shown of a run is what that run does.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from optviz.maps.basins import Basins, judged
from optviz.maps.hyperparameters import Map
from optviz.maps.regimes import Regime
from optviz.maps.single import ends_of_path, outcome_of_path
from optviz.simulation import run
from surfaces import Surface


def fragile_cells(found: Map | Basins, other: Map | Basins) -> np.ndarray:
    """Return where two computations of one map tell of different ends: regimes, or minima."""
    differ = found.regime != other.regime
    if isinstance(found, Basins):
        # The minima outside the window may be found in another order.
        differ |= different_ends(found, other)
    return differ


def different_ends(one: Basins, other: Basins) -> np.ndarray:
    """Return from which starts two rules reach different minima, or only one of them reaches one.

    Both maps must have the same starts. Two minima are the same if they are nearer to each other
    than a thousandth of the way between those farthest apart.
    """
    if not (np.array_equal(one.x, other.x) and np.array_equal(one.y, other.y)):
        raise ValueError("the two maps are not of the same starts")
    every = np.concatenate([one.minima, other.minima, np.zeros((1, 2))])
    near = np.ptp(every, axis=0) * 1e-3 + 1e-9
    ends, others = _places(one), _places(other)
    return ~np.isclose(ends, others, rtol=0, atol=near, equal_nan=True).all(axis=-1)


def _places(found: Basins) -> np.ndarray:
    """The minimum that each run reached, NaN for none."""
    return np.concatenate([found.minima, np.full((1, 2), np.nan)])[found.reached]


def checked_cell(
    found: Map | Basins,
    surface: Surface,
    entry: Any,
    conditions: Mapping[str, Any],
    *,
    present: Mapping[str, float] | None = None,
    **more: Any,
) -> tuple[Map | Basins, tuple[int, int] | None]:
    """Return a map whose cell of the present setting tells what that setting's own run does.

    `entry` has a `spec` and `hyperparameters`; `conditions` are `start`, `num_steps`, `shape` and
    `tolerance`, `more` what else `run` takes. `present` are the values of the axes at the present
    setting, the hyperparameters unless given. Also returns the row and the column of a cell that
    had to be corrected, else None.
    """
    settings, start = entry.hyperparameters, conditions["start"]
    if isinstance(found, Map):
        values = settings if present is None else present
        at = [(found.x[1], values[found.x[0]])]
        at += [(found.y[1], values[found.y[0]])] if found.y[0] else []
    else:
        at = [(found.x, start[0]), (found.y, start[1])]
    places = [np.flatnonzero(values == value) for values, value in at]
    if not all(len(place) for place in places):
        return found, None
    cell = (int(places[1][0]) if len(places) > 1 else 0, int(places[0][0]))
    run_of = {"start": start, "num_steps": conditions["num_steps"], "shape": conditions["shape"]}
    path = run(surface, entry.spec, settings, **run_of, **more)
    own = _facts_of_path(found, path, surface, conditions)
    if all(getattr(found, name)[cell] == value for name, value in own.items()):
        return found, None
    changed = {name: getattr(found, name).copy() for name in own}
    for name, value in own.items():
        changed[name][cell] = value
    return replace(found, **changed), cell


def _facts_of_path(found, path, surface, conditions) -> dict[str, Any]:
    """What a run's own path says in place of a cell of a map."""
    shape = conditions["shape"]
    if isinstance(found, Map):
        ends, regime = outcome_of_path(path, surface, conditions["tolerance"], shape)
        codes, more = [regime], {}
    else:
        ends = ends_of_path(path, surface, found.tolerance, by_gradient=True)
        _, reached, codes = judged(ends, found.num_steps, surface, found.minima, shape)
        more = {"reached": reached[0] if reached[0] < len(found.minima) else -1}
        if more["reached"] < 0 and codes[0] == Regime.CONVERGED:
            codes = codes * 0 + Regime.STUCK
    return {"steps": ends.steps[0], "lost": ends.lost[0], "regime": codes[0], **more}
