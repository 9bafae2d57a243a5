"""Places for the words on a map or a curve."""

import math

import numpy as np

from optviz.export.drawing.geometry import inside
from optviz.export.drawing.panel import WORD_Z, Panel
from optviz.export.style import lettering

_GAP, _EDGE = 0.11, 0.05  # inches


class Words:
    """Finds places for words where they hide least of the paths and of one another.

    Words at an anchor that is in `places` already stay there.
    """

    def __init__(self, panel: Panel, places: dict[tuple[float, ...], tuple[float, float]]):
        self.panel, self.places = panel, places
        self.taken: list[tuple[float, float, float, float]] = []
        self.obstacles = np.empty((0, 2))

    def avoid(self, points: np.ndarray) -> None:
        """Keep clear of a line through points that are cut to the panel, where possible."""
        line = self.panel.inches(points)
        steps = np.hypot(*np.diff(line, axis=0).T)
        known = np.isfinite(steps)
        begin, direction, steps = line[:-1][known], np.diff(line, axis=0)[known], steps[known]
        # About 20 places to an inch; a few thousand are enough for the longest path.
        counts = np.ceil(steps / max(0.05, steps.sum() / 4000)).astype(int)
        segment = np.repeat(np.arange(len(steps)), counts)
        index = np.arange(len(segment)) - np.repeat(np.cumsum(counts) - counts, counts)
        share = (index + 0.5) / np.maximum(counts[segment], 1)
        places = begin[segment] + share[:, None] * direction[segment]
        every = max(1, len(places) // 8000)
        self.obstacles = np.concatenate([self.obstacles, places[::every]])

    def keep_clear(self, point: np.ndarray, radius: float) -> None:
        """Keep words off a mark at a point of the axes; the radius is in inches."""
        x, y = self.panel.inches(point)
        self.taken.append((x - radius, y - radius, x + radius, y + radius))

    def write(self, text: str, anchor: np.ndarray, color: str) -> None:
        """Write a short text near a point of the axes."""
        text = lettering.writable(text, 80)
        look = self.panel.look
        text = lettering.shortened(text, look.small, self.panel.width - 0.2)
        width, height = lettering.extent(text, look.small)[0], look.small * 1.15 / lettering.POINTS
        known = self.places.get((*anchor, color))
        left, bottom = known or self._place(self.panel.inches(anchor), width, height)
        left = min(left, self.panel.width - width - _EDGE)
        self.places[(*anchor, color)] = left, bottom
        self.taken.append((left, bottom, left + width, bottom + height))
        place = self.panel.points(np.array([left, bottom + height / 2]))
        self.panel.axes.text(
            *place,
            text,
            color=color,
            fontproperties=lettering.font(text, look.small),
            parse_math=False,
            ha="left",
            va="center_baseline",
            zorder=WORD_Z,
            bbox={"facecolor": look.colors.halo, "alpha": 0.8, "edgecolor": "none", "pad": 1.2},
        )

    def _place(self, anchor: np.ndarray, width: float, height: float) -> tuple[float, float]:
        """The lower left corner of words at a place, all in inches."""
        x, y = anchor
        # Around the anchor: beside it, and in rows above and below.
        rows = [sign * (_GAP + k * 0.6 * height) for k in range(1, 9) for sign in (1, -1)]
        columns = [-width * share for share in (0.0, 0.25, 0.5, 0.75, 1.0)]
        offsets = [(_GAP, 0.0), (-width - _GAP, 0.0)]
        offsets += [(column, row) for row in rows for column in columns]
        boxes = []
        for right, up in offsets:
            left = min(max(x + right, _EDGE), self.panel.width - width - _EDGE)
            bottom = min(max(y + up - height / 2, _EDGE), self.panel.height - height - _EDGE)
            boxes.append((left, bottom, left + width, bottom + height))
        return min(boxes, key=lambda box: self._cost(box, (x, y)))[:2]

    def _cost(self, box: tuple[float, float, float, float], anchor: tuple[float, float]) -> float:
        left, bottom, right, top = box
        overlap = sum(
            max(0.0, min(right, r) - max(left, x)) * max(0.0, min(top, t) - max(bottom, b))
            for x, b, r, t in self.taken
        )
        hidden = inside(self.obstacles, ((left - 0.03, right + 0.03), (bottom - 0.02, top + 0.02)))
        away = math.hypot(
            max(left - anchor[0], 0, anchor[0] - right), max(bottom - anchor[1], 0, anchor[1] - top)
        )
        return 1e4 * overlap + hidden.sum() + 12 * away
