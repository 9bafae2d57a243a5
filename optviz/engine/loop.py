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
    """Return the buffer with the rows of a path.

    A resumable loop takes the last row before it, which is NaN where the path only begins.
    """
    num_steps, _, params = _unpacked(structure, numbers, data)
    state = initial_state(structure, numbers, data, changing)
    nothing = jnp.zeros_like(params)
    first = _row(params, jnp.zeros(()), nothing, nothing, state)
    for row in last_row:
        first = jnp.where(jnp.isnan(row[0]), first, row)
    step = functools.partial(_step, structure, state, numbers, data, changing)
    _, buffer = jax.lax.fori_loop(0, num_steps + 1, step, (first, buffer))
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


def _step(
    structure: Structure,
    like: Any,
    numbers: jax.Array,
    data: tuple[jax.Array, ...],
    changing: Changing,
    t: jax.Array,
    carry: tuple[jax.Array, jax.Array],
) -> tuple[jax.Array, jax.Array]:
    """Write the row of a step from the one before; `like` is any state of the rule.

    The loop carries one row, and what it takes is cut apart within it: XLA does up to about ten
    operations before and after a loop one by one; more of them it hands to other threads, which
    takes several times as long as a path.
    """
    row, buffer = carry
    _, descent, _ = _unpacked(structure, numbers, data)
    params, update, state = _parted(structure.dimension, like, row)
    # Added here, at the start of the next step, and not where the update is made: so the compiler
    # cannot fuse both into one operation with another rounding, and
    # params[t] + update[t] == params[t + 1] to the last bit.
    params = params + update
    at = {name: series[t] for name, series in changing.items()}
    row = _row(params, *descent.advance(params, state, at))
    # As `buffer.at[t].set(row)`, whose scatter takes longer to compile.
    return row, jax.lax.dynamic_update_index_in_dim(buffer, row, t, 0)


def _row(*parts: Any) -> jax.Array:
    """Point, value, gradient, update and the state's leaves, one behind the other."""
    return jnp.concatenate([jnp.ravel(leaf).astype(float) for leaf in jax.tree.leaves(parts)])


def _parted(dimension: int, like: Any, row: jax.Array) -> tuple[jax.Array, jax.Array, Any]:
    """The point, the update and the state of a row."""
    leaves, tree = jax.tree.flatten(like)
    sizes = [dimension, dimension + 1, dimension, *(leaf.size for leaf in leaves)]
    params, _, update, *parts = jnp.split(row, np.cumsum(sizes)[:-1])
    taken = [
        part.reshape(leaf.shape).astype(leaf.dtype)
        for leaf, part in zip(leaves, parts, strict=True)
    ]
    return params, update, jax.tree.unflatten(tree, taken)
