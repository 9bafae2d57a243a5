"""The functions and constants of formulas, and the function that a tree stands for."""

import functools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from surfaces.formula.tree import Name, Node, Number, whole_power

CONSTANTS = {"pi": math.pi, "tau": math.tau, "e": math.e}


@dataclass(frozen=True)
class Function:
    """A function that a formula may use: in JAX, in NumPy, and its number of arguments."""

    jax: Callable[..., Any]
    numpy: Callable[..., Any]
    least: int = 1
    most: int = 1


def _holds(compare: Callable[..., Any], where: Callable[..., Any]) -> Callable[..., Any]:
    """A comparison as a number: 1 where it holds, 0 elsewhere."""
    return lambda a, b: where(compare(a, b), 1.0, 0.0)


_erf = np.vectorize(math.erf, otypes=[float])  # NumPy has none

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
    "erf": Function(jax.scipy.special.erf, _erf),
    "sigmoid": Function(jax.nn.sigmoid, lambda x: 1 / (1 + np.exp(-x))),
    "softplus": Function(lambda x: jnp.logaddexp(x, 0.0), lambda x: np.logaddexp(x, 0.0)),
    "abs": Function(jnp.abs, np.abs),
    "sign": Function(jnp.sign, np.sign),
    "floor": Function(jnp.floor, np.floor),
    "ceil": Function(jnp.ceil, np.ceil),
    "round": Function(jnp.round, np.round),
    "min": Function(jnp.minimum, np.minimum, 2, 8),
    "max": Function(jnp.maximum, np.maximum, 2, 8),
    "where": Function(
        lambda c, a, b: jnp.where(c != 0, a, b), lambda c, a, b: np.where(c != 0, a, b), 3, 3
    ),
}
_OPERATORS = {
    "+": Function(jnp.add, np.add),
    "-": Function(jnp.subtract, np.subtract),
    "*": Function(jnp.multiply, np.multiply),
    "/": Function(jnp.divide, np.divide),
    "^": Function(jnp.power, np.power),
    "negative": Function(jnp.negative, np.negative),
    "<": Function(_holds(jnp.less, jnp.where), _holds(np.less, np.where)),
    "<=": Function(_holds(jnp.less_equal, jnp.where), _holds(np.less_equal, np.where)),
    ">": Function(_holds(jnp.greater, jnp.where), _holds(np.greater, np.where)),
    ">=": Function(_holds(jnp.greater_equal, jnp.where), _holds(np.greater_equal, np.where)),
}


def applied(head: str, library: str) -> Callable[..., Any]:
    """The function of an operation's operands, computed by "jax" or by "numpy"."""
    function = FUNCTIONS.get(head) or _OPERATORS[head]
    apply = function.jax if library == "jax" else function.numpy
    if head in ("min", "max"):
        return lambda *operands: functools.reduce(apply, operands)
    return apply


def function_of(
    node: Node, library: str, variables: Sequence[str]
) -> Callable[[Sequence[Any]], Any]:
    """The function of a point (a tuple of coordinates) that a tree stands for.

    Computed by "jax" for one point, or by "numpy" for arrays of coordinates as well. `variables`
    are the names of the coordinates, in order.
    """
    if isinstance(node, Number):
        value = node.value
        return lambda point: value
    if isinstance(node, Name):
        if node.name in CONSTANTS:
            constant = CONSTANTS[node.name]
            return lambda point: constant
        k = variables.index(node.name)
        return lambda point: point[k]
    parts = [function_of(operand, library, variables) for operand in node.operands]
    apply = applied(node.head, library)
    if node.head == "^" and (whole := whole_power(node.operands[1])) is not None:
        base = parts[0]
        return lambda point: apply(base(point), whole)
    if node.head == "where" and library == "jax":
        condition, first, second = parts
        # Where one branch is undefined, its slope must not spoil that of the other.
        return lambda point: jax.lax.cond(
            condition(point) != 0,
            lambda p: jnp.asarray(first(p), float),
            lambda p: jnp.asarray(second(p), float),
            point,
        )
    return lambda point: apply(*(part(point) for part in parts))
