"""Where a map and its panels stand on a page of any size."""

from dataclasses import dataclass, replace

from optviz.export.style.look import PAGE_WIDTH, Look

# All lengths are inches, at usual letters: the room for them grows with their size.
MARGIN = 0.18
LEFT = 0.62  # room for a vertical axis: its name and its numbers
BELOW = 0.47  # and for those of a horizontal one
PANEL_TITLE = 0.24
_BETWEEN = 0.7  # from the map to the panels beside it, and between two panels
_CLOSE = 0.5  # where these would be narrow
_OWN_NUMBERS, _NO_NUMBERS = 0.3, 0.12  # below the upper of two panels, if it has some or not

# These grow with the page.
_MAP_WIDTH, _MAP_HEIGHT, _FULL_HEIGHT, _PANEL_HEIGHT = 4.6, 3.8, 4.8, 1.3
_WIDE = 1.9  # panels stand below a map that is wider than this
_MAP_SHARE = 0.62  # of the height that a map above its panels may take

# At usual letters, anything smaller cannot be read.
_LEAST_MAP = 0.8
_LEAST_MAP_BESIDE, _LEAST_BESIDE = 2.2, 1.5  # of the widths of a map and the panels beside it
_LEAST_WIDTH, _LEAST_HEIGHT = 1.32, 0.4  # of a panel

Place = tuple[float, float, float, float]  # left, top (from the page's top), width, height


class TooLowError(ValueError):
    """Too little height for a map and its panels; `missing` inches more would do."""

    def __init__(self, missing: float):
        self.missing = missing
        super().__init__(f"{missing:.2f} inches are missing")


@dataclass(frozen=True)
class Room:
    """The part of a page that a map and its panels may take.

    They begin `left` (of the map's axes) and `top` inches from the page's corner, and are `height`
    inches high, without the numbers below; None for as much as they like. `aspect` is the map's
    width to its height; a `free` map may have another, where the height is given. `numbers` says
    whether the upper of two panels has numbers of its own below.
    """

    look: Look
    left: float
    top: float
    height: float | None
    aspect: float
    free: bool
    numbers: bool

    @property
    def _width(self) -> float:
        return self.look.inches - MARGIN * self.look.scale - self.left

    @property
    def _page(self) -> float:
        return self.look.inches / PAGE_WIDTH

    def of_pair(self, between: float) -> "Room":
        """The same room, for two such maps side by side in place of one."""
        each = (self._width - between) / 2
        return replace(self, aspect=self._width / each * self.aspect)

    def _map(self, width: float, height: float) -> tuple[float, float]:
        """Width and height of the largest map in this room."""
        if self.free and self.height is not None:
            return width, height
        width = min(width, height * self.aspect)
        return width, width / self.aspect

    def alone(self) -> Place:
        """The place of a map without panels. Raises TooLowError."""
        height = self.height
        self._check(_LEAST_MAP * self.look.scale)
        width, height = self._map(
            self._width, self._page * _FULL_HEIGHT if height is None else height
        )
        return self.left, self.top, width, height

    def with_panels(self, *, below: bool = False) -> tuple[Place, list[Place]]:
        """The places of a map and of two panels, these perhaps `below`. Raises TooLowError."""
        scale = self.look.scale
        narrow = below or self._beside_width(_LEAST_BESIDE * scale) < _LEAST_MAP_BESIDE * scale
        if self.height is None:
            return self._below() if narrow or self.aspect > _WIDE else self._beside()
        ways, missing = [], []
        for way in (self._below,) if narrow else (self._beside, self._below):
            try:
                ways.append(way())
            except TooLowError as error:
                missing.append(error.missing)
        if not ways:
            raise TooLowError(min(missing))
        # The way with the largest map.
        return max(ways, key=lambda way: way[0][2] * way[0][3])

    def _check(self, least: float) -> None:
        if self.height is not None and self.height < least:
            raise TooLowError(least - self.height)

    def _beside_width(self, width: float) -> float:
        """The width that a map leaves to the panels beside it, or they to the map."""
        return self._width - width - _BETWEEN * self.look.scale

    def _beside(self) -> tuple[Place, list[Place]]:
        scale = self.look.scale
        titles = 2 * PANEL_TITLE * scale
        numbers = (_OWN_NUMBERS if self.numbers else _NO_NUMBERS) * scale
        least = titles + numbers + 2 * _LEAST_HEIGHT * scale
        self._check(least)
        most = self._page * _MAP_WIDTH + LEFT * scale - self.left
        width, height = self._map(
            min(most, self._beside_width(_LEAST_BESIDE * scale)),
            self._page * _MAP_HEIGHT if self.height is None else self.height,
        )
        beside = self.left + width + _BETWEEN * scale
        block = max(height, least) if self.height is None else self.height
        each = (block - titles - numbers) / 2
        rows = self.top + PANEL_TITLE * scale, self.top + block - each
        rest = self.look.inches - MARGIN * scale - beside
        place = self.left, self.top, width, height
        return place, [(beside, row, rest, each) for row in rows]

    def _below(self) -> tuple[Place, list[Place]]:
        scale = self.look.scale
        apart = _BETWEEN * scale
        if self._width - apart < 2 * _LEAST_WIDTH * scale:
            apart = _CLOSE * scale
        half = (self._width - apart) / 2
        stacked = half < _LEAST_WIDTH * scale
        rows = 2 if stacked else 1
        # Between the map and the panels, and between two rows of these.
        gap = (BELOW + PANEL_TITLE + 0.05) * scale
        row_gap = ((_OWN_NUMBERS if self.numbers else _NO_NUMBERS) + PANEL_TITLE) * scale
        between = gap + (rows - 1) * row_gap
        least = _LEAST_HEIGHT * scale
        self._check(between + _LEAST_MAP * scale + rows * least)
        if self.height is None:
            width, height = self._width, self._width / self.aspect
            each = max(_PANEL_HEIGHT * self._page, 2 * least)
        else:
            rest = self.height - between
            most = min(max(_MAP_SHARE * rest, _LEAST_MAP * scale), rest - rows * least)
            width, height = self._map(self._width, most)
            each = (rest - height) / rows
        below = self.top + height + gap
        place = self.left, self.top, width, height
        if stacked:
            tops = below, below + each + row_gap
            return place, [(self.left, top, self._width, each) for top in tops]
        lefts = self.left, self.left + half + apart
        return place, [(left, below, half, each) for left in lefts]
