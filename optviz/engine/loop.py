"""The loop of a path, as JAX traces it: rows of all that is known at each step."""

import functools
import math
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from optviz.engine.descent import Descent
from optviz.optimizers.optimizer import Rule

# Rates, noise in the gradient, counts of the examples, random numbers: a row for each step.
Changing = Mapping[str, jax.Array]


class Structure(NamedTuple):
    """Which surface, rule and sizes a loop is made for, but no numbers.

    `data_shapes` are those of the weights, the inputs and the targets that are passed in, none for
    an objective without data or with only its own; `batched` says whether each step has a batch of
    them, `random` whether the objective gets a random number in each step. A `resumable` loop can
    go on where another one ended.
    """

    objective: Callable[..., jax.Array]
    rule: Rule
    setting_names: tuple[str, ...]
    shape_names: tuple[str, ...]
    params_shape: tuple[int, ...]
    rows: int
    data_shapes: tuple[tuple[int, ...], ...]
    batched: bool
    random: bool
    resumable: bool

    @property
    def dimension(self) -> int:
        """The number of coordinates of the point."""
        return math.prod(self.params_shape)

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many of the packed numbers are control, hyperparameters, sliders, coordinates."""
        return 3, len(self.setting_names), len(self.shape_names), self.dimension

    def inputs(self) -> tuple[Any, ...]:
        """The shapes of what the loop takes besides its buffer: numbers, data, and what changes."""
        data = tuple(array(*shape) for shape in self.data_shapes)
        changing = {"rates": array(self.rows), "gradient_noise": array(self.rows, self.dimension)}
        if self.batched:
            changing["counts"] = array(self.rows, *self.data_shapes[0], dtype=np.int32)
        if self.random:
            changing["draws"] = array(self.rows, dtype=np.uint32)
        return array(sum(self.sizes)), data, changing


def array(*shape: int, dtype: type[np.generic] = np.float64) -> jax.ShapeDtypeStruct:
    """Return the type of an array."""
    return jax.ShapeDtypeStruct(shape, dtype)


def simulate(
    structure: Structure,
    buffer: jax.Array,
    numbers: jax.Array,
    data: tuple[jax.Array, ...],
    changing: Changing,
    *last_row: jax.Array,
) -> jax.Array:
    """Return the buffer with the rows of a path; a resumable loop takes the last row before it."""
    num_steps, descent, params = _unpacked(structure, numbers, data)
    first = params, jnp.zeros_like(params), initial_state(structure, numbers, data, changing)
    for row in last_row:
        first = _resumed(structure.dimension, row, first)
    step = functools.partial(_step, descent, changing)
    *_, buffer = jax.lax.fori_loop(0, num_steps + 1, step, (*first, buffer))
    return buffer


def initial_state(
    structure: Structure, numbers: jax.Array, data: tuple[jax.Array, ...], changing: Changing
) -> Any:
    """Return the rule's state before its first gradient."""
    _, descent, params = _unpacked(structure, numbers, data)
    return descent.first_state(params, {name: series[0] for name, series in changing.items()})


def _unpacked(
    structure: Structure, numbers: jax.Array, data: tuple[jax.Array, ...]
) -> tuple[jax.Array, Descent, jax.Array]:
    """The number of steps, the rule on its surface, and the start."""
    ends = np.cumsum(structure.sizes[:-1])
    control, settings, sliders, params = jnp.split(numbers, ends)
    descent = Descent(
        structure.objective,
        structure.rule,
        structure.params_shape,
        dict(zip(structure.setting_names, settings, strict=True)),
        dict(zip(structure.shape_names, sliders, strict=True)),
        data,
        scheduled=control[1] != 0,
        mean=control[2] != 0,
        batched=structure.batched,
        random=structure.random,
    )
    return control[0].astype(int), descent, params


# The point, the update to be added to it, the rule's state, and the buffer of the rows.
_Carry = tuple[jax.Array, jax.Array, Any, jax.Array]


def _step(descent: Descent, changing: Changing, t: jax.Array, carry: _Carry) -> _Carry:
    params, update, state, buffer = carry
    # Added here, at the start of the next step, and not where the update is made: so the compiler
    # cannot fuse both into one operation with another rounding, and
    # params[t] + update[t] == params[t + 1] to the last bit.
    params = params + update
    at = {name: series[t] for name, series in changing.items()}
    value, grad, update, state = descent.advance(params, state, at)
    parts = [params, value, grad, update, *jax.tree.leaves(state)]
    row = jnp.concatenate([jnp.ravel(part).astype(float) for part in parts])
    return params, update, state, buffer.at[t].set(row)


def _resumed(dimension: int, row: jax.Array, first: Any) -> Any:
    """What a row says of the point, the update and the state; `first` where it is NaN."""
    leaves, tree = jax.tree.flatten(first)
    known = jnp.concatenate([row[:dimension], row[2 * dimension + 1 :]])
    parts = jnp.split(known, np.cumsum([leaf.size for leaf in leaves])[:-1])
    taken = [
        jnp.where(jnp.isnan(row[0]), leaf, part.reshape(leaf.shape).astype(leaf.dtype))
        for leaf, part in zip(leaves, parts, strict=True)
    ]
    return jax.tree.unflatten(tree, taken)
