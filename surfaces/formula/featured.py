"""A window around the minima of a formula that people would want to see."""

import numpy as np

from surfaces.formula.minima import SCALES, Minima

_MANY = 7  # coordinates of minima along an axis, more are a pattern that goes on
_EQUAL = 1e-4  # minima whose values differ by less, beside the usual height, are equally low
_LOW = 0.1  # minima lower than this part of the usual height are worth seeing besides the lowest
_DEEPER = 0.02  # by more than this part of it, a minimum farther out is truly lower
_USUAL, _SOME, _SEVERAL = 10.0, 3, 5
_CELL = 0.5  # equal minima in a square so small are counted once
_FAR = 1000.0  # minima farther away than this count only if there are no others


def window_of(minima: Minima) -> tuple[tuple[float, float], ...] | None:
    """A window for the minima that are to be seen together; None if that is the origin alone.

    Those are the lowest ones, and others of their kind near by. Where equal minima go on for ever,
    they are the ones around the origin; where lower ones lie ever farther out, those of a usual
    scale on which there are several.
    """
    reach = np.abs(minima.points).max(axis=1, initial=0)
    if (reach <= _FAR).any():
        minima = minima.only(reach <= _FAR)
        reach = reach[reach <= _FAR]
    elif not reach.size:
        return None
    home = _scale_of(reach[0])
    height = max(0.0, minima.typical[home] - minima.values[0])
    lowest = minima.values <= minima.values[0] + _EQUAL * height
    cells = np.unique(np.round(minima.points[lowest] / _CELL), axis=0)
    nearest = np.sort(np.abs(cells).max(axis=1)) * _CELL
    if len(nearest) > _SOME and nearest[-1] > 2 * nearest[_SOME - 1]:
        near = reach <= 1.05 * nearest[_SOME - 1] + _CELL
        return _around(minima.points[lowest & near], pattern=True)
    usual = reach < _USUAL
    deeper = minima.values[usual].min(initial=np.inf) > minima.values[0] + _DEEPER * height
    several = SCALES[home] > 2 * _USUAL and _spread(minima.points[usual]) > 1
    if deeper and (several or _spread(minima.points[reach < SCALES[home]]) > _MANY):
        return _around(minima.points[_of_usual_scale(minima, reach)], pattern=True)
    return _around(minima.points[_with_others(minima, reach, lowest)], pattern=False)


def _with_others(minima: Minima, reach: np.ndarray, lowest: np.ndarray) -> np.ndarray:
    """The lowest minima, and others around them as long as they are few and low."""
    chosen = lowest
    for scale, usual in zip(SCALES, minima.typical, strict=True):
        if scale <= max(_USUAL / 2, 5 * reach[lowest].max()):
            low = minima.values <= minima.values[0] + _LOW * (usual - minima.values[0])
            more = lowest | (low & (reach < scale))
            if _spread(minima.points[more]) <= _MANY:
                chosen = more
    return chosen


def _of_usual_scale(minima: Minima, reach: np.ndarray) -> np.ndarray:
    for scale in SCALES[SCALES.index(_USUAL) :]:
        within: np.ndarray = reach < scale
        if _spread(minima.points[within]) >= (_SOME if scale == _USUAL else _SEVERAL):
            return within
    return np.asarray(reach <= reach[0])


def _around(points: np.ndarray, *, pattern: bool) -> tuple[tuple[float, float], ...] | None:
    """A window, equally long along all axes, with room around some points and the origin."""
    low, high = np.minimum(points.min(axis=0), 0), np.maximum(points.max(axis=0), 0)
    size = (high - low).max()
    if size < 1e-6:
        return None
    room = size * (0.15 if pattern else 0.35 if len(points) > 1 else 1.1)
    middle, half = (low + high) / 2, size / 2 + room
    ends = np.stack([middle - half, middle + half])
    if half < 2 and not pattern:  # what is small may have something of the usual size around it
        ends = np.stack([np.minimum(ends[0], -2), np.maximum(ends[1], 2)])
    step = 10.0 ** np.floor(np.log10(half)) / 2
    ends = np.stack([np.floor(ends[0] / step) * step, np.ceil(ends[1] / step) * step])
    return tuple((float(f"{a:.6g}"), float(f"{b:.6g}")) for a, b in ends.T)


def _scale_of(reach: float) -> int:
    """The index of the smallest scale that holds a point so far from the origin."""
    return min(int(np.searchsorted(SCALES, reach, side="right")), len(SCALES) - 1)


def _spread(points: np.ndarray) -> int:
    """The number of different coordinates along the axis that has more of them."""
    if not len(points):
        return 0
    apart = 0.02 * np.abs(points).max() + 1e-12
    return max(1 + int((np.diff(np.sort(column)) > apart).sum()) for column in points.T)
