"""How often the gradient of a surface turns on the way around a window."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from optviz.calculus.derivatives import derivatives_of

Window = Sequence[Sequence[float]]

_SIDE = 64  # points along each side of the window at first, to follow the gradient around it
_MOST_POINTS = 200_000  # where it turns faster than so many points can follow, it is not counted


def bounds_of(surface: Any, window: Window | None) -> np.ndarray:
    """Return a window, the surface's own unless given, as an array of shape (dimension, 2).

    Raises ValueError for a surface of more than two dimensions.
    """
    bounds = np.array(surface.window if window is None else window, float)
    if len(bounds) > 2:
        raise ValueError(f"the surface has {len(bounds)} dimensions; it may have one or two")
    return bounds


def winding_number(
    surface: Any, shape: Mapping[str, float] | None = None, window: Window | None = None
) -> int | None:
    """Count how often the gradient turns while a point goes around the window's border.

    Counterclockwise, in two dimensions; in one, half the change of the derivative's sign from one
    end to the other. Where the gradient changes fast, points are added until it turns by less than
    a right angle from each to the next. None if it vanishes or is undefined on the border.
    """
    window = bounds_of(surface, window)
    derivatives = derivatives_of(surface, shape)
    if len(window) == 1:
        slopes = derivatives(window.T)[1].ravel()
        if not (np.isfinite(slopes) & (slopes != 0)).all():
            return None
        return int(np.sign(slopes[1]) - np.sign(slopes[0])) // 2
    places = np.linspace(0, 4, 4 * _SIDE + 1)
    grads = derivatives(_on_border(places, window))[1]
    while len(places) <= _MOST_POINTS:
        length = np.hypot(*grads.T)
        if not np.isfinite(length).all() or (length == 0).any():
            return None
        change = np.hypot(*np.diff(grads, axis=0).T)
        # As long as the change is shorter than both ends, the turn is below a right angle; half as
        # long leaves room for what happens between them.
        fast = np.flatnonzero(change > 0.5 * np.minimum(length[:-1], length[1:]))
        if not fast.size:
            angles = np.unwrap(np.arctan2(grads[:, 1], grads[:, 0]))
            return round((angles[-1] - angles[0]) / (2 * np.pi))
        between = (places[fast] + places[fast + 1]) / 2
        if (between == places[fast]).any():
            return None
        grads = np.insert(grads, fast + 1, derivatives(_on_border(between, window))[1], axis=0)
        places = np.insert(places, fast + 1, between)
    return None


def _on_border(places: np.ndarray, window: np.ndarray) -> np.ndarray:
    """The points of a window's border at places from 0 to 4: counterclockwise, 1 for each side."""
    corners = np.array([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)])
    shares = np.stack([np.interp(places, np.arange(5), column) for column in corners.T], axis=1)
    return window[:, 0] + shares * (window[:, 1] - window[:, 0])
