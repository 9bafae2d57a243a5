"""From where it works: to which minimum a rule goes from every start in a window."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from optviz.calculus.derivatives import derivatives_of
from optviz.calculus.newton import newton
from optviz.critical_points import find
from optviz.maps.batch import Batch, Progress
from optviz.maps.lanes import Ends
from optviz.maps.regimes import Regime, regimes_of
from optviz.refusal import MapError
from surfaces import Surface
from surfaces.keeping import by_surface

# In widths of the surface's window, by the quadratic model at a minimum: a gradient this short is
# found no farther from it; and a run that comes to rest this near has reached it.
_AT_REST, _REACHED = 0.002, 0.01
# Runs come to rest outside the window too: of so many different places the minima are asked for.
_MOST_PLACES = 256


@dataclass(frozen=True, eq=False)
class Basins:
    """What became of the runs of a rule from every start in a window.

    `x` and `y` are the coordinates of the starts. `minima` has the shape `(count, 2)`, those inside
    the surface's window first. The other arrays have a row for each y and a column for each x:
    `reached`, the index of the minimum that was reached, -1 for none; `steps`, the first step from
    which on the gradient was not longer than `tolerance`, `num_steps + 1` if it never was; `lost`,
    the step at which a run diverged, -1 if it did not; `regime`, the code of its `Regime`.
    """

    x: np.ndarray
    y: np.ndarray
    minima: np.ndarray
    reached: np.ndarray
    steps: np.ndarray
    lost: np.ndarray
    regime: np.ndarray
    num_steps: int
    tolerance: float


def basin_map(
    surface: Surface,
    optimizer: Any,
    hyperparameters: Mapping[str, float] | None = None,
    *,
    resolution: int | tuple[int, int] = 256,
    num_steps: int = 300,
    window: Sequence[Sequence[float]] | None = None,
    tolerance: float | None = None,
    shape: Mapping[str, float] | None = None,
    schedule: Callable[..., Any] | None = None,
    schedule_values: Mapping[str, float] | None = None,
    precision: str = "float64",
    progress: Progress | None = None,
) -> Basins:
    """Run a rule once from every point of a grid, and tell which minimum each run reached.

    The grid has `resolution` points along each axis (or that many of x and of y) in the middles of
    equal cells of the `window`, the surface's own unless given: the same number in any window, so
    that a smaller one shows more. A run has reached a minimum if its gradient stays not longer than
    `tolerance` and it ends within a hundredth of the surface's window from it; by default that is
    the gradient two thousandths of the window away from a minimum of the surface's usual curvature.
    Minima outside the window are found by the runs that go there.

    Schedules, memory, `precision` and `progress` are as for `hyperparameter_map`. Raises ValueError
    for a surface that has not two dimensions, a window that is empty, a tolerance that is negative,
    and what `optviz.simulation.run` refuses.
    """
    if surface.dimension != 2:
        raise MapError(
            "a basin map needs a surface of two dimensions, not {dimension}",
            dimension=surface.dimension,
        )
    window = np.array(surface.window if window is None else window, float)
    if window.shape != (2, 2) or not (window[:, 0] < window[:, 1]).all():
        raise ValueError(f"window is {window.tolist()}; each axis needs a low and a higher end")
    known = known_minima(surface, tuple(sorted((shape or {}).items())))
    tolerance = known.at_rest if tolerance is None else tolerance
    if not tolerance >= 0:
        raise ValueError(f"tolerance is {tolerance}; it must not be negative")
    counts = resolution if isinstance(resolution, tuple) else (resolution, resolution)
    x, y = (middles(*ends, count) for ends, count in zip(window, counts, strict=True))
    batch = Batch(
        *(surface, optimizer, hyperparameters, ()),
        **{"num_steps": num_steps, "shape": shape, "by_gradient": True, "precision": precision},
        **{"schedule": schedule, "schedule_values": schedule_values},
    )
    starts = np.stack([grid.ravel() for grid in np.meshgrid(x, y)])
    none = np.empty((0, starts.shape[1]))
    ends = batch.run(none, starts, np.full(starts.shape[1], tolerance), progress)
    minima, reached, codes = judged(ends, num_steps, surface, known.points, shape)
    grids = (array.reshape(len(y), len(x)) for array in (reached, ends.steps, ends.lost, codes))
    return Basins(x, y, minima, *grids, num_steps=num_steps, tolerance=tolerance)


@dataclass(frozen=True, eq=False)
class KnownMinima:
    """The minima in a surface's window, and a gradient that is found only near one of them."""

    points: np.ndarray
    at_rest: float


@by_surface(most=64)
def known_minima(surface: Surface, shape: tuple[tuple[str, float], ...] = ()) -> KnownMinima:
    """Find the minima in a surface's window; `shape` has pairs of a slider's name and its value."""
    found = [point for point in find(surface, dict(shape)) if point.kind == "minimum"]
    width = np.ptp(np.array(surface.window), axis=1).min()
    curvatures = [point.eigenvalues[0] for point in found if np.isfinite(point.eigenvalues[0])]
    at_rest = _AT_REST * width * float(np.median(curvatures)) if curvatures else 0.0
    points = np.array([point.params for point in found]).reshape(-1, surface.dimension)
    return KnownMinima(points, at_rest)


def judged(
    ends: Ends,
    num_steps: int,
    surface: Surface,
    known: np.ndarray,
    shape: Mapping[str, float] | None,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return all minima, the index of that which each run reached, and what became of each run."""
    resting = (ends.steps <= num_steps) | (ends.ended >= 0)
    resting &= (ends.lost < 0) & np.isfinite(ends.value)
    width = np.ptp(np.array(surface.window, float), axis=1)
    places = ends.params.T[resting]
    nearest = _nearest(places, known, width)
    more = _more_minima(places[nearest < 0], surface, known, shape)
    minima = np.concatenate([known, more])
    reached = np.full(len(resting), -1, np.int16)
    reached[resting] = _nearest(places, minima, width)
    # What is at rest is so by its gradient: how little it moves says nothing more.
    codes = regimes_of(ends, reached >= 0, 0.0)
    codes[resting & (reached < 0)] = Regime.STUCK
    return minima, reached, codes


def _nearest(places: np.ndarray, minima: np.ndarray, width: np.ndarray) -> np.ndarray:
    """The index of the minimum within reach of each place, -1 for none."""
    nearest, least = np.full(len(places), -1, np.int16), np.full(len(places), _REACHED)
    for index, minimum in enumerate(minima):
        distance = (np.abs(places - minimum) / width).max(axis=1)
        closer = distance <= least
        nearest[closer], least[closer] = index, distance[closer]
    return nearest


def _more_minima(
    places: np.ndarray,
    surface: Surface,
    known: np.ndarray,
    shape: Mapping[str, float] | None,
) -> np.ndarray:
    """The minima at places where runs came to rest, but for the known ones."""
    width = np.ptp(np.array(surface.window, float), axis=1)
    cells = np.round(places / (_REACHED * width))
    _, first, counts = np.unique(cells, axis=0, return_index=True, return_counts=True)
    seen = places[first[np.argsort(-counts, kind="stable")[:_MOST_PLACES]]]
    if not len(seen):
        return seen
    derivatives = derivatives_of(surface, shape)
    around = np.stack([seen.min(axis=0) - width, seen.max(axis=0) + width], axis=1)
    points, _ = newton(derivatives, seen, around, 50, 1e-9)
    _, _, hessians = derivatives(points)
    finite = np.isfinite(hessians).all(axis=(1, 2))
    points, hessians = points[finite], hessians[finite]
    points = points[np.linalg.eigvalsh(hessians)[:, 0] > 0]
    found = known.reshape(-1, len(width))
    for point in points:
        if (np.abs(found - point) / width).max(axis=1).min(initial=np.inf) > _REACHED:
            found = np.concatenate([found, point[None]])
    return found[len(known) :]


def middles(low: float, high: float, count: int) -> np.ndarray:
    """The middles of equal cells, in as few digits as tell where in its cell a middle is."""
    width = (high - low) / count
    digits = 2 - int(np.floor(np.log10(width)))
    return np.round(low + width * (np.arange(count) + 0.5), max(digits, 0))
