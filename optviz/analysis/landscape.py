"""What a surface is like: its critical points, and its curvature along a path."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from optviz.calculus.convexity import convexity
from optviz.calculus.derivatives import derivatives_of
from optviz.calculus.regimes import has_regimes, regimes, stability_bound
from optviz.critical_points import survey
from surfaces import Surface
from surfaces.keeping import by_surface


@dataclass(frozen=True, eq=False)
class CriticalPointReport:
    """The critical points of a scene's window, and whether the surface is convex there.

    `points` are those of `critical_points.find`, `winding` and `complete` say how they were
    checked. `lowest_curvature` is the smallest eigenvalue of the Hessian on a grid, `convex` says
    that none is negative.
    """

    points: Sequence[Any]
    winding: int | None
    complete: bool
    convex: bool
    lowest_curvature: float


@dataclass(frozen=True, eq=False)
class Curvature:
    """The Hessian along a path, and what the rule does there.

    `eigenvalues` rise, shape `(rows, dimension)`; `angles` are the directions of the first ones, in
    radians from the first axis. `regimes` has the shape of the eigenvalues: indices into
    `regimes.REGIMES`, -1 for a rule without a learning rate. `rate` is the learning rate unless it
    changes. The rule converges at rates below `bound` over the largest eigenvalue. Unless `linear`,
    regimes and bound are those of gradient descent at the same rate.
    """

    eigenvalues: np.ndarray
    angles: np.ndarray
    regimes: np.ndarray
    rate: float | None
    bound: float
    linear: bool


@by_surface(most=64)
def critical_point_report(
    surface: Surface, shape: tuple, window: tuple[tuple[float, float], ...]
) -> CriticalPointReport:
    """Find the critical points in a window; `shape` has pairs of a slider's name and its value."""
    settings = dict(shape)
    found = survey(surface, settings, window)
    curved = convexity(surface, settings, window)
    return CriticalPointReport(*found, convex=curved.convex, lowest_curvature=curved.lowest)


def stable_rate(
    surface: Surface,
    shape: Mapping[str, float],
    rule: str,
    hyperparameters: Mapping[str, float],
) -> tuple[float, float] | None:
    """The rate below which the rule of that id converges near the lowest known minimum, and λmax.

    That is c / λmax, the largest eigenvalue of the Hessian there; c is 2 for gradient descent
    (Goh, Why Momentum Really Works, Distill 2017). None if no minimum with a positive curvature is
    known, or if the rule is not linear.
    """
    if not surface.minima or not has_regimes(rule):
        return None
    largest = _largest_curvature(surface, tuple(shape.items()))
    bound = stability_bound(rule, hyperparameters)
    return (bound / largest, largest) if largest > 0 else None


@by_surface(most=64)
def _largest_curvature(surface: Surface, shape: tuple) -> float:
    """λmax at the lowest known minimum, NaN where the Hessian is not finite."""
    values, _, hessians = derivatives_of(surface, dict(shape))(np.array(surface.minima))
    hessian = hessians[np.argmin(values)]
    return float(np.linalg.eigvalsh(hessian)[-1]) if np.isfinite(hessian).all() else math.nan


def curvature_along(
    surface: Surface,
    shape: Mapping[str, float],
    params: np.ndarray,
    rule: str,
    hyperparameters: Mapping[str, float],
    rates: np.ndarray | None,
) -> Curvature:
    """Return the curvature at the points of a path, and the regimes of the rule of that id.

    `rates` are the learning rates of the rows, None if they are all the rule's own.
    """
    hessians = derivatives_of(surface, shape)(params)[2]
    known = np.isfinite(hessians).all(axis=(1, 2))
    eigenvalues, angles = np.full(params.shape, np.nan), np.full(len(params), np.nan)
    eigenvalues[known], eigenvectors = np.linalg.eigh(hessians[known])
    angles[known] = np.arctan2(eigenvectors[:, -1, 0], eigenvectors[:, 0, 0])
    rate = hyperparameters.get("learning_rate")
    if rate is None:
        codes = np.full(params.shape, -1)
    else:
        used = np.full(len(params), rate) if rates is None else rates
        codes = regimes(rule, hyperparameters, used, eigenvalues)
    return Curvature(
        eigenvalues,
        angles,
        codes,
        rate=rate if rates is None else None,
        bound=stability_bound(rule, hyperparameters),
        linear=has_regimes(rule),
    )
