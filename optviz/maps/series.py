"""What each step of the runs of a map has of its own: a learning rate, noise, a batch."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from optviz.engine.batches import batch_counts
from optviz.engine.step_inputs import learning_rates
from optviz.refusal import MapError
from surfaces.precision import in_64_bit

# The names of a schedule's own numbers begin so where they are hyperparameters of a map.
SCHEDULE = "schedule."
# One program serves all maps of about as many steps and seeds: both are rounded up.
_FEWEST_ROWS, _FEWEST_SEEDS = 128, 64
# What the series of a map may take: schedules, noise and batches of all their steps.
_MOST_NUMBERS = 2**26


class StepSeries:
    """The learning rates, the noise and the batches of the steps of many runs.

    `factory` gives a schedule for a learning rate and the numbers `values` (None: constant rates).
    `noise` is the standard deviation in the gradient, `batch_size` the examples in a batch (None:
    all), `seeds` are those of the runs: each has the noise and the batches that
    `optviz.simulation.run` draws with it. Raises ValueError for what that would refuse.
    """

    def __init__(
        self,
        count: int,
        dimension: int,
        *,
        factory: Callable[..., Any] | None,
        values: Mapping[str, float],
        noise: float,
        batch_size: int | None,
        seeds: Sequence[int],
        examples: int,
        room: int,
    ):
        if not 0 <= noise < np.inf:
            raise ValueError(f"noise is {noise}; it must be a finite number from 0")
        self.scheduled, self.noisy = factory is not None, noise > 0
        self.batched = batch_size is not None
        self._count, self._factory, self._values = count, factory, dict(values)
        drawn = self.noisy or self.batched
        self.rows = _up(count, _FEWEST_ROWS) if drawn or self.scheduled else 0
        self.seeds = _up(len(seeds), _FEWEST_SEEDS) if drawn else 0
        self.drawn: dict[str, np.ndarray] = {}
        if self.noisy:
            self._check(dimension * self.seeds)
            gradient_noise = np.zeros((self.rows, dimension, self.seeds))
            for k, seed in enumerate(seeds):
                errors = np.random.default_rng(seed).standard_normal((count, dimension))
                gradient_noise[:count, :, k] = noise * errors
            self.drawn["gradient_noise"] = gradient_noise
        if self.batched:
            self._check(room * self.seeds)
            counts = np.zeros((self.rows, room, self.seeds), np.int32)
            for k, seed in enumerate(seeds):
                given = batch_counts(examples, count, batch_size=batch_size, seed=seed)
                counts[:count, :examples, k] = given
            self.drawn["counts"] = counts

    def rates_of(self, rates: np.ndarray, varying: Mapping[str, np.ndarray]) -> np.ndarray:
        """The learning rates of every step, a column for each run; of so many runs at most.

        `rates` are the runs' own learning rates, `varying` the numbers of their schedules.
        """
        self._check(len(rates))
        names = list(varying)
        rows = np.zeros((self.rows, len(rates)))
        own = np.array([varying[name] for name in names]).reshape(len(names), len(rates))
        for numbers in np.unique(own, axis=1).T:
            same = (own == numbers[:, None]).all(axis=0)
            values = self._values | dict(zip(names, map(_plain, numbers), strict=True))
            if len(np.unique(rates[same])) == 1:
                schedule = self._factory(learning_rate=float(rates[same][0]), **values)
                rows[: self._count, same] = learning_rates(schedule, self._count)[:, None]
            else:
                rows[: self._count, same] = self._family(rates[same], values)
        return rows

    @in_64_bit
    def _family(self, rates: np.ndarray, values: Mapping[str, float]) -> np.ndarray:
        """The rates of one schedule from several learning rates."""
        different, place = np.unique(rates, return_inverse=True)
        schedule = self._factory(learning_rate=different, **values)
        steps = np.arange(self._count)[:, None]
        return np.broadcast_to(np.asarray(schedule(steps)), (self._count, len(different)))[:, place]

    def _check(self, columns: int) -> None:
        if self.rows * columns > _MOST_NUMBERS:
            raise MapError(
                "the schedules, noise or batches of {count} steps take too much memory for so many"
                " runs: take fewer steps, seeds or cells",
                count=self._count,
            )


def _plain(number: float) -> float:
    """A schedule counts its steps in whole numbers."""
    return int(number) if number == int(number) else float(number)


def _up(count: int, fewest: int) -> int:
    """The next power of two, but not less than the fewest."""
    return max(fewest, 1 << (count - 1).bit_length())
