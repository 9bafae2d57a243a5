"""The minima of a formula at all scales, by a search without derivatives or compilation."""

import itertools
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from surfaces.descent import around, descend, low_points

Values = Callable[..., np.ndarray]

# Half widths of the squares around the origin in which minima are looked for.
SCALES = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1e3, 1e4, 1e6)
_ALONG = {1: 160, 2: 22}  # points along each axis of a scale
_BEYOND = 1.15  # how far a grid reaches beyond its scale, so that what lies near its edge is found
_SEEDS = 16  # of each scale, the lowest; of equal ones the nearest to the origin
_HALVINGS, _NEWTON = 24, 6
_RESTLESS = 0.01  # a point from which Newton's method would go farther is no minimum
_ONE = 1e-3  # minima closer than this, beside their distance from the origin, are one


class Minima(NamedTuple):
    """Local minima, lowest first: points of shape (n, dimension) and their values.

    `typical` are the median values on the scales, of which `SCALES` are the sizes.
    """

    points: np.ndarray
    values: np.ndarray
    typical: np.ndarray

    def only(self, some: np.ndarray) -> "Minima":
        """Some of the minima."""
        return Minima(self.points[some], self.values[some], self.typical)


def find_minima(values: Values, anchors: Sequence[Sequence[float]]) -> Minima:
    """Look for local minima from the low points of grids of all scales.

    `values` takes an array for each coordinate. `anchors` are, for each of them, numbers at which
    something may be: at them, on lines across, it is begun as well.
    """
    dimension = len(anchors)
    lowest, steps, typical = [], [], []
    for half in SCALES:
        points, cell, middle = _low_points(values, dimension, half)
        lowest.append(points)
        steps.append(np.full(len(points), cell))
        typical.append(middle)
    line = np.arange(-10.0, 11.0)
    for axis, places in enumerate(anchors):
        for place in places:
            points = np.stack([line] * dimension, axis=-1)
            points[:, axis] = place
            lowest.append(points)
            steps.append(np.full(len(points), 0.5))
    points, heights, sound = _descended(values, np.concatenate(lowest), np.concatenate(steps))
    for _ in range(_NEWTON):
        moved = points + _newton_moves(values, points)
        found = _heights(values, moved)
        lower = found < heights
        points, heights = np.where(lower[:, None], moved, points), np.fmin(heights, found)
    moves = np.abs(_newton_moves(values, points)).max(axis=1)
    sound &= moves < _RESTLESS * (1 + np.abs(points).max(axis=1))
    order = np.argsort(heights[sound], kind="stable")
    points, heights = points[sound][order], heights[sound][order]
    kept = _distinct(points)
    return Minima(points[kept], heights[kept], np.array(typical))


def _low_points(values: Values, dimension: int, half: float) -> tuple[np.ndarray, float, float]:
    """The lowest points of a grid that are lower than all around them, its step, its median."""
    count, edge = _ALONG[dimension], _BEYOND * half
    cell = 2 * edge / count
    axis = -edge + cell * (np.arange(count) + 0.5)
    mesh = np.meshgrid(*[axis] * dimension, indexing="ij")
    heights = values(*mesh)
    heights = np.where(np.isfinite(heights), heights, np.inf)
    low = low_points(heights)
    for k in range(dimension):  # at the border the next point is not known
        low[(slice(None),) * k + ([0, -1],)] = False
    points = np.stack([coordinate[low] for coordinate in mesh], axis=-1)
    best = np.lexsort((np.abs(points).sum(axis=1), np.round(heights[low], 9)))[:_SEEDS]
    finite = heights[np.isfinite(heights)]
    return points[best], cell, float(np.median(finite)) if finite.size else np.inf


def _descended(
    values: Values, points: np.ndarray, steps: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Go down from all points at once: to the lowest of the neighbors, or to half the step.

    Returns the points, their values, and which of them are minima and no poles.
    """

    def height(at: np.ndarray) -> np.ndarray:
        return _heights(values, at)

    shifts, first = around(points.shape[1]), steps[:, None, None]
    points, heights = descend(height, points, steps[:, None], _HALVINGS)
    rise = _heights(values, points[:, None] + shifts * first).min(axis=1) - heights
    near = _heights(values, points[:, None] + shifts * first / 64) - heights[:, None]
    # In a pole most of the rise is close by; at the end of what is defined there is no minimum.
    sound = (near.min(axis=1) > 0) & (near.min(axis=1) < 0.7 * rise + 1e-9)
    return points, heights, sound & np.isfinite(near).all(axis=1)


def _heights(values: Values, points: np.ndarray) -> np.ndarray:
    """The values at points whose last axis are the coordinates; infinite where undefined."""
    found = values(*points.reshape(-1, points.shape[-1]).T).reshape(points.shape[:-1])
    return np.where(np.isfinite(found), found, np.inf)


def _newton_moves(values: Values, points: np.ndarray) -> np.ndarray:
    """Where Newton's method would go from each point, by differences; 0 where it has no way down.

    In a narrow bent valley a descent along the axes gets stuck where Newton's method goes on.
    """
    dimension = points.shape[1]
    step = 1e-4 * (1 + np.abs(points).max(axis=1, initial=0))
    shifts = np.array(list(itertools.product((-1, 0, 1), repeat=dimension)))
    found = _heights(values, points[:, None] + shifts * step[:, None, None])
    middle = found.shape[1] // 2
    strides = [3**k for k in reversed(range(dimension))]
    ahead = np.array([found[:, middle + stride] for stride in strides])
    behind = np.array([found[:, middle - stride] for stride in strides])
    grads, bends = (ahead - behind) / 2, ahead + behind - 2 * found[:, middle]
    if dimension == 1:
        moves = np.where(bends > 0, -grads / bends, 0.0)
    else:
        (a, c), (u, v) = bends, grads
        b = (found[:, 8] + found[:, 0] - found[:, 6] - found[:, 2]) / 4
        determinant = a * c - b * b
        moves = np.where((determinant > 0) & (a > 0), [b * v - c * u, b * u - a * v], 0.0)
        moves = moves / np.where(determinant > 0, determinant, 1.0)
    moves = np.where(np.isfinite(moves), moves, 0.0)
    return np.asarray(moves.T * step[:, None])


def _distinct(points: np.ndarray) -> list[int]:
    kept: list[int] = []
    for k, point in enumerate(points):
        apart = np.abs(points[kept] - point).max(axis=1) if kept else np.array([np.inf])
        if (apart > _ONE * (1e-2 + np.abs(point).max())).all():
            kept.append(k)
    return kept
