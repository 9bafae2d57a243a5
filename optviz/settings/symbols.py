"""Symbols in plain letters, where LaTeX cannot be set or would be read out letter by letter."""

import unicodedata

_INDICES = str.maketrans("0123456789+-aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")


def plain(symbol: str) -> str:
    r"""Write a symbol without LaTeX: β₁ for `\beta_1`, sₘᵢₙ for `s_{\min}`, φ for `\varphi`."""
    name, _, index = symbol.partition("_")
    letters = name.removeprefix(r"\mathrm{").strip("\\}").replace("^", "")
    if name.startswith("\\") and not name.startswith(r"\mathrm"):
        letters = letters.removeprefix("var")
        case = "SMALL" if letters.islower() else "CAPITAL"
        # Unicode spells it so.
        letters = unicodedata.lookup(
            f"GREEK {case} LETTER {letters.upper().replace('LAMBDA', 'LAMDA')}"
        )
    return letters + index.strip("{}\\").translate(_INDICES)
