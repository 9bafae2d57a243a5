"""Dates as people write them, as days."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

# Each with the day first; where the month may come first it is tried with day and month exchanged.
_FORMATS = (
    *("%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%d-%m-%y"),
    *("%d.%m.%Y %H:%M", "%d.%m.%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S"),
    *("%d/%m/%Y %I:%M %p", "%d/%m/%Y %I:%M:%S %p", "%d.%m.%y %H:%M", "%d/%m/%y %H:%M"),
)
_SURE = (
    "ISO8601",
    *("%d %b %Y", "%d-%b-%Y", "%d-%b-%y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%d. %B %Y"),
    *("%b %Y", "%B %Y", "%b-%y", "%b-%Y", "%d. %b %Y", "%a, %d %b %Y", "%Y-%b-%d", "%d%b%Y"),
    *("%m/%Y", "%Y/%m", "%Y.%m.%d", "%Y.%m.%d %H:%M", "%Y/%m/%d %H:%M", "%Y/%m/%d %H:%M:%S"),
    *("%Y/%m/%d", "%Y-%m-%d %H:%M", "%Y-%m"),
)
_CHINESE = str.maketrans({"年": "-", "月": "-", "日": None})
_COMPACT = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_SHAPE = re.compile(
    rf"(?:\d{{4}}([-/.年])\d{{1,2}}(?:[-/.月]\d{{1,2}})?[月日]?|\d{{1,2}}([-/.])\d{{1,2}}\2\d{{2,4}}"
    rf"|\d{{1,2}}/\d{{4}}|(?:[a-z]{{3}}, )?\d{{1,2}}\.?[- ]?{_MONTH}[- ]?\d{{2,4}}"
    rf"|\d{{4}}-{_MONTH}-\d{{1,2}}|{_MONTH}[- ](?:\d{{1,2}}, )?\d{{2,4}})(?:[T ]\d.*)?",
    re.IGNORECASE,
)
_ZONE = re.compile(r"(?<=\d)(?:Z|[+-]\d\d:?\d\d)$")
# So many different cells show in which formats a column can be.
_TRIED = 200
# What part of the cells must be dates for the column to be one.
_MOST = 0.5


def looks_like_one(cell: str) -> bool:
    """Whether a cell is written like a date with a year and a month."""
    return _SHAPE.fullmatch(cell) is not None


@dataclass(frozen=True, eq=False)
class Days:
    """A column of dates as days since the `first` of them, at midnight; NaN for other cells."""

    first: str
    values: np.ndarray


def readings(cells: Sequence[str]) -> dict[bool | None, Days]:
    """Read a column of dates.

    The keys say whether the day comes before the month, None where the way of writing leaves no
    doubt. Empty if most cells are no dates; two readings if both are possible and differ. Times of
    one time zone stay as they are written; those of several are brought to Greenwich.
    """
    if all(_COMPACT.fullmatch(cell) for cell in cells):
        return {None: _days(_parsed(cells, "%Y%m%d"))}
    if sum(map(looks_like_one, cells)) <= _MOST * len(cells):
        return {}
    cells = [cell.translate(_CHINESE).strip("-") for cell in cells]
    zones = [_ZONE.search(cell) for cell in cells]
    if all(zones) and len({zone[0] for zone in zones}) == 1:
        cells = [_ZONE.sub("", cell) for cell in cells]
    tried = list(dict.fromkeys(cells))[:_TRIED]
    exchanged = [_exchanged(format) for format in _FORMATS if "." not in format]
    nothing = _parsed([""] * len(cells), "ISO8601")
    best = {
        first: max(
            (_parsed(cells, f) for f in formats if _parsed(tried, f).count()),
            key=lambda times: times.count(),
            default=nothing,
        )
        for first, formats in ((None, _SURE), (True, _FORMATS), (False, exchanged))
    }
    most = max(times.count() for times in best.values())
    if most <= _MOST * len(cells):
        return {}
    found = {first: times for first, times in best.items() if times.count() == most}
    if None in found or best[True].equals(best[False]):
        return {None: _days(next(iter(found.values())))}
    return {first: _days(times) for first, times in found.items()}


def _parsed(cells: Sequence[str], format: str) -> "pd.Series":
    import pandas as pd  # here: it takes a quarter of a second, and few read a table

    return pd.to_datetime(pd.Series(cells, dtype=str), format=format, errors="coerce", utc=True)


def _days(times: "pd.Series") -> Days:
    first = times.min().normalize()
    return Days(str(first.date()), ((times - first) / np.timedelta64(1, "D")).to_numpy(float))


def _exchanged(format: str) -> str:
    return format.replace("%d", "%_").replace("%m", "%d").replace("%_", "%m")
