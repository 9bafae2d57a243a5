"""Formulas: LaTeX as the pages show it, turned into what matplotlib can set."""

import functools
import re

from matplotlib.font_manager import FontProperties
from matplotlib.mathtext import MathTextParser

from optviz.export.style.lettering import MATH_FONT

_parser = MathTextParser("path")

_REPLACEMENTS = (
    # Where a narrow page may break the line; a printed one is wide.
    (r"\s*\n\s*", " "),
    (r"\\[tc]frac(?![A-Za-z])", r"\\frac"),
    # LaTeX allows \frac12 and \frac1{2}, matplotlib wants braces.
    (r"\\(d?)frac\s*(\w)\s*(\w)", r"\\\1frac{\2}{\3}"),
    (r"\\(d?)frac\s*(\w)\s*\{", r"\\\1frac{\2}{"),
    (r"\\[lr]vert(?![A-Za-z])", "|"),
    (r"\\[lr]Vert(?![A-Za-z])", r"\\Vert "),
    (r"\\(?:lt)(?![A-Za-z])", "<"),
    (r"\\(?:gt)(?![A-Za-z])", ">"),
    (r"\\(?:[bB]igg?[lr]?)(?![A-Za-z])", ""),
    # The space that LaTeX puts before a function: x cos x, not xcos x.
    (r"(?<=[\w)}])\s*\\(sin|cos|tan|sinh|cosh|tanh|exp|ln|log|max|min)(?![A-Za-z])", r"\\,\\\1"),
    (r"\\(?:display|text)style(?![A-Za-z])", ""),
)


@functools.lru_cache(maxsize=256)
def mathtext(latex: str) -> str | None:
    """Turn LaTeX as KaTeX reads it into matplotlib's mathtext, dollar signs included.

    None if that is impossible: then the caller shows no formula, or its source.
    """
    for pattern, replacement in _REPLACEMENTS:
        latex = re.sub(pattern, replacement, latex)
    # Computer Modern as matplotlib has it knows no other alphabets.
    if not latex.isascii() or "$" in latex or not latex.strip() or len(latex) > 600:
        return None
    try:
        _parser.parse(f"${latex}$", prop=FontProperties(math_fontfamily=MATH_FONT))
    except (ValueError, RecursionError):
        return None
    return f"${latex}$"
