"""What a picture shows, in plain arrays: the surface that stands still and the paths on it.

The player and the exported pictures are drawn from the same scene and the same styles.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import contourpy
import numpy as np

from optviz.analysis.landscape import CriticalPointReport, Curvature

NUM_LEVELS = 16

# Beyond this, differences of values overflow.
_FARTHEST = 1e300


@dataclass(frozen=True)
class PathStyle:
    """How a path is told from the others: by colour, by dashes and by the shape of its head."""

    light: str
    dark: str
    dash: tuple[float, ...]
    marker: str


# Colours that stay apart for every kind of colour vision only go so far: dashes (lengths in line
# widths, empty for a solid line) and markers say the same without colour.
STYLES = (
    PathStyle("#1768d1", "#6ea8ff", (), "circle"),
    PathStyle("#c75300", "#ffa14a", (5.0, 2.0), "square"),
    PathStyle("#b3125f", "#ff7fb5", (1.2, 1.8), "triangle"),
    PathStyle("#007a64", "#3ddbb4", (6.0, 1.8, 1.2, 1.8), "diamond"),
    PathStyle("#6420c8", "#c19bff", (9.0, 2.5), "cross"),
    PathStyle("#2b2f36", "#e3e6eb", (3.0, 1.5), "plus"),
    PathStyle("#7a5a00", "#e0c060", (6.0, 1.8, 1.2, 1.8, 1.2, 1.8), "star"),
    PathStyle("#00708f", "#62cfee", (2.0, 2.0), "pentagon"),
)


@dataclass(frozen=True, eq=False)
class Scene:
    """A surface on a grid.

    `axes` are the grid's coordinates, one array per dimension; `values` has the shape of
    `surfaces.evaluate`. `levels` are the contours' heights, in rising order. `formula` and
    `symbols` are LaTeX. `far` are the axes and values of a curve, in coarser steps, as far as a
    path is followed that diverges. `critical` points, where they are shown, are marked in place of
    the known `minima`. Unless `equal_units`, each axis of a map has a scale of its own.
    """

    window: tuple[tuple[float, float], ...]
    axes: tuple[np.ndarray, ...]
    values: np.ndarray
    levels: np.ndarray
    formula: str
    symbols: tuple[str, ...]
    minima: tuple[tuple[float, ...], ...] = ()
    far: tuple[tuple[np.ndarray], np.ndarray] | None = None
    critical: CriticalPointReport | None = None
    equal_units: bool = True


@dataclass(frozen=True, eq=False)
class Cloud:
    """Where a rule's next point could lie, over all batches of this size, or `drawn` of them.

    `points` has one array of shape `(batches, dimension)` for each path, by the path's id.
    """

    step: int
    points: dict[str, np.ndarray]
    total: int
    drawn: int


@dataclass(frozen=True, eq=False)
class Path:
    """A named trajectory, and what is said of it.

    `diverged` is the step at which it was lost, `ended` the one at which it ended because there is
    no gradient, `stopped` the reason for which it was ended at its
    last row; `rates` are the learning rates of its rows, where they change. None if not. So is
    `curvature` unless it is shown. `look_ahead` are the points where a Nesterov form takes its
    gradients, `trials` what a line search tried; None for other rules. `events` are the steps at
    which something happens, by its kind. `also` are the ids of paths that are drawn as this one.
    """

    id: str
    name: str
    trajectory: Any
    style: PathStyle
    diverged: int | None = None
    ended: int | None = None
    stopped: str | None = None
    rates: np.ndarray | None = None
    curvature: Curvature | None = None
    look_ahead: np.ndarray | None = None
    trials: Any = None
    events: Mapping[str, list[int]] = field(default_factory=dict)
    also: Sequence[str] = ()


def contour_levels(values: np.ndarray) -> np.ndarray:
    """Choose heights for contours so that steep and flat parts of a surface both get some.

    The heights rise from the lowest value to the highest like a power of evenly spaced numbers,
    with the power that puts the middle one at the median height: 1 for a plane, 2 for a bowl,
    more for a narrow valley. Empty if the surface is flat or nowhere finite.
    """
    finite = values[np.abs(values) < _FARTHEST]
    if finite.size == 0:
        return np.empty(0)
    low, high = np.quantile(finite, (0.0, 0.98))
    if low == high:
        return np.empty(0)
    middle = (np.median(finite) - low) / (high - low)
    power = np.clip(np.log(np.clip(middle, 1e-6, 0.999)) / np.log(0.5), 1.0, 6.0)
    return np.unique(low + (high - low) * np.linspace(0.0, 1.0, NUM_LEVELS + 1)[1:] ** power)


def shown_heights(axis: np.ndarray, values: np.ndarray, low: float, high: float, room: float):
    """The heights of a curve worth showing between two ends: all of them, unless it has poles.

    `room` is what is left above and below, as a part of the height.
    """
    values = values[(axis >= low) & (axis <= high) & (np.abs(values) < _FARTHEST)]
    if not values.size:
        return 0.0, 1.0
    bottom, top = values.min(), values.max()
    near_bottom, near_top = np.quantile(values, (0.02, 0.98))
    if top - bottom > 10 * (near_top - near_bottom) > 0:
        bottom, top = near_bottom, near_top
    room = room * (top - bottom) or max(abs(top), 1.0) * 0.1
    return float(bottom - room), float(top + room)


def undefined_ranges(axis: np.ndarray, values: np.ndarray) -> list[tuple[float, float]]:
    """Where a curve has no finite value, as ranges of its axis; a single point is no range."""
    gone = np.concatenate([[False], ~np.isfinite(values), [False]])
    edges = np.flatnonzero(np.diff(gone)).reshape(-1, 2)
    return [(float(axis[i]), float(axis[j - 1])) for i, j in edges if j - i > 1]


def contour_lines(scene: Scene) -> list[list[np.ndarray]]:
    """The contour lines of a two-dimensional scene: for each level, polylines of shape (n, 2)."""
    return contours_of(scene.axes, scene.values, scene.levels)


def contours_of(
    axes: Sequence[np.ndarray], values: np.ndarray, levels: Sequence[float]
) -> list[list[np.ndarray]]:
    """The lines of some heights on a grid: for each height, polylines of shape (n, 2)."""
    masked = np.ma.masked_where(~(np.abs(values) < _FARTHEST), values)
    generator = contourpy.contour_generator(*axes, masked, name="serial")
    return [generator.lines(level) for level in levels]
