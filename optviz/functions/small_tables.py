"""Small tables of numbers as settings of a link."""

from collections.abc import Sequence
from dataclasses import dataclass

from optviz.i18n import Translate
from optviz.settings.kinds import Groups, Number, Numbers


@dataclass(frozen=True)
class Rows(Groups):
    """Groups of numbers that all have the same size."""

    def read(self, text: str) -> tuple[tuple[float, ...], ...]:
        """Read the rows. Raises ValueError if they are no groups, or not of one size."""
        rows = super().read(text)
        if len({len(row) for row in rows}) > 1:
            raise ValueError(text)
        return rows

    def allowed(self, t: Translate) -> str:
        """Say what is allowed."""
        return t("{groups}, all of the same size").format(groups=super().allowed(t))


@dataclass(frozen=True)
class Column:
    """Some numbers, separated by commas; `count` is the least and the greatest number of them."""

    number: Number
    count: tuple[int, int]

    def read(self, text: str) -> tuple[float, ...]:
        """Read the numbers. Raises ValueError if they are none, out of bounds, or too many."""
        values = tuple(self.number.read(part) for part in text.split(","))
        if not self.count[0] <= len(values) <= self.count[1]:
            raise ValueError(text)
        return values

    def write(self, value: Sequence[float]) -> str:
        """Write the numbers so that reading them gives the same numbers."""
        return ",".join(self.number.write(number) for number in value)

    def allowed(self, t: Translate) -> str:
        """Say what is allowed."""
        low, high = self.count
        return t("{count} numbers separated by commas, each {number}").format(
            count=low if low == high else f"{low}–{high}", number=self.number.allowed(t)
        )


@dataclass(frozen=True)
class Distribution(Numbers):
    """Probabilities of some classes."""

    def read(self, text: str) -> tuple[float, ...]:
        """Read the probabilities. Raises ValueError unless they are at least 0 and sum to 1."""
        values = super().read(text)
        if min(values) < 0 or abs(sum(values) - 1) > 1e-9:
            raise ValueError(text)
        return values

    def allowed(self, t: Translate) -> str:
        """Say what is allowed."""
        sentence = t("{count} probabilities separated by commas, none below 0, with the sum 1")
        return sentence.format(count=self.count)


def labels_kind(examples: int, classes: int) -> Column:
    """The true classes of some examples, numbered from 0."""
    return Column(Number(0, classes - 1, whole=True), count=(examples, examples))
