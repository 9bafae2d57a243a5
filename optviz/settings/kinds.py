"""The kinds of settings: what each can be, how it is read from a link and written into one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from optviz.i18n import Translate

# What a link may ask for as a coordinate or a datum: squared it is still a float32, as pictures
# need it.
FARTHEST = 1e15


# Python reads more as numbers (1_0, digits of other scripts, inf): a link means none of it.
_DECIMAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
_WHOLE = re.compile(r"[+-]?\d+", re.ASCII)


def decimal(text: str) -> float:
    """Read a number as 0.1, -3 or 1e-5. Raises ValueError for any other text."""
    if not _DECIMAL.fullmatch(text.strip()):
        raise ValueError(text)
    return float(text)


def exact(value: float) -> str:
    """Write a number in the shortest form that reads back as the same float64."""
    return repr(float(value)).removesuffix(".0")


@dataclass(frozen=True)
class Number:
    """A number within bounds; `whole` for whole numbers."""

    low: float
    high: float
    whole: bool = False

    def read(self, text: str) -> float:
        """Read a number. Raises ValueError if it is none, or out of bounds."""
        if self.whole and not _WHOLE.fullmatch(text.strip()):
            raise ValueError(text)
        value = int(text) if self.whole else decimal(text)
        if not self.low <= value <= self.high:
            raise ValueError(text)
        return value

    def write(self, value: float) -> str:
        """Write a number so that reading it gives the same number."""
        return exact(value)

    def allowed(self, t: Translate) -> str:
        """Say what is allowed."""
        if self == POSITIVE:
            return t("a positive number")
        if self == NOT_NEGATIVE:
            return t("a number that is not negative")
        whole, any_ = t("a whole number from {low} to {high}"), t("a number from {low} to {high}")
        return (whole if self.whole else any_).format(low=f"{self.low:g}", high=f"{self.high:g}")


# Any positive number that does not overflow when it is squared.
POSITIVE = Number(1e-150, 1e150)
NOT_NEGATIVE = Number(0.0, 1e150)


@dataclass(frozen=True)
class Choices:
    """One of some ids, or a list of them, separated by commas, if it says of how many at most."""

    options: tuple[str, ...]
    at_most: int | None = None

    def read(self, text: str) -> Any:
        """Read ids: a list, also of one, or a single one if there is no list."""
        ids = text.split(",")
        if (
            len(ids) > (self.at_most or 1)
            or len(set(ids)) < len(ids)
            or set(ids) - set(self.options)
        ):
            raise ValueError(text)
        return ids[0] if self.at_most is None else ids

    def write(self, value: Any) -> str:
        """Write one id or a list of ids."""
        return value if isinstance(value, str) else ",".join(value)

    def allowed(self, t: Translate) -> str:
        """Say what is allowed."""
        words = t("one of {ids}") if self.at_most is None else t("some of {ids}")
        return words.format(ids=", ".join(self.options))


@dataclass(frozen=True)
class Switch:
    """Something that is on or off."""

    def read(self, text: str) -> bool:
        """Read a switch. Raises ValueError unless it is on or off."""
        if text not in ("on", "off"):
            raise ValueError(text)
        return text == "on"

    def write(self, value: bool) -> str:
        """Write a switch."""
        return "on" if value else "off"

    def allowed(self, t: Translate) -> str:
        """Say what is allowed."""
        return t("one of {ids}").format(ids="on, off")


@dataclass(frozen=True)
class Numbers:
    """Some finite numbers, separated by commas: a point, or `ranges`, each a low and a high end."""

    count: int
    ranges: bool = False

    def read(self, text: str) -> tuple[float, ...]:
        """Read the numbers. Raises ValueError unless they are that many and finite."""
        values = tuple(decimal(part) for part in text.split(","))
        if len(values) != self.count or not all(abs(v) <= FARTHEST for v in values):
            raise ValueError(text)
        pairs = zip(values[::2], values[1::2], strict=True) if self.ranges else ()
        if not all(low < high for low, high in pairs):
            raise ValueError(text)
        return values

    def write(self, value: Sequence[float]) -> str:
        """Write the numbers so that reading them gives the same numbers."""
        return ",".join(map(exact, value))

    def allowed(self, t: Translate) -> str:
        """Say what is allowed."""
        if self.ranges:
            return t("{count} numbers separated by commas, the ends of each range in order").format(
                count=self.count
            )
        return t("{count} numbers separated by commas, none beyond {farthest}").format(
            count=self.count, farthest=f"{FARTHEST:g}"
        )


@dataclass(frozen=True)
class Groups:
    """Groups of numbers: numbers separated by colons, groups by commas."""

    number: Number
    size: tuple[int, int]
    count: tuple[int, int]

    def read(self, text: str) -> tuple[tuple[float, ...], ...]:
        """Read the groups; spaces in place of colons and semicolons in place of commas will do."""
        parts = [part for part in text.replace(";", ",").split(",") if part.strip()]
        groups = tuple(
            tuple(self.number.read(number) for number in part.replace(":", " ").split())
            for part in parts
        )
        sizes = {len(group) for group in groups}
        if not self.count[0] <= len(groups) <= self.count[1]:
            raise ValueError(text)
        if not all(self.size[0] <= size <= self.size[1] for size in sizes):
            raise ValueError(text)
        return groups

    def write(self, value: Sequence[Sequence[float]]) -> str:
        """Write the groups so that reading them gives the same numbers."""
        return ",".join(":".join(self.number.write(v) for v in group) for group in value)

    def allowed(self, t: Translate) -> str:
        """Say what is allowed."""
        low, high = self.size
        return t(
            "groups of {size} numbers, as {example}; each {number}; {low} to {high} groups"
        ).format(
            size=low if low == high else f"{low}–{high}",
            example="1:2,3:4",
            number=self.number.allowed(t),
            low=self.count[0],
            high=self.count[1],
        )


@dataclass(frozen=True)
class Text:
    """A line of at most so many letters."""

    at_most: int

    def read(self, text: str) -> str:
        """Read a line. Raises ValueError if it is too long, or has signs that cannot be seen."""
        if len(text) > self.at_most or not text.isprintable():
            raise ValueError(text)
        return text

    def write(self, value: str) -> str:
        """Write a line."""
        return value

    def allowed(self, t: Translate) -> str:
        """Say what is allowed."""
        return t("a line of at most {count} letters").format(count=self.at_most)


_NAME = re.compile(r"[a-z][a-z0-9_.]{0,60}")


@dataclass(frozen=True)
class Names:
    """Names of settings, separated by commas, at most so many."""

    at_most: int

    def read(self, text: str) -> tuple[str, ...]:
        """Read names. Raises ValueError for other texts."""
        names = tuple(text.split(",")) if text else ()
        if len(names) > self.at_most or not all(map(_NAME.fullmatch, names)):
            raise ValueError(text)
        return names

    def write(self, value: Sequence[str]) -> str:
        """Write names."""
        return ",".join(value)

    def allowed(self, t: Translate) -> str:
        """Say what is allowed."""
        return t("names of settings, separated by commas, at most {count}").format(
            count=self.at_most
        )


# Something that is on or off.
SWITCH = Switch()
