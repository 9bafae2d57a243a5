"""How fast a map is: thousands of runs beside a C program and vectorized NumPy, in one process.

Three maps of 300 steps in 32 and in 64 bit, two threads each. The C program is compiled for this
machine with -O3 -ffast-math, its sine and exponential are those of the vector library. Before
anything is timed, nearly all of its runs must end where ours do. NumPy takes so long on the Gabor
loss that it walks a hundredth of the steps there. Only ratios mean anything on a shared machine.

    python benchmarks/maps.py
"""

import ctypes
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
from report import median, print_table, verdict

from optviz import configure
from optviz.maps.batch import Batch
from optviz.optimizers import OPTIMIZERS
from surfaces import SURFACES

configure()

NUM_STEPS, TURNS, LIMIT = 300, 3, 0.05
CASES = (
    ("himmelblau", "adam", "basins", 256),
    ("gabor", "gradient_descent", "basins", 256),
    ("gabor", "adam", "hyperparameters", 128),
)
REALS = {
    "float32": (np.float32, "float", "f"),
    "float64": (np.float64, "double", ""),
}
GOALS = {"himmelblau": 2.0, "gabor": 15.0}  # times as fast as NumPy
GOAL_C = 1.5  # times as long as C


def compiled(precision: str, folder: Path) -> ctypes.CDLL:
    """Compile the C program for a precision."""
    number, real, suffix = REALS[precision]
    functions = [f"-D{name.upper()}={name}{suffix}" for name in ("sin", "cos", "exp", "sqrt")]
    file = folder / f"maps_{precision}.so"
    flags = ("-O3", "-march=native", "-ffast-math", "-fopenmp", "-shared", "-fPIC")
    source = str(Path(__file__).with_name("map_loops.c"))
    command = ["gcc", *flags, f"-DREAL={real}", *functions, source, "-o", str(file), "-lm"]
    subprocess.run(command, check=True)
    library = ctypes.CDLL(str(file))
    data = SURFACES["gabor"].data
    for name, values in (("gabor_x", data.x), ("gabor_y", data.y)):
        array = (np.ctypeslib.as_ctypes_type(number) * 28).in_dll(library, name)
        array[:] = values.tolist()
    return library


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


def c_map(library, name, rates, b1, settings, starts, number):
    """Run the C program; returns the last points and the steps."""
    x, y = (np.array(row, number) for row in starts)
    steps = np.empty(len(x), np.int32)
    real = np.ctypeslib.as_ctypes_type(number)
    scalars = [real(v) for v in (settings.get("b2", 0.0), settings.get("eps", 0.0), LIMIT)]
    arrays = [a.ctypes.data_as(ctypes.c_void_p) for a in (rates, b1)]
    ends = [a.ctypes.data_as(ctypes.c_void_p) for a in (x, y, steps)]
    getattr(library, name)(len(x), NUM_STEPS, *arrays, *scalars, *ends)
    return np.stack([x, y]), steps


def numpy_map(surface, rule, rates, b1, settings, starts, number, num_steps):
    """The same in vectorized NumPy, with the gradients by hand."""
    x, y = (np.array(row, number) for row in starts)
    m, v = np.zeros((2, 2, len(x)), number)
    b2, eps = number(settings.get("b2", 0.0)), number(settings.get("eps", 0.0))
    data = SURFACES["gabor"].data
    scaled, targets = (0.06 * data.x).astype(number)[:, None], data.y.astype(number)[:, None]
    for t in range(1, num_steps + 1):
        if surface == "himmelblau":
            a, b = x * x + y - 11, x + y * y - 7
            grad = np.stack([4 * x * a + 2 * b, 2 * a + 4 * y * b])
        else:
            u = x + scaled * y
            sine, bell = np.sin(u), np.exp(-u * u / 32)
            slope = 2 * (sine * bell - targets) * bell * (np.cos(u) - sine * u / 16)
            grad = np.stack([slope.sum(axis=0), (slope * scaled).sum(axis=0)])
        if rule == "adam":
            m = b1 * m + (1 - b1) * grad
            v = b2 * v + (1 - b2) * grad**2
            grad = m / (1 - b1**t) / (np.sqrt(v / (1 - b2**t)) + eps)
        x, y = x - rates * grad[0], y - rates * grad[1]
    return np.stack([x, y])


def timed(function):
    """Seconds that a function takes, and what it returns."""
    began = time.perf_counter()
    result = function()
    return time.perf_counter() - began, result


def compare(case, precision, library):
    """One row of the table."""
    id, rule, kind, count = case
    surface, number = SURFACES[id], REALS[precision][0]
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
        lambda: c_map(library, f"{id}_{rule}", *shared),
        lambda: numpy_map(id, rule, *shared, part),
    )
    ends = functions[0]()
    points, steps = functions[1]()
    near = np.abs(ends.params - points).max(axis=0) < 1e-2
    assert near.mean() > 0.97, f"only {near.mean():.1%} of the runs end at the same place"
    seconds = [[timed(function)[0] for function in functions] for _ in range(TURNS)]
    ours, c, slow = (median(column) for column in zip(*seconds, strict=True))
    slow *= NUM_STEPS / part
    same = np.mean(ends.steps == steps)
    reached = ours <= GOAL_C * c and slow >= GOALS[id] * ours
    row = [f"{kind} {count}², {rule}, {id}", precision, f"{1e3 * ours:.0f}", f"{ours / c:.2f}"]
    return [
        *row,
        f"{slow / ours:.1f}",
        f"{same:.1%}",
        f"{runs * NUM_STEPS / ours / 1e6:.0f}",
        verdict(reached),
    ]


def main():
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        libraries = {precision: compiled(precision, Path(folder)) for precision in REALS}
        rows = [compare(case, p, libraries[p]) for case in CASES for p in REALS]
    print_table(
        [
            "map",
            "precision",
            "ms",
            "times C",
            "NumPy / ours",
            "same steps as C",
            "M steps/s",
            "goal",
        ],
        rows,
    )


if __name__ == "__main__":
    main()
