"""How fast the critical points of a window are found, checked and classified.

Cold is the first search of a surface in a process, compilation included; warm is the median of
later ones. The loop is the same Newton's method for one start after another, in Python with
NumPy's own solver and JAX's jitted derivatives; of its 4096 starts only some are timed.

    python benchmarks/critical_points.py
"""

import time
from collections import Counter

import jax
import numpy as np
from report import median, print_table, verdict

from optviz import configure
from optviz.critical_points import find, survey
from surfaces import SURFACES

configure()

TURNS, LOOP_STARTS, STARTS = 9, 40, 4096
WARM, COLD = 0.25, 1.0  # seconds
STEPS, LONGEST = 40, 0.02


def seconds_of(function):
    began = time.perf_counter()
    result = function()
    return time.perf_counter() - began, result


def newton_loop(surface, starts):
    """Newton's method from each start, with the same bound on a step's length."""
    grad, hessian = jax.jit(jax.grad(surface.objective)), jax.jit(jax.hessian(surface.objective))
    width = np.ptp(surface.window, axis=1)
    grad(starts[0]), hessian(starts[0])  # compiled before anything is timed

    def loop():
        ends = []
        for params in starts:
            for _ in range(STEPS):
                step = np.linalg.lstsq(np.asarray(hessian(params)), -np.asarray(grad(params)))[0]
                length = np.linalg.norm(step / width)
                params = params + step * min(1.0, LONGEST / max(length, 1e-300))
                if length < 1e-9:
                    ends.append(params)
                    break
        return ends

    return loop


def compare(surface):
    cold, found = seconds_of(lambda: survey(surface))
    warm = median([seconds_of(lambda: survey(surface))[0] for _ in range(TURNS)])
    rng = np.random.default_rng(0)
    starts = rng.uniform(*np.transpose(surface.window), (LOOP_STARTS, surface.dimension))
    loop_seconds, ends = seconds_of(newton_loop(surface, starts))
    known = np.array([point.params for point in find(surface)]).reshape(-1, surface.dimension)
    width = np.ptp(surface.window, axis=1)
    for params in ends:
        if all(low <= x <= high for x, (low, high) in zip(params, surface.window, strict=True)):
            assert (np.abs(known - params) / width).max(axis=1).min() < 1e-4, (surface.id, params)
    loop_seconds *= STARTS / LOOP_STARTS
    kinds = Counter(point.kind for point in found.points)
    return [
        surface.id,
        ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())),
        "winding number agrees" if found.complete else "may be incomplete",
        f"{1e3 * cold:.0f} ms",
        verdict(cold < COLD),
        f"{1e3 * warm:.1f} ms",
        verdict(warm <= WARM),
        f"{loop_seconds / warm:.0f} ×",
    ]


if __name__ == "__main__":
    head = ["", "found", "check", f"cold, goal < {COLD:g} s", ""]
    rows = [compare(surface) for surface in SURFACES.values() if surface.dimension == 2]
    print_table([*head, f"warm, goal ≤ {WARM:g} s", "", "loop ÷ warm"], rows)
