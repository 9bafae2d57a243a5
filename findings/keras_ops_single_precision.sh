#!/usr/bin/env bash
# Keras 3.15.1 on its JAX backend: given float64 arrays, with floatx set to float64 and JAX in 64 bit,
# sin, cos, tanh and norm return float32, and mean returns a float64 that holds a float32's digits,
# while exp, log, sqrt, sum and power stay in float64. One would expect all of them to keep the type.
# Seen: sin float32 0.0998334214091301 (the sine of 0.1 is 0.09983341664682815),
#       mean of [0.1, 0.7] float64 0.4000000059604645, sum float64 0.7999999999999999.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check keras==3.15.1 jax==0.10.2
KERAS_BACKEND=jax "$folder/venv/bin/python" - <<'PYTHON'
import jax

jax.config.update("jax_enable_x64", True)
import jax.numpy as jnp
import keras
from keras import ops

keras.config.set_floatx("float64")
values = jnp.array([0.1, 0.7])
assert str(values.dtype) == "float64"
for name in ("sin", "cos", "tanh", "norm"):
    found = getattr(ops, name)(values)
    print(name, found.dtype, float(jnp.ravel(found)[0]))
    assert str(found.dtype) == "float32"
for name in ("exp", "log", "sqrt", "sum"):
    found = getattr(ops, name)(values)
    print(name, found.dtype, float(jnp.ravel(found)[0]))
    assert str(found.dtype) == "float64"
mean = ops.mean(values)
print("mean", mean.dtype, float(mean))
assert str(mean.dtype) == "float64" and 1e-9 < abs(float(mean) - 0.4) < 1e-8
print("keras", keras.__version__, "as described")
PYTHON
