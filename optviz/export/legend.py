"""The legend: the names of the paths and where each of them stands."""

import functools
import math
from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from optviz.export import lettering
from optviz.export.labels import Labels, filled, short
from optviz.export.panel import GRAY, INK, MEDIUM, SMALL, critical_marks, marks, minimum_mark
from optviz.rendering.scene import Path, Scene

ROW = 0.2  # inches
_SAMPLE, _GAP, _BETWEEN_TEXTS, _BETWEEN_COLUMNS = 0.42, 0.12, 0.22, 0.4


class Legend:
    """Lines with samples, names and losses, in as many columns as fit into `width` inches.

    There is room for the losses at each of the `steps`.
    """

    def __init__(
        self,
        scene: Scene,
        paths: Sequence[Path],
        steps: Sequence[int | None],
        labels: Labels,
        width: float,
    ):
        self.paths, self.labels, self.width = paths, labels, width
        self._texts_of = functools.cache(self._texts_at)
        known = scene.minima and not scene.critical
        self.key = lettering.writable(labels.minimum, 40) if known else ""
        self.kinds = _kinds_of(scene, labels)
        names = [lettering.writable(path.name, 120) for path in paths]
        for self.size in (MEDIUM, SMALL):
            self._choose_columns(names, [self._texts_of(step) for step in steps])
            if self.rows <= 4:
                break
        self.names = [lettering.shortened(name, self.size, self.name_width) for name in names]
        self.height = (self.rows + 1 + bool(self.kinds)) * ROW

    def _texts_at(self, step: int | None) -> tuple[str, list[str]]:
        """The header of the losses at a step, None for the last one, and the losses."""
        # Where a path has ended for want of a gradient, it stays.
        ends = [len(p.trajectory.value) - 1 if p.ended is None else p.ended for p in self.paths]
        steps = [last if step is None else min(step, last) for last in ends]
        longest = max(steps)
        header = lettering.writable(filled(self.labels.loss_at_step, step=str(longest)), 60)
        return header, [
            self._told(path, now, longest) for path, now in zip(self.paths, steps, strict=True)
        ]

    def _told(self, path: Path, now: int, longest: int) -> str:
        """The loss of a path at its present step, or when it has diverged."""
        if path.diverged is not None and path.diverged <= now:
            text = filled(self.labels.diverged, step=str(path.diverged))
            return lettering.writable(text, 60)
        loss = short(float(path.trajectory.value[now]))
        # A path with fewer steps than the others stands at its own last one.
        return (
            loss if now == longest else f"{loss} ({lettering.writable(self.labels.step, 20)} {now})"
        )

    def _choose_columns(self, names: list[str], texts: list[tuple[str, list[str]]]) -> None:
        self.loss_width = max(
            *(lettering.extent(header, SMALL)[0] for header, _ in texts),
            *(lettering.extent(text, self.size)[0] for _, losses in texts for text in losses),
        )
        fixed = _SAMPLE + _GAP + _BETWEEN_TEXTS + self.loss_width
        widest = max(
            lettering.extent(self.key, SMALL)[0],
            *(lettering.extent(name, self.size)[0] for name in names),
        )
        for columns in range(math.ceil(len(names) / 3), 0, -1):
            room = (self.width + _BETWEEN_COLUMNS) / columns - _BETWEEN_COLUMNS - fixed
            if room >= widest:
                break
        self.name_width = min(widest, max(room, 0.5))
        self.rows = math.ceil(len(names) / columns)
        self.column_width = fixed + self.name_width + _BETWEEN_COLUMNS

    def draw(self, figure: Figure, left: float, top: float) -> None:
        """Draw all but the losses, with the upper left corner at a place in inches."""
        self.left, self.top = left, top
        if self.key:
            self._draw_key(figure, left, top - ROW / 2)
        if self.kinds:
            self._draw_kinds(figure, left, top - (self.rows + 1.5) * ROW)
        for index, (path, name) in enumerate(zip(self.paths, self.names, strict=True)):
            x, y = self._place(index)
            _draw_sample(figure, path, x, y)
            write(figure, name, x + _SAMPLE + _GAP, y, self.size, INK)

    def draw_step(self, figure: Figure, step: int | None) -> None:
        """Write the losses at a step, None for the last one, beside the names."""
        to_loss = _SAMPLE + _GAP + self.name_width + _BETWEEN_TEXTS
        header, losses = self._texts_of(step)
        for column in range(math.ceil(len(self.paths) / self.rows)):
            x = self.left + column * self.column_width + to_loss
            write(figure, header, x, self.top - ROW / 2, SMALL, GRAY)
        for index, loss in enumerate(losses):
            x, y = self._place(index)
            write(figure, loss, x + to_loss, y, self.size, INK)

    def _place(self, index: int) -> tuple[float, float]:
        column, row = divmod(index, self.rows)
        return self.left + column * self.column_width, self.top - (row + 1.5) * ROW

    def _draw_key(self, figure: Figure, left: float, y: float) -> None:
        text = lettering.shortened(self.key, SMALL, self.name_width)
        page = figure.get_size_inches()
        mark = minimum_mark([(left + _SAMPLE / 2) / page[0]], [y / page[1]])
        mark.set_transform(figure.transFigure)
        figure.add_artist(mark)
        write(figure, text, left + _SAMPLE + _GAP, y, SMALL, GRAY)

    def _draw_kinds(self, figure: Figure, left: float, y: float) -> None:
        page = figure.get_size_inches()
        for kind, text in self.kinds.items():
            for mark in critical_marks(kind, [(left + 0.1) / page[0]], [y / page[1]], 6.5):
                mark.set_transform(figure.transFigure)
                figure.add_artist(mark)
            write(figure, text, left + 0.22, y, SMALL, GRAY)
            left += 0.22 + lettering.extent(text, SMALL)[0] + _BETWEEN_COLUMNS


def _kinds_of(scene: Scene, labels: Labels) -> dict[str, str]:
    """The kinds of critical points that are marked, and how many there are of each."""
    kinds = [point.kind for point in scene.critical.points] if scene.critical else []
    return {
        kind: f"{lettering.writable(getattr(labels, kind), 40)} ({kinds.count(kind)})"
        for kind in ("minimum", "saddle", "maximum", "degenerate", "edge")
        if kind in kinds
    }


def write(figure: Figure, text: str, x: float, y: float, size: float, color: str) -> None:
    """Write a line of text that is centered vertically at a place in inches."""
    width, height = figure.get_size_inches()
    figure.text(
        x / width,
        y / height,
        text,
        fontproperties=lettering.font(text, size),
        color=color,
        va="center_baseline",
        parse_math=False,
    )


def _draw_sample(figure: Figure, path: Path, left: float, y: float) -> None:
    page = figure.get_size_inches()
    ends = np.array([(left, y), (left + _SAMPLE, y)]) / page
    line = Line2D(
        *ends.T,
        color=path.style.light,
        linewidth=1.9,
        dash_capstyle="butt",
        linestyle=(0, path.style.dash) if path.style.dash else "-",
    )
    mark = marks(ends.mean(axis=0, keepdims=True), path.style, 7, 3, edge=0.9)
    for artist in (line, mark):
        artist.set_transform(figure.transFigure)
        figure.add_artist(artist)
