"""Why a formula cannot be read on at a token."""

from typing import NoReturn

from surfaces.formula.characters import FormulaError
from surfaces.formula.tokens import Token
from surfaces.formula.tree import COMPARISONS

CLOSING = {"(": ")", "[": "]", "{": "}"}


def refuse_missing(before: Token | None, token: Token) -> NoReturn:
    """Say that something is missing before a token."""
    if before is None:
        if token.kind == "end":
            raise FormulaError("The formula is empty: write one, as x^2 + 3 sin(x y).", 0)
        raise FormulaError("Something is missing before “{sign}”.", token.position, sign=token.text)
    if token.kind == "end":
        raise FormulaError(
            "The formula ends early: something is missing after “{before}”.",
            before.position,
            before=before.text,
        )
    raise FormulaError(
        "Something is missing between “{before}” and “{sign}”.",
        token.position,
        before=before.text,
        sign=token.text,
    )


def refuse_missing_sign(before: Token, after: Token) -> NoReturn:
    """Say that a sign is missing between two tokens."""
    raise FormulaError(
        "Between “{before}” and “{after}” a sign is missing, as * or ^.",
        after.position,
        before=before.text,
        after=after.text,
    )


def refuse_factor(before: Token, token: Token, divisor: bool) -> NoReturn:
    """Say that a multiplication has to be written out, at a token."""
    if token.kind == "number":
        refuse_missing_sign(before, token)
    if divisor:
        raise FormulaError(
            "After a division this can be read in two ways: write 1/(2*x) or (1/2)*x for 1/2x.",
            token.position,
        )
    raise FormulaError(
        "After an exponent this can be read in two ways: write x^2*y or x^(2*y) for x^2y.",
        token.position,
    )


def refuse_bracket(token: Token) -> NoReturn:
    """Say that only round brackets hold parts of a formula together."""
    raise FormulaError(
        "“{character}” cannot be used: write {instead}.",
        token.position,
        character=token.text,
        instead="(x)",
    )


def refuse_rest(token: Token) -> NoReturn:
    """Say why a formula cannot go on with a token: a comma, a bracket or a comparison."""
    if token.kind == ")":
        raise FormulaError("This bracket was never opened.", token.position)
    if token.kind in (*CLOSING, *CLOSING.values()):
        refuse_bracket(token)
    if token.kind in COMPARISONS:
        raise FormulaError(
            "A comparison stands in brackets: (x > 0) is 1 where it holds and 0 elsewhere, and"
            " where(x > 0, x, 0) chooses.",
            token.position,
        )
    raise FormulaError(
        "The comma separates the arguments of min, max, where and atan2; decimals have a point, as"
        " 0.5.",
        token.position,
    )


def check_arguments(name: str, count: int, takes: tuple[int, int], opening: Token) -> None:
    """Refuse a number of values that a function does not take."""
    least, most = takes
    if name == "ln" and count == 2:
        raise FormulaError(
            "A logarithm has no second value here: write ln(x)/ln(2) for the one to base 2.",
            opening.position,
        )
    if not least <= count <= most:
        raise FormulaError(
            "{name} is given {count} values, separated by commas; it takes {needed}.",
            opening.position,
            name=name,
            needed=least if least == most else f"{least}–{most}",
            count=count,
        )
