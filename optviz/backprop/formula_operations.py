"""The operations of formulas, as nodes of computation graphs."""

import functools

import jax.numpy as jnp

from optviz.backprop.operations import (
    ADD,
    DIVIDE,
    EXP,
    MULTIPLY,
    NEGATE,
    SUBTRACT,
    Operation,
    one_of,
)
from surfaces.formula.functions import FUNCTIONS, applied
from surfaces.formula.tree import COMPARISONS

# The derivative of each function of one number: A is the number, O the result.
_SLOPES = {
    "sin": r"\cos A",
    "cos": r"-\sin A",
    "tan": "1 + O^2",
    "asin": r"\frac{1}{\sqrt{1 - A^2}}",
    "acos": r"-\frac{1}{\sqrt{1 - A^2}}",
    "atan": r"\frac{1}{1 + A^2}",
    "sinh": r"\cosh A",
    "cosh": r"\sinh A",
    "tanh": "1 - O^2",
    "ln": r"\frac{1}{A}",
    "log10": r"\frac{1}{A \cdot \ln 10}",
    "log2": r"\frac{1}{A \cdot \ln 2}",
    "sqrt": r"\frac{1}{2 \cdot O}",
    "abs": r"\frac{A}{O}",
    "erf": r"\frac{2}{\sqrt{\pi}} e^{-A^2}",
    "sigmoid": r"O \cdot (1 - O)",
    "softplus": r"\operatorname{sigmoid}(A)",
    **dict.fromkeys(("sign", "floor", "ceil", "round"), "0"),
}
_NAMES = {
    **{name: rf"\{name}" for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh", "ln")},
    **{name: rf"\arc{name[1:]}" for name in ("asin", "acos", "atan")},
    **{"log10": r"\log_{10}", "log2": r"\log_2"},
}

_COMPARED = {"<=": r"\leq", ">=": r"\geq"}
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def _of_one(name: str, slope: str) -> Operation:
    shown = _NAMES.get(name, rf"\operatorname{{{name}}}")
    return Operation(
        name,
        FUNCTIONS[name].jax,
        lambda a: rf"\sqrt{{{a}}}" if name == "sqrt" else rf"{shown}({a})",
        lambda a: f"{name}({a})",
        one_of(slope),
    )


def _of_many(name: str) -> Operation:
    """The least or the greatest of some numbers: its slope by the chosen one is 1."""
    return Operation(
        name,
        applied(name, "jax"),
        lambda *operands: rf"\{name}({', '.join(operands)})",
        lambda *operands: f"{name}({', '.join(operands)})",
        lambda k, operands, own: f"[{operands[k]} = {own}]",
    )


def _comparison(sign: str) -> Operation:
    """1 where it holds, 0 elsewhere; level in both."""
    return Operation(
        sign,
        applied(sign, "jax"),
        lambda a, b: f"[{a} {_COMPARED.get(sign, sign)} {b}]",
        lambda a, b: f"[{a} {sign} {b}]",
        one_of("0", "0"),
    )


_OPERATIONS = {
    **{"+": ADD, "-": SUBTRACT, "*": MULTIPLY, "/": DIVIDE, "negative": NEGATE, "exp": EXP},
    **{name: _of_one(name, slope) for name, slope in _SLOPES.items()},
    **{name: _of_many(name) for name in ("min", "max")},
    **{sign: _comparison(sign) for sign in COMPARISONS},
    "where": Operation(
        "where",
        FUNCTIONS["where"].jax,
        lambda c, a, b: rf"\operatorname{{where}}({c}, {a}, {b})",
        lambda c, a, b: f"where({c}, {a}, {b})",
        lambda k, operands, own: ("0", rf"[{operands[0]} \neq 0]", f"[{operands[0]} = 0]")[k],
    ),
    "atan2": Operation(
        "atan2",
        jnp.arctan2,
        lambda a, b: rf"\operatorname{{atan2}}({a}, {b})",
        lambda a, b: f"atan2({a}, {b})",
        one_of(r"\frac{B}{A^2 + B^2}", r"-\frac{A}{A^2 + B^2}"),
    ),
    "^": Operation(
        "power",
        jnp.power,
        lambda a, b: f"{{{a}}}^{{{b}}}",
        lambda a, b: f"{a} ^ {b}",
        one_of(r"B \cdot A^{B - 1}", r"O \cdot \ln A"),
    ),
}


def operation_of(head: str) -> Operation:
    """The operation of an operator or a function of formulas."""
    return _OPERATIONS[head]


@functools.cache
def whole_power(exponent: int) -> Operation:
    """The power with a whole exponent from -16 to 16: multiplied out, right for negative bases."""
    return Operation(
        f"power_{exponent}",
        lambda a: a**exponent,
        lambda a: f"{{{a}}}^{{{exponent}}}",
        lambda a: a + str(exponent).translate(_SUPERSCRIPTS),
        one_of(rf"{exponent} \cdot A^{{{exponent - 1}}}"),
    )
