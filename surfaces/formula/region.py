"""Where to look at a formula, and where to start on it."""

from collections.abc import Callable, Sequence

import numpy as np

from surfaces.formula.featured import window_of
from surfaces.formula.minima import find_minima

Values = Callable[..., np.ndarray]
Window = tuple[tuple[float, float], ...]

_HALF_WIDTHS, _USUAL = (2.0, 5.0, 10.0, 100.0), 5.0
# Points along each axis; even numbers miss the middle, where many formulas have a pole.
_SCANNED, _STARTS = {1: 240, 2: 24}, 20
_LOWEST = 0.1  # the part of all values in which a start would lie at a minimum almost
_TRIED = 100  # starts
_FAVORITE = np.array([-0.7, 0.55])  # where paths start best, in half widths from the middle
_ROOM = 0.1  # which a start should have to the border of the defined part, in half widths


@np.errstate(all="ignore")
def choose_region(
    values: Values, anchors: Sequence[Sequence[float]]
) -> tuple[Window, tuple[float, ...]]:
    """Choose a window in which something is to be seen, and a start in it.

    `values` takes an array for each coordinate, `anchors` are numbers for each at which something
    may be. The window is one around minima, see `window_of`. If there are none, or only one at the
    origin, it is a square: the first wins in which the function is defined, has its minimum inside,
    and does not go up and down too often; if there is none, the one that comes closest and in which
    the function is no mere spike. Where the function is defined in the smaller part of the square
    only, that part is shown, with its border. The start is a point at which value and slope are
    finite, not level, and far from the middle.
    """
    window = window_of(find_minima(values, anchors)) or _square(values, len(anchors))
    return window, start_in(values, window)


def _square(values: Values, dimension: int) -> Window:
    best, window, enough = -1.0, ((-2.0, 2.0),) * dimension, np.inf
    for half in _HALF_WIDTHS:
        candidate = ((-half, half),) * dimension
        heights = values(*_mesh(candidate, _SCANNED[dimension]))
        even = min(_evenness(heights), 0.3) * (1.6 if half == _USUAL else 1)
        appeal = _appeal(heights, enough) + even
        if appeal > best + 0.05:
            finite = np.isfinite(heights)
            best, window = appeal, _fitted(candidate, finite)
            if finite.any():  # a larger window is worth it only for a minimum that is truly lower
                enough = heights[finite].min() - 0.02 * np.ptp(heights[finite])
        if best > 1.5:
            break
    return window


def _mesh(window: Window, count: int) -> tuple[np.ndarray, ...]:
    steps = (np.arange(count) + 0.5) / count
    return np.meshgrid(*(low + (high - low) * steps for low, high in window), indexing="ij")


def _evenness(heights: np.ndarray) -> float:
    """From 0 for a spike to 1: the part of the range that the middle half of the values takes."""
    finite = heights[np.isfinite(heights)]
    if not finite.size:
        return 0.0
    low, first, third, high = np.quantile(finite, (0, 0.25, 0.75, 1))
    return float((third - first) / (high - low)) if 0 < high - low < np.inf else 0.0


def _appeal(heights: np.ndarray, enough: float) -> float:
    """From 0 to 2: how much is defined, and whether a minimum, low `enough`, is clear inside."""
    finite = np.isfinite(heights)
    defined = float(finite.mean())
    inner = heights[(slice(1, -1),) * heights.ndim]
    low = np.min(heights[finite], initial=np.inf)
    inside = np.min(inner[np.isfinite(inner)], initial=np.inf) <= low < np.inf
    if not inside or low == np.max(heights[finite]) or not low < enough:
        return defined
    turns = 0.0
    for axis in range(heights.ndim):
        rises = np.sign(np.diff(np.where(finite, heights, np.nan), axis=axis))
        turns = max(turns, np.mean(np.abs(np.diff(rises, axis=axis)) == 2))
    return defined + max(0.0, 1 - 2.5 * turns)


def _fitted(window: Window, defined: np.ndarray) -> Window:
    """The part of a window in which something is defined, if it is the smaller part of an axis."""
    fitted = []
    for axis, (low, high) in enumerate(window):
        others = tuple(k for k in range(len(window)) if k != axis)
        where = np.flatnonzero(defined.any(axis=others))
        step = (high - low) / defined.shape[axis]
        if where.size and where[-1] - where[0] < 0.6 * defined.shape[axis]:
            first, last = low + where[0] * step, low + (where[-1] + 1) * step
            room = (last - first) / 4
            low, high = (float(f"{end:.3g}") for end in (first - room, last + room))
        fitted.append((low, high))
    if len(fitted) == 2:
        # A map has equal units and is wider than high: a very narrow window would not fill it.
        (left, right), (bottom, top) = fitted
        fitted = [_widened(left, right, top - bottom), _widened(bottom, top, (right - left) / 3)]
    return tuple(fitted)


def _widened(low: float, high: float, least: float) -> tuple[float, float]:
    room = max(0.0, least - (high - low)) / 2
    return low - room, high + room


def start_in(values: Values, window: Window) -> tuple[float, ...]:
    """Choose a start in a window, see `choose_region`."""
    low, high = np.array(window).T
    middle, half = (low + high) / 2, (high - low) / 2
    points = np.stack([axis.ravel() for axis in _mesh(window, _STARTS)], axis=-1)
    found = values(*points.T)
    defined = points[np.isfinite(found)]
    if not len(defined):
        return tuple((middle + half * _FAVORITE[: len(window)]).tolist())
    favorite = np.mean([defined.min(axis=0), defined.max(axis=0)], axis=0)
    favorite = favorite + _FAVORITE[: len(window)] * np.ptp(defined, axis=0) / 2
    order = np.argsort(np.linalg.norm((defined - favorite) / half, axis=1), kind="stable")
    points = np.array([[float(f"{v:.4g}") for v in point] for point in defined[order[:_TRIED]]])
    heights = values(*points.T)
    near = _around(values, points, 1e-5 * half)
    far = _around(values, points, _ROOM * half)
    slopes = (near[0] - near[1]) / 2e-5  # per half width
    finite = np.isfinite(heights)
    known = finite & np.isfinite(slopes).all(axis=0)
    steep = known & (np.abs(slopes) > 1e-6 * (1 + np.abs(heights))).any(axis=0)
    roomy = np.isfinite(far).all(axis=(0, 1))
    high = heights > np.quantile(found[np.isfinite(found)], _LOWEST)
    # One step of gradient descent at the rate 0.1 should stay in sight.
    with np.errstate(invalid="ignore"):
        calm = (half**2 > 0.1 * np.abs(slopes).T).all(axis=1)
    kinds = (steep & roomy & high & calm, steep & roomy, steep, known, finite | True)
    good = next(kind for kind in kinds if kind.any())
    return tuple(points[np.argmax(good)].tolist())


def _around(values: Values, points: np.ndarray, steps: np.ndarray) -> np.ndarray:
    """The values a step ahead and a step behind along each axis: shape (2, axes, points)."""
    return np.array(
        [[values(*(points + side * step).T) for step in np.diag(steps)] for side in (1, -1)]
    )
