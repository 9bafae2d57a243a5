"""The compiled loop behind a path."""

import functools
import math
import threading

import jax
import jax.numpy as jnp
import numpy as np

from optviz.optimizers.optimizer import takes_objective

# Compiling holds Python's lock for long stretches; one at a time keeps other users' sliders quick.
_compilation = threading.Lock()

# Larger buffers are given back: they are needed seldom, and the paths in them take long anyway.
_KEPT_BYTES = 4_000_000


class Program:
    """One compiled loop for one structure: which surface, rule and sizes, but no numbers.

    `examples` is the number of examples that batches are taken from, 0 for a path without batches.
    `state_template` has the structure and the shapes of the rule's state.
    """

    def __init__(self, objective, rule, setting_names, shape_names, params_shape, rows, examples):
        sizes = (2, len(setting_names), len(shape_names), math.prod(params_shape))

        def unpacked(numbers):
            control, settings, sliders, params = jnp.split(numbers, np.cumsum(sizes[:-1]))
            num_steps, scheduled = control[0].astype(int), control[1] != 0
            hyperparameters = dict(zip(setting_names, settings, strict=True))
            sliders = dict(zip(shape_names, sliders, strict=True))

            def losses(params, *weights):
                """The loss of a step's batch, and that of all examples."""
                params = params.reshape(params_shape)
                loss = objective(params, **sliders)
                return objective(params, weights=weights[0], **sliders) if weights else loss, loss

            def optimizer_at(rate, tilt, *weights):
                """The rule of one step, built from that step's learning rate and surface."""
                settings = dict(hyperparameters)
                if "learning_rate" in settings:
                    fixed = settings["learning_rate"]
                    settings["learning_rate"] = jnp.where(scheduled, rate, fixed)
                if not takes_objective(rule):
                    return rule(**settings)
                return rule(lambda params: losses(params, *weights)[0] + params @ tilt, **settings)

            return num_steps, losses, optimizer_at, params

        def simulate(buffer, numbers, *changing):  # rates, tilts, weights: a row for each step
            num_steps, losses, optimizer_at, params = unpacked(numbers)

            def row_of(t, params, state):
                rate, tilt, *weights = (series[t] for series in changing)
                optimizer = optimizer_at(rate, tilt, *weights)
                (_, value), grad = jax.value_and_grad(losses, has_aux=True)(params, *weights)
                grad = grad + tilt
                update, state = optimizer.update(grad, state, params)
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

            state = initial_state(numbers, *changing)
            carry = (params, jnp.zeros_like(params), state, buffer)
            return jax.lax.fori_loop(0, num_steps + 1, step, carry)[-1]

        def initial_state(numbers, *changing):
            _, _, optimizer_at, params = unpacked(numbers)
            return optimizer_at(*(series[0] for series in changing)).init(params)

        shapes = ((sum(sizes),), (rows,), (rows, sizes[-1]))
        inputs = [jax.ShapeDtypeStruct(shape, np.float64) for shape in shapes]
        if examples:
            inputs.append(jax.ShapeDtypeStruct((rows, examples), np.int32))
        self.state_template = jax.eval_shape(initial_state, *inputs)
        leaves = jax.tree.leaves(self.state_template)
        width = 3 * sizes[-1] + 1 + sum(leaf.size for leaf in leaves)
        self._buffer = jax.ShapeDtypeStruct((rows, width), np.float64)
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


@functools.lru_cache(maxsize=128)
def _cached_program(*structure) -> Program:
    return Program(*structure)


def program_of(*structure) -> Program:
    """Return the program of a structure, compiled unless it was asked for before."""
    with _compilation:
        return _cached_program(*structure)
