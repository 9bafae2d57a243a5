"""The compiled loop behind a path."""

import math
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from optviz.engine.descent import Descent

# Compiling holds Python's lock for long stretches; one at a time keeps other users' sliders quick.
_compilation = threading.Lock()
_looking_up = threading.Lock()  # held for microseconds only

# Larger buffers are given back: they are needed seldom, and the paths in them take long anyway.
_KEPT_BYTES = 4_000_000


class Program:
    """One compiled loop for one structure: which surface, rule and sizes, but no numbers.

    `data_shapes` are those of the weights, the inputs and the targets that are passed in, none for
    an objective without data or with only its own; `batched` says whether each step has a batch of
    them, `random` whether the objective gets a random number in each step. A `resumable` loop can
    go on where another one ended. `state_template` has the structure and the shapes of the rule's
    state, `width` is the size of a row.
    """

    def __init__(
        self,
        objective,
        rule,
        setting_names,
        shape_names,
        params_shape,
        rows,
        data_shapes,
        batched,
        random,
        resumable,
    ):
        sizes = (3, len(setting_names), len(shape_names), math.prod(params_shape))
        dimension = sizes[-1]

        def unpacked(numbers, data):
            control, settings, sliders, params = jnp.split(numbers, np.cumsum(sizes[:-1]))
            descent = Descent(
                *(objective, rule, params_shape),
                dict(zip(setting_names, settings, strict=True)),
                dict(zip(shape_names, sliders, strict=True)),
                data,
                **{"scheduled": control[1] != 0, "mean": control[2] != 0},
                **{"batched": batched, "random": random},
            )
            return control[0].astype(int), descent, params

        # `changing` are the rates, the tilts, the counts of the examples and the random numbers: a
        # row for each step.
        def simulate(buffer, numbers, data, changing, *last_row):
            num_steps, descent, params = unpacked(numbers, data)

            def row_of(t, params, state):
                at = {name: series[t] for name, series in changing.items()}
                value, grad, update, state = descent.advance(params, state, at)
                parts = [params, value, grad, update, *jax.tree.leaves(state)]
                row = jnp.concatenate([jnp.ravel(part).astype(float) for part in parts])
                return row, update, state

            def step(t, carry):
                params, update, state, buffer = carry
                # Added here, at the start of the next step, and not where the update is made: so
                # the compiler cannot fuse both into one operation with another rounding, and
                # params[t] + update[t] == params[t + 1] to the last bit.
                params = params + update
                row, update, state = row_of(t, params, state)
                return params, update, state, buffer.at[t].set(row)

            first = params, jnp.zeros_like(params), initial_state(numbers, data, changing)
            if resumable:
                first = resumed(*last_row, first)
            return jax.lax.fori_loop(0, num_steps + 1, step, (*first, buffer))[-1]

        def initial_state(numbers, data, changing):
            _, descent, params = unpacked(numbers, data)
            return descent.first_state(params, {k: series[0] for k, series in changing.items()})

        def resumed(row, first):
            """What a row says of the point, the update and the state; `first` where it is NaN."""
            leaves, structure = jax.tree.flatten(first)
            known = jnp.concatenate([row[:dimension], row[2 * dimension + 1 :]])
            parts = jnp.split(known, np.cumsum([leaf.size for leaf in leaves])[:-1])
            taken = [
                jnp.where(jnp.isnan(row[0]), leaf, part.reshape(leaf.shape).astype(leaf.dtype))
                for leaf, part in zip(leaves, parts, strict=True)
            ]
            return structure.unflatten(taken)

        def array(*shape, dtype=np.float64):
            return jax.ShapeDtypeStruct(shape, dtype)

        data = tuple(array(*shape) for shape in data_shapes)
        changing = {"rates": array(rows), "tilts": array(rows, dimension)}
        if batched:
            changing["counts"] = array(rows, *data_shapes[0], dtype=np.int32)
        if random:
            changing["draws"] = array(rows, dtype=np.uint32)
        inputs = [array(sum(sizes)), data, changing]
        self.state_template = jax.eval_shape(initial_state, *inputs)
        leaves = jax.tree.leaves(self.state_template)
        self.width = 3 * dimension + 1 + sum(leaf.size for leaf in leaves)
        if resumable:
            inputs.append(array(self.width))
        self._buffer = array(rows, self.width)
        self._free_buffers = []
        lowered = jax.jit(simulate, donate_argnums=0).lower(self._buffer, *inputs)
        self._simulate = lowered.compile()

    def rows(self, count: int, *inputs) -> np.ndarray:
        """Run the loop and return its first rows."""
        # A buffer is used again and again: clearing it, or fetching its memory anew, would take
        # longer than many a path. Two threads never have the same one.
        try:
            buffer = self._free_buffers.pop()
        except IndexError:
            buffer = jnp.zeros(self._buffer.shape)
        buffer = self._simulate(buffer, *inputs)
        rows = np.asarray(buffer)[:count].copy()
        if buffer.nbytes <= _KEPT_BYTES:
            self._free_buffers.append(buffer)
        return rows


_programs: OrderedDict[tuple, Any] = OrderedDict()  # those used last come last
_MOST_PROGRAMS = 96


def program_of(*structure) -> Program:
    """Return the program of a structure, compiled unless it was asked for before."""
    return kept_program(Program, *structure)


def kept_program(kind: Callable, *structure) -> Any:
    """Return a program of any kind, `kind(*structure)`, made unless it was asked for before."""
    # Looked up without waiting for somebody else's compilation, and again after waiting for it.
    key = (kind, *structure)
    program = _found(key)
    if program is None:
        with _compilation:
            program = _found(key) or _kept(key, kind(*structure))
    return program


def _found(key: tuple) -> Any:
    with _looking_up:
        program = _programs.get(key)
        if program is not None:
            _programs.move_to_end(key)
        return program


def _kept(key: tuple, program: Any) -> Any:
    with _looking_up:
        _programs[key] = program
        if len(_programs) > _MOST_PROGRAMS:
            _programs.popitem(last=False)
        return program
