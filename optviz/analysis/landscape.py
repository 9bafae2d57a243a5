"""What a surface is like: its critical points, and its curvature along a path."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from optviz import critical_points
from optviz.analysis.calculus.convexity import convexity
from optviz.analysis.calculus.derivatives import derivatives_of
from optviz.analysis.calculus.regimes import has_regimes, regimes, stability_bound
from optviz.rendering.scene import Curvature, Landmarks
from optviz.settings.links import SWITCH, Link
from surfaces import Surface


@dataclass(frozen=True)
class Shown:
    """What is shown of a surface besides its map; `cloud` only where there are batches."""

    critical: bool = False
    curvature: bool = False
    cloud: bool = False


def read_shown(link: Link, batched: bool) -> Shown:
    """Read from a link what is shown of a surface."""
    return Shown(
        cloud=batched and link.read("cloud", SWITCH, False),
        critical=link.read("critical", SWITCH, False),
        curvature=link.read("curvature", SWITCH, False),
    )


@functools.lru_cache(maxsize=64)
def landmarks(surface: Surface, shape: tuple, window: tuple[tuple[float, float], ...]) -> Landmarks:
    """Find the critical points in a window; `shape` has pairs of a slider's name and its value."""
    settings = dict(shape)
    survey = critical_points.survey(surface, settings, window)
    curved = convexity(surface, settings, window)
    return Landmarks(*survey, convex=curved.convex, lowest_curvature=curved.lowest)


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
