"""From text to tokens, each with its place in the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from surfaces.formula.characters import FormulaError, refuse_character

MAX_NUMBER, MAX_DIGITS = 1e30, 40

_LIBRARIES = (
    *("numpy", "np", "math", "Math", r"torch\.nn\.functional", "torch", "F", "tf", "sympy", "sp"),
    *(r"scipy\.special", "special", "std"),
)
_DASHES, _DOTS = (
    "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    "\u00b7\u22c5\u2219\u2022\u2217\u00d7",
)
_SLASHES = "\u00f7\u2215\u2044"
# Only ASCII: \d, \w and str.isdigit also take digits and letters of other scripts.
_TOKEN = re.compile(
    r"(?P<space>(?:[ \t\r\n\u00a0\u2002-\u200a\u202f]|\\[,;:! ]|\\(?:left|right)(?![A-Za-z]))+)"
    r"|(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    rf"|(?P<prefix>(?:{'|'.join(_LIBRARIES)})(?:\.|::)(?=[A-Za-z]))"
    r"|(?P<command>\\(?:(?:operatorname|mathrm|text)\{[A-Za-z]+\}|[A-Za-z]+))"
    r"|(?P<name>(?:log1p|expm1)(?![A-Za-z0-9])|[A-Za-z]+|[µα-ωϑϕϵΓΔΘΛΦΨΩ])"
    r"|(?P<raised>[⁻⁺]?[⁰¹²³⁴-⁹])"
    rf"|(?P<sign>\*\*|\.[*/^](?!\*)|[<>]=?(?!=)|[-+*/^(){{}}\[\],≤≥{_DASHES}{_DOTS}{_SLASHES}])"
)
# What may follow a name to say which of several is meant: x1, x_1, x_{1}, x₁, x[1] or x[:, 1].
_INDICES = (
    (re.compile(r"([0-9]+)"), "{}"),
    (re.compile(r"_([0-9]+|[A-Za-z](?![A-Za-z0-9]))|_\{([0-9]+|[A-Za-z])\}|([₀-₉]+)"), "_{}"),
    (re.compile(r"\[\s*(?:(?::|\.\.\.)\s*,\s*)?([0-9]+)\s*\]"), "[{}]"),
    (re.compile(r"\(\s*:\s*,\s*([0-9]+)\s*\)"), "({})"),
)

_SIGNS = {
    **{"**": "^", ".*": "*", "./": "/", ".^": "^", "≤": "<=", "≥": ">="},
    **{r"\cdot": "*", r"\times": "*", r"\ast": "*", r"\div": "/"},
    **{r"\le": "<=", r"\leq": "<=", r"\ge": ">=", r"\geq": ">=", r"\lt": "<", r"\gt": ">"},
    **{**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_DOTS, "*"), **dict.fromkeys(_SLASHES, "/")},
}
_OTHER_NUMBERS = re.compile(r"0[xXbo][0-9]|[0-9.]+[ij](?![A-Za-z0-9_\[(])")
_RAISED = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹", "-+0123456789")
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")


@dataclass(frozen=True)
class Token:
    """`kind` is number, name, end, or the operator or bracket itself.

    `glued`: nothing separates it from the token before. `foreign`: a name behind a library's prefix
    or the backslash of LaTeX. `index`: what follows a name and is no part of `text`, `1` for x1,
    `_1` for x_1 and x₁, `[1]` for x[1], `(1)` for x(:, 1). `raised`: a number written as a small
    exponent.
    """

    kind: str
    text: str
    position: int
    glued: bool = False
    foreign: bool = False
    index: str = ""
    raised: bool = False

    @property
    def begins_factor(self) -> bool:
        """Whether a number, a name or a bracket begins here."""
        return self.kind in ("number", "name", "(")


def tokens_of(text: str) -> list[Token]:
    """Cut a text into tokens; the last one is the end, at the last character.

    Raises FormulaError at the first character that has no place in a formula.
    """
    tokens: list[Token] = []
    position, before = 0, "space"
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            refuse_character(text, position)
        kind, found, start = str(match.lastgroup), match.group(), position
        position, glued = match.end(), before != "space"
        if kind == "number":
            _check_number(found, start, text[position:])
            tokens.append(Token("number", found, start, glued))
        elif kind == "raised":
            tokens += _raised(found, start, text[position : position + 1])
        elif found in _SIGNS or kind == "sign":
            sign = _SIGNS.get(found, found)
            tokens.append(Token(sign, sign, start, glued))
        elif kind in ("name", "command"):
            name = found.rpartition("{")[2].strip("\\}")
            called = len(name) > 1 and name[0].isupper()  # as in Mathematica: Log[2]
            index, position = _index(text, position, _INDICES[:2] if called else _INDICES)
            foreign = kind == "command" or before == "prefix"
            glued = glued and kind == "name"
            tokens.append(Token("name", name, start, glued, foreign, index))
        before = kind
    tokens.append(Token("end", "", max(len(text.rstrip()) - 1, 0)))
    return tokens


def _index(
    text: str, position: int, patterns: Sequence[tuple[re.Pattern[str], str]]
) -> tuple[str, int]:
    """The index that follows a name, if any, and where the text goes on."""
    for pattern, form in patterns:
        if match := pattern.match(text, position):
            found = next(filter(None, match.groups())).translate(_SUBSCRIPTS)
            return form.format(found), match.end()
    return "", position


def _raised(found: str, position: int, after: str) -> list[Token]:
    """A raised number as the two or three tokens that it stands for."""
    plain = found.translate(_RAISED)
    if after in {*"⁰¹²³⁴⁵⁶⁷⁸⁹"}:
        raise FormulaError("Only one superscript digit can be read: write x^12.", position)
    signs = [Token(sign, sign, position, True) for sign in ("^", *plain[:-1])]
    return [*signs, Token("number", plain[-1], position, True, raised=True)]


def _check_number(text: str, position: int, after: str) -> None:
    if _OTHER_NUMBERS.match(f"{text}{after}"):
        raise FormulaError(
            "Complex and hexadecimal numbers are not read: write decimal ones, as 0.5 or 1e-3.",
            position,
        )
    if len(text) > MAX_DIGITS:
        raise FormulaError(
            "This number has {length} characters; at most {limit} are allowed.",
            position,
            length=len(text),
            limit=MAX_DIGITS,
        )
    if float(text) > MAX_NUMBER:
        raise FormulaError(
            "The number {number} is too large; at most {limit} is allowed.",
            position,
            number=text,
            limit=f"{MAX_NUMBER:g}",
        )
