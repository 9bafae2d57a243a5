"""What a name in a formula means: a function, a constant or a variable; else what may be meant."""

import difflib
import keyword
from typing import NoReturn

from surfaces.formula.characters import FormulaError
from surfaces.formula.functions import CONSTANTS, FUNCTIONS
from surfaces.formula.tokens import Token
from surfaces.formula.variables import GREEK

SYNONYMS = {
    **{"log": "ln", "fabs": "abs", "absolute": "abs", "maximum": "max", "minimum": "min"},
    **{"fmax": "max", "fmin": "min", "sgn": "sign", "ceiling": "ceil", "rint": "round"},
    **{"expit": "sigmoid", "logistic": "sigmoid", "if": "where", "ifelse": "where"},
}
# Functions that are written out, here of x, y and z, and so are shown.
WRITTEN_OUT = {
    **{"pow": "x^y", "power": "x^y", "square": "x^2", "cbrt": "sign(x)*abs(x)^(1/3)"},
    **{"exp2": "2^x", "expm1": "exp(x)-1", "log1p": "ln(1+x)", "hypot": "sqrt(x^2+y^2)"},
    **{"sec": "1/cos(x)", "csc": "1/sin(x)", "cot": "1/tan(x)", "sech": "1/cosh(x)"},
    **{"asinh": "ln(x+sqrt(x^2+1))", "acosh": "ln(x+sqrt(x^2-1))", "atanh": "ln((1+x)/(1-x))/2"},
    **{"relu": "max(0,x)", "silu": "x*sigmoid(x)", "swish": "x*sigmoid(x)"},
    **{"mod": "x-y*floor(x/y)", "clip": "min(max(x,y),z)", "clamp": "min(max(x,y),z)"},
    **{"add": "x+y", "subtract": "x-y", "multiply": "x*y", "divide": "x/y", "negative": "-x"},
    "frac": "x/y",
}
# Names that a library's prefix or the backslash of LaTeX makes plain.
_FOREIGN = {
    **{f"arc{name}": f"a{name}" for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh", "tan2")},
    **{"PI": "pi", "E": "e", "dfrac": "frac", "tfrac": "frac"},
}
_KNOWN = ("x", "y", *CONSTANTS, *FUNCTIONS, *SYNONYMS)
# Names of other books, programs and languages, and what to write instead.
_ELSEWHERE = {
    **{name: f"{ours}(x)" for name, ours in _FOREIGN.items() if name.startswith("arc")},
    **{"arctan2": "atan2(y, x)", "tg": "tan(x)", "lg": "log10(x)", "root": "sqrt(x)"},
    **{"fmod": "mod(x, y)", "E": "e", "Piecewise": "where(x > 0, x, 0)", "norm": "sqrt(x^2 + y^2)"},
    **{"sum": "x^2 + y^2", "prod": "x*y"},
    **dict.fromkeys(("if", "else", "where", "ifelse"), "where(x > 0, x, 0)"),
    **dict.fromkeys(("and", "or", "not"), "(x > 0)*(x < 1)"),
}
_NEVER = {"true", "false", "none", "null", "nan", "inf", "infinity", "undefined", "import", "in"}


def meaning(token: Token) -> str:
    """A name as it is called here: of a constant, a function, or a variable without its index."""
    name = GREEK.get(token.text, token.text)
    if token.foreign:
        name = _FOREIGN.get(name, name)
    numbered = name + token.index.strip("_")
    if numbered in (*FUNCTIONS, *WRITTEN_OUT):  # log10, log_2
        return numbered
    known = name.lower()
    capital = name in ("ReLU", "PI") or (len(name) > 1 and name == known.capitalize())
    if capital and known in (*_KNOWN, *WRITTEN_OUT):  # as in Mathematica
        name = known
    return SYNONYMS.get(name, name)


def is_variable(name: str, token: Token, after: Token) -> bool:
    """Whether a name can be a variable: a letter, or a word that is not nearly another name."""
    if name in GREEK.values() or (len(name) == 1 and name != "E"):
        return True
    if keyword.iskeyword(name) or name.lower() in _NEVER or token.foreign or len(name) < 3:
        return False
    if after.kind == "(" or name in _ELSEWHERE or _split(name, after) is not None:
        return False
    return not difflib.get_close_matches(name.lower(), _KNOWN, n=1, cutoff=0.75)


def refuse_name(token: Token, after: Token) -> NoReturn:
    """Say that a name is unknown, and what may be meant."""
    name = token.text + token.index
    guess = _ELSEWHERE.get(name) or _split(name, after)
    if token.index and token.text in FUNCTIONS:
        guess = f"{token.text}(x)^{token.index.strip('_')}"
    if guess is None:
        known = {known.lower(): known for known in _KNOWN}
        near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.6)
        guess = known[near[0]] if near else None
    if guess is None and len(name) == 2 and name.isalpha():
        guess = "*".join(name)
    if guess is not None:
        raise FormulaError(
            "“{name}” is not known here; did you mean {guess}?",
            token.position,
            name=name,
            guess=guess,
        )
    raise FormulaError(
        "“{name}” is not known here: variables are letters or words, as x, y, w_1, theta; functions"
        " sin, exp, ln, sqrt, abs, max, where and the like.",
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
    plain = ("x", "y", *CONSTANTS)
    if any(factor not in plain for factor in front):
        return f"{front[0]}({last})" if len(factors) == 2 and last in plain else None
    if last in FUNCTIONS or last in SYNONYMS:
        last += "(…)" if after.kind == "(" else "(x)"
    return "*".join([*front, last])
