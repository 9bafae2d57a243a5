"""How many runs a second a core and a device give: the same map on one thread, on all, on devices.

Each row is a process of its own, of 300 steps a run, in 64 bit; a device is a virtual one of the
processor. The rows take turns, and the best of each counts: what others leave of a shared machine
changes from minute to minute.

    python benchmarks/scaling.py
"""

import json
import os
import subprocess
import sys
import time

from report import print_table

CASES = {"himmelblau": ("adam", 256), "gabor": ("gradient_descent", 128)}
NUM_STEPS, TURNS, ROUNDS = 300, 4, 3
# The processors that a process may use, and the devices that they are told to be.
SETTINGS = ((1, 1), (2, 1), (2, 2), (2, 8))


def measured() -> dict[str, float]:
    """The runs a second of each case, in this process."""
    from optviz import configure
    from optviz.maps import basin_map
    from optviz.optimizers import OPTIMIZERS
    from surfaces import SURFACES

    configure()
    found = {}
    for surface, (rule, count) in CASES.items():
        given = SURFACES[surface], OPTIMIZERS[rule], {"learning_rate": 0.01}
        times = []
        for _ in range(TURNS + 1):  # the first one compiles
            began = time.perf_counter()
            basin_map(*given, resolution=count, num_steps=NUM_STEPS)
            times.append(time.perf_counter() - began)
        found[surface] = count**2 / min(times[1:])
    return found


def in_process(cores: int, devices: int) -> dict[str, float]:
    """The same, in a process with so many processors and devices."""
    flags = f"--xla_force_host_platform_device_count={devices}"
    allowed = ",".join(map(str, sorted(os.sched_getaffinity(0))[:cores]))
    command = ["taskset", "-c", allowed, sys.executable, __file__, "here"]
    done = subprocess.run(
        command, env={**os.environ, "XLA_FLAGS": flags}, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def main():
    """Print the table."""
    rounds = [[in_process(*setting) for setting in SETTINGS] for _ in range(ROUNDS)]
    best = [
        {s: max(turn[s] for turn in turns) for s in CASES} for turns in zip(*rounds, strict=True)
    ]
    rows = []
    for setting, found in zip(SETTINGS, best, strict=True):
        row = [*setting]
        for surface in CASES:
            row += [f"{found[surface]:,.0f}", f"{found[surface] / best[0][surface]:.2f}"]
        rows.append(row)
    names = [text for s, (rule, n) in CASES.items() for text in (f"{rule}, {s} {n}²: runs/s", "×")]
    print_table(["cores", "devices", *names], rows)


if __name__ == "__main__":
    if sys.argv[1:] == ["here"]:
        print(json.dumps(measured()))
    else:
        main()
