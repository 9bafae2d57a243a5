"""The lowest points of a window that Newton's method does not find: at kinks and at the edge."""

from collections.abc import Callable

import numpy as np

from surfaces.descent import around, descend, low_points

# All lengths are in window widths.
_HALVINGS = 36
_MOST = 12  # points that are looked into, the lowest
_HOPS, _HOP, _NEAREST_HOP = 60, 0.05, 1e-8
_ONE = 1e-5  # points closer than this are one
_BESIDE = 1e-4  # where bends are compared: what is smooth bends 4 times as much there as halfway


def ends_of_descents(derivatives: Callable, window: np.ndarray, grid: np.ndarray) -> np.ndarray:
    """The ends of descents from the points of a grid that are lower than all around them.

    `grid` has the shape (..., dimension), its axes in the order of the coordinates.
    """
    height = _heights(derivatives, window)
    low = grid[low_points(height(grid))]
    steps = np.broadcast_to(np.ptp(window, axis=1) / (len(grid) - 1), low.shape)
    return descend(height, low, steps, _HALVINGS)[0]


def kinks(
    derivatives: Callable, window: np.ndarray, points: np.ndarray
) -> tuple[list[np.ndarray], np.ndarray]:
    """The minima at kinks that low points inside the window lead to, and the points at no kink.

    In a bent valley with a kink along its floor every point is a low one for a descent along the
    axes: from a ring around each it is begun anew, as long as that leads lower.
    """
    height, width = _heights(derivatives, window), np.ptp(window, axis=1)
    sharp = np.array([_is_kink(height, point, width) for point in points], bool)
    smooth, points = points[~sharp], points[sharp]
    order = np.argsort(height(points), kind="stable")[:_MOST]
    points = _hopped(height, points[order], width)
    kept: list[np.ndarray] = []
    for point in points[np.argsort(height(points), kind="stable")]:
        apart = all(np.abs((point - other) / width).max() > _ONE for other in kept)
        if apart and not any(_leads(height, point, other) for other in kept):
            kept.append(point)
    return kept, smooth


def _heights(derivatives: Callable, window: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
    """The values of points of any shape, infinite outside the window or where there are none."""

    def height(points: np.ndarray) -> np.ndarray:
        flat = points.reshape(-1, len(window))
        inside = ((flat >= window[:, 0]) & (flat <= window[:, 1])).all(axis=1)
        values = np.full(len(flat), np.inf)
        values[inside] = derivatives(flat[inside])[0]
        return np.where(np.isfinite(values), values, np.inf).reshape(points.shape[:-1])

    return height


def _hopped(height: Callable, points: np.ndarray, width: np.ndarray) -> np.ndarray:
    shifts, reach = around(len(width)), np.full(len(points), _HOP)
    heights = height(points)
    for _ in range(_HOPS):
        if not len(points) or (reach < _NEAREST_HOP).all():
            break
        ring = points[:, None] + shifts * reach[:, None, None] * width
        steps = np.repeat(reach / 4, len(shifts))[:, None] * width
        ends, found = descend(height, ring.reshape(-1, len(width)), steps, _HALVINGS // 3)
        ends, found = ends.reshape(ring.shape), found.reshape(ring.shape[:2])
        best = found.argmin(axis=1)
        everyone = np.arange(len(points))
        lower = found[everyone, best] < heights - 1e-12 * np.abs(heights)
        points = np.where(lower[:, None], ends[everyone, best], points)
        heights = np.where(lower, found[everyone, best], heights)
        reach = np.where(lower, reach, reach / 2)
    return points


def _leads(height: Callable, point: np.ndarray, lower: np.ndarray) -> bool:
    """Whether points lower than one lie arbitrarily near to it, on the way to a lower one."""
    shares = 0.5 ** np.arange(1, 18)[:, None]
    between = point + shares * (lower - point)
    steps = np.abs(lower - point) * shares / 2 + 1e-300
    _, found = descend(height, between, steps, _HALVINGS // 2)
    least = 0.01 * shares[:, 0] * (height(point) - height(lower)) + 1e-12 * np.abs(height(point))
    return bool((found < height(point) - least).all())


def _is_kink(height: Callable, point: np.ndarray, width: np.ndarray) -> bool:
    """Whether a low point bends in some direction as at a kink: not as a square."""
    beside = around(len(width)) * width * _BESIDE
    far, near = (height(point + beside / part) - height(point) for part in (1, 2))
    far, near = far + far[::-1], near + near[::-1]  # the neighbors opposite to one another
    sharpest = far.argmax()
    return bool(near[sharpest] > 0 and far[sharpest] < 3 * near[sharpest])
