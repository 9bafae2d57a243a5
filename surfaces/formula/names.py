"""Names that are not known in formulas, and what may be meant by them."""

import difflib
from typing import NoReturn

from surfaces.formula.tokens import FormulaError, Token
from surfaces.formula.tree import CONSTANTS, FUNCTIONS, VARIABLES

SYNONYMS = {"log": "ln"}
_KNOWN = (*VARIABLES, *CONSTANTS, *FUNCTIONS, *SYNONYMS)
# Names of other books, programs and languages, and what to write instead.
_ELSEWHERE = {
    **{f"arc{name}": f"a{name}(x)" for name in ("sin", "cos", "tan")},
    **{"arctan2": "atan2(y, x)", "tg": "tan(x)", "lg": "log10(x)", "sgn": "sign(x)"},
    **{"cot": "1/tan(x)", "sec": "1/cos(x)", "csc": "1/sin(x)", "pow": "x^2", "square": "x^2"},
    **{"cbrt": "sign(x) abs(x)^(1/3)", "relu": "max(0, x)", "fabs": "abs(x)", "root": "sqrt(x)"},
    **{"sigmoid": "1/(1 + exp(-x))", "ceil": "-floor(-x)", "expm1": "exp(x) - 1"},
}


def refuse_name(token: Token, after: Token) -> NoReturn:
    """Say that a name is unknown, and what may be meant."""
    name = token.text
    guess = _ELSEWHERE.get(name) or _split(name, after)
    if guess is None:
        known = {known.lower(): known for known in _KNOWN}
        near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.6)
        guess = known[near[0]] if near else None
    if guess is not None:
        raise FormulaError(
            "“{name}” is not known here; did you mean {guess}?",
            token.position,
            name=name,
            guess=guess,
        )
    raise FormulaError(
        "“{name}” is not known here: the variables are x and y, the constants pi, tau and e.",
        token.position,
        name=name,
    )


def _split(name: str, after: Token) -> str | None:
    """A name as a product of known ones, or as a function and its argument: xy is x*y."""
    rest, factors = name, []
    while rest:
        found = max((k for k in _KNOWN if rest.startswith(k)), key=len, default=None)
        if found is None:
            return None
        factors.append(found)
        rest = rest[len(found) :]
    *front, last = factors
    if any(factor not in VARIABLES and factor not in CONSTANTS for factor in front):
        applied = len(factors) == 2 and last in (*VARIABLES, *CONSTANTS)
        return f"{front[0]}({last})" if applied else None
    if last in FUNCTIONS or last in SYNONYMS:
        last += "(…)" if after.kind == "(" else "(x)"
    return "*".join([*front, last])
