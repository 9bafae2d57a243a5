"""Runs side by side: the same numbers as `jax.vmap`, and no array is turned round."""

import re

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from optviz.maps import lanes
from optviz.maps.batch import Batch
from optviz.maps.side_by_side import side_by_side, widened
from optviz.maps.structure import LANES
from optviz.optimizers import OPTIMIZERS
from surfaces import SURFACES

RUNS = 5
TABLE = np.arange(6.0).reshape(2, 3)


def _gradient(x, y):
    return jax.value_and_grad(lambda x: jnp.sum(jnp.sin(x[0] * y) + x[1] ** 2))(x)


def _structure(x, y):
    """Every axis told of by itself: slices, padding, joined and turned arrays."""
    table = jnp.concatenate([x.reshape(3, 1), jnp.pad(y, 1)[1:4, None], TABLE.T], axis=1)
    return table.T[::2], jnp.cumsum(table, axis=0), jnp.argmax(y), y[::-1], jnp.max(table, axis=1)


def _one_number_for_many(x, y):
    return jnp.where(x[0] > 0, y, 0.0), jax.lax.clamp(x[0], y, x[0] + 1.0), x[1] * y


def _products(x, y):
    return x @ y, TABLE @ x, TABLE.T @ (TABLE @ y), jnp.outer(x, y)


def _loops(x, y):
    first = jax.lax.while_loop(lambda z: z[0] < 3, lambda z: z + 1 + y[0] ** 2, x)
    either = jax.lax.cond(x[0] > 0, lambda: x, lambda: y)
    total, parts = jax.lax.scan(lambda sum, z: (sum + z, sum * z), x[0], y)
    return first, either, total, parts, x.at[1].set(y[0])


def _alike(x, y):
    """What does not depend on a run is computed once."""
    return jnp.exp(TABLE), x


@pytest.mark.parametrize(
    "function", [_gradient, _structure, _one_number_for_many, _products, _loops, _alike]
)
@pytest.mark.parametrize("differ", [(True, True), (True, False), (False, True)])
def test_runs_are_those_of_vmap(function, differ):
    generator = np.random.default_rng(0)
    given = [jnp.array(generator.normal(size=(3, RUNS) if own else 3)) for own in differ]
    axes = tuple(-1 if own else None for own in differ)
    expected = jax.vmap(function, axes, -1)(*given)
    single = jax.ShapeDtypeStruct((3,), float)
    results = jax.jit(side_by_side(function, single, single))(*given)
    for ours, theirs in zip(
        jax.tree.leaves(widened(results, expected)), jax.tree.leaves(expected), strict=True
    ):
        np.testing.assert_allclose(ours, theirs, rtol=1e-13, atol=1e-13)


def test_what_is_alike_has_no_axis_for_the_runs():
    single = jax.ShapeDtypeStruct((3,), float)
    table, x = side_by_side(_alike, single, single)(np.zeros((3, RUNS)), np.zeros(3))
    assert (table.shape, x.shape) == ((2, 3), (3, RUNS))


@pytest.mark.parametrize(
    ("surface", "rule"),
    [("himmelblau", "adam"), ("ravine", "momentum"), ("gabor", "gradient_descent")],
)
def test_no_array_of_a_map_has_the_runs_first(monkeypatch, surface, rule):
    """Else XLA turns arrays round at each step, and a map takes two to three times as long."""
    compiled = []

    def kept(simulate, inputs):
        compiled.append(jax.jit(simulate).lower(*inputs).compile().as_text())
        return None, LANES

    monkeypatch.setattr(lanes, "sharded", kept)
    monkeypatch.setattr("optviz.maps.batch._lanes_of", lanes.Lanes)
    Batch(
        *(SURFACES[surface], OPTIMIZERS[rule], None, ()),
        **{"num_steps": 10, "shape": None, "by_gradient": False, "precision": "float64"},
    )
    (text,) = compiled
    arrays = re.findall(rf"\[([\d,]*\b{LANES}\b[\d,]*)\]", text)
    assert arrays
    assert all(array.endswith(str(LANES)) for array in arrays)
    assert "transpose(" not in text.replace("transpose(jvp", "")
