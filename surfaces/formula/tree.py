"""The tree of a formula, its canonical text, and the function that it stands for."""

import functools
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jax.numpy as jnp
import numpy as np

# Powers up to this one are multiplied out: exact, and right for negative numbers.
MAX_WHOLE_POWER = 16

CONSTANTS = {"pi": math.pi, "tau": math.tau, "e": math.e}
VARIABLES = ("x", "y")


@dataclass(frozen=True)
class Function:
    """A function that a formula may use: in JAX, in NumPy, and its number of arguments."""

    jax: Callable
    numpy: Callable
    least: int = 1
    most: int = 1


FUNCTIONS = {
    "sin": Function(jnp.sin, np.sin),
    "cos": Function(jnp.cos, np.cos),
    "tan": Function(jnp.tan, np.tan),
    "asin": Function(jnp.arcsin, np.arcsin),
    "acos": Function(jnp.arccos, np.arccos),
    "atan": Function(jnp.arctan, np.arctan),
    "atan2": Function(jnp.arctan2, np.arctan2, 2, 2),
    "sinh": Function(jnp.sinh, np.sinh),
    "cosh": Function(jnp.cosh, np.cosh),
    "tanh": Function(jnp.tanh, np.tanh),
    "exp": Function(jnp.exp, np.exp),
    "ln": Function(jnp.log, np.log),
    "log10": Function(jnp.log10, np.log10),
    "log2": Function(jnp.log2, np.log2),
    "sqrt": Function(jnp.sqrt, np.sqrt),
    "abs": Function(jnp.abs, np.abs),
    "sign": Function(jnp.sign, np.sign),
    "floor": Function(jnp.floor, np.floor),
    "min": Function(jnp.minimum, np.minimum, 2, 8),
    "max": Function(jnp.maximum, np.maximum, 2, 8),
}
_OPERATORS = {
    "+": Function(jnp.add, np.add),
    "-": Function(jnp.subtract, np.subtract),
    "*": Function(jnp.multiply, np.multiply),
    "/": Function(jnp.divide, np.divide),
    "^": Function(jnp.power, np.power),
    "negative": Function(jnp.negative, np.negative),
}


@dataclass(frozen=True)
class Number:
    """A number of the formula, never negative."""

    value: float


@dataclass(frozen=True)
class Name:
    """A variable or a constant."""

    name: str


@dataclass(frozen=True)
class Operation:
    """An operator (+ - * / ^ negative) or a function, and what it is applied to."""

    head: str
    operands: tuple["Node", ...]


Node = Number | Name | Operation

# How tightly a node holds together: a sum, a product, a sign, a power, or all that stands alone.
SUM, PRODUCT, SIGN, POWER, ALONE = range(5)
_TIGHTNESS = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "negative": SIGN, "^": POWER}


def tightness(node: Node) -> int:
    """How tightly a node holds together, as SUM ... ALONE."""
    return _TIGHTNESS.get(node.head, ALONE) if isinstance(node, Operation) else ALONE


def names_in(node: Node) -> set[str]:
    """The variables and constants of a tree."""
    if isinstance(node, Operation):
        return set().union(*(names_in(operand) for operand in node.operands))
    return {node.name} if isinstance(node, Name) else set()


def whole_power(exponent: Node) -> int | None:
    """The exponent as a whole number, if it is one from -16 to 16, else None."""
    sign = 1
    if isinstance(exponent, Operation) and exponent.head == "negative":
        sign, exponent = -1, exponent.operands[0]
    if isinstance(exponent, Number) and exponent.value % 1 == 0:
        return sign * int(exponent.value) if exponent.value <= MAX_WHOLE_POWER else None
    return None


def number_text(value: float) -> str:
    """A number as short as it can be written."""
    return repr(value).removesuffix(".0")


def canonical(node: Node) -> str:
    """The tree as text: the same for all spellings of one tree, and read back as that tree."""
    if isinstance(node, Number):
        return number_text(node.value)
    if isinstance(node, Name):
        return node.name
    if node.head == "negative":
        return f"-{_held(node.operands[0], SIGN)}"
    if node.head == "^":
        base, exponent = node.operands
        return f"{_held(base, ALONE)}^{_held(exponent, SIGN)}"
    if node.head in _OPERATORS:
        left, right = node.operands
        own = tightness(node)
        return f"{_held(left, own)}{node.head}{_held(right, own + 1)}"
    return f"{node.head}({','.join(canonical(operand) for operand in node.operands)})"


def _held(node: Node, least: int) -> str:
    text = canonical(node)
    return text if tightness(node) >= least else f"({text})"


def function_of(node: Node, library: str) -> Callable[[Any, Any], Any]:
    """The function of x and y that a tree stands for, computed by "jax" or by "numpy"."""
    if isinstance(node, Number):
        value = node.value
        return lambda x, y: value
    if isinstance(node, Name):
        if node.name in CONSTANTS:
            constant = CONSTANTS[node.name]
            return lambda x, y: constant
        return (lambda x, y: x) if node.name == "x" else (lambda x, y: y)
    apply = getattr({**_OPERATORS, **FUNCTIONS}[node.head], library)
    if node.head == "^" and (whole := whole_power(node.operands[1])) is not None:
        base = function_of(node.operands[0], library)
        return lambda x, y: apply(base(x, y), whole)
    parts = [function_of(operand, library) for operand in node.operands]
    if len(parts) == 1:
        (only,) = parts
        return lambda x, y: apply(only(x, y))
    return lambda x, y: functools.reduce(apply, [part(x, y) for part in parts])
