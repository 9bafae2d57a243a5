"""The compiled loop behind a map, and what it tells of each run."""

from typing import Any, NamedTuple

import jax
import numpy as np

from optviz.maps.loop import Loop
from optviz.maps.sharding import sharded
from optviz.maps.structure import Structure


class Ends(NamedTuple):
    """What is kept of each run, arrays whose last axis is that of the runs: 64 bytes for a plane.

    Where it ended, `params` of shape `(dimension, runs)`, the loss and the length of the gradient
    there, of all data and without noise. In the last quarter of the steps it `walked` so far, and
    its end is so far, `net`, from where it was then, both in window widths. `steps` is the first
    step from which on what was measured stayed within its limit, `num_steps + 1` if it never did.
    `lost` is the first step farther than 10 window widths from the window, `ended` the one at which
    there was no finite gradient; -1 if there was none, and for `ended` if it was lost before.
    `evaluations` are the gradients and values that had been taken when what was measured was first
    within its limit to stay there, -1 if it never was: one a step unless the rule counts them.
    """

    params: np.ndarray
    value: np.ndarray
    grad_norm: np.ndarray
    walked: np.ndarray
    net: np.ndarray
    steps: np.ndarray
    lost: np.ndarray
    ended: np.ndarray
    evaluations: np.ndarray


class Lanes:
    """The compiled loop of a structure, LANES runs at a time on each device: `width` in all."""

    def __init__(self, structure: Structure):
        self._double, self._type = structure.kind.double, structure.type
        with jax.enable_x64(self._double):
            self._simulate, self.width = sharded(
                Loop(structure).simulate, tuple(structure.inputs())
            )

    def run(self, *inputs: Any) -> np.ndarray:
        """Run as many runs as there are lanes on all devices; gives columns for `ends_of`.

        The arguments are those of `optviz.maps.structure.Inputs`.
        """
        *numbers, seed = inputs
        with jax.enable_x64(self._double):
            given = jax.tree.map(lambda array: np.asarray(array, self._type), numbers)
            return self._simulate(*given, np.asarray(seed, np.int32))


def ends_of(columns: np.ndarray, dimension: int, num_steps: int) -> Ends:
    """Read what is known of all runs from the columns of their lanes."""
    params = columns[:dimension]
    value, norm, walked, net, steps, last, *taken = columns[dimension:]
    last, steps = last.astype(np.int32), steps.astype(np.int32)
    evaluations = taken[0].astype(np.int32) if taken else np.where(steps > num_steps, -1, steps + 1)
    return Ends(
        params,
        *(value, norm, walked, net, steps),
        lost=np.where(last >= 0, last, -1),
        ended=np.where(last <= -2, -2 - last, -1),
        evaluations=evaluations,
    )
