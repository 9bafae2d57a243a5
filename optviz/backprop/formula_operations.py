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
from surfaces.formula.tree import FUNCTIONS

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
    "sign": "0",
    "floor": "0",
}
_NAMES = {
    **{name: rf"\{name}" for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh", "ln")},
    **{name: rf"\arc{name[1:]}" for name in ("asin", "acos", "atan")},
    **{"log10": r"\log_{10}", "log2": r"\log_2"},
}

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
    choose = FUNCTIONS[name].jax
    return Operation(
        name,
        lambda *operands: functools.reduce(choose, operands),
        lambda *operands: rf"\{name}({', '.join(operands)})",
        lambda *operands: f"{name}({', '.join(operands)})",
        lambda k, operands, own: f"[{operands[k]} = {own}]",
    )


_OPERATIONS = {
    **{"+": ADD, "-": SUBTRACT, "*": MULTIPLY, "/": DIVIDE, "negative": NEGATE, "exp": EXP},
    **{name: _of_one(name, slope) for name, slope in _SLOPES.items()},
    **{name: _of_many(name) for name in ("min", "max")},
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
