"""What a point of a surface is called in plain letters: a canvas cannot set LaTeX."""

from collections.abc import Sequence

from optviz.settings.symbols import plain


def point_name(symbols: Sequence[str]) -> str:
    """What a point is called: x on a curve, (x₁, x₂) on a map."""
    names = ", ".join(map(plain, symbols))
    return names if len(symbols) == 1 else f"({names})"
