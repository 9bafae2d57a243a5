"""The values that a slider can take."""

import math

from optviz.settings.kinds import Number

STEP_COUNTS = (
    *(1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120, 150, 200, 250, 300),
    *(400, 500, 600, 800, 1000, 1200, 1500, 2000),
)
# The values of a logarithmic slider within one decade: fine where few decades are spanned.
_FINE = (1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9)
_COARSE = (1, 2, 5)


def log_values(kind: Number) -> list[float]:
    """The values of a logarithmic slider."""
    first, last = math.floor(math.log10(kind.low)), math.ceil(math.log10(kind.high))
    mantissas = _FINE if last - first <= 6 else _COARSE
    values = [float(f"{m}e{power}") for power in range(first, last + 1) for m in mantissas]
    return [v for v in values if kind.low <= v <= kind.high and not (kind.whole and v % 1)]


def values_near_one(kind: Number) -> list[float]:
    """The values of a slider that is finer towards 1."""
    coarse = [kind.low + k * 0.05 for k in range(20)]
    fine = [0.96, 0.97, 0.98, 0.99, 0.995, 0.999, 0.9995, 0.9999]
    return [round(value, 4) for value in (*coarse, *fine) if value <= kind.high]


def slider_values(kind: Number, *, log: bool = False) -> list[float]:
    """All values that a slider can take, in rising order.

    The step of a linear slider is a power of ten, about a hundred to the whole.
    """
    if log:
        return log_values(kind)
    if 0.99 <= kind.high < 1:
        return values_near_one(kind)
    if kind.whole:
        return list(range(int(kind.low), int(kind.high) + 1))
    power = math.floor(math.log10((kind.high - kind.low) / 90))
    count = math.floor((kind.high - kind.low) / 10.0**power + 1e-9) + 1
    # Adding zero makes a positive zero of a negative one.
    return [round(kind.low + k * 10.0**power, max(0, -power)) + 0.0 for k in range(count)]
