"""Minima, saddles and maxima of a surface, and its curvature at any point.

A critical point is a point without a gradient; the signs of the Hessian's eigenvalues there say of
which kind it is (Prince, Understanding Deep Learning, section 6.1 and its notes).
"""

import itertools
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np

from optviz.calculus.derivatives import derivatives_of
from optviz.calculus.kinks import ends_of_descents, kinks
from optviz.calculus.newton import FOUND, SINGULAR, newton, newton_steps
from optviz.calculus.winding import Window, bounds_of, winding_number

__all__ = ["CriticalPoint", "Survey", "find", "survey", "winding_number"]

# Newton's method starts from that many points along each axis; from fewer where every evaluation
# sums over many examples, so that a reader does not wait.
_STARTS, _FEWER_STARTS, _MANY_EXAMPLES = 64, 32, 128
_ITERATIONS, _POLISHING = 40, 50
# All lengths below are in window widths.
_NEAR = 0.05  # but only from those with a first step shorter than this: others go far, and astray
_POLISHED = 1e-9  # Newton's last step
_APART, _FLAT_APART = 1e-5, 0.05  # two points closer than this are one; the latter where it is flat
_ON_THE_EDGE = 1e-9
_EXPLAINED = 1e-4  # a low point so near a critical one is that point
_NEARBY = 1e-6  # a curvature that changes its sign within this distance has no certain sign


class CriticalPoint(NamedTuple):
    """A point without a gradient.

    `kind` is "minimum", "saddle", "maximum", or "degenerate" where an eigenvalue of the Hessian is
    0, so that it does not tell, or "edge" for the lowest point of the window if that lies at its
    edge, lower than all minima. `eigenvalues` rise; `eigenvectors` has one in each column. Both are
    NaN at the edge and at a minimum that is a tip or a kink, without a gradient of its own.
    """

    params: tuple[float, ...]
    value: float
    kind: str
    eigenvalues: tuple[float, ...]
    eigenvectors: tuple[tuple[float, ...], ...]


class Survey(NamedTuple):
    """The critical points of a window, and whether any are known to be missing.

    Every minimum and, in two dimensions, every maximum adds 1 to the number of times that the
    gradient winds around the window's border, every saddle takes 1 away; in one dimension a maximum
    takes 1 away. `winding` is that number, None if it could not be counted. `complete` says that
    the points add up to it. It is necessary for a complete set and not sufficient: a minimum and a
    saddle that are both missing go unnoticed. Degenerate points add an unknown number.
    """

    points: list[CriticalPoint]
    winding: int | None
    complete: bool


def find(
    surface: Any, shape: Mapping[str, float] | None = None, window: Window | None = None
) -> list[CriticalPoint]:
    """Find and classify the critical points in the closed window, sorted by value.

    Newton's method on the gradient, with steps of bounded length, from a grid of 64 points along
    each axis, 32 for more than 128 examples: it goes to critical points of every kind. Points on a
    flat line or region are many; of those some are returned, as "degenerate". Known minima of the
    surface at which it has no gradient, tips, are included, and others that a descent without
    derivatives finds. Where there are minima and the window's edge is lower than all of them, its
    lowest point is included too, as "edge". `window` is the surface's own unless
    given. Raises ValueError for a surface of more than two dimensions.
    """
    window = bounds_of(surface, window)
    low, width = window[:, 0], window[:, 1] - window[:, 0]
    derivatives = derivatives_of(surface, shape)
    many = getattr(surface, "examples", 0) > _MANY_EXAMPLES
    axes = [np.linspace(*pair, _FEWER_STARTS if many else _STARTS) for pair in window]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1)
    starts = grid.reshape(-1, len(window))
    _, lengths = newton_steps(derivatives, starts, width)
    low_ones = ends_of_descents(derivatives, window, grid)
    starts = starts[lengths < _NEAR]
    found, _ = newton(derivatives, starts, window, _ITERATIONS, FOUND)
    found = found[_distinct((found - low) / width, _APART)]
    points, _ = newton(derivatives, found, window, _POLISHING, _POLISHED)
    inside = (points >= low - _ON_THE_EDGE * width) & (points <= low + (1 + _ON_THE_EDGE) * width)
    points = np.clip(points[inside.all(axis=1)], *window.T)

    points = points[np.isfinite(derivatives(points)[2]).all(axis=(1, 2))]
    points = points[_distinct((points - low) / width, _APART)]
    flat = _is_flat(derivatives, points, width)
    few = _distinct((points[flat] - low) / width, _FLAT_APART)
    kept = np.concatenate([points[~flat], points[flat][few]])
    flat = np.arange(len(kept)) >= np.count_nonzero(~flat)
    values, _, hessians = derivatives(kept)
    listed = [_classified(*row) for row in zip(kept, values, hessians, flat, strict=True)]
    listed += _tips(surface, derivatives, window)
    places = np.array([point.params for point in listed]).reshape(-1, len(window))
    apart = np.abs((low_ones[:, None] - places) / width).max(axis=2)
    listed += _lower_ones(derivatives, low_ones[(apart > _EXPLAINED).all(axis=1)], window, listed)
    return sorted(listed, key=lambda point: point.value)


def survey(
    surface: Any, shape: Mapping[str, float] | None = None, window: Window | None = None
) -> Survey:
    """Find the critical points in a window and check them by the gradient's winding number."""
    points, winding = find(surface, shape, window), winding_number(surface, shape, window)
    indices = [_index(point) for point in points if point.kind != "edge"]
    complete = winding is not None and 0 not in indices and sum(indices) == winding
    return Survey(points, winding, complete)


def _index(point: CriticalPoint) -> int:
    """The winding number of the gradient around one critical point, 0 if it is not known."""
    if point.kind in ("minimum", "degenerate"):
        return int(point.kind == "minimum")
    return (-1) ** sum(eigenvalue < 0 for eigenvalue in point.eigenvalues)


def _distinct(places: np.ndarray, apart: float) -> list[int]:
    """Indices of points no two of which are about as close as `apart`."""
    taken = {}
    for index, cell in enumerate(map(tuple, np.round(places / apart).astype(int).tolist())):
        around = itertools.product(*((k - 1, k, k + 1) for k in cell))
        if taken.keys().isdisjoint(around):
            taken[cell] = index
    return list(taken.values())


def _is_flat(derivatives: Callable, points: np.ndarray, width: np.ndarray) -> np.ndarray:
    """Where an eigenvalue of the Hessian is 0, or its sign changes within the next step or two."""
    scale = np.outer(width, width)
    hessian = derivatives(points)[2] * scale
    changes = np.zeros(len(points))
    for step in _NEARBY * np.diag(width):
        for moved in (points + step, points - step):
            with np.errstate(invalid="ignore"):
                change = np.abs(derivatives(moved)[2] * scale - hessian).max(axis=(1, 2))
            changes = np.fmax(changes, change)
    sizes = np.abs(np.linalg.eigvalsh(hessian))
    return sizes.min(axis=1) <= np.maximum(changes, SINGULAR * sizes.max(axis=1))


def _classified(params, value, hessian, flat) -> CriticalPoint:
    eigenvalues, eigenvectors = np.linalg.eigh(hessian)
    negative = np.count_nonzero(eigenvalues < 0)
    kind = {0: "minimum", len(params): "maximum"}.get(negative, "saddle")
    return CriticalPoint(
        tuple(params.tolist()),
        float(value),
        "degenerate" if flat else kind,
        tuple(eigenvalues.tolist()),
        tuple(map(tuple, eigenvectors.tolist())),
    )


def _lower_ones(
    derivatives: Callable,
    points: np.ndarray,
    window: np.ndarray,
    known: list[CriticalPoint],
) -> list[CriticalPoint]:
    """What else there is at the ends of descents: minima at kinks, narrow ones, a low edge."""
    width = np.ptp(window, axis=1)
    near_border = np.abs(points[:, :, None] - window) <= _ON_THE_EDGE * width[:, None]
    on_edge = near_border.any(axis=(1, 2))
    sharp, smooth = kinks(derivatives, window, points[~on_edge])
    found = [_without_gradient(derivatives, point, "minimum") for point in sharp]
    polished, origins = newton(derivatives, smooth, window, _POLISHING, _POLISHED)
    near = (np.abs(polished - smooth[origins]) < _EXPLAINED * width).all(axis=1)
    values, _, hessians = derivatives(polished[near])
    found += [
        _classified(*row, flat=False) for row in zip(polished[near], values, hessians, strict=True)
    ]
    places = np.array([point.params for point in known]).reshape(-1, len(window))
    found = [
        point
        for point in found
        if (np.abs(places - point.params) > _EXPLAINED * width).any(axis=1).all()
    ]
    minima = [point.value for point in [*known, *found] if point.kind == "minimum"]
    edges = [_without_gradient(derivatives, point, "edge") for point in points[on_edge]]
    lowest = min(edges, key=lambda point: point.value, default=None)
    return [*found, lowest] if lowest and minima and lowest.value < min(minima) else found


def _tips(surface: Any, derivatives: Callable, window: np.ndarray) -> list[CriticalPoint]:
    """The surface's known minima in the window at which it has no gradient."""
    known = np.array(surface.minima, float).reshape(-1, len(window))
    known = known[((known >= window[:, 0]) & (known <= window[:, 1])).all(axis=1)]
    values, grads, _ = derivatives(known)
    tips = np.isfinite(values) & ~np.isfinite(grads).all(axis=1)
    return [_without_gradient(derivatives, params, "minimum") for params in known[tips]]


def _without_gradient(derivatives: Callable, params: np.ndarray, kind: str) -> CriticalPoint:
    unknown, value = (np.nan,) * len(params), float(derivatives(params[None])[0][0])
    return CriticalPoint(tuple(params.tolist()), value, kind, unknown, (unknown,) * len(params))
