"""Planes through the parameters of a network, the loss on them, and how far a path is from them."""

import functools
from collections.abc import Callable, Mapping
from typing import NamedTuple

import jax
import numpy as np

from surfaces.network_losses import NetworkLoss
from surfaces.networks import Network

POINTS = 61  # along each side of a slice
COARSE_POINTS = 31
_LARGE = 1_500_000  # examples times parameters
_ROOM = 0.25  # around the path, in its own width

# A path that is narrower than this part of its length, but for rounding, is a line.
_STRAIGHT = 1e-6

# So many points at once that the examples' values stay in the cache and one core is kept busy, not
# several: others train too. And so many in a call: one path of 501 rows, or an eighth of a slice.
_AT_ONCE = 16
_IN_A_CALL = 32 * _AT_ONCE


class Plane(NamedTuple):
    """A plane: all points `origin + a * directions[0] + b * directions[1]`.

    `held` is the share of the path's variation that lies in the plane, as seen from its end.
    """

    origin: np.ndarray
    directions: np.ndarray
    held: float


def principal_plane(params: np.ndarray) -> Plane | None:
    """Return the plane through a path's end that is closest to its points: its first two
    principal directions, with the end as the center (Li et al. 2018, section 7.2).

    None for a path without two directions. `params` has the shape `(steps, dimension)`.
    """
    from_end = params[:-1] - params[-1]
    steps, dimension = from_end.shape
    if steps < dimension:  # the smaller of two matrices with the same eigenvalues
        _, vectors = _first_two(from_end @ from_end.T)
        return _plane(params, from_end.T @ vectors)
    lengths, vectors = _first_two(from_end.T @ from_end)
    return _plane(params, vectors * lengths)


def plane_of_ends(params: np.ndarray) -> Plane | None:
    """Return the plane through a path's start, its end, and the point farthest from their line.

    None for a path on one line.
    """
    from_end = params - params[-1]
    along = from_end[0]
    if not along.any():
        return None
    across = from_end - np.outer(from_end @ along / (along @ along), along)
    farthest = np.argmax((across**2).sum(axis=1))
    return _plane(params, np.stack([along, across[farthest]], axis=1))


def random_plane(network: Network, params: np.ndarray, seed: int) -> Plane | None:
    """Return a plane through a path's end along random directions, normalized filter by filter.

    Each unit's part of a direction is as long as the unit's own weights, and biases stay (Li et al.
    2018, section 4). A path leaves such a plane nearly at right angles.
    """
    end = params[-1]
    directions = np.random.default_rng(seed).standard_normal((2, len(end)))
    for layer in network.layers:
        own, drawn = (
            array[..., layer.first : layer.biases].reshape(-1, layer.inputs, layer.units)
            for array in (end, directions)
        )
        lengths = np.linalg.norm(own, axis=1) / np.linalg.norm(drawn, axis=1)
        directions[:, layer.first : layer.biases] = (drawn * lengths[:, None]).reshape(2, -1)
        directions[:, layer.biases : layer.end] = 0
    return _with_share(params, Plane(end, directions, 0.0)) if end.any() else None


def project(plane: Plane, params: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the coordinates in a plane closest to some points, `(steps, 2)`, and how far these are
    from there, in all other directions: `(steps,)`.
    """
    moved = params - plane.origin
    coordinates = np.linalg.lstsq(plane.directions.T, moved.T, rcond=None)[0].T
    return coordinates, np.linalg.norm(moved - coordinates @ plane.directions, axis=1)


def window_of(coordinates: np.ndarray, least: float = 0.0) -> tuple[tuple[float, float], ...]:
    """Return the window of a slice: all coordinates `(steps, 2)` with room around them, and in each
    direction at least from -least to least.
    """
    low, high = coordinates.min(axis=0), coordinates.max(axis=0)
    low, high = np.minimum(low, -least), np.maximum(high, least)
    room = _ROOM * np.maximum(high - low, 1e-3 * np.max(high - low))
    return tuple((float(a), float(b)) for a, b in zip(low - room, high + room, strict=True))


def losses(
    loss: NetworkLoss, shape: Mapping[str, float], plane: Plane, coordinates: np.ndarray
) -> np.ndarray:
    """Return the objective, all examples and penalties included, at points of a plane: `(n,)`.

    In float32, as all that is seen of a network: the browser is told no more digits.
    """
    count, evaluate = len(coordinates), _compiled(loss.objective)
    place, settings = jax.tree.map(_single, (plane[:2], dict(loss.settings(shape))))
    padded = np.concatenate([coordinates, np.zeros((-count % _IN_A_CALL, 2))])
    calls = _single(padded).reshape(-1, _IN_A_CALL, 2)
    values = [np.asarray(evaluate(part, *place, settings)) for part in calls]
    return np.concatenate(values)[:count]


def on_grid(
    loss: NetworkLoss,
    shape: Mapping[str, float],
    plane: Plane,
    window: tuple[tuple[float, float], ...],
) -> tuple[tuple[np.ndarray, np.ndarray], np.ndarray]:
    """Return the axes of a slice and the objective on it: rows are the second coordinate.

    61 points along each side, 31 for a large network with many examples.
    """
    points = POINTS if loss.examples * loss.dimension < _LARGE else COARSE_POINTS
    axes = tuple(np.linspace(*ends, points) for ends in window)
    a, b = np.meshgrid(*axes)
    values = losses(loss, shape, plane, np.column_stack([a.ravel(), b.ravel()]))
    return axes, values.reshape(points, points)


def _single(array: np.ndarray) -> np.ndarray:
    return np.asarray(array, np.float32)


@functools.lru_cache(maxsize=64)
def _compiled(objective: Callable) -> Callable:
    def at_all(coordinates, origin, directions, settings):
        def at(place):
            return objective(origin + place @ directions, **settings)

        return jax.lax.map(at, coordinates, batch_size=_AT_ONCE)

    return jax.jit(at_all)


def _first_two(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The roots of the two largest eigenvalues, and their eigenvectors in columns."""
    values, vectors = np.linalg.eigh(matrix)
    return np.sqrt(np.maximum(values[:-3:-1], 0)), vectors[:, :-3:-1]


def _plane(params: np.ndarray, spanned: np.ndarray) -> Plane | None:
    """The plane through a path's end along two directions, made orthonormal; the path starts on
    the positive side of both.
    """
    directions, lengths = np.linalg.qr(spanned)
    if not np.abs(np.diag(lengths)).min() > _STRAIGHT * np.abs(lengths).max():
        return None
    sides = np.where(directions.T @ (params[0] - params[-1]) < 0, -1.0, 1.0)
    return _with_share(params, Plane(params[-1], (directions * sides).T, 0.0))


def _with_share(params: np.ndarray, plane: Plane) -> Plane:
    _, distances = project(plane, params)
    whole = ((params - params[-1]) ** 2).sum()
    return plane._replace(held=float(1 - (distances**2).sum() / whole) if whole else 0.0)
