"""Paths in a landscape: laid onto the surface between their points, as straight as on the map.

Each point itself stands at its own value, which for a batch is not on the surface of all data.
"""

import numpy as np

from optviz.export.drawing.trails import Laid, Trail
from optviz.export.space.camera import Projection
from optviz.export.space.terrain import Terrain
from optviz.rendering.scene import Path

_POINTS, _MOST_PARTS = 1200, 12  # about so many along a path, and between two of its rows
_REACH = 2.3, 2.3, 1.8  # how far paths are followed: all in front of the eye
_LIFT = 0.008  # above the surface
# Between rows that are both farther away, a line is lost to rounding.
_FARTHEST = 1e9
_OUTSIDE = 1e3  # inches beyond the picture


def laid(path: Path, step: int | None, terrain: Terrain, projection: Projection) -> Trail:
    """A path up to a step, None for the last one, as it is seen."""
    trajectory = path.trajectory
    last = len(trajectory.params) - 1
    now = last if step is None else min(step, last)
    world = np.asarray(trajectory.params, float)[: now + 1]
    rows = np.column_stack([terrain.units(world), terrain.heights.of(trajectory.value[: now + 1])])
    line, starts = _line(world, rows, terrain)
    places = projection.place(line)
    hidden = terrain.covered(line, projection.camera.eye)
    points = projection.place(np.where(_within(rows)[:, None], _lifted(rows), np.nan))
    _point_outwards(points, rows, projection)
    return Trail(path, points, Laid(places, hidden, starts))


def _lifted(points: np.ndarray) -> np.ndarray:
    return points + np.array([0.0, 0.0, _LIFT])


def _within(points: np.ndarray) -> np.ndarray:
    with np.errstate(invalid="ignore"):
        return (np.abs(points) <= _REACH).all(axis=-1)


def _line(world: np.ndarray, rows: np.ndarray, terrain: Terrain) -> tuple[np.ndarray, np.ndarray]:
    """The points of a line through all rows, NaN where it is not followed, and the rows in it."""
    parts = int(np.clip(round(_POINTS / max(len(rows), 1)), 1, _MOST_PARTS))
    first, second = rows[:-1], rows[1:]
    enter, leave = _shares(first, second)
    shares = enter + np.linspace(0, 1, parts + 1)[:, None] * (leave - enter)
    with np.errstate(all="ignore"):
        above = rows[:, 2] - terrain.ground(world)
        between = first + shares[..., None] * (second - first)
        ground = terrain.ground(world[:-1] + shares[..., None] * (world[1:] - world[:-1]))
        draped = ground + above[:-1] + shares * (above[1:] - above[:-1])
    between[..., 2] = np.where(np.isfinite(draped), draped, between[..., 2])
    between = np.where(_within(between)[..., None], _lifted(between), np.nan)
    # Row, the parts of its segment from the place where it comes within reach, the next row.
    whole = np.where(_within(rows)[:, None], _lifted(rows), np.nan)
    pieces = np.concatenate([whole[:-1, None], between.transpose(1, 0, 2)], axis=1)
    line = np.concatenate([pieces.reshape(-1, 3), whole[-1:]])
    return line, np.arange(len(rows)) * (parts + 2)


def _shares(first: np.ndarray, second: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where segments come within reach and leave it, as parts of their length; NaN if never."""
    reach = np.array(_REACH)
    with np.errstate(all="ignore"):
        ways = second - first
        ends = np.stack([(-reach - first) / ways, (reach - first) / ways])
        still = ways == 0  # along this axis: within or not, wherever along the segment
        apart = np.where(np.abs(first) <= reach, np.inf, np.nan)
        enter = np.where(still, -apart, ends.min(axis=0)).max(axis=-1).clip(0, 1)
        leave = np.where(still, apart, ends.max(axis=0)).min(axis=-1).clip(0, 1)
        far = np.minimum(np.abs(first).max(axis=-1), np.abs(second).max(axis=-1)) > _FARTHEST
        known = (enter <= leave) & ~far
    return np.where(known, enter, np.nan), np.where(known, leave, np.nan)


def _point_outwards(points: np.ndarray, rows: np.ndarray, projection: Projection) -> None:
    """Put rows that are out of reach far outside of the picture, where the line to them goes."""
    gone = ~_within(rows) & ~np.isnan(rows).any(axis=1)
    for row in np.flatnonzero(gone[1:] & _within(rows)[:-1]) + 1:
        leave = _shares(rows[row - 1 : row], rows[row : row + 1])[1]
        with np.errstate(all="ignore"):
            edge = rows[row - 1] + leave * (rows[row] - rows[row - 1])
        way = projection.place(_lifted(edge)) - points[row - 1]
        length = float(np.hypot(*way))
        if np.isfinite(length) and length > 0:
            points[row] = points[row - 1] + way / length * _OUTSIDE
