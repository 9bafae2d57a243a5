"""How fast a network trains: `run` beside a C loop and beside eager torch, and a slice of its loss.

500 steps of a 2-8-8-1 network with tanh on 200 points by Adam, in float64; all end as NumPy arrays
with every parameter, loss and gradient of every step. Before anything is timed, all must agree. C
is compiled with -O3, and once more with -ffast-math, which changes its rounding and lets it
evaluate tanh for many numbers at once. Needs gcc; torch (2.13.0 was used) only for its row.

    python benchmarks/network.py
"""

import time

import c_loops
import jax
import numpy as np
from report import Table, median

from optviz import configure
from optviz.networks import slices
from optviz.optimizers import OPTIMIZERS
from optviz.simulation import run
from surfaces.datasets import DATASETS
from surfaces.network_losses import NetworkLoss
from surfaces.networks import Network

configure()

try:
    import torch_loops
except ImportError:
    torch_loops = None

NUM_STEPS, TURNS, TORCH_TURNS = 500, 60, 5
SLICE_TURNS = 20


def timed(function):
    began = time.perf_counter()
    result = function()
    return time.perf_counter() - began, result


def in_turn(turns, *functions):
    """The median seconds of each function, called in turn."""
    seconds = [[timed(function)[0] for function in functions] for _ in range(turns)]
    return [median(column) for column in zip(*seconds, strict=True)]


def milliseconds(seconds):
    return f"{1e3 * seconds:.1f} ms"


def rows_of(path):
    leaves = [path.params, path.value, path.grad, path.update, *jax.tree.leaves(path.state)]
    return np.hstack([leaf.reshape(len(path.value), -1) for leaf in leaves])


def main():
    data = DATASETS["moons"]
    network = Network(2, (8, 8), 1, "tanh", "binary")
    loss = NetworkLoss(network, data.draw(200, data.noise, 0)[0], network.init(0, "xavier"))
    settings = {**OPTIMIZERS["adam"].hyperparameters, "learning_rate": 0.03}
    table = Table()

    def ours(**told):
        return run(loss, OPTIMIZERS["adam"], settings, num_steps=NUM_STEPS, **told)

    first, path = timed(ours)
    table.add("first run of a network and a rule", f"{first:.2f} s", "< 1 s", first < 1)
    compare(table, ours, path, loss, settings)
    batched = in_turn(TURNS // 3, lambda: ours(batch_size=16))[0]
    table.add("in batches of 16, the loss of all points kept too", milliseconds(batched))
    time_slice(table, loss, path)
    table.print()


def compare(table, ours, path, loss, settings):
    plain = c_loops.network_loop(loss, settings, NUM_STEPS)
    fast = c_loops.network_loop(loss, settings, NUM_STEPS, "-ffast-math")
    np.testing.assert_allclose(rows_of(path), plain(), rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose(rows_of(path), fast(), rtol=1e-6, atol=1e-9)
    own, by_hand, by_fast_hand = in_turn(TURNS, ours, plain, fast)
    table.add("500 steps, full batch", milliseconds(own))
    table.add("C -O3", milliseconds(by_hand), "run ≤ 3 × C", own <= 3 * by_hand)
    told = f"{milliseconds(by_fast_hand)}: run is {own / by_fast_hand:.1f} ×"
    table.add("C -O3 -ffast-math", told, "run ≤ 3 × C", own <= 3 * by_fast_hand)
    if not torch_loops:
        table.add("torch, eager", "not installed", "≥ 20 × run")
        return
    with_torch = torch_loops.network_loop(loss, settings, NUM_STEPS)
    for our_rows, their_rows in zip(path, with_torch(), strict=False):
        np.testing.assert_allclose(our_rows, their_rows, rtol=1e-6, atol=1e-9)
    theirs, own = in_turn(TORCH_TURNS, with_torch, ours)
    told = f"{milliseconds(theirs)}, {theirs / own:.0f} × run"
    table.add("torch, eager", told, "≥ 20 × run", theirs >= 20 * own)


def time_slice(table, loss, path):
    plane = slices.principal_plane(path.params)
    window = slices.window_of(slices.project(plane, path.params)[0])

    def cut():
        return slices.on_grid(loss, {}, plane, window)

    first, _ = timed(cut)
    warm = in_turn(SLICE_TURNS, cut)[0]
    table.add("a slice of 61 × 61, first", f"{first:.2f} s")
    table.add("a slice of 61 × 61, warm", milliseconds(warm), "≤ 100 ms", warm <= 0.1)


if __name__ == "__main__":
    main()
