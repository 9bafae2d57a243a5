#!/usr/bin/env bash
# JAX 0.10.2 on the CPU: what a call of a small compiled function costs jumps with the number of operations
# that are left outside its loops. Up to about ten the runtime does them one after the other in the
# calling thread; with one more it hands them to other threads, though all take nanoseconds. A program that
# has only tiny arrays is spared. `jax_cpu_enable_async_dispatch` has no influence. A loop that carries many
# arrays has an operation for each, which makes it ready: carried as one array, split in the loop, it
# needs one.
# Seen on two cores: a loop of ten steps over arrays of 200 numbers takes 6.4 us with 6 arrays and 22 us
# with 10; as one array of 10 rows 5.9 us; over 10 arrays of 2 numbers 4.9 us.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check jax==0.10.2 jaxlib==0.10.2
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import time

import jax
import jax.numpy as jnp
import numpy as np

jax.config.update("jax_cpu_enable_async_dispatch", False)
factors = np.arange(40, dtype=np.float32)


def loop(arrays, size, packed):
    def run(x):
        ones = jnp.ones(size, np.float32)
        carried = tuple(x[k] * ones for k in range(arrays))
        if packed:
            carried = (x[:arrays, None] * ones,)
        step = lambda _, carry: tuple(0.5 * array + 1 for array in carry)
        return sum(array.ravel()[0] for array in jax.lax.fori_loop(0, 10, step, carried))

    return jax.jit(run)


def microseconds(run):
    run(factors).block_until_ready()
    times = []
    for _ in range(3000):
        began = time.perf_counter()
        run(factors).block_until_ready()
        times.append(time.perf_counter() - began)
    return 1e6 * sorted(times)[len(times) // 2]


took = {}
for arrays, size, packed in ((6, 200, False), (10, 200, False), (10, 200, True), (10, 2, False)):
    took[arrays, size, packed] = microseconds(loop(arrays, size, packed))
    what = "as one array" if packed else "each by itself"
    print(f"{arrays} arrays of {size} numbers, {what}: {took[arrays, size, packed]:.1f} us")
few, many, one, small = took.values()
assert many > 2 * few, (few, many)
assert one < many / 2 and small < many / 2, (one, small, many)
print("jax 0.10.2, as described")
PYTHON
