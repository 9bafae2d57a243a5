"""The legend: the names of the paths and where each of them stands."""

import functools
import math
from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from optviz.export.drawing.panel import marks
from optviz.export.drawing.points import critical_marks, minimum_mark
from optviz.export.style import lettering
from optviz.export.style.labels import Labels, filled, short
from optviz.export.style.look import Look
from optviz.rendering.scene import Path, Scene

# Inches, at usual letters.
_ROW, _SAMPLE, _GAP = 0.2, 0.42, 0.12
_BETWEEN_TEXTS, _BETWEEN_COLUMNS = 0.22, 0.4
_KIND = 0.22  # a mark, and the gap after it
_LEAST_NAME = 0.5


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
        look: Look,
    ):
        self.paths, self.labels, self.width, self.look = paths, labels, width, look
        self._texts_of = functools.cache(self._texts_at)
        self.row = _ROW * look.scale
        self.sample, self.gap = _SAMPLE * look.scale, _GAP * look.scale
        known = scene.minima and not scene.critical
        self.key = lettering.writable(labels.minimum, 40) if known else ""
        self.kinds = self._rows_of(_kinds_of(scene, labels))
        names = [lettering.writable(path.name, 120) for path in paths]
        for self.size in (look.medium, look.small):
            self._choose_columns(names, [self._texts_of(step) for step in steps])
            if self.rows <= 4:
                break
        self.names = [lettering.shortened(name, self.size, self.name_width) for name in names]
        self.height = (self.rows + 1 + len(self.kinds)) * self.row

    def _texts_at(self, step: int | None) -> tuple[str, list[str]]:
        """The header of the losses at a step, None for the last one, and the losses."""
        # Where a path has ended for want of a gradient, it stays.
        ends = [len(p.trajectory.value) - 1 if p.ended is None else p.ended for p in self.paths]
        steps = [last if step is None else min(step, last) for last in ends]
        longest = max(steps)
        header = lettering.writable(filled(self.labels.loss_at_step, step=str(longest)), 60)
        return header, [
            self._loss_at(path, now, longest) for path, now in zip(self.paths, steps, strict=True)
        ]

    def _loss_at(self, path: Path, now: int, longest: int) -> str:
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
        small, scale = self.look.small, self.look.scale
        self.loss_width = max(
            *(lettering.extent(header, small)[0] for header, _ in texts),
            *(lettering.extent(text, self.size)[0] for _, losses in texts for text in losses),
        )
        fixed = self.sample + self.gap + _BETWEEN_TEXTS * scale + self.loss_width
        between = _BETWEEN_COLUMNS * scale
        widest = max(
            lettering.extent(self.key, small)[0],
            *(lettering.extent(name, self.size)[0] for name in names),
        )
        for columns in range(math.ceil(len(names) / 3), 0, -1):
            room = (self.width + between) / columns - between - fixed
            if room >= widest:
                break
        self.name_width = min(widest, max(room, _LEAST_NAME * scale))
        self.rows = math.ceil(len(names) / columns)
        self.column_width = fixed + self.name_width + between

    def _rows_of(self, kinds: Mapping[str, str]) -> list[dict[str, str]]:
        """The kinds of critical points, in as many rows as they need."""
        rows: list[dict[str, str]] = []
        left = math.inf
        for kind, text in kinds.items():
            width = self._kind_width(text)
            if left + width > self.width:
                rows.append({})
                left = 0.0
            rows[-1][kind] = text
            left += width + _BETWEEN_COLUMNS * self.look.scale
        return rows

    def _kind_width(self, text: str) -> float:
        return _KIND * self.look.scale + lettering.extent(text, self.look.small)[0]

    def draw(self, figure: Figure, left: float, top: float) -> None:
        """Draw all but the losses, with the upper left corner at a place in inches."""
        self.left, self.top = left, top
        if self.key:
            self._draw_key(figure, left, top - self.row / 2)
        for index, kinds in enumerate(self.kinds):
            self._draw_kinds(figure, kinds, left, top - (self.rows + 1.5 + index) * self.row)
        for index, (path, name) in enumerate(zip(self.paths, self.names, strict=True)):
            x, y = self._place(index)
            _draw_sample(figure, path, x, y, self.sample, self.look)
            write(figure, name, x + self.sample + self.gap, y, self.size, self.look.colors.ink)

    def draw_step(self, figure: Figure, step: int | None) -> None:
        """Write the losses at a step, None for the last one, beside the names."""
        look = self.look
        to_loss = self.sample + self.gap + self.name_width + _BETWEEN_TEXTS * look.scale
        # On a page so narrow that a column is wider, they are cut.
        room = self.width - to_loss
        header, losses = self._texts_of(step)
        for column in range(math.ceil(len(self.paths) / self.rows)):
            x = self.left + column * self.column_width + to_loss
            text = lettering.shortened(header, look.small, room)
            write(figure, text, x, self.top - self.row / 2, look.small, look.colors.gray)
        for index, loss in enumerate(losses):
            x, y = self._place(index)
            text = lettering.shortened(loss, self.size, room)
            write(figure, text, x + to_loss, y, self.size, look.colors.ink)

    def _place(self, index: int) -> tuple[float, float]:
        column, row = divmod(index, self.rows)
        return self.left + column * self.column_width, self.top - (row + 1.5) * self.row

    def _draw_key(self, figure: Figure, left: float, y: float) -> None:
        look = self.look
        text = lettering.shortened(self.key, look.small, self.name_width)
        width, height = figure.get_size_inches()
        middle = left + self.sample / 2
        mark = minimum_mark([middle / width], [y / height], look.colors.ink)
        mark.set_transform(figure.transFigure)
        figure.add_artist(mark)
        write(figure, text, left + self.sample + self.gap, y, look.small, look.colors.gray)

    def _draw_kinds(self, figure: Figure, kinds: Mapping[str, str], left: float, y: float) -> None:
        page, look = figure.get_size_inches(), self.look
        for kind, text in kinds.items():
            place = [(left + 0.1 * look.scale) / page[0]], [y / page[1]]
            for mark in critical_marks(kind, *place, look.colors, 6.5):
                mark.set_transform(figure.transFigure)
                figure.add_artist(mark)
            write(figure, text, left + _KIND * look.scale, y, look.small, look.colors.gray)
            left += self._kind_width(text) + _BETWEEN_COLUMNS * look.scale


class Samples:
    """The names of paths with samples of their lines, each once, in rows of `width` inches."""

    def __init__(self, paths: Sequence[Path], width: float, look: Look):
        self.look, self.row = look, _ROW * look.scale
        self.sample, gap = _SAMPLE * look.scale, _GAP * look.scale
        self.to_name = self.sample + gap
        self.places: list[tuple[Path, str, float, int]] = []
        x, row = 0.0, 0
        for path in {path.name: path for path in paths}.values():
            name = lettering.writable(path.name, 120)
            name = lettering.shortened(name, look.small, width - self.to_name)
            own = self.to_name + lettering.extent(name, look.small)[0]
            if x and x + own > width:
                x, row = 0.0, row + 1
            self.places.append((path, name, x, row))
            x += own + _BETWEEN_COLUMNS * look.scale
        self.height = (row + 1) * self.row if self.places else 0.0

    def draw(self, figure: Figure, left: float, top: float) -> None:
        """Draw them with the upper left corner at a place in inches."""
        for path, name, x, row in self.places:
            y = top - (row + 0.5) * self.row
            _draw_sample(figure, path, left + x, y, self.sample, self.look)
            x += left + self.to_name
            write(figure, name, x, y, self.look.small, self.look.colors.ink)


def _draw_sample(
    figure: Figure, path: Path, left: float, y: float, length: float, look: Look
) -> None:
    page, colors = figure.get_size_inches(), look.colors
    ends = np.array([(left, y), (left + length, y)]) / page
    line = Line2D(
        *ends.T,
        color=colors.path(path.style),
        linewidth=1.9,
        dash_capstyle="butt",
        linestyle=(0, path.style.dash) if path.style.dash else "-",
    )
    mark = marks(ends.mean(axis=0, keepdims=True), path.style, colors, 7, 3, edge=0.9)
    for artist in (line, mark):
        artist.set_transform(figure.transFigure)
        figure.add_artist(artist)


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
