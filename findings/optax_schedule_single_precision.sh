#!/usr/bin/env bash
# Optax 0.2.8 with JAX 0.10.2 in 64 bit: an optimizer that is given a schedule computes its learning
# rates in single precision, since its own count of steps is an int32; the updates are float64 but
# hold a float32's digits of the rate. The same schedule called with the same step as a Python or a
# 64-bit number gives the rate in double precision. One would expect float64 parameters to get it.
# Seen after three steps: update 0.09592641144990921, schedule(3) 0.09592641193252643.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check optax==0.2.8 jax==0.10.2
"$folder/venv/bin/python" - <<'PYTHON'
import jax

jax.config.update("jax_enable_x64", True)
import jax.numpy as jnp
import optax

schedule = optax.exponential_decay(0.1, 50, 0.5)
optimizer = optax.sgd(schedule)
params = jnp.zeros(2)
state = optimizer.init(params)
for _ in range(4):
    update, state = optimizer.update(jnp.ones(2), state)
rate = -float(update[0])
print("update", update.dtype, rate, "schedule(3)", float(schedule(3)))
assert str(params.dtype) == str(update.dtype) == "float64"
assert abs(float(schedule(3)) - 0.1 * 0.5 ** (3 / 50)) < 1e-16
assert 1e-10 < abs(rate - float(schedule(3))) < 1e-9
assert rate == float(schedule(jnp.asarray(3, jnp.int32)))
print("optax", optax.__version__, "as described")
PYTHON
