"""A map of runs as numbers: a table, or arrays for NumPy."""

import csv
import io
from collections.abc import Sequence

import numpy as np

from optviz.maps import Basins, Map, Regime
from optviz.rendering.basin_pair import BasinPair


def heat_csv(found: Map | Basins) -> str:
    """Write a map as CSV, a line for each run.

    Of a map of hyperparameters: its settings, what became of it, the step at which it converged or
    diverged, if it did, and its last loss. Of a basin map: its start, what became of it, that step,
    and the number and the coordinates of the minimum that it reached.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    is_map = isinstance(found, Map)
    names = [name for name, _ in (found.x, found.y) if name] if is_map else ["x", "y"]
    more = ["value"] if is_map else ["minimum", "minimum_x", "minimum_y"]
    writer.writerow([*names, "regime", "step", *more])
    x, y = (found.x[1], found.y[1]) if is_map else (found.x, found.y)
    for (row, column), code in np.ndenumerate(found.regime):
        place = [x[column], y[row]][: len(names)]
        became = (Regime(code).name.lower(), _step(found, row, column))
        writer.writerow([*map(float, place), *became, *_end(found, row, column)])
    return text.getvalue()


def _step(found: Map | Basins, row: int, column: int) -> int | str:
    if found.lost[row, column] >= 0:
        return int(found.lost[row, column])
    steps = int(found.steps[row, column])
    return steps if steps <= found.num_steps else ""


def _end(found: Map | Basins, row: int, column: int) -> list:
    if isinstance(found, Map):
        return [float(found.value[row, column])]
    reached = int(found.reached[row, column])
    return [reached + 1, *found.minima[reached].tolist()] if reached >= 0 else ["", "", ""]


def heat_npz(found: Map | Basins) -> bytes:
    """Write a map as a file of NumPy's: its arrays, and the names of the regimes by their codes."""
    arrays = {name: value for name, value in vars(found).items() if name not in ("x", "y")}
    for name, axis in (("x", found.x), ("y", found.y)):
        arrays[name] = axis[1] if isinstance(found, Map) else axis
        if isinstance(found, Map):
            arrays[f"{name}_name"] = axis[0]
    return _npz(**arrays)


def pair_csv(pair: BasinPair, names: Sequence[str]) -> str:
    """Write the basins of two rules as CSV, a line for each start: whether they part, and of each.

    Of each what `heat_csv` writes, its columns named after the rule.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    columns = ("regime", "step", "minimum", "minimum_x", "minimum_y")
    own = [f"{name}_{column}" for name in names for column in columns]
    writer.writerow(["x", "y", "different", *own])
    x, y = pair.found[0].x, pair.found[0].y
    for (row, column), different in np.ndenumerate(pair.different):
        told = []
        for found in pair.found:
            regime = Regime(found.regime[row, column]).name.lower()
            told += [regime, _step(found, row, column), *_end(found, row, column)]
        writer.writerow([float(x[column]), float(y[row]), int(different), *told])
    return text.getvalue()


def pair_npz(pair: BasinPair, names: Sequence[str]) -> bytes:
    """Write the basins of two rules as a file of NumPy's; the arrays of each are named after it."""
    shared = {name: getattr(pair.found[0], name) for name in ("x", "y", "minima", "num_steps")}
    for name, found in zip(names, pair.found, strict=True):
        for array in ("reached", "steps", "lost", "regime", "tolerance"):
            shared[f"{name}_{array}"] = getattr(found, array)
    return _npz(different=pair.different, **shared)


def _npz(**arrays) -> bytes:
    file = io.BytesIO()
    np.savez_compressed(file, **arrays, regimes=[regime.name.lower() for regime in Regime])
    return file.getvalue()
