"""How high values stand in a landscape: as in the player, rising with them throughout.

Where half of all values lie in the lowest quarter, as in a bowl, or above it, heights are in
proportion to the values; where they lie lower, as in a narrow valley, the low values are stretched
by a root. Poles, which would flatten all else, go on by a logarithm, and are cut open.
"""

import numpy as np

from optviz.export.style.labels import Labels, short
from optviz.export.style.scales import linear_ticks

_STANDING = 0.8  # from the lowest value to the highest, in halves of the longer side
TOP = _STANDING / 2
_STEEPEST = 1.5  # beyond this part of its height a pole is cut open


class Heights:
    """The heights of values like these, in the landscape's units around its middle."""

    def __init__(self, values: np.ndarray):
        values = values[np.isfinite(values)]
        parts = (0.0, 0.01, 0.5, 0.98, 1.0)
        least, low, middle, high, most = (
            np.quantile(values, parts, method="nearest") if values.size else np.zeros(5)
        )
        self.low = low if low - least > high - low else least
        self.high = high if most - self.low > 3 * (high - self.low) else most
        if not self.high > self.low:
            self.high = self.low + 1.0
        with np.errstate(divide="ignore", invalid="ignore"):
            bent = np.log((middle - self.low) / (self.high - self.low)) / np.log(0.25)
        self._root = min(bent, 3.0) if bent > 1.15 else 1.0
        self._soft = 2e-3 if self._root > 1 else 0.0  # keeps smooth what is smooth
        self.linear = bool(self._root == 1 and self.high == most and self.low == least)
        bottom, top = self._raw(np.array([least, most]))
        self._bottom, self._top = max(bottom, 1 - _STEEPEST), min(top, _STEEPEST)
        if not self._top > self._bottom:
            self._top = self._bottom + 1.0  # a plane lies on the ground
        self._cut = top > self._top, bottom < self._bottom

    def _raw(self, values: np.ndarray) -> np.ndarray:
        """0 for the lowest value, 1 for the highest but for poles."""
        power, soft = 1 / self._root, self._soft
        with np.errstate(all="ignore"):
            part = (values - self.low) / (self.high - self.low)
            full = (1 + soft) ** power - soft**power
            within = (np.clip(part, 0, 1) + soft) ** power - soft**power
            above = (1 + soft) ** (power - 1) * power * np.log(np.maximum(part, 1))
            below = 0.0
            if (part < 0).any():
                slope = soft ** (power - 1) if soft else 1.0
                below = slope * power * np.log1p(np.maximum(-part, 0))
            return np.where(np.isfinite(values), (within + above - below) / full, np.nan)

    def of(self, values: np.ndarray) -> np.ndarray:
        """The heights of values; NaN for those that are not finite."""
        raw = self._raw(np.asarray(values, float))
        return ((raw - self._bottom) / (self._top - self._bottom) - 0.5) * _STANDING

    def said(self, labels: Labels) -> str:
        """What a picture says of its heights."""
        words = [labels.height_linear if self.linear else labels.height_bent]
        cut = zip(self._cut, (labels.height_cut, labels.height_cut_below), strict=True)
        return " · ".join(words + [text for is_cut, text in cut if is_cut])

    def ticks(self, apart: float) -> list[tuple[float, str]]:
        """Heights of round values and their texts, at least `apart` from one another.

        The roundest values come first.
        """
        marks: list[tuple[float, str]] = []
        values = self._round_values()
        if self.linear:
            values = linear_ticks((self.low, self.high), max(2, int(1.4 * TOP / apart)))[0]
        for value, z in zip(values, self.of(np.array(values)), strict=True):
            free = all(abs(z - other) > apart for other, _ in marks)
            if free and abs(z) <= TOP:
                marks.append((float(z), short(value)))
        return marks

    def _round_values(self) -> list[float]:
        """0 and the powers of ten, then twice and five times these, not finer than a thousandth."""
        largest = int(np.floor(np.log10(max(abs(self.low), abs(self.high)))))
        smallest = int(np.floor(np.log10((self.high - self.low) / 1000)))
        powers = range(largest, smallest - 1, -1)
        sizes = [float(f"{m}e{power}") for m in (1, 2, 5) for power in powers]
        return [0.0, *(value for size in sizes for value in (size, -size))]
