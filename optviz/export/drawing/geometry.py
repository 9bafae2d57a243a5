"""Cutting lines and grids to a box, for numbers of any size.

Matplotlib turns far points into pixels before it cuts, which overflows for paths that diverge.
"""

import numpy as np

Box = tuple[tuple[float, float], tuple[float, float]]

# Stands for infinity: a line towards it has the direction of a line to infinity.
_FAR = 1.7e308


def widened(box: Box, share: float) -> Box:
    """A box around the same center whose sides are longer by twice `share` of their length."""
    (left, right), (bottom, top) = box
    x, y = share * (right - left), share * (top - bottom)
    return (left - x, right + x), (bottom - y, top + y)


def inside(points: np.ndarray, box: Box) -> np.ndarray:
    """Which of the points, of shape (n, 2), lie in a box or on its border."""
    low, high = np.transpose(box)
    return ((points >= low) & (points <= high)).all(axis=-1)


def clipped(points: np.ndarray, box: Box) -> np.ndarray:
    """Cut a line through points of shape (n, 2) to a box.

    Returns points of shape (m, 2) in which a row of NaN starts every piece. Infinite coordinates
    are directions; segments from or to a point that is not a number are left out.
    """
    points = np.nan_to_num(np.asarray(points, float), nan=np.nan, posinf=_FAR, neginf=-_FAR)
    low, high = np.transpose(box)
    center = (low + high) / 2
    with np.errstate(all="ignore"):
        # Each segment as foot + s·direction, where foot is the point of its line that is nearest
        # to the center: so nothing is lost to rounding however far away the ends are.
        halves = points / 2
        direction = halves[1:] - halves[:-1]
        direction /= np.abs(direction).max(axis=1, keepdims=True)
        direction /= np.hypot(*direction.T)[:, None]
        begin, end = points[:-1] - center, points[1:] - center
        near = np.where((np.abs(begin).max(1) < np.abs(end).max(1))[:, None], begin, end)
        normal = direction[:, ::-1] * (-1, 1)
        foot = center + (normal * near).sum(1)[:, None] * normal
        from_begin, to_end = (direction * begin).sum(1), (direction * end).sum(1)
        at_low, at_high = (low - foot) / direction, (high - foot) / direction
        # Parallel to a side: between the two sides or not, wherever along it.
        parallel, between = direction == 0, (foot >= low) & (foot <= high)
        enter = np.where(parallel, np.where(between, -np.inf, np.inf), np.minimum(at_low, at_high))
        leave = np.where(parallel, np.where(between, np.inf, -np.inf), np.maximum(at_low, at_high))
        first = np.maximum(from_begin, enter.max(1))
        last = np.minimum(to_end, leave.min(1))
        kept = first <= last
        starts = np.clip(foot + first[:, None] * direction, low, high)
        stops = np.clip(foot + last[:, None] * direction, low, high)
    whole = inside(points, box)
    starts = np.where(whole[:-1, None], points[:-1], starts)
    stops = np.where(whole[1:, None], points[1:], stops)
    follows = np.zeros(len(kept), bool)
    follows[1:] = kept[1:] & kept[:-1] & whole[1:-1]
    rows = np.stack([np.full_like(starts, np.nan), starts, stops], axis=1)
    return rows[np.stack([kept & ~follows, kept & ~follows, kept], axis=1)]


def norm(vectors: np.ndarray) -> np.ndarray:
    """The Euclidean norm of each row, without overflow where the result is representable."""
    with np.errstate(all="ignore"):
        largest = np.abs(vectors).max(axis=-1)
        scaled = vectors / np.where(largest > 0, largest, 1.0)[..., None]
        norms = largest * np.sqrt((scaled**2).sum(axis=-1))
    return np.where(np.isinf(largest), np.inf, norms)


def cropped(axes: tuple, values: np.ndarray, box: Box) -> tuple[tuple, np.ndarray]:
    """Cut a grid of values, of shape (len(y), len(x)), to the part that lies in a box.

    New rows and columns on the box's border are interpolated. Axes may come back empty.
    """
    new_axes = []
    for dimension, (axis, (low, high)) in enumerate(zip(axes, box, strict=True)):
        within = axis[(axis > low) & (axis < high)]
        border = [end for end in (low, high) if axis[0] <= end <= axis[-1]]
        coordinates = np.unique(np.concatenate([within, border]))
        index = np.clip(np.searchsorted(axis, coordinates, "right") - 1, 0, len(axis) - 2)
        weight = (coordinates - axis[index]) / (axis[index + 1] - axis[index])
        along = 1 - dimension
        if along == 0:
            weight = weight[:, None]
        before, after = np.take(values, index, along), np.take(values, index + 1, along)
        with np.errstate(all="ignore"):
            mixed = before + weight * (after - before)
        values = np.where(weight == 0, before, np.where(weight == 1, after, mixed))
        new_axes.append(coordinates)
    return tuple(new_axes), values
