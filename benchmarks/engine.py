"""How fast a path is: `run` beside optax, a C loop and torch.optim, in one process, in turn.

Every path has 200 steps and ends as NumPy arrays; before anything is timed, all must agree. Goals
are ratios to a peer. Needs gcc; torch (2.13.0 was used) only for its column.

    python benchmarks/engine.py          six rules on six surfaces
    python benchmarks/engine.py --all    every rule on every surface, warm times only
"""

import argparse
import time

import c_loops
import jax
import numpy as np
import optax_loops
from report import median, percentile, print_table, verdict

from optviz import configure
from optviz.optimizers import OPTIMIZERS
from optviz.simulation import run
from surfaces import SURFACES

configure()

try:
    import torch_loops
except ImportError:
    torch_loops = None

NUM_STEPS, TURNS, TORCH_TURNS = 200, 300, 5
OF_OPTAX, OF_ONE = 0.8, 2.5  # most: Adam of a compiled scan of optax, a race of six of one rule
RULES = ("gradient_descent", "momentum", "nesterov", "adagrad", "rmsprop", "adam")
# Rates at which the rules that follow the gradient's length stay on the surface.
RATES = {
    "parabola": 0.1,
    "x_cos": 0.05,
    "ravine": 0.05,
    "rosenbrock": 2e-4,
    "himmelblau": 1e-3,
    "gabor": 2e-3,
}


def settings_of(spec, surface):
    settings = dict(spec.hyperparameters)
    if spec.family in ("gradient", "momentum") and "learning_rate" in settings:
        settings["learning_rate"] = RATES.get(surface.id, 0.01)
    if spec.id == "lamb":
        # At its default it leaves the Gabor loss for points where exp has to work with denormals:
        # C's Adam, which stays, would be timed at another task.
        settings["learning_rate"] = 0.01
    return settings


def timed(function):
    began = time.perf_counter()
    result = function()
    return time.perf_counter() - began, result


def in_turn(turns, *functions):
    """Seconds of each function, called in turn."""
    seconds = [[timed(function)[0] for function in functions] for _ in range(turns)]
    return list(zip(*seconds, strict=True))


def rows_of(path):
    leaves = [path.params, path.value, path.grad, path.update, *jax.tree.leaves(path.state)]
    return np.hstack([leaf.reshape(len(path.value), -1) for leaf in leaves])


def check(spec, ours, theirs):
    # RMSProp ends in a chaotic limit cycle, which magnifies the last bit's rounding.
    rows = 50 if spec.id == "rmsprop" else NUM_STEPS + 1
    np.testing.assert_allclose(ours[:rows], theirs[:rows], rtol=1e-9, atol=1e-9)


def beside_optax(surface):
    """One row of the table of Adam, beside optax and beside a race of all six rules."""
    spec = OPTIMIZERS["adam"]
    settings = settings_of(spec, surface)

    def ours(spec=spec):
        return run(surface, spec, settings_of(spec, surface), num_steps=NUM_STEPS)

    def race():
        return [ours(OPTIMIZERS[rule]) for rule in RULES]

    first, path = timed(ours)
    descend = optax_loops.adam(surface, settings, NUM_STEPS)
    theirs_first, theirs = timed(descend)
    columns = [np.reshape(part, (NUM_STEPS + 1, -1)) for part in theirs]
    check(spec, rows_of(path), np.hstack(columns))
    race()
    seconds, optax_seconds, race_seconds = map(median, in_turn(TURNS, ours, descend, race))
    ratio, of_one = seconds / optax_seconds, race_seconds / seconds
    return [
        f"adam on {surface.id}",
        f"{ratio:.2f}",
        verdict(ratio <= OF_OPTAX),
        f"{first / theirs_first:.2f}",
        f"{of_one:.2f}",
        verdict(of_one <= OF_ONE),
    ]


def compare(surface, spec):
    """One row of the table, and whether torch's goal was reached."""
    settings = settings_of(spec, surface)

    def ours():
        return run(surface, spec, settings, num_steps=NUM_STEPS)

    path = ours()
    rows = rows_of(path)
    by_hand = c_loops.loop(surface, spec, settings, NUM_STEPS, rows.shape[1] - _own_columns(path))
    check(spec, rows, by_hand())
    seconds, c_seconds = in_turn(TURNS, ours, by_hand)
    typical, ratio, faster = median(seconds), "torch is not installed", None
    if torch_loops:
        with_torch = torch_loops.loop(surface, spec, settings, NUM_STEPS)
        same = "nesterov_torch" if spec.id == "nesterov" else spec.id
        twin = run(surface, OPTIMIZERS[same], settings, num_steps=NUM_STEPS)
        for our_rows, their_rows in zip(twin, with_torch(), strict=False):
            check(spec, our_rows, their_rows)
        torch_seconds, *again = in_turn(TORCH_TURNS, with_torch, *[ours] * 50)
        faster = median(torch_seconds) / median(np.ravel(again))
        ratio = f"{faster:.0f} × ({1e3 * median(torch_seconds):.0f} ms)"
    return [
        f"{spec.id} on {surface.id}",
        f"{1e6 * typical:.0f} µs, p95 {1e6 * percentile(seconds, 95):.0f}",
        f"{1e6 * median(c_seconds):.0f} µs",
        f"{typical / median(c_seconds):.1f}",
        ratio,
        verdict(None if faster is None else faster >= 100),
    ]


def _own_columns(path):
    return 3 * path.params.shape[1] + 1


def six():
    head = ["", f"run ÷ optax's scan, goal ≤ {OF_OPTAX}", "", "the first run, compiling"]
    rows = [beside_optax(SURFACES[surface]) for surface in RATES]
    print_table([*head, f"six rules ÷ adam, goal ≤ {OF_ONE}", ""], rows)
    rows = [compare(SURFACES[s], OPTIMIZERS[rule]) for s in RATES for rule in RULES]
    print_table(["", "run", "C", "run ÷ C", "torch ÷ run, goal ≥ 100", ""], rows)


def every():
    """Warm times of all rules beside C's Adam, scaled to the evaluations that the rule takes."""
    rows = []
    for surface in SURFACES.values():
        adam = OPTIMIZERS["adam"]
        state_size = 2 * surface.dimension + 1
        by_hand = c_loops.loop(surface, adam, adam.hyperparameters, NUM_STEPS, state_size)
        for spec in OPTIMIZERS.values():
            rows.append(_warm(surface, spec, by_hand))
    print_table(["", "run", "evaluations", "C's Adam, as many", "run ÷ C"], rows)


def _warm(surface, spec, by_hand):
    settings = settings_of(spec, surface)

    def ours():
        return run(surface, spec, settings, num_steps=NUM_STEPS)

    evaluations = int(ours().evaluations[-1])
    row = [f"{spec.id} on {surface.id}"]
    if by_hand is None:
        (seconds,) = in_turn(TURNS // 6, ours)
        return [*row, f"{1e6 * median(seconds):.0f} µs", evaluations, "no loop", ""]
    seconds, c_seconds = in_turn(TURNS // 6, ours, by_hand)
    same = median(c_seconds) * evaluations / (NUM_STEPS + 1)
    return [
        *row,
        f"{1e6 * median(seconds):.0f} µs",
        evaluations,
        f"{1e6 * same:.0f} µs",
        f"{median(seconds) / same:.1f}",
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--all", action="store_true", help="every rule on every surface")
    every() if parser.parse_args().all else six()
