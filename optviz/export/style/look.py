"""How a picture for print looks: its size, its letters, its colors, with a caption or without."""

import math
from dataclasses import dataclass

from optviz.export.style.themes import THEMES, Theme
from optviz.refusal import ExportError

INCH = 2.54  # cm
PAGE_WIDTH = 8.0  # inches, unless a look says another
SMALL, MEDIUM, LARGE = 8.0, 9.0, 13.0  # points, where the font size is that of MEDIUM

WIDTHS = 5.0, 60.0  # cm
HEIGHTS = 4.0, 80.0  # cm
RESOLUTIONS = 50, 1200  # dots per inch
FONT_SIZES = 4.0, 24.0  # points
_LEAST_WIDTH = 0.75  # cm for each point of the font size: the numbers of an axis, and a map beside


class LookError(ExportError):
    """A look that no picture can have."""


@dataclass(frozen=True)
class Look:
    """How a picture for print looks.

    `width` and `height` are in cm; without a height it follows from the contents. `dpi` are the
    pixels of an inch of a PNG file. `font_size`, in points, is that of names in the legend; titles
    are larger, numbers smaller, and the room for text grows with it; lines and marks stay. `theme`
    is "light" or "dark". `has_caption` and `has_link` say whether the settings and the link of the
    view stand below. Raises LookError for what no picture can have.
    """

    width: float = PAGE_WIDTH * INCH
    height: float | None = None
    dpi: float = 300
    font_size: float = MEDIUM
    theme: str = "light"
    has_caption: bool = True
    has_link: bool = False

    def __post_init__(self) -> None:
        if _outside(self.width, WIDTHS):
            raise LookError(
                "A width of {value:g} cm: it must be from {low:g} to {high:g} cm.",
                **_limits(self.width, WIDTHS),
            )
        if self.height is not None and _outside(self.height, HEIGHTS):
            raise LookError(
                "A height of {value:g} cm: it must be from {low:g} to {high:g} cm.",
                **_limits(self.height, HEIGHTS),
            )
        if _outside(self.dpi, RESOLUTIONS):
            raise LookError(
                "{value:g} dpi: it must be from {low:g} to {high:g}.",
                **_limits(self.dpi, RESOLUTIONS),
            )
        if _outside(self.font_size, FONT_SIZES):
            raise LookError(
                "A font size of {value:g}: it must be from {low:g} to {high:g} points.",
                **_limits(self.font_size, FONT_SIZES),
            )
        if self.width < _LEAST_WIDTH * self.font_size:
            raise LookError(
                "A picture {width:g} cm wide has no room for letters of {size:g} points: they can "
                "have {most:g} points at most.",
                width=self.width,
                size=self.font_size,
                most=int(self.width / _LEAST_WIDTH * 10) / 10,
            )
        if self.theme not in THEMES:
            raise LookError(
                "The theme {theme} is not known: it must be light or dark.", theme=self.theme
            )

    @property
    def inches(self) -> float:
        """The width in inches."""
        return self.width / INCH

    @property
    def pixels(self) -> int:
        """The width of a PNG file."""
        return round(self.inches * self.dpi)

    @property
    def colors(self) -> Theme:
        """The colors of the theme."""
        return THEMES[self.theme]

    @property
    def scale(self) -> float:
        """How much larger than usual the letters are, and with them the room for them."""
        return self.font_size / MEDIUM

    @property
    def small(self) -> float:
        """The size of numbers, words on the map and the caption, in points."""
        return SMALL * self.scale

    @property
    def medium(self) -> float:
        """The size of names, in points."""
        return MEDIUM * self.scale

    @property
    def large(self) -> float:
        """The size of the title, in points."""
        return LARGE * self.scale

    def too_low(self, missing: float) -> LookError:
        """The refusal of the look's height, of which so many inches are missing."""
        return LookError(
            "A picture {width:g} cm wide needs a height of at least {least:g} cm for all that "
            "it says; smaller letters or no caption need less.",
            width=self.width,
            least=math.ceil((self.height + missing * INCH) * 10) / 10,
        )


def _outside(value: float, limits: tuple[float, float]) -> bool:
    return not limits[0] <= value <= limits[1]


def _limits(value: float, limits: tuple[float, float]) -> dict[str, float]:
    return {"value": value, "low": limits[0], "high": limits[1]}
