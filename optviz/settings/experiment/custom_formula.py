"""A reader's own formula as a setting of a link."""

from collections.abc import Sequence
from dataclasses import dataclass

from optviz.content.page_defaults import PageDefaults
from optviz.i18n import Translate
from optviz.settings.kinds import Numbers
from optviz.settings.links import Link
from optviz.settings.table import SETTINGS
from surfaces import SURFACES
from surfaces.formula import MAX_LENGTH, Formula, FormulaError, parse

# The id of the surface in links and menus.
FORMULA = "formula"

# What is shown before a formula is written, by its number of variables.
EXAMPLES = {1: "x^2/4 + sin(3x)", 2: "x^2 + 3 sin(x y)"}


@dataclass(frozen=True)
class FormulaText:
    """The text of a formula with one variable or with two, kept as it was written."""

    dimension: int

    def read(self, text: str) -> str:
        """Check a formula. Raises FormulaError if it is none, or for another page."""
        dimension = parse(text).dimension
        if dimension > self.dimension:
            raise FormulaError(
                "A formula of two variables is a map, and this page shows curves: open it on the"
                " page Race, or leave one of them out.",
                max(text.find(parse(text).symbols[1][:1]), 0),
            )
        if dimension < self.dimension:
            raise FormulaError(
                "A formula of one variable is a curve, and this page shows maps: open it on "
                "the page Curve, or add a second variable, as + 0y.",
                0,
            )
        return text

    def write(self, value: str) -> str:
        """Write a formula as it was written."""
        return value

    def allowed(self, t: Translate) -> str:
        """Say what is allowed."""
        sentence = t("a formula of at most {length} characters, as {example}")
        return sentence.format(length=MAX_LENGTH, example=EXAMPLES[self.dimension])


def offered_surfaces(defaults: PageDefaults) -> tuple[str, ...]:
    """The ids of the surfaces that a page offers: a formula wherever no data are needed."""
    ids = tuple(s.id for s in SURFACES.values() if defaults.offers(s))
    return ids if defaults.dimension is None else (*ids, FORMULA)


def read_formula(link: Link, dimension: int) -> Formula:
    """Read the formula of a link, and the window in which it is seen unless that is found."""
    formula = parse(link.read("formula", FormulaText(dimension), EXAMPLES[dimension]))
    ends = link.get(SETTINGS["window"].but(kind=Numbers(2 * dimension, ranges=True)))
    return formula if ends is None else formula.within(pairs_of(ends))


def pairs_of(ends: Sequence[float]) -> list[tuple[float, float]]:
    """The low and the high end of each axis, from one list of all."""
    return list(zip(ends[::2], ends[1::2], strict=True))
