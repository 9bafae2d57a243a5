"""The layout of a picture: every part says how much room it needs, then the page is cut to fit."""

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure

from optviz.export.drawing.geometry import Box
from optviz.export.drawing.places import BELOW, LEFT, MARGIN, Place, Room, TooLowError
from optviz.export.drawing.surface import y_ticks
from optviz.export.page.batch import BatchLoss, beside, shape_of
from optviz.export.page.captions import caption_lines
from optviz.export.page.data import add_data, draw_data
from optviz.export.page.histories import QUANTITIES, add_history
from optviz.export.page.legend import Legend, write
from optviz.export.page.view import view_of
from optviz.export.space.camera import Camera
from optviz.export.style import lettering
from optviz.export.style.formulas import mathtext
from optviz.export.style.labels import Labels
from optviz.export.style.look import INCH, PAGE_WIDTH, Look
from optviz.rendering.fit import Fit
from optviz.rendering.scene import Path, Scene

# All lengths are inches, at usual letters; pixels come last.
_TITLE, _CAPTION_LINE = 0.26, 0.17
_FREE_ASPECT = 1.4  # of a curve, and of a map whose axes have scales of their own
_NAME = 0.36  # room for the name of a vertical axis without its numbers
_BETWEEN_PAIR = 0.72  # from a map to the loss of a batch
_NARROW = 6.0  # a page below this has its text at its very edge
_FORMULA = 11.5  # points


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
        look: Look = Look(),  # noqa: B008 - frozen
        link: str = "",
        camera: Camera | None = None,
    ):
        self.fit, self.batches, self.look, self.camera = fit, batches, look, camera
        self.scene, self.paths, self.labels = scene, list(paths), labels
        self.margin = MARGIN * look.scale
        share = look.inches / look.scale / PAGE_WIDTH  # of a usual line
        self.left = LEFT * look.scale if share * PAGE_WIDTH >= _NARROW else self.margin
        self.width = look.inches - self.left - self.margin
        self.title = lettering.wrapped(lettering.writable(title), look.large, self.width, 2)
        self.caption = caption_lines(caption, link, look, self.width)
        self._fit_formula(scene.formula)

    def _fit_formula(self, latex: str) -> None:
        """Choose the formula's size; one that cannot be set is shown as its source."""
        look = self.look
        self.formula, self.formula_size = mathtext(latex), _FORMULA * look.scale
        self.formula_is_math = self.formula is not None
        if self.formula is not None:
            width = self._formula_extent()[0]
            self.formula_size *= min(1.0, max(self.width / width, 0.6))
        if self.formula is None or self._formula_extent()[0] > self.width + 0.01:
            self.formula, self.formula_size = lettering.writable(latex), look.small
            self.formula_is_math = False
            self.formula = lettering.shortened(self.formula, look.small, self.width)

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
        """Draw all that is the same at each of the steps; `limits` are those of the map.

        Raises LookError where the look's height is too small for that.
        """
        look, k = self.look, self.look.scale
        formula_width, formula_height, formula_descent = self._formula_extent()
        title_width = lettering.extent(self.title[0], look.large)[0] if self.title else 0.0
        beside = len(self.title) == 1 and title_width + formula_width + 0.5 * k < self.width
        # The line on which the formula stands, and where the map may begin.
        title = _TITLE * k
        baseline = self.margin + title * (len(self.title) - 0.35)
        if not beside:
            apart = 0.07 * k if self.title else 0.0
            baseline = self.margin + title * len(self.title) + apart
            baseline = baseline + formula_height - formula_descent
        elif formula_height > title:
            baseline = max(baseline, self.margin + formula_height - formula_descent)
        top = baseline + max(formula_descent, 0.05 * k) + (0.35 if self._pair else 0.13) * k

        legend = None
        if self.paths:
            legend = Legend(self.scene, self.paths, steps, self.labels, self.width, look)
        line = _CAPTION_LINE * k
        caption = line * len(self.caption)
        gap, end = (0.05 * k if self.caption else 0.0), 0.1 * k
        below = BELOW * k + (0.06 * k + legend.height + 0.06 * k if legend else 0.0)
        below += caption + gap + end
        place, panels = self._places(limits, top, below)

        if look.height is None:
            foot = max(t + height for _, t, _, height in (place, *panels)) + BELOW * k
        else:
            foot = look.height / INCH - below + BELOW * k
        legend_top = foot + 0.06 * k
        caption_top = legend_top + legend.height + 0.06 * k if legend else foot
        height = caption_top + caption + gap + end
        if look.height is not None:
            height = look.height / INCH

        size = look.inches, height
        self.figure = figure = Figure(figsize=size, dpi=100, facecolor=look.colors.paper)
        ink = look.colors.ink
        for index, text in enumerate(self.title):
            y = height - (baseline - 0.06 * k if beside else self.margin + title * (index + 0.5))
            write(figure, text, self.left, y, look.large, ink)
        if self.formula:
            figure.text(
                (look.inches - self.margin if beside else self.left) / look.inches,
                (height - baseline) / height,
                self.formula,
                fontproperties=lettering.font(self.formula, self.formula_size),
                color=ink,
                ha="right" if beside else "left",
                va="baseline",
                parse_math=self.formula_is_math,
            )
        self._add_panels(limits, place, panels)
        self.legend = legend
        if legend:
            legend.draw(figure, self.left, height - legend_top)
        for index, text in enumerate(self.caption):
            y = height - caption_top - line * (index + 0.5)
            write(figure, text, self.left, y, look.small, look.colors.gray)

    def _add_panels(self, limits: Box, place: Place, panels: list[Place]) -> None:
        figure = self.figure
        self.batch_loss = None
        if self._pair:
            place, other = beside(place, self._pair, self._aspect(limits))
        self.view = view_of(
            figure,
            _from_below(figure, place),
            limits,
            self.scene,
            self.labels,
            self.look,
            self.camera,
        )
        if self._pair:
            self.batch_loss = BatchLoss(
                figure,
                _from_below(figure, other),
                limits,
                self.scene,
                self.fit,
                self.batches,
                self.labels,
                self.look,
            )
        lowest = max((top for _, top, _, _ in panels), default=0.0)
        quantities, self.data = QUANTITIES, None
        if panels and self.fit is not None:
            self.data = add_data(
                figure, _from_below(figure, panels[0]), self.fit, self.labels, self.look
            )
            panels, quantities = panels[1:], QUANTITIES[:1]
        self.histories = [
            add_history(
                figure,
                _from_below(figure, history),
                quantity,
                self.paths,
                self.labels,
                self.look,
                with_steps=history[1] == lowest,
            )
            for quantity, history in zip(quantities, panels, strict=False)
        ]

    def draw_step(self, step: int | None) -> None:
        """Draw what belongs to a step, None for the last one."""
        step = None if step is None else max(0, int(step))
        self.view.draw_step(self.paths, step)
        if self.batch_loss is not None:
            self.batch_loss.draw_step(self.paths, step)
        if self.data is not None:
            seen = self.batches
            batch = None if seen is None else seen[-1 if step is None else min(step, len(seen) - 1)]
            draw_data(self.data, self.fit, batch, self.paths, step)
        for history in self.histories:
            history.draw_step(step)
        if self.legend:
            self.legend.draw_step(self.figure, step)

    def _places(self, limits: Box, top: float, below: float) -> tuple[Place, list[Place]]:
        """The map's place and the panels', below `top`; so much comes `below` them."""
        look, k = self.look, self.look.scale
        aspect = self._aspect(limits)
        # Deep in a zoom the numbers beside the map are long.
        numbers = max(
            (lettering.extent(text, look.small)[0] for text in y_ticks(limits, 3.0)[1]), default=0
        )
        room = Room(
            look,
            left=LEFT * k if self.camera else max(LEFT * k, _NAME * k + numbers),
            top=top,
            height=None if look.height is None else look.height / INCH - top - below,
            aspect=aspect or _FREE_ASPECT,
            free=aspect is None,
            numbers=self.fit is not None,
        )
        if self._pair:
            room = room.of_pair(self._pair)
        try:
            return (
                room.with_panels(below=self._pair is not None) if self.paths else (room.alone(), [])
            )
        except TooLowError as error:
            raise look.too_low(error.missing) from None

    @property
    def _pair(self) -> float | None:
        """How far the map is from the loss of the step's batch; None where there is none."""
        has = self.paths and self.fit is not None and self.batches is not None
        return _BETWEEN_PAIR * self.look.scale if has else None

    def _aspect(self, limits: Box) -> float | None:
        """The width of the map to its height; None if any will do."""
        return None if self.camera and not self._pair else shape_of(self.scene, limits)


def _from_below(figure: Figure, place: Place) -> Place:
    left, top, width, height = place
    return left, figure.get_size_inches()[1] - top - height, width, height
