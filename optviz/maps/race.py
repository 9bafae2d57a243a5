"""An honest race: optimizers at equal budget, each at its own best setting of a sweep."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from optviz.engine.arguments import rule_of, whole
from optviz.engine.step_inputs import MAX_STEPS
from optviz.maps.basins import middles
from optviz.maps.batch import Batch, Progress
from optviz.maps.hyperparameters import Axis, checked_axes, goal_of
from optviz.maps.lanes import Ends
from optviz.maps.sweep import is_last, usual_sweep
from optviz.refusal import MapError
from surfaces import Surface

# Of stochastic runs each setting is tried at least so many times, never with a seed of the race:
# the best of many would else be praised for its luck.
_SWEEP_RUNS = 50
_STARTS = 25


@dataclass(frozen=True)
class Entrant:
    """An optimizer in a race; `sweep` has the hyperparameters that are tried, at most two.

    Unless a sweep is given it is `usual_sweep`. All others are `hyperparameters`, or defaults.
    """

    optimizer: Any
    hyperparameters: Mapping[str, float] = field(default_factory=dict)
    sweep: Sequence[Axis] | None = None


@dataclass(frozen=True, eq=False)
class Standing:
    """How an optimizer did.

    `axes` are what was tried. `spent`, a row for each value of the first axis and a column for each
    of the second, if there are two, has the mean of the evaluations that runs took to succeed, a
    run that did not counting one more than the budget; `share` has the share that succeeded. The
    smallest `spent` is the `best`; of equal ones that with the smallest median loss. `settings` are
    all hyperparameters there. With them each run, a row for each start and a column for each seed,
    had the loss `value` at its end (infinite if it diverged), and succeeded (`solved`) after
    `steps` and `evaluations`, both infinite if it did not.
    """

    axes: Sequence[Axis]
    spent: np.ndarray
    share: np.ndarray
    best: tuple[int, ...]
    settings: Mapping[str, float]
    value: np.ndarray
    steps: np.ndarray
    evaluations: np.ndarray

    @property
    def solved(self) -> np.ndarray:
        """Which runs succeeded."""
        return np.isfinite(self.evaluations)

    @property
    def at_the_edge(self) -> tuple[str, ...]:
        """The hyperparameters whose best value is the last that was tried, up or down."""
        return tuple(
            name
            for (name, values), place in zip(self.axes, self.best, strict=True)
            if len(values) > 1
            and place in (0, len(values) - 1)
            and not is_last(name, values[place])
        )

    def profile(self, budgets: np.ndarray) -> np.ndarray:
        """The share of the runs that had succeeded after so many evaluations."""
        taken = np.sort(self.evaluations.ravel())
        return np.searchsorted(taken, budgets, side="right") / taken.size


@dataclass(frozen=True, eq=False)
class Race:
    """The standings of a race, in the order of its entrants.

    `starts` has a row for each, `targets` the loss that a run from it has to reach, `seeds` those
    of the runs, one if they are not stochastic. `budget` is in evaluations.
    """

    standings: Sequence[Standing]
    starts: np.ndarray
    targets: np.ndarray
    seeds: tuple[int, ...]
    budget: int
    tolerance: float


def quartiles(numbers: np.ndarray) -> np.ndarray:
    """The first quartile, the median and the third of numbers, of which some may be infinite.

    Each is one of the numbers, the first that at least so large a share does not exceed.
    """
    return np.quantile(numbers, (0.25, 0.5, 0.75), method="inverted_cdf")


def spread_starts(surface: Surface) -> np.ndarray:
    """Starts all over a surface's window, in the middles of equal cells: a row for each."""
    count = round(_STARTS ** (1 / surface.dimension))
    grids = np.meshgrid(*(middles(low, high, count) for low, high in surface.window))
    return np.stack([grid.ravel() for grid in grids], axis=1)


def honest_race(
    surface: Surface,
    entrants: Sequence[Entrant],
    *,
    starts: Sequence[Sequence[float]] | None = None,
    budget: int = 300,
    tolerance: float = 1e-3,
    noise: float = 0.0,
    batch_size: int | None = None,
    seeds: Sequence[int] = tuple(range(50)),
    schedule: Callable[..., Any] | None = None,
    schedule_values: Mapping[str, float] | None = None,
    shape: Mapping[str, float] | None = None,
    progress: Progress | None = None,
) -> Race:
    """Race optimizers from many starts at an equal budget, each at its own best setting.

    A run may take `budget` gradients and values together: one a step, and what line searches and
    Hessians take besides; a step that the rest of the budget does not cover is not taken. It
    succeeds if its loss comes down to `tolerance` times the start's height above the lowest known
    minimum and stays there to the end (the test of Moré and Wild, Benchmarking Derivative-Free
    Optimization Algorithms, 2009, which asks for the first time only). `starts` are spread over the
    window unless given, `noise`, `batch_size` and `schedule`, a factory of schedules with its
    `schedule_values`, are as in `optviz.maps.hyperparameter_map`. Stochastic runs are run with each
    of the `seeds`, and their setting is chosen with others; all runs of a race have the same.

    Raises ValueError for a race of nobody, a surface without a known minimum, a budget that is not
    a whole number from 2, starts of the wrong shape, and what `optviz.simulation.run` refuses.
    """
    if not entrants:
        raise MapError("a race needs at least one optimizer")
    budget = whole("budget", budget, 2, MAX_STEPS)
    places = spread_starts(surface) if starts is None else np.array(starts, float)
    if places.ndim != 2 or places.shape[1:] != (surface.dimension,) or not len(places):
        raise ValueError(f"starts needs rows of {surface.dimension} numbers")
    if not np.isfinite(places).all():
        raise ValueError("starts has coordinates that are not finite")
    targets = np.array([goal_of(surface, start, tolerance, shape).target for start in places])
    if not np.isfinite(targets).all():
        raise MapError("no minimum of this surface is known that runs could reach")
    seeds = tuple(whole("seed", seed, 0, math.inf) for seed in seeds)
    if not seeds:
        raise ValueError("seeds is empty; a race needs at least one")
    tries, first = -(-_SWEEP_RUNS // len(places)), max(seeds) + 1
    others = tuple(range(first, first + tries * len(places)))
    if not noise and batch_size is None:
        seeds, tries, others = seeds[:1], 1, ()
    conditions = {
        **{"num_steps": budget - 1, "budget": budget, "shape": shape, "noise": noise},
        **{"batch_size": batch_size, "schedule": schedule, "schedule_values": schedule_values},
        **{"by_gradient": False, "precision": "float64", "seeds": (*seeds, *others)},
    }
    course = _Course(surface, places, targets, len(seeds), tries, budget, conditions)
    standings = []
    for k, entrant in enumerate(entrants):

        def advanced(share: float, before: int = k) -> None:
            if progress is not None:
                progress((before + share) / len(entrants))

        standings.append(course.standing(entrant, advanced))
    return Race(standings, places, targets, seeds, budget, tolerance)


@dataclass(frozen=True)
class _Course:
    """What all entrants of a race have alike."""

    surface: Surface
    starts: np.ndarray
    targets: np.ndarray
    seeds: int
    tries: int
    budget: int
    conditions: Mapping[str, Any]

    def standing(self, entrant: Entrant, progress: Progress) -> Standing:
        """Try all settings of an entrant's sweep, and run the best."""
        _, defaults = rule_of(entrant.optimizer)
        axes = usual_sweep(defaults) if entrant.sweep is None else list(entrant.sweep)
        names, values = checked_axes(axes)
        settings = entrant.hyperparameters
        batch = Batch(self.surface, entrant.optimizer, settings, names, **self.conditions)
        grid = np.meshgrid(*values, indexing="ij")
        tried = np.stack([g.ravel() for g in grid]) if names else np.empty((0, 1))
        of_sweep = self.seeds + np.arange(len(self.starts) * self.tries).reshape(-1, self.tries)
        of_race = np.tile(np.arange(self.seeds), (len(self.starts), 1))
        stochastic = len(self.conditions["seeds"]) > self.seeds
        seeds = of_sweep if stochastic else of_race
        ends = self._run(batch, tried, seeds, lambda share: progress(0.9 * share))
        value, _, evaluations = (
            array.reshape(tried.shape[1], -1) for array in self._outcomes(ends)
        )
        spent = np.minimum(evaluations, self.budget + 1).mean(axis=1)
        middle = [quartiles(row)[1] for row in value]
        best = int(np.lexsort((middle, spent))[0])
        ends = self._run(batch, tried[:, [best]], of_race, lambda _: None)
        progress(1.0)
        shape = tuple(map(len, values))
        chosen = dict(zip(names, map(float, tried[:, best]), strict=True))
        return Standing(
            list(zip(names, values, strict=True)),
            spent.reshape(shape),
            np.isfinite(evaluations).mean(axis=1).reshape(shape),
            tuple(int(place) for place in np.unravel_index(best, shape)),
            batch.settings | chosen,
            *(array.reshape(len(self.starts), self.seeds) for array in self._outcomes(ends)),
        )

    def _run(self, batch: Batch, tried: np.ndarray, seeds: np.ndarray, progress: Progress) -> Ends:
        """Run each setting from each start with that start's row of places of seeds."""
        of_setting, of_start, place = np.indices((tried.shape[1], *seeds.shape)).reshape(3, -1)
        return batch.run(
            tried[:, of_setting],
            self.starts.T[:, of_start],
            self.targets[of_start],
            progress,
            seed=seeds[of_start, place],
        )

    def _outcomes(self, ends: Ends) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The last losses, and the steps and evaluations to success, infinite without it."""
        value = np.where(np.isfinite(ends.value) & (ends.lost < 0), ends.value, np.inf)
        solved = (ends.evaluations > 0) & (ends.evaluations <= self.budget) & (ends.lost < 0)
        return (
            value,
            np.where(solved, ends.steps, np.inf),
            np.where(solved, ends.evaluations, np.inf),
        )
