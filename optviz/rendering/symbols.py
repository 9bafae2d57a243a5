"""The symbols of a surface's coordinates in plain letters: a canvas cannot set LaTeX."""

import unicodedata
from collections.abc import Sequence


def plain(symbol: str) -> str:
    """A coordinate's LaTeX symbol in plain letters."""
    subscripts = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
    name, _, index = symbol.partition("_")
    letters = name.removeprefix(r"\mathrm{").strip("\\}")
    if name.startswith("\\") and not name.startswith(r"\mathrm"):
        case = "SMALL" if letters.islower() else "CAPITAL"
        # Unicode spells it so.
        letters = unicodedata.lookup(
            f"GREEK {case} LETTER {letters.upper().replace('LAMBDA', 'LAMDA')}"
        )
    return letters + index.strip("{}").translate(subscripts)


def point_name(symbols: Sequence[str]) -> str:
    """What a point is called: x on a curve, (x₁, x₂) on a map."""
    names = ", ".join(map(plain, symbols))
    return names if len(symbols) == 1 else f"({names})"
