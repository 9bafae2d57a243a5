"""The vertical axis of a curve over the steps: logarithmic where the values allow it."""

from dataclasses import dataclass

import numpy as np
from matplotlib.ticker import MaxNLocator

from optviz.export.style.labels import Labels, filled, short

# A loss this many powers of ten below the largest is zero to 64 bits; curves leave there below.
_MOST_DECADES = 32.0
MOST_TICKS = 5


def linear_ticks(limits: tuple[float, float], most: int) -> tuple[list[float], list[str]]:
    """Round numbers between two limits, and their texts with as many digits as tell them apart."""
    low, high = limits
    values = MaxNLocator(most, steps=[1, 2, 5, 10]).tick_values(low, high)
    values = [float(value) for value in values if low <= value <= high]
    texts: list[str] = []
    for digits in range(3, 17):
        texts = [short(value, digits) for value in values]
        if len(set(texts)) == len(texts):
            break
    return values, texts


@dataclass(frozen=True)
class Scale:
    """How values become heights: `kind` is log, linear or symlog, `limits` are heights."""

    kind: str
    limits: tuple[float, float]
    threshold: float = 1.0

    def heights(self, values: np.ndarray) -> np.ndarray:
        """Turn values into heights; zero is infinitely low on a logarithmic axis."""
        with np.errstate(all="ignore"):
            if self.kind == "log":
                return np.log10(values)
            if self.kind == "symlog":
                return _symlog(values, self.threshold)
        return np.asarray(values, float)

    def ticks(self, most: int) -> tuple[list[float], list[str], list[float]]:
        """Heights of about so many ticks, their texts (mathtext), and heights of minor ticks."""
        if self.kind == "log":
            return self._log_ticks(most)
        if self.kind == "symlog":
            return self._symlog_ticks(most)
        return *linear_ticks(self.limits, min(most, 4)), []

    def name(self, labels: Labels) -> str:
        """What the axis says about itself."""
        if self.kind == "log":
            return labels.log_axis
        if self.kind == "linear":
            return labels.linear_axis
        return filled(labels.symlog_axis, threshold=short(self.threshold))

    def _log_ticks(self, most: int):
        low, high = self.limits
        powers = np.arange(np.ceil(low), np.floor(high) + 1)
        every = int(np.ceil(len(powers) / most))
        powers = [power for power in powers if power % every == 0]
        minor = np.log10(np.arange(2, 10))
        minors = np.add.outer(np.arange(np.floor(low), high), minor).ravel() if every == 1 else []
        if every > 1 and high - low < 40:
            minors = np.arange(np.ceil(low), np.floor(high) + 1)
        minors = [height for height in minors if low <= height <= high]
        return powers, [f"$10^{{{int(power)}}}$" for power in powers], minors

    def _symlog_ticks(self, most: int):
        low, high = self.limits
        largest = max(abs(low), abs(high))
        every = max(1, int(np.ceil(largest / (most / 2))))
        first = int(np.floor(np.log10(self.threshold)))
        values = [0.0]
        for power in range(every, int(largest) + 1, every):
            values += [10.0 ** (first + power), -(10.0 ** (first + power))]
        heights = [(float(_symlog(value, self.threshold)), value) for value in values]
        shown = [(height, value) for height, value in heights if low <= height <= high]
        return [height for height, _ in shown], [short(value) for _, value in shown], []


def choose_scale(values: np.ndarray) -> Scale:
    """Choose the axis on which all values can be told apart.

    Logarithmic for values that are nowhere negative; otherwise linear, or linear near zero and
    logarithmic beyond if most of them are a thousand times smaller than the largest.
    """
    values = values[np.isfinite(values)]
    positive = values[values > 0]
    if values.size and values.min() >= 0 and positive.size:
        return _log_scale(np.log10(positive.min()), np.log10(positive.max()))
    sizes = np.abs(values[values != 0])
    if not sizes.size:
        return Scale("linear", (-0.05, 1.0))
    typical = np.median(sizes)
    if sizes.max() / typical > 1000:
        threshold = 10.0 ** np.floor(np.log10(typical))
        low, high = _symlog(values.min(), threshold), _symlog(values.max(), threshold)
        room = 0.06 * (high - low)
        return Scale("symlog", (low - room, high + room), threshold)
    low, high = values.min(), values.max()
    room = 0.08 * (high - low) or 0.1 * abs(high)
    return Scale("linear", (low - room, high + room))


def _log_scale(low: float, high: float) -> Scale:
    low = max(low, high - _MOST_DECADES)
    room = 0.06 * (high - low)
    low, high = low - room, high + room
    if np.floor(high) - np.ceil(low) < 1:
        low, high = np.floor(low + room) - 0.06, np.ceil(high - room) + 0.06
    return Scale("log", (float(low), float(high)))


def _symlog(values, threshold: float):
    return np.sign(values) * np.log10(1 + np.abs(values) / threshold)
