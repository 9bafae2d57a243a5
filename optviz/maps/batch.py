"""Many runs of one rule on one surface, shared out among a bounded pool of threads."""

import math
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

import jax
import numpy as np

from optviz.compiling import compiling
from optviz.engine.arguments import data_of, merged, rule_of, whole
from optviz.engine.step_inputs import MAX_STEPS
from optviz.maps.lanes import Ends, Lanes, ends_of
from optviz.maps.series import SCHEDULE, StepSeries
from optviz.maps.structure import Kind, Structure
from optviz.optimizers.optimizer import hyperparameters_of
from optviz.refusal import MapError
from surfaces import DataFit, Surface
from surfaces.keeping import by_surface
from surfaces.precision import in_64_bit

# What is kept of a million runs takes 64 MB.
MOST_RUNS = 2**20

# For all maps of all readers: JAX computes without Python's lock. One more than there are cores: a
# core has something to compute while what it has computed is handed over.
_WORKERS = ThreadPoolExecutor((os.cpu_count() or 1) + 1, thread_name_prefix="maps")
# So few chunks wait for a worker that the maps of several readers advance together, and that one
# which is given up soon leaves the workers to others.
_WAITING = 2 * (os.cpu_count() or 1)

Progress = Callable[[float], None]
_Given, _Made = TypeVar("_Given"), TypeVar("_Made")

_lanes_of = by_surface(most=32, within=compiling)(Lanes)


class Batch:
    """Runs of a rule on a surface that differ in the hyperparameters `varied`, and in their starts.

    The arguments are those of `optviz.simulation.run`, but for `schedule`: a factory that takes a
    learning rate and the numbers `schedule_values`; those of them that are varied are named
    "schedule.decay_rate" and so on. `seeds` are the seeds that the runs can have, `budget` are the
    evaluations that each may take. Raises ValueError for what `run` would refuse.
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
        schedule: Callable[..., Any] | None = None,
        schedule_values: Mapping[str, float] | None = None,
        noise: float = 0.0,
        batch_size: int | None = None,
        seeds: Sequence[int] = (0,),
        budget: float = math.inf,
    ):
        if hasattr(optimizer, "resolve"):
            raise ValueError("a map needs a rule; resolve the dialect to its rule first")
        if precision not in ("float64", "float32"):
            raise ValueError(f"precision is {precision}; it must be float64 or float32")
        rule, defaults = rule_of(optimizer)
        self.settings = merged("hyperparameter", defaults, hyperparameters)
        self._varied = tuple(varied)
        own = tuple(name for name in varied if not name.startswith(SCHEDULE))
        merged("hyperparameter", self.settings, dict.fromkeys(own, 0.0))
        self.shape = merged("shape slider", surface.shape, shape)
        self.num_steps = whole("num_steps", num_steps, 1, MAX_STEPS)
        self._scheduled = schedule is not None
        if self._scheduled and "learning_rate" not in self.settings:
            raise ValueError("a schedule needs a rule with a learning_rate; this one has none")
        given = hyperparameters_of(schedule) if self._scheduled else {}
        numbers = {name: value for name, value in given.items() if name != "learning_rate"}
        values = merged("number of the schedule", numbers, schedule_values)
        turned = [name.removeprefix(SCHEDULE) for name in varied if name not in own]
        merged("number of the schedule", numbers, dict.fromkeys(turned, 0.0))
        # Data are passed in: lanes need them in a layout of their own; and JAX would find again the
        # constants of a loss that was traced before, in 32 bit those of 64.
        self._data = data_of(surface, batch_size is not None or isinstance(surface, DataFit))
        shapes = tuple(array.shape for array in self._data)
        self._series = StepSeries(
            *(self.num_steps + 1, surface.dimension),
            **{"factory": schedule, "values": values, "noise": noise, "batch_size": batch_size},
            **{"seeds": seeds, "examples": getattr(surface, "examples", 0)},
            room=shapes[0][0] if shapes else 0,
        )
        window = np.array(surface.window, float)
        self._window = np.stack([window.mean(axis=1), np.ptp(window, axis=1)])
        self._numbers = np.array(
            [self.num_steps, budget, *self.settings.values(), *self.shape.values()], float
        )
        series = self._series
        kind = Kind(
            *(by_gradient, precision == "float64", series.scheduled, series.noisy, series.batched),
            *(series.batched and surface.reduction == "mean", series.rows, series.seeds),
        )
        self._own = [varied.index(name) for name in own]
        structure = Structure(
            *(surface.objective, rule, tuple(self.settings), tuple(self.shape)),
            *(own, surface.dimension, shapes, kind),
        )
        self._program = in_64_bit(_lanes_of)(structure)

    def run(
        self,
        varying: np.ndarray,
        starts: np.ndarray,
        limits: np.ndarray,
        progress: Progress | None = None,
        *,
        seed: np.ndarray | None = None,
    ) -> Ends:
        """Run them all: `varying` of shape (names, runs), `starts` (dimension, runs), `limits`.

        `seed` has the place of each run's seed among the seeds, the first unless given.
        `progress` is called with the share that is done, in the caller's thread; an exception that
        it raises gives up the rest. Raises ValueError for more than MOST_RUNS.
        """
        count = starts.shape[1]
        if count > MOST_RUNS:
            raise MapError(
                "a map of {count} runs is too large; at most {most} are allowed",
                **{"count": count, "most": MOST_RUNS},
            )
        seed = np.zeros(count, np.int32) if seed is None else seed
        series, width = dict(self._series.drawn), self._program.width
        rates = self._rates(varying, count) if self._scheduled else None

        def chunk(first: int) -> np.ndarray:
            """Run the runs from the first one on, as many as there are lanes."""
            there = min(width, count - first)
            # Lanes that are left over repeat the last run.
            taken = first + np.minimum(np.arange(width), there - 1)
            of_chunk = series if rates is None else {**series, "rates": rates[:, taken]}
            given = varying[self._own][:, taken], starts[:, taken], limits[taken], seed[taken]
            fixed = self._numbers, self._window, self._data, of_chunk
            return self._program.run(*fixed, *given)[:, :there]

        done, columns, firsts = 0, [], range(0, count, width)
        # Several processes must ask their devices for the same in the same order.
        parts = map(chunk, firsts) if jax.process_count() > 1 else in_order(chunk, firsts)
        for part in parts:
            columns.append(part)
            done += part.shape[1]
            if progress is not None:
                progress(done / count)
        return ends_of(np.concatenate(columns, axis=1), len(starts), self.num_steps)

    def _rates(self, varying: np.ndarray, count: int) -> np.ndarray:
        """The learning rates of every step, a column for each run."""
        named = dict(zip(self._varied, varying, strict=True))
        rates = named.get("learning_rate", np.full(count, self.settings["learning_rate"]))
        numbers = {
            name.removeprefix(SCHEDULE): row
            for name, row in named.items()
            if name.startswith(SCHEDULE)
        }
        return self._series.rates_of(rates, numbers)


def in_order(compute: Callable[[_Given], _Made], all_given: Iterable[_Given]) -> Iterator[_Made]:
    """What is computed from each of those given, by the pool, in their order."""
    waiting: deque[Future] = deque()
    try:
        for given in all_given:
            waiting.append(_WORKERS.submit(compute, given))
            if len(waiting) >= _WAITING:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()
