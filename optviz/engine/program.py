"""The compiled loop behind a path."""

from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from optviz.compiling import SMALL, compiling
from optviz.engine.loop import Structure, array, initial_state, simulate
from surfaces.keeping import by_surface

# Larger buffers are given back: they are needed seldom, and the paths in them take long anyway.
_KEPT_NUMBERS = 500_000

# A loop with no more than these is compiled as a small program.
_FEW_PARAMETERS = 2


class Program:
    """The compiled loop of a structure.

    `state_template` has the structure and the shapes of the rule's state, `width` is the size of a
    row.
    """

    def __init__(self, structure: Structure):
        inputs = structure.inputs()
        self.state_template: Any = jax.eval_shape(partial(initial_state, structure), *inputs)
        leaves = jax.tree.leaves(self.state_template)
        self.width = 3 * structure.dimension + 1 + sum(leaf.size for leaf in leaves)
        last_row = [array(self.width)] if structure.resumable else []
        self._buffer = array(structure.rows, self.width)
        self._is_kept = structure.rows * self.width <= _KEPT_NUMBERS
        self._free_buffers: list[jax.Array] = []
        loop = jax.jit(partial(simulate, structure), donate_argnums=0)
        options = SMALL if structure.dimension <= _FEW_PARAMETERS else None
        self._simulate = loop.lower(self._buffer, *inputs, *last_row).compile(options)

    def rows(self, count: int, *inputs: Any) -> np.ndarray:
        """Run the loop and return its first rows."""
        # A buffer is used again and again: clearing it, or fetching its memory anew, would take
        # longer than many a path. Two threads never have the same one.
        try:
            buffer = self._free_buffers.pop()
        except IndexError:
            buffer = jnp.zeros(self._buffer.shape)
        buffer = self._simulate(buffer, *inputs)
        rows: np.ndarray = np.asarray(buffer)[:count].copy()
        if self._is_kept:
            self._free_buffers.append(buffer)
        return rows


@by_surface(most=96, within=compiling)
def program_of(structure: Structure, device: Any = None) -> Program:
    """Return the program of a structure, compiled unless it was asked for before.

    `device` is JAX's default one, which it is compiled for; None where nobody has chosen it.
    """
    return Program(structure)
