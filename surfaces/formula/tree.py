"""The tree of a formula, and its canonical text."""

from collections.abc import Mapping
from dataclasses import dataclass

# Powers up to this one are multiplied out: exact, and right for negative numbers.
MAX_WHOLE_POWER = 16

OPERATORS = ("+", "-", "*", "/", "^", "negative")
COMPARISONS = ("<", "<=", ">", ">=")


@dataclass(frozen=True)
class Number:
    """A number of the formula, never negative."""

    value: float


@dataclass(frozen=True)
class Name:
    """A variable or a constant, in its canonical spelling: x, theta_0, x[0], pi."""

    name: str


@dataclass(frozen=True)
class Operation:
    """An operator, a comparison or a function by its name, and what it is applied to."""

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


def size(node: Node, given: Mapping[str, int] | None = None) -> int:
    """The number of parts of a tree in which some names stand for parts of a given size."""
    if isinstance(node, Operation):
        return 1 + sum(size(operand, given) for operand in node.operands)
    return (given or {}).get(node.name, 1) if isinstance(node, Name) else 1


def filled(node: Node, given: Mapping[str, Node]) -> Node:
    """A tree with other trees in the place of some names."""
    if isinstance(node, Operation):
        return Operation(node.head, tuple(filled(operand, given) for operand in node.operands))
    return given.get(node.name, node) if isinstance(node, Name) else node


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
    if node.head in COMPARISONS:
        return f"({node.head.join(map(canonical, node.operands))})"
    if node.head in OPERATORS:
        left, right = node.operands
        own = tightness(node)
        return f"{_held(left, own)}{node.head}{_held(right, own + 1)}"
    return f"{node.head}({','.join(canonical(operand) for operand in node.operands)})"


def _held(node: Node, least: int) -> str:
    text = canonical(node)
    return text if tightness(node) >= least else f"({text})"
