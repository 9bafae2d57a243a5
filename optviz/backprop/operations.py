"""The operations of computation graphs: what they compute, and how they are written."""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import jax
import jax.numpy as jnp


@dataclass(frozen=True)
class Operation:
    """An operation on numbers.

    `function` computes it, in JAX. The others write it, each from the names of the operands:
    `formula` in LaTeX, `title` in plain letters, and `partial(k, operands, own)` in LaTeX the
    derivative by operand k; `own` is the name of the result.
    """

    id: str
    function: Callable[..., jax.Array]
    formula: Callable[..., str]
    title: Callable[..., str]
    partial: Callable[[int, Sequence[str], str], str]


def value_and_partials(
    operation: Operation, operands: Sequence[float]
) -> tuple[float, tuple[float, ...]]:
    """The value of an operation and its derivatives by each operand, by `jax.value_and_grad`."""
    value, partials = _compiled(operation, len(operands))(*map(float, operands))
    return float(value), tuple(map(float, partials))


@functools.lru_cache(maxsize=128)
def _compiled(operation: Operation, arity: int) -> Callable:
    return jax.jit(jax.value_and_grad(operation.function, argnums=tuple(range(arity))))


def one_of(*texts: str) -> Callable[[int, Sequence[str], str], str]:
    """Partial derivatives from templates: A and B are the operands, O is the result."""

    def partial(k: int, operands: Sequence[str], own: str) -> str:
        names = {"O": own, **dict(zip("AB", operands, strict=False))}
        return "".join(names.get(character, character) for character in texts[k])

    return partial


def _weighted_sum(*operands):
    *pairs, bias = operands
    return sum(w * x for w, x in zip(pairs[::2], pairs[1::2], strict=True)) + bias


def _weighted_sum_formula(*operands):
    *pairs, bias = operands
    terms = [rf"{w} \cdot {x}" for w, x in zip(pairs[::2], pairs[1::2], strict=True)]
    return " + ".join([*terms, bias])


def _weighted_sum_partial(k, operands, own):
    return "1" if k == len(operands) - 1 else operands[k ^ 1]


ADD = Operation(
    "add",
    lambda a, b: a + b,
    lambda a, b: f"{a} + {b}",
    lambda a, b: f"{a} + {b}",
    one_of("1", "1"),
)
SUBTRACT = Operation(
    "subtract",
    lambda a, b: a - b,
    lambda a, b: f"{a} - {b}",
    lambda a, b: f"{a} − {b}",
    one_of("1", "-1"),
)
MULTIPLY = Operation(
    "multiply",
    lambda a, b: a * b,
    lambda a, b: rf"{a} \cdot {b}",
    lambda a, b: f"{a} · {b}",
    one_of("B", "A"),
)
DIVIDE = Operation(
    "divide",
    lambda a, b: a / b,
    lambda a, b: rf"\frac{{{a}}}{{{b}}}",
    lambda a, b: f"{a} / {b}",
    one_of(r"\frac{1}{B}", r"-\frac{A}{B^2}"),
)
NEGATE = Operation("negate", lambda a: -a, lambda a: f"-{a}", lambda a: f"−{a}", one_of("-1"))
EXP = Operation("exp", jnp.exp, lambda a: f"e^{{{a}}}", lambda a: f"exp({a})", one_of("O"))
RECIPROCAL = Operation(
    "reciprocal",
    lambda a: 1 / a,
    lambda a: rf"\frac{{1}}{{{a}}}",
    lambda a: f"1 / {a}",
    one_of(r"-\frac{1}{A^2}"),
)
ADD_ONE = Operation(
    "add_one", lambda a: 1 + a, lambda a: f"1 + {a}", lambda a: f"1 + {a}", one_of("1")
)
SIGMOID = Operation(
    "sigmoid",
    lambda a: 1 / (1 + jnp.exp(-a)),
    lambda a: rf"\sigma({a})",
    lambda a: f"σ({a})",
    one_of(r"O \cdot (1 - O)"),
)
WEIGHTED_SUM = Operation(
    "weighted_sum",
    _weighted_sum,
    _weighted_sum_formula,
    lambda *operands: "Σ w·x + b" if len(operands) > 3 else "{} · {} + {}".format(*operands),
    _weighted_sum_partial,
)
SUM = Operation(
    "sum",
    lambda *operands: sum(operands[1:], operands[0]),
    lambda *operands: " + ".join(operands),
    lambda *operands: " + ".join(operands),
    lambda k, operands, own: "1",
)
SQUARED_ERROR = Operation(
    "squared_error",
    lambda a, b: (a - b) ** 2,
    lambda a, b: f"({a} - {b})^2",
    lambda a, b: f"({a} − {b})²",
    one_of(r"2 \cdot (A - B)", r"-2 \cdot (A - B)"),
)
HALF_SQUARED_ERROR = Operation(
    "half_squared_error",
    lambda a, b: (a - b) ** 2 / 2,
    lambda a, b: rf"\frac{{1}}{{2}} ({a} - {b})^2",
    lambda a, b: f"½({a} − {b})²",
    one_of("A - B", "B - A"),
)
