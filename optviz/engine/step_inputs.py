"""What differs from step to step of a path: learning rate, noise, batch and random number."""

import functools
import math
from collections.abc import Callable, Sequence

import jax
import numpy as np

from optviz.engine.batches import batch_counts
from surfaces.precision import in_64_bit

MAX_STEPS = 100_000

# Rows are written into a buffer of a fixed length, so that the number of steps can be a traced
# value: one program serves every path that the sliders can ask for.
_BUFFER_ROWS = (2048, MAX_STEPS + 1)

# The rows of many parameters would take too much room: such a path is run in parts, with about
# this many numbers in a part's points, but never less than 64 rows.
_MOST_NARROW = 48
_PART_NUMBERS = 100_000
_FEWEST_ROWS = 64


Schedule = Callable[[jax.Array], jax.Array]


class Series:
    """What the `count` rows of a path take besides the numbers that stay: `rows` of them at a time.

    `wide` says whether the path may be run in parts. Raises ValueError for a noise that is negative
    or not finite, and for a schedule that does not give one number for each step.
    """

    def __init__(
        self, count: int, dimension: int, schedule: Schedule | None, noise: float, seed: int
    ):
        self.wide = dimension > _MOST_NARROW
        self.count, self.rows = count, _rows_for(dimension, count, self.wide)
        self._seed, self._size = seed, (self.rows, dimension)
        self._rates = None if schedule is None else learning_rates(schedule, count)
        if not 0 <= noise < math.inf:
            raise ValueError(f"noise is {noise}; it must be a finite number from 0")
        self._noise, self._errors = noise, np.random.default_rng(seed) if noise else None
        self._more: dict[str, tuple[np.ndarray, tuple[int, ...]]] = {}

    def add_batches(
        self,
        examples: int,
        room: int,
        batch_size: int | None,
        batches: Sequence[Sequence[int]] | None,
    ) -> None:
        """Give each step a batch of the examples; the data have `room` for as many and more."""
        counts = batch_counts(
            examples, self.count, batch_size=batch_size, seed=self._seed, batches=batches
        )
        self._more["counts"] = counts, (room,)

    def add_draws(self) -> None:
        """Give each step a random number; more steps of the same seed only add some."""
        generator = np.random.default_rng([self._seed, 1])
        self._more["draws"] = generator.integers(2**32, size=self.count, dtype=np.uint32), ()

    def part(self, first: int) -> dict[str, np.ndarray | jax.Array]:
        """Return the series of the rows from `first` on; parts are to be asked for in order."""
        series: dict[str, np.ndarray | jax.Array]
        series = {"rates": _zeros(self.rows), "gradient_noise": _zeros(*self._size)}
        if self._rates is not None:
            series["rates"] = self._cut(first, self._rates)
        if self._errors is not None:
            # A constant in the gradient: it tilts the surface for one step.
            with np.errstate(over="ignore"):  # infinite noise is noise that large
                series["gradient_noise"] = self._noise * self._errors.standard_normal(self._size)
        for name, (array, room) in self._more.items():
            series[name] = self._cut(first, array, room)
        return series

    def _cut(self, first: int, array: np.ndarray, room: tuple[int, ...] = ()) -> np.ndarray:
        part = np.zeros((self.rows, *room), array.dtype)
        cut = array[first : first + self.rows]
        part[tuple(slice(size) for size in cut.shape)] = cut
        return part


def _rows_for(dimension: int, count: int, wide: bool) -> int:
    if not wide:
        return next(rows for rows in _BUFFER_ROWS if rows >= count)
    fitting = int(2 ** int(math.log2(_PART_NUMBERS / dimension)))
    return max(fitting, _FEWEST_ROWS)


@functools.lru_cache(maxsize=16)
def _zeros(*shape: int) -> jax.Array:
    zeros: jax.Array = jax.device_put(np.zeros(shape))
    return zeros


@in_64_bit
def learning_rates(schedule: Schedule, rows: int) -> np.ndarray:
    """Return the learning rates of the first steps, as many as `rows`."""
    return _rates(schedule, next(length for length in _BUFFER_ROWS if length >= rows))[:rows]


@functools.lru_cache(maxsize=32)
def _rates(schedule: Schedule, rows: int) -> np.ndarray:
    # Operation by operation, and not in a compiled function: the schedule's own numbers would be
    # constants in that, and every new one would compile it again. So would every new length.
    rates = np.asarray(jax.vmap(schedule)(jax.device_put(np.arange(rows))), float)
    if rates.shape != (rows,):
        raise ValueError("a schedule must give one number for each step")
    rates.setflags(write=False)
    return rates
