"""Where a surface is curved downwards, and so not convex."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from optviz.calculus.derivatives import derivatives_of
from optviz.calculus.winding import Window, bounds_of


class Convexity(NamedTuple):
    """The lowest curvature on a grid over a window, and `where` it is.

    `share` is that of the points with negative curvature. `convex` says that there are none: so it
    is for every convex function, but a grid is no proof.
    """

    convex: bool
    lowest: float
    where: tuple[float, ...]
    share: float


def convexity(
    surface: Any,
    shape: Mapping[str, float] | None = None,
    window: Window | None = None,
    points: int = 41,
) -> Convexity:
    """Look for negative curvature on a grid of `points` along each axis of the window.

    A function is convex where its Hessian has no negative eigenvalue (Prince, Understanding Deep
    Learning, section 6.1.2). Curvatures that rounding alone could make negative count as 0; points
    at which the surface is undefined are left out, and `lowest` is NaN if that leaves none.
    """
    axes = [np.linspace(*pair, points) for pair in bounds_of(surface, window)]
    grid = np.stack([axis.ravel() for axis in np.meshgrid(*axes)], axis=1)
    hessian = derivatives_of(surface, shape)(grid)[2]
    known = np.isfinite(hessian).all(axis=(1, 2))
    if not known.any():
        return Convexity(False, np.nan, (np.nan,) * len(axes), np.nan)
    eigenvalues = np.linalg.eigvalsh(hessian[known])
    rounding = 1e-12 * np.abs(eigenvalues).max(axis=1)
    negative = eigenvalues[:, 0] < -rounding
    lowest = int(eigenvalues[:, 0].argmin())
    where = tuple(grid[known][lowest].tolist())
    return Convexity(
        not negative.any(), float(eigenvalues[lowest, 0]), where, float(negative.mean())
    )
