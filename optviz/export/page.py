"""The layout of a picture: every part says how much room it needs, then the page is cut to fit."""

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure

from optviz.export import lettering
from optviz.export.data import add_data, draw_data
from optviz.export.formulas import mathtext
from optviz.export.geometry import Box
from optviz.export.histories import QUANTITIES, add_history
from optviz.export.labels import Labels
from optviz.export.landscape import draw_curve, draw_map, draw_tangent, y_ticks
from optviz.export.legend import Legend, write
from optviz.export.panel import GRAY, INK, LARGE, SMALL, add_panel
from optviz.export.trails import Trail, draw_trails
from optviz.export.words import Words
from optviz.rendering.fit import Fit
from optviz.rendering.scene import Path, Scene
from optviz.rendering.symbols import point_name

# All lengths are inches; pixels come last.
PAGE_WIDTH = 8.0
_MARGIN = 0.18
_NAME, _LEFT = 0.36, 0.62  # room for the name of a vertical axis, and with its numbers too
_BELOW = 0.47  # and for those of a horizontal one
_WIDTH = PAGE_WIDTH - _LEFT - _MARGIN
_MAP_WIDTH, _MAP_HEIGHT, _FULL_HEIGHT = 4.6, 3.8, 4.8
_BETWEEN = 0.7  # from the map to the panels beside it
_TITLE, _PANEL_TITLE = 0.26, 0.24
_FREE_ASPECT = 1.4  # of a curve, and of a map whose axes have scales of their own
_WIDE = 1.9  # panels stand below a map that is wider than this

_Place = tuple[float, float, float, float]  # left, top (from the page's top), width, height


class Page:
    """A picture's parts: `lay_out` draws what stands still in its place, `draw_step` the rest."""

    def __init__(
        self,
        scene: Scene,
        paths: Sequence[Path],
        labels: Labels,
        title: str,
        caption: str,
        fit: Fit | None = None,
        batches: Sequence[np.ndarray] | None = None,
    ):
        self.fit, self.batches = fit, batches
        self.scene, self.paths, self.labels = scene, list(paths), labels
        self.title = lettering.wrapped(lettering.writable(title), LARGE, _WIDTH, 2)
        self.caption = lettering.wrapped(lettering.writable(caption, 1000), SMALL, _WIDTH, 6)
        self._fit_formula(scene.formula)

    def _fit_formula(self, latex: str) -> None:
        """Choose the formula's size; one that cannot be set is shown as its source."""
        self.formula, self.formula_size = mathtext(latex), 11.5
        self.formula_is_math = self.formula is not None
        if self.formula is not None:
            width = self._formula_extent()[0]
            self.formula_size *= min(1.0, max(_WIDTH / width, 0.6))
        if self.formula is None or self._formula_extent()[0] > _WIDTH + 0.01:
            self.formula, self.formula_size = lettering.writable(latex), SMALL
            self.formula_is_math = False
            self.formula = lettering.shortened(self.formula, SMALL, _WIDTH)

    def _formula_extent(self) -> tuple[float, float, float]:
        if not self.formula:
            return 0.0, 0.0, 0.0
        return lettering.extent(self.formula, self.formula_size, self.formula_is_math)

    def drawn(self, limits: Box, step: int | None = None) -> Figure:
        """Draw everything at a step, None for the last one; `limits` are those of the map."""
        self.lay_out(limits, [step])
        self.draw_step(step)
        return self.figure

    def lay_out(self, limits: Box, steps: Sequence[int | None]) -> None:
        """Draw all that is the same at each of the steps; `limits` are those of the map."""
        formula_width, formula_height, formula_descent = self._formula_extent()
        title_width = lettering.extent(self.title[0], LARGE)[0] if self.title else 0.0
        beside = len(self.title) == 1 and title_width + formula_width + 0.5 < _WIDTH
        # The line on which the formula stands, and where the map may begin.
        baseline = _MARGIN + _TITLE * (len(self.title) - 0.35)
        if not beside:
            gap = 0.07 if self.title else 0.0
            baseline = _MARGIN + _TITLE * len(self.title) + gap + formula_height - formula_descent
        elif formula_height > _TITLE:
            baseline = max(baseline, _MARGIN + formula_height - formula_descent)
        top = baseline + max(formula_descent, 0.05) + 0.13
        place, panels = self._places(limits, top)

        foot = max(t + height for _, t, _, height in (place, *panels)) + _BELOW
        legend = Legend(self.scene, self.paths, steps, self.labels, _WIDTH) if self.paths else None
        legend_top = foot + 0.06
        caption_top = legend_top + legend.height + 0.06 if legend else foot
        height = caption_top + 0.17 * len(self.caption) + (0.05 if self.caption else 0) + 0.1

        self.figure = figure = Figure(figsize=(PAGE_WIDTH, height), dpi=100, facecolor="white")
        for index, line in enumerate(self.title):
            y = height - (baseline - 0.06 if beside else _MARGIN + _TITLE * (index + 0.5))
            write(figure, line, _LEFT, y, LARGE, INK)
        if self.formula:
            figure.text(
                (PAGE_WIDTH - _MARGIN if beside else _LEFT) / PAGE_WIDTH,
                (height - baseline) / height,
                self.formula,
                fontproperties=lettering.font(self.formula, self.formula_size),
                color=INK,
                ha="right" if beside else "left",
                va="baseline",
                parse_math=self.formula_is_math,
            )
        self._add_panels(limits, place, panels)
        self.legend = legend
        if legend:
            legend.draw(figure, _LEFT, height - legend_top)
        for index, line in enumerate(self.caption):
            write(figure, line, _LEFT, height - caption_top - 0.17 * (index + 0.5), SMALL, GRAY)

    def _add_panels(self, limits: Box, place: _Place, panels: list[_Place]) -> None:
        figure = self.figure
        self.panel = add_panel(figure, _from_below(figure, place), limits)
        self.graph = None
        if len(self.scene.axes) == 1:
            self.graph = draw_curve(self.panel, self.scene)
        else:
            draw_map(self.panel, self.scene)
        # Where the words stand on the map: in a film they stay.
        self.places: dict[tuple[float, ...], tuple[float, float]] = {}
        lowest = max((top for _, top, _, _ in panels), default=0.0)
        quantities, self.data = QUANTITIES, None
        if panels and self.fit is not None:
            self.data = add_data(figure, _from_below(figure, panels[0]), self.fit, self.labels)
            panels, quantities = panels[1:], QUANTITIES[:1]
        self.histories = [
            add_history(
                figure,
                _from_below(figure, history),
                quantity,
                self.paths,
                self.labels,
                with_steps=history[1] == lowest,
            )
            for quantity, history in zip(quantities, panels, strict=False)
        ]

    def draw_step(self, step: int | None) -> None:
        """Draw what belongs to a step, None for the last one."""
        step = None if step is None else max(0, int(step))
        trails = [_trail(path, step) for path in self.paths]
        words = Words(self.panel, self.places)
        if self.graph is not None:
            words.avoid(self.graph)
            for trail in trails:
                draw_tangent(self.panel, trail, words)
        if trails:
            draw_trails(self.panel, trails, self.labels, words, point_name(self.scene.symbols))
        if self.data is not None:
            seen = self.batches
            batch = None if seen is None else seen[-1 if step is None else min(step, len(seen) - 1)]
            draw_data(self.data, self.fit, batch, self.paths, step)
        for history in self.histories:
            history.draw_step(step)
        if self.legend:
            self.legend.draw_step(self.figure, step)

    def _places(self, limits: Box, top: float) -> tuple[_Place, list[_Place]]:
        """The map's place and the panels', below `top`."""
        (low_x, high_x), (low_y, high_y) = limits
        free = len(self.scene.axes) == 1 or not self.scene.equal_units
        aspect = _FREE_ASPECT if free else (high_x - low_x) / (high_y - low_y)
        # Deep in a zoom the numbers beside the map are long.
        numbers = max(
            (lettering.extent(text, SMALL)[0] for text in y_ticks(limits, 3.0)[1]), default=0
        )
        left = max(_LEFT, _NAME + numbers)
        room = PAGE_WIDTH - _MARGIN - left
        if not self.paths:
            width = min(room, _FULL_HEIGHT * aspect)
            return (left, top, width, width / aspect), []
        if aspect > _WIDE:
            height = room / aspect
            below = top + height + _BELOW + _PANEL_TITLE + 0.05
            half = (room - _BETWEEN) / 2
            beside = left + half + _BETWEEN
            panels = [(left, below, half, 1.3), (beside, below, half, 1.3)]
            return (left, top, room, height), panels
        width = min(_MAP_WIDTH + _LEFT - left, _MAP_HEIGHT * aspect)
        height = width / aspect
        beside = left + width + _BETWEEN
        numbers = 0.12 if self.fit is None else 0.3  # those of the upper panel, if it has its own
        each = (height - 2 * _PANEL_TITLE - numbers) / 2
        rows = top + _PANEL_TITLE, top + height - each
        rest = PAGE_WIDTH - _MARGIN - beside
        return (left, top, width, height), [(beside, row, rest, each) for row in rows]


def _trail(path: Path, step: int | None) -> Trail:
    trajectory = path.trajectory
    last = len(trajectory.params) - 1
    now = last if step is None else min(step, last)
    points = np.asarray(trajectory.params, float).reshape(last + 1, -1)[: now + 1]
    if points.shape[1] == 1:
        points = np.column_stack([points, trajectory.value[: now + 1]])
    return Trail(path, points)


def _from_below(figure: Figure, place: _Place) -> _Place:
    left, top, width, height = place
    return left, figure.get_size_inches()[1] - top - height, width, height
