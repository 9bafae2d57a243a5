"""How fast a map is: thousands of runs beside a C program, vectorized NumPy and PyTorch.

Three maps of 300 steps in 32 and in 64 bit, two threads each. The C program is compiled for this
machine with -O3 -ffast-math, its sine is a polynomial in vectors, as ours, its exponential that of
the vector library. Before anything is timed, nearly all of its runs at small rates must end where
ours do. NumPy takes so long on the Gabor loss that it walks a hundredth of the steps there; so does
PyTorch, which is timed only where it is installed. A second table says how many cells of each map
end elsewhere in 32 bit, and when each run is computed alone in place of side by side; a third how
long the previews of the page take. Only ratios mean anything on a shared machine.

    python benchmarks/maps.py
"""

import time

import numpy as np
from map_loops import c_map, vector_map
from report import median, print_table, verdict

from optviz import configure
from optviz.i18n import translator
from optviz.maps import Regime, basin_map, hyperparameter_map
from optviz.maps.basins import judged
from optviz.maps.batch import Batch, in_order
from optviz.maps.check import fragile_cells
from optviz.maps.hyperparameters import goal_of
from optviz.maps.regimes import regimes_of
from optviz.maps.single import ends_of_path
from optviz.optimizers import OPTIMIZERS
from optviz.rendering.maps import make_heat
from optviz.settings.experiment import read_experiment
from optviz.settings.links import Link
from optviz.simulation import run
from surfaces import SURFACES

try:
    import torch
except ImportError:
    torch = None

configure()

NUM_STEPS, TURNS, LIMIT = 300, 3, 0.05
CASES = (
    ("himmelblau", "adam", "basins", 256),
    ("gabor", "gradient_descent", "basins", 256),
    ("gabor", "adam", "hyperparameters", 128),
)
GOALS = {"himmelblau": 2.0, "gabor": 15.0}  # times as fast as NumPy
GOAL_C = 1.5  # times as long as C
GOALS_TORCH = {"himmelblau": 3.0, "gabor": 10.0}  # times as fast as PyTorch, where it is there
LIMIT_PREVIEW = 0.1  # seconds
PREVIEWS = (
    {"map": "hyperparameters", "surface": "ravine", "optimizers": "momentum"},
    {"map": "basins", "surface": "himmelblau", "optimizers": "adam"},
    {"map": "hyperparameters", "surface": "gabor", "optimizers": "adam"},
    {"map": "basins", "surface": "gabor", "optimizers": "gradient_descent"},
)


def runs_of(surface, kind: str, count: int):
    """The names that differ from run to run with their values, and the starts."""
    if kind == "basins":
        axes = [
            low + (high - low) * (np.arange(count) + 0.5) / count for low, high in surface.window
        ]
        return (), np.empty((0, count**2)), np.stack([g.ravel() for g in np.meshgrid(*axes)])
    axes = np.geomspace(1e-3, 1.0, count), np.linspace(0.0, 0.99, count)
    varying = np.stack([grid.ravel() for grid in np.meshgrid(*axes)])
    starts = np.repeat(np.array(surface.start)[:, None], count**2, axis=1)
    return ("learning_rate", "b1"), varying, starts


def timed(function):
    """Seconds that a function takes, and what it returns."""
    began = time.perf_counter()
    result = function()
    return time.perf_counter() - began, result


def compare(case, precision):
    """One row of the table."""
    id, rule, kind, count = case
    surface, number = SURFACES[id], getattr(np, precision)
    names, varying, starts = runs_of(surface, kind, count)
    settings = dict(OPTIMIZERS[rule].hyperparameters) | {"learning_rate": 0.01}
    runs = starts.shape[1]
    own = dict(zip(names, varying, strict=True))
    spread = [
        np.broadcast_to(own.get(n, settings.get(n, 0.0)), runs) for n in ("learning_rate", "b1")
    ]
    rates, b1 = (np.ascontiguousarray(values, number) for values in spread)
    batch = Batch(
        *(surface, OPTIMIZERS[rule], settings, names),
        **{"num_steps": NUM_STEPS, "shape": None, "by_gradient": True, "precision": precision},
    )
    part = NUM_STEPS if id == "himmelblau" else NUM_STEPS // 100
    shared = (rates, b1, settings, starts, number)
    functions = (
        lambda: batch.run(varying, starts, np.full(runs, LIMIT)),
        lambda: c_map(f"{id}_{rule}", *shared, NUM_STEPS, LIMIT),
        lambda: vector_map(np, id, rule, *shared, part),
        *([lambda: vector_map(torch, id, rule, *shared, part)] if torch else []),
    )
    ends = functions[0]()
    points, steps = functions[1]()
    # At larger rates Adam is chaotic on the Gabor loss, and no two programs agree.
    near = (np.abs(ends.params - points).max(axis=0) < 1e-2)[rates < 0.1]
    assert near.mean() > 0.97, f"only {near.mean():.1%} of the runs end at the same place"
    seconds = [[timed(function)[0] for function in functions] for _ in range(TURNS)]
    ours, c, slow, *torchs = (median(column) for column in zip(*seconds, strict=True))
    slow *= NUM_STEPS / part
    beside_torch = f"{torchs[0] * NUM_STEPS / part / ours:.1f}" if torchs else "–"
    same = np.mean(ends.steps == steps)
    reached = ours <= GOAL_C * c and slow >= GOALS[id] * ours
    if torchs:
        reached = reached and torchs[0] * NUM_STEPS / part >= GOALS_TORCH[id] * ours
    row = [f"{kind} {count}², {rule}, {id}", precision, f"{1e3 * ours:.0f}", f"{ours / c:.2f}"]
    return [
        *row,
        f"{slow / ours:.1f}",
        beside_torch,
        f"{same:.1%}",
        f"{runs * NUM_STEPS / ours / 1e6:.0f}",
        verdict(reached),
    ]


def fragile(case):
    """The shares of a map's cells that end otherwise in 32 bit, and if each is run alone."""
    id, rule, kind, count = case
    surface, spec = SURFACES[id], OPTIMIZERS[rule]
    settings = dict(spec.hyperparameters) | {"learning_rate": 0.01}
    steps = {"num_steps": NUM_STEPS}
    if kind == "basins":
        wide, narrow = (
            basin_map(surface, spec, settings, resolution=count, **steps, precision=p)
            for p in ("float64", "float32")
        )
        cells = [(settings, (x, y)) for y in wide.y for x in wide.x]
        limit = wide.tolerance
    else:
        axes = (
            ("learning_rate", np.geomspace(1e-3, 1.0, count)),
            ("b1", np.linspace(0, 0.99, count)),
        )
        wide, narrow = (
            hyperparameter_map(surface, spec, *axes, **steps, precision=p)
            for p in ("float64", "float32")
        )
        cells = [
            (settings | {"learning_rate": x, "b1": y}, surface.start)
            for y in wide.y[1]
            for x in wide.x[1]
        ]
        goal = goal_of(surface, np.array(surface.start), 1e-3)
        limit = goal.target

    def alone(cell):
        path = run(surface, spec, cell[0], start=cell[1], **steps)
        return ends_of_path(path, surface, limit, by_gradient=kind == "basins")

    parts = zip(*in_order(alone, cells), strict=True)
    ends = type(alone(cells[0]))(*(np.concatenate(part, axis=-1) for part in parts))
    if kind == "basins":
        minima, reached, codes = judged(ends, NUM_STEPS, surface, wide.minima, None)
        single = type(wide)(
            *(wide.x, wide.y, minima, reached.reshape(count, count), wide.steps, wide.lost),
            *(codes.reshape(count, count), NUM_STEPS, limit),
        )
        apart = fragile_cells(wide, single)
    else:
        codes = regimes_of(ends, ends.steps <= NUM_STEPS, goal.flat)
        apart = wide.regime != codes.reshape(count, count)
    assert (wide.regime == Regime.CONVERGED).any()
    name = f"{kind} {count}², {rule}, {id}"
    return [name, f"{fragile_cells(wide, narrow).mean():.2%}", f"{apart.mean():.2%}"]


def preview(query):
    """How long the preview of a map takes whose slider was moved: each time it is another map."""
    times = []
    for turn in range(21):
        link = Link({**query, "num_steps": str(NUM_STEPS - turn)})
        experiment = read_experiment(link, "maps")
        times.append(timed(lambda e=experiment: make_heat(e, translator("en"), preview=True))[0])
    middle, slowest = median(times[1:]), max(times[1:])
    told = ", ".join(query.values())
    return [told, f"{1e3 * middle:.0f}", f"{1e3 * slowest:.0f}", verdict(middle <= LIMIT_PREVIEW)]


def main():
    """Print the table."""
    rows = [compare(case, p) for case in CASES for p in ("float32", "float64")]
    print_table(
        [
            "map",
            "precision",
            "ms",
            "times C",
            "NumPy / ours",
            "PyTorch / ours",
            "same steps as C",
            "M steps/s",
            "goal",
        ],
        rows,
    )
    rows = [fragile(case) for case in CASES]
    print_table(["map", "of its cells end elsewhere in 32 bit", "alone"], rows)
    print_table(["preview", "ms, median", "slowest of 20", "goal"], [preview(k) for k in PREVIEWS])


if __name__ == "__main__":
    main()
