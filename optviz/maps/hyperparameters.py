"""Which settings work: a map over two hyperparameters of a rule."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from optviz.calculus.derivatives import derivatives_of
from optviz.critical_points import find
from optviz.engine.arguments import start_of
from optviz.maps.batch import Batch, Progress
from optviz.maps.regimes import regimes_of
from surfaces import Surface
from surfaces.keeping import by_surface

Axis = tuple[str, Sequence[float]]


@dataclass(frozen=True, eq=False)
class Map:
    """What became of the runs of a rule from one start, over two of its hyperparameters.

    `x` and `y` are the names and the values of the axes; `y` has the one value NaN and no name if
    only one hyperparameter differs. All arrays have a row for each value of y and a column for each
    of x. `value` is the loss at the last step; `steps` the first step from which on the loss stayed
    at most `target`, `num_steps + 1` if it never did; `lost` the step at which a run diverged, -1
    if it did not; `regime` the code of its `Regime`. `target` is the lowest known minimum's loss
    and `tolerance` times the start's above it; -inf if no minimum is known.
    """

    x: Axis
    y: Axis
    value: np.ndarray
    steps: np.ndarray
    lost: np.ndarray
    regime: np.ndarray
    num_steps: int
    target: float


@dataclass(frozen=True)
class Goal:
    """What runs from one start are judged by: the loss to reach, and a gradient that is hardly any.

    The loss is the share `tolerance` of the way from the lowest minimum's up to the start's (Moré
    and Wild, Benchmarking Derivative-Free Optimization Algorithms, 2009, equation 2.2); a gradient
    is hardly any if it is not longer than √tolerance times that at the start, as on a quadratic.
    """

    target: float
    flat: float


def goal_of(
    surface: Surface,
    start: np.ndarray,
    tolerance: float,
    shape: Mapping[str, float] | None = None,
) -> Goal:
    """Return what runs from a start are judged by. Raises ValueError for a tolerance not in 0…1."""
    if not 0 < tolerance < 1:
        raise ValueError(f"tolerance is {tolerance}; it must be between 0 and 1")
    lowest = lowest_value(surface, tuple(sorted((shape or {}).items())))
    values, grads, _ = derivatives_of(surface, shape)(start[None])
    flat = float(np.sqrt(tolerance) * np.linalg.norm(grads[0]))
    target = -np.inf if lowest is None else lowest + tolerance * max(values[0] - lowest, 0.0)
    return Goal(float(target), flat)


@by_surface(most=64)
def lowest_value(surface: Surface, shape: tuple[tuple[str, float], ...] = ()) -> float | None:
    """The loss of the lowest known minimum: a named one, or one in the window; None if none is."""
    given = dict(shape)
    values = [point.value for point in find(surface, given) if point.kind == "minimum"]
    values += list(surface.values(np.array(surface.minima).reshape(-1, surface.dimension), given))
    return float(min(values)) if values else None


def hyperparameter_map(
    surface: Surface,
    optimizer: Any,
    x: Axis,
    y: Axis | None = None,
    hyperparameters: Mapping[str, float] | None = None,
    *,
    start: Sequence[float] | None = None,
    num_steps: int = 300,
    tolerance: float = 1e-3,
    shape: Mapping[str, float] | None = None,
    schedule: Callable[..., Any] | None = None,
    schedule_values: Mapping[str, float] | None = None,
    noise: float = 0.0,
    batch_size: int | None = None,
    seed: int = 0,
    precision: str = "float64",
    progress: Progress | None = None,
) -> Map:
    """Run a rule once for each pair of values of two of its hyperparameters.

    `x` and `y` are names with values, as `("learning_rate", np.geomspace(0.01, 1, 128))`; without
    `y` it is a row of one hyperparameter. The others are `hyperparameters` or the rule's defaults.
    No path is kept: 64 bytes a run for a surface of two dimensions, and at most 2**20 runs. One
    program serves all maps of a rule, a surface and two names. `precision` is "float64" or
    "float32"; `progress` is called with the share that is done, and may raise to give up the rest.

    `noise`, `batch_size` and `seed` are as in `optviz.simulation.run`; all runs have equal draws.
    `schedule` makes a schedule of a learning rate and of `schedule_values`, as the factories of
    `optviz.schedules`; an axis called "schedule.decay_rate" is one of those.

    Divergence is a result. Raises ValueError for what `optviz.simulation.run` refuses, for axes
    without values or of one name, and for a tolerance that is not between 0 and 1.
    """
    axes = [x] if y is None else [x, y]
    names, values = checked_axes(axes)
    batch = Batch(
        *(surface, optimizer, hyperparameters, names),
        **{"num_steps": num_steps, "shape": shape, "by_gradient": False},
        **{"precision": precision, "schedule": schedule, "schedule_values": schedule_values},
        **{"noise": noise, "batch_size": batch_size, "seeds": (seed,)},
    )
    point = start_of(surface, start)
    goal = goal_of(surface, point, tolerance, shape)
    varying = np.stack([grid.ravel() for grid in np.meshgrid(*values)])
    count = varying.shape[1]
    starts = np.repeat(point[:, None], count, axis=1)
    ends = batch.run(varying, starts, np.full(count, goal.target), progress)
    codes = regimes_of(ends, ends.steps <= num_steps, goal.flat)

    x_values, y_values = values[0], values[1] if y else np.array([np.nan])

    def grid(array):
        return array.reshape(len(y_values), len(x_values))

    return Map(
        (names[0], x_values),
        (names[1] if y else "", y_values),
        *map(grid, (ends.value, ends.steps, ends.lost, codes)),
        num_steps=num_steps,
        target=goal.target,
    )


def checked_axes(axes: Sequence[Axis]) -> tuple[tuple[str, ...], list[np.ndarray]]:
    """The names of the axes and their values. Raises ValueError for what is no axis."""
    names = tuple(name for name, _ in axes)
    if len(set(names)) < len(names):
        raise ValueError(f"both axes are {names[0]}; they must be two hyperparameters")
    values = [np.asarray(numbers, float) for _, numbers in axes]
    for name, numbers in zip(names, values, strict=True):
        if numbers.ndim != 1 or not numbers.size or not np.isfinite(numbers).all():
            raise ValueError(f"{name} needs a list of finite values")
    return names, values
