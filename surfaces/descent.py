"""Going down from many points at once without derivatives: to the lowest neighbor, or nearer."""

import itertools
from collections.abc import Callable

import numpy as np


def around(dimension: int) -> np.ndarray:
    """The steps to the neighbors of a point in a grid, diagonal ones too: shape (n, dimension)."""
    return np.array([s for s in itertools.product((-1, 0, 1), repeat=dimension) if any(s)])


def descend(
    height: Callable[[np.ndarray], np.ndarray],
    points: np.ndarray,
    steps: np.ndarray,
    halvings: int,
    moves: int = 4,
) -> tuple[np.ndarray, np.ndarray]:
    """Move points to their lowest neighbors, halving the steps where none is lower.

    `height` gives the values of points of shape (..., dimension), infinite where there are none;
    `steps` has the shape of `points` or (n, 1). After `moves` moves at most a step is halved if it
    led nowhere. Returns the points and their values (Hooke and Jeeves, "Direct search", 1961).
    """
    everyone, shifts = np.arange(len(points)), around(points.shape[1])
    heights = height(points)
    for _ in range(halvings):
        for _ in range(moves):
            neighbors = points[:, None] + shifts * steps[:, None]
            found = height(neighbors)
            best = found.argmin(axis=1)
            lower = found[everyone, best] < heights
            points = np.where(lower[:, None], neighbors[everyone, best], points)
            heights = np.where(lower, found[everyone, best], heights)
            if not lower.any():
                break
        steps = np.where(lower[:, None], steps, steps / 2)
    return points, heights


def low_points(values: np.ndarray) -> np.ndarray:
    """Which points of a grid are lower than all their neighbors; of equal ones the first.

    Beyond the grid's border all is higher. Infinite values are never low.
    """
    padded = np.pad(values, 1, constant_values=np.inf)
    low: np.ndarray = np.isfinite(values)
    for shift in around(values.ndim):
        ranges = zip(shift, values.shape, strict=True)
        neighbors = padded[tuple(slice(1 + step, 1 + step + count) for step, count in ranges)]
        later = tuple(shift) > (0,) * values.ndim
        low &= (values <= neighbors) if later else (values < neighbors)
    return low
