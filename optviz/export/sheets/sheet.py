"""The page of a picture of many runs: a title, panels in a row, and lines of text below them."""

import math
from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from optviz.export.drawing.places import MARGIN
from optviz.export.style import lettering
from optviz.export.style.look import INCH, Look, LookError
from optviz.rendering.scene import PathStyle

# All lengths are inches, at usual letters: the room for them grows with their size.
LINE = 0.2
_TOP, _END = 0.56, 0.12
_LEAST = 1.2  # the width of a panel


class Sheet:
    """A page of a look with a `title`, panels side by side, and `lines` below.

    The panels are as high as the `share` of the page's width, and at least `least` inches at usual
    letters; a look with a height gives them what is left. There are `below` such inches from the
    panels to the lines. Raises LookError where a look's height is too small for all that.
    """

    def __init__(
        self,
        look: Look,
        title: str,
        lines: Sequence[str],
        *,
        share: float,
        least: float,
        below: float,
    ):
        self.look, self.scale = look, look.scale
        k = look.scale
        foot = (below + LINE * len(lines) + _END) * k
        height = max(share * look.inches, least * k)
        if look.height is not None:
            height = look.height / INCH - _TOP * k - foot
            if height < least * k:
                raise look.too_low(least * k - height)
        self.top, self.panels = _TOP * k, height
        self.total = self.top + height + foot
        paper = look.colors.paper
        self.figure = Figure((look.inches, self.total), dpi=look.dpi, facecolor=paper)
        title = lettering.writable(title)
        title = lettering.shortened(title, look.large, look.inches - 2 * MARGIN * k)
        self.write(MARGIN * k, 0.32 * k, title, look.large)
        for row, line in enumerate(lines, start=1):
            self.write(
                MARGIN * k, self.total - (_END + LINE * (len(lines) - row)) * k, line, look.small
            )

    @property
    def width(self) -> float:
        """The width of a line, in inches."""
        return self.look.inches - 2 * MARGIN * self.scale

    def add(self, left: float, width: float, *, below: float = 0.0, height: float = 0.0) -> Axes:
        """Add a panel at a place in inches; as high as all, unless a part of that is named.

        Raises LookError for one that is too narrow for its numbers.
        """
        y = self.total - self.top - self.panels + below
        place = left, y, width, height or self.panels
        sizes = (self.look.inches, self.total) * 2
        return self.figure.add_axes(
            [length / size for length, size in zip(place, sizes, strict=True)]
        )

    def check_width(self, panel: float, count: int) -> None:
        """Raise LookError if so many panels have so few inches each."""
        missing = _LEAST * self.scale - panel
        if missing > 0:
            least = self.look.width + missing * count * INCH
            raise LookError(
                "A picture of many runs needs a width of at least {least:g} cm for letters of "
                "{size:g} points.",
                least=math.ceil(least * 10) / 10,
                size=self.look.font_size,
            )

    def pair(self) -> tuple[Axes, Axes]:
        """Add two panels side by side. Raises LookError where they are too narrow."""
        left, between, right = 0.64 * self.scale, 0.8 * self.scale, 0.16 * self.scale
        width = (self.look.inches - left - between - right) / 2
        self.check_width(width, 2)
        return self.add(left, width), self.add(left + width + between, width)

    def write(self, x: float, y: float, text: str, size: float, color: str = "") -> None:
        """Write a line whose base is so many inches below the top."""
        text = lettering.writable(text)
        self.figure.text(
            x / self.look.inches,
            1 - y / self.total,
            text,
            fontproperties=lettering.font(text, size),
            color=color or self.look.colors.ink,
            parse_math=False,
        )

    def name_axes(self, panel: Axes, x: str, y: str, *, grid: bool = True) -> None:
        """Name the axes of a panel, and color it."""
        colors = self.look.colors
        for axis, name in ((panel.xaxis, x), (panel.yaxis, y)):
            font = lettering.font(name, self.look.small)
            axis.set_label_text(name, fontproperties=font, color=colors.ink)
        self.color(panel)
        if grid:
            panel.grid(visible=True, color=colors.pale, linewidth=0.6)

    def color(self, panel: Axes) -> None:
        """Give a panel's numbers, border and ground the colors and the size of the look."""
        colors = self.look.colors
        panel.set_facecolor(colors.paper)
        panel.tick_params(which="both", labelsize=7 * self.scale, colors=colors.gray)
        for side in panel.spines.values():
            side.set_edgecolor(colors.gray)

    def legend(self, of: Any, **place: Any) -> None:
        """Add a legend to a panel or the figure, in the colors of the look."""
        colors = self.look.colors
        of.legend(
            fontsize=7 * self.scale,
            framealpha=0.8,
            facecolor=colors.paper,
            edgecolor=colors.pale,
            labelcolor=colors.ink,
            **place,
        )

    def dashed(self, style: PathStyle) -> dict[str, Any]:
        """A path's line, in matplotlib's words."""
        dash = (0, style.dash) if style.dash else "solid"
        return {"color": self.look.colors.path(style), "linestyle": dash, "linewidth": 1.6}
