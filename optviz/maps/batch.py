"""Many runs of one rule on one surface, shared out among a bounded pool of threads."""

import functools
import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import numpy as np

from optviz.engine.arguments import data_of, merged, rule_of, whole
from optviz.engine.program import kept_program
from optviz.engine.step_inputs import MAX_STEPS
from optviz.maps.lanes import LANES, Ends, Lanes, ends_of
from surfaces import Surface
from surfaces.precision import in_64_bit

# What is kept of a million runs takes 64 MB.
MOST_RUNS = 2**20

# For all maps of all readers: JAX computes without Python's lock.
_WORKERS = ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="maps")
# So few chunks wait for a worker that the maps of several readers advance together, and that one
# which is given up soon leaves the workers to others.
_WAITING = 2 * (os.cpu_count() or 1)

Progress = Callable[[float], None]


class Batch:
    """Runs of a rule on a surface that differ in the hyperparameters `varied`, and in their starts.

    The arguments are those of `optviz.simulation.run`. Raises ValueError for what it would refuse.
    """

    def __init__(
        self,
        surface: Surface,
        optimizer: Any,
        hyperparameters: Mapping[str, float] | None,
        varied: Sequence[str],
        *,
        num_steps: int,
        shape: Mapping[str, float] | None,
        by_gradient: bool,
        precision: str,
    ):
        if hasattr(optimizer, "resolve"):
            raise ValueError("a map needs a rule; resolve the dialect to its rule first")
        if precision not in ("float64", "float32"):
            raise ValueError(f"precision is {precision}; it must be float64 or float32")
        rule, defaults = rule_of(optimizer)
        self.settings = merged("hyperparameter", defaults, hyperparameters)
        merged("hyperparameter", self.settings, dict.fromkeys(varied, 0.0))
        self.shape = merged("shape slider", surface.shape, shape)
        self.num_steps = whole("num_steps", num_steps, 1, MAX_STEPS)
        self._data = data_of(surface, False)
        window = np.array(surface.window, float)
        self._window = np.stack([window.mean(axis=1), np.ptp(window, axis=1)])
        self._numbers = np.array(
            [self.num_steps, *self.settings.values(), *self.shape.values()], float
        )
        structure = (surface.objective, rule, tuple(self.settings), tuple(self.shape))
        sizes = (surface.dimension, tuple(array.shape for array in self._data))
        kinds = (by_gradient, precision == "float64")
        compiled = in_64_bit(kept_program)
        self._program = compiled(Lanes, *structure, tuple(varied), *sizes, *kinds)

    def run(
        self,
        varying: np.ndarray,
        starts: np.ndarray,
        limits: np.ndarray,
        progress: Progress | None = None,
    ) -> Ends:
        """Run them all: `varying` of shape (names, runs), `starts` (dimension, runs), `limits`.

        `progress` is called with the share that is done, in the caller's thread; an exception that
        it raises gives up the rest. Raises ValueError for more than MOST_RUNS.
        """
        count = starts.shape[1]
        if count > MOST_RUNS:
            raise ValueError(f"a map of {count} runs is too large; at most {MOST_RUNS} are allowed")
        done, columns = 0, []
        for part in _in_order(functools.partial(self._chunk, varying, starts, limits), count):
            columns.append(part)
            done += part.shape[1]
            if progress is not None:
                progress(done / count)
        return ends_of(np.concatenate(columns, axis=1))

    def _chunk(self, varying, starts, limits, first):
        """Run the runs from the first one on, as many as there are lanes."""
        count = min(LANES, starts.shape[1] - first)
        # Lanes that are left over repeat the last run.
        taken = first + np.minimum(np.arange(LANES), count - 1)
        given = varying[:, taken], starts[:, taken], limits[taken]
        fixed = self._numbers, self._window, self._data
        return self._program.run(*fixed, *given)[:, :count]


def _in_order(chunk: Callable[[int], np.ndarray], count: int) -> Iterator[np.ndarray]:
    """The chunks of so many runs, computed by the pool, in their order."""
    waiting: deque[Future] = deque()
    try:
        for first in range(0, count, LANES):
            waiting.append(_WORKERS.submit(chunk, first))
            if len(waiting) >= _WAITING:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()
