"""Paths on a map or on a curve: the line, the steps, the start, the head, and where it left."""

import math
from dataclasses import dataclass

import numpy as np
from matplotlib.lines import Line2D

from optviz.export.drawing.geometry import Box, clipped, inside, norm, widened
from optviz.export.drawing.panel import (
    HEAD_Z,
    PATH_Z,
    START_Z,
    Panel,
    draw_arrow,
    draw_line,
    line_width,
    marks,
)
from optviz.export.drawing.words import Words
from optviz.export.style.labels import Labels, filled, short
from optviz.rendering.scene import Path

_MOST_MARKED_STEPS = 60
_MARK_DISTANCE = 0.055  # inches
_FAINT = 0.4  # the opacity of what a landscape hides


@dataclass(frozen=True, eq=False)
class Laid:
    """The line of a path in a landscape, of which the surface hides some points.

    NaN breaks the line; `rows` are where the path's own points are in it.
    """

    line: np.ndarray
    hidden: np.ndarray
    rows: np.ndarray

    @property
    def front(self) -> np.ndarray:
        """What is before the surface."""
        return np.where(self.hidden[:, None], np.nan, self.line)

    @property
    def behind(self) -> np.ndarray:
        """What the surface hides, up to the points before it."""
        near = self.hidden.copy()
        near[1:] |= self.hidden[:-1]
        near[:-1] |= self.hidden[1:]
        return np.where(near[:, None], self.line, np.nan)

    def exit(self, step: int, limits: Box) -> np.ndarray:
        """The last points, two at most, within limits of the way from a step to the next one."""
        way = clipped(self.line[self.rows[step] : self.rows[step + 1] + 1], limits)[1:]
        ends = np.flatnonzero(np.isnan(way).any(axis=1))
        return way[: ends[0] if ends.size else None][-2:]


@dataclass(frozen=True, eq=False)
class Trail:
    """A path up to the current step, as points of shape (steps + 1, 2) on a panel's axes.

    In a landscape its line is `laid` between them; elsewhere it is straight.
    """

    path: Path
    points: np.ndarray
    laid: Laid | None = None

    @property
    def on_curve(self) -> bool:
        """Whether the points lie on the graph of a function of one variable."""
        return math.prod(self.path.trajectory.params.shape[1:]) == 1

    def distance(self) -> float:
        """The norm of the last parameters that are finite."""
        params = self.path.trajectory.params[: len(self.points)].reshape(len(self.points), -1)
        finite = params[np.isfinite(params).all(axis=1)]
        return float(norm(finite[-1])) if len(finite) else math.nan


def draw_trails(
    panel: Panel, trails: list[Trail], labels: Labels, words: Words, point: str
) -> None:
    """Draw all paths up to the current step, with their starts, heads and words.

    `point` is what a point is called.
    """
    for index, trail in enumerate(trails):
        _draw_path(panel, trail, PATH_Z + index * 0.02)
        line = trail.points if trail.laid is None else trail.laid.line
        words.avoid(clipped(line, panel.limits))
    _draw_starts(panel, trails, words)
    # Arrows first: no words may hide one.
    farewells = [_draw_end(panel, trail, labels, words, point) for trail in trails]
    starts = {tuple(trail.points[0]) for trail in trails}
    if len(starts) == 1 and inside(trails[0].points[:1], panel.limits)[0]:
        words.write(labels.start, trails[0].points[0], panel.look.colors.ink)
    for trail, farewell in zip(trails, farewells, strict=True):
        if farewell:
            words.write(*farewell, panel.look.colors.path(trail.path.style))


def _draw_path(panel: Panel, trail: Trail, z: float) -> None:
    if trail.laid is None:
        seen = _draw_straight(panel, trail, z)
    else:
        seen = _draw_laid(panel, trail, trail.laid, z)
    if 1 < len(trail.points) <= _MOST_MARKED_STEPS + 1:
        _mark_steps(panel, trail.points[seen], trail, z + 0.01)


def _draw_laid(panel: Panel, trail: Trail, laid: Laid, z: float) -> np.ndarray:
    """Draw a path's line in a landscape; return which of its steps are to be marked."""
    style, width = trail.path.style, line_width(1.7, len(trail.points))
    draw_line(panel, laid.behind, style, 0.75 * width, z, halo=False, alpha=_FAINT)
    draw_line(panel, laid.front, style, width, z)
    return np.flatnonzero(inside(trail.points, panel.limits) & ~laid.hidden[laid.rows])


def _draw_straight(panel: Panel, trail: Trail, z: float) -> np.ndarray:
    """Draw a path's line on a map or a curve; return which of its steps are to be marked."""
    points, style = trail.points, trail.path.style
    seen = np.flatnonzero(inside(points, panel.limits))
    # A path that has left for good may cross the picture again and again: thin lines.
    gone = int(seen[-1]) + 1 if seen.size else 0
    draw_line(panel, points[gone:], style, 0.6, z, halo=False, alpha=0.55)
    if trail.on_curve:
        draw_line(panel, points[: gone + 1], style, 1.0, z, halo=False, alpha=0.85)
    else:
        draw_line(panel, points[: gone + 1], style, line_width(1.7, gone), z)
    return seen


def _mark_steps(panel: Panel, points: np.ndarray, trail: Trail, z: float) -> None:
    # Where steps are tiny, marks on top of one another would say nothing.
    kept: list[int] = []
    places = panel.inches(points)
    for index, place in enumerate(places):
        if not kept or math.hypot(*(place - places[kept[-1]])) > _MARK_DISTANCE:
            kept.append(index)
    size = 5.0 if trail.on_curve else 4.0
    colors = panel.look.colors
    panel.axes.add_artist(marks(points[kept], trail.path.style, colors, size, z, edge=0.4))


def _draw_starts(panel: Panel, trails: list[Trail], words: Words) -> None:
    starts = np.unique(np.array([trail.points[0] for trail in trails]), axis=0)
    starts = starts[inside(starts, panel.limits)]
    colors = panel.look.colors
    for size, color, edge in ((8.5, colors.halo, 1.3), (2.6, colors.ink, 0)):
        panel.axes.add_artist(
            Line2D(
                *starts.T,
                linestyle="",
                marker="o",
                markersize=size,
                markerfacecolor=color,
                markeredgewidth=edge,
                markeredgecolor=colors.ink,
                zorder=START_Z,
                clip_on=False,
            )
        )
    for start in starts:
        words.keep_clear(start, 0.07)


def _draw_end(
    panel: Panel, trail: Trail, labels: Labels, words: Words, point: str
) -> tuple[str, np.ndarray] | None:
    """Draw the head, or an arrow for one that is not in the picture; what to write there."""
    points, style = trail.points, trail.path.style
    seen = np.flatnonzero(inside(points, panel.limits))
    last = int(seen[-1]) if seen.size else -1
    far = short(trail.distance())
    if last == -1:
        text, origin = filled(labels.outside, point=point, norm=far), np.mean(panel.limits, axis=1)
        target = points[np.flatnonzero(~np.isnan(points).any(axis=1))[-1:]].reshape(-1)
        if not target.size:
            return None
    elif last == len(points) - 1 or np.isnan(points[last + 1]).any():
        colors = panel.look.colors
        panel.axes.add_artist(marks(points[last : last + 1], style, colors, 8.5, HEAD_Z, edge=1.0))
        words.keep_clear(points[last], 0.07)
        if last == len(points) - 1 and trail.path.ended != last:
            return None
        if trail.path.ended == last:
            return filled(labels.no_gradient, step=str(last)), points[last]
        return filled(labels.not_finite, step=str(last + 1)), points[last]
    else:
        text = filled(labels.left, step=str(last + 1), point=point, norm=far)
        origin, target = points[last], points[last + 1]
    segment = np.stack([origin, target])
    tip = clipped(segment, panel.limits)[-1]
    # The direction from a longer piece: the point before may lie on the border itself.
    beyond = clipped(segment, widened(panel.limits, 0.5))[-1]
    way = trail.laid.exit(last, panel.limits) if trail.laid and last != -1 else ()
    if len(way) == 2:  # else it leaves at once
        origin, tip = way
        beyond = tip
    draw_arrow(panel, tip, panel.inches(beyond) - panel.inches(origin), style)
    words.keep_clear(tip, 0.15)
    return text, tip
