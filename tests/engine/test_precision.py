"""Imported into a program of 32 bit, the library computes in 64 and leaves the program alone."""

import subprocess
import sys

PROGRAM = """
import os
import jax, jax.numpy as jnp, numpy as np

ours = jax.jit(lambda x: jnp.sin(x) + 0.1)
before = ours(np.float64(1.0))
flags = os.environ.get("XLA_FLAGS")

import optviz, surfaces
from optviz.critical_points import find
from optviz.optimizers import OPTIMIZERS
from optviz.schedules import SCHEDULES
from optviz.simulation import run, run_in_parts
from surfaces.formula import parse

def undisturbed():
    after = ours(np.float64(1.0))
    assert after.dtype == jnp.float32 and after == before
    assert jnp.ones(2).dtype == jnp.float32
    assert not jax.config.jax_enable_x64
    assert os.environ.get("XLA_FLAGS") == flags

undisturbed()
ravine = surfaces.SURFACES["ravine"]
decay = SCHEDULES["exponential"].factory(learning_rate=0.6)
for conditions in ({}, {"schedule": decay}, {"noise": 0.1}):
    path = run(ravine, OPTIMIZERS["momentum"], {"learning_rate": 0.6, "decay": 0.5}, num_steps=20,
               start=(-5.0, -2.0), **conditions)
    assert path.params.dtype == path.grad.dtype == np.float64
    undisturbed()
path = run(ravine, OPTIMIZERS["momentum"], {"learning_rate": 0.6, "decay": 0.5}, num_steps=20,
           start=(-5.0, -2.0))
# More digits than 32 bit have.
assert np.abs(path.params - path.params.astype(np.float32)).max() > 1e-9
again = path.params[-1] - path.update[-1] + path.update[-1]
assert np.abs(again - path.params[-1]).max() < 1e-15
network_like = lambda p: jnp.sum((p - 0.1) ** 2)
for part in run_in_parts(network_like, OPTIMIZERS["adam"], start=np.ones(60), num_steps=300):
    assert part.params.dtype == np.float64
    undisturbed()
own = parse("x^2 + 3 sin(x y)")
assert run(own, OPTIMIZERS["newton"], start=(1.0, 1.0)).value.dtype == np.float64
undisturbed()
(low,) = [p for p in find(surfaces.SURFACES["rosenbrock"]) if p.kind == "minimum"]
assert max(abs(x - 1) for x in low.params) < 1e-12
assert surfaces.evaluate(ravine, (np.array([0.1]), np.array([0.3]))).dtype == np.float64
undisturbed()
print("undisturbed")
"""


def test_a_program_of_32_bit_is_not_disturbed():
    said = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True)
    assert said.stdout == "undisturbed\n", said.stderr


def test_configured_the_whole_program_is_of_64_bit():
    program = "import optviz; optviz.configure(); import jax.numpy as n; print(n.ones(1).dtype)"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert said.stdout == "float64\n", said.stderr
