"""The computation graph of a reader's own formula."""

from dataclasses import dataclass

from optviz.backprop.formula_operations import operation_of, whole_power
from optviz.backprop.graph import Builder, Graph
from optviz.backprop.ready_made import below
from optviz.i18n import Translate
from surfaces.formula import MAX_LENGTH, FormulaError, parse
from surfaces.formula.functions import CONSTANTS, function_of
from surfaces.formula.latex import latex
from surfaces.formula.tree import Name, Node, Number, canonical, names_in
from surfaces.formula.tree import whole_power as exponent_of
from surfaces.formula.variables import symbol_of, variables_of

EXAMPLE = "(x + y) * sin(x) / (1 + y^2)"

MOST_OPERATIONS = 30


@dataclass(frozen=True)
class ExpressionText:
    """The text of a formula of one or two variables, small enough to draw its graph."""

    def read(self, text: str) -> str:
        """Check a formula. Raises FormulaError if it is none, is constant, or is too large."""
        graph_of(text)
        return text

    def write(self, value: str) -> str:
        """Write a formula as it was written."""
        return value

    def allowed(self, t: Translate) -> str:
        """Say what is allowed."""
        sentence = t("a formula of at most {length} characters, as {example}")
        return sentence.format(length=MAX_LENGTH, example=EXAMPLE)


def graph_of(text: str, **values: float) -> Graph:
    """The graph of a formula, with the values of its variables, 0 unless given.

    Parts without a variable are constants. Raises FormulaError if the text is no formula, has no
    variable, or has more than 30 operations.
    """
    tree = parse(text).tree
    if not _varies(tree):
        raise FormulaError("The formula has no variable: there is nothing to differentiate.", 0)
    if _count(tree) > MOST_OPERATIONS:
        raise FormulaError(
            "The formula has {count} operations; at most {limit} can be drawn.",
            0,
            count=_count(tree),
            limit=MOST_OPERATIONS,
        )
    build = Builder()
    known = {
        name: build.given("input", symbol_of(name), name, values.get(name, 0.0))
        for name in variables_of(tree)
        if name in names_in(tree)
    }
    made = 0

    def add(node: Node, last: bool = False) -> int:
        nonlocal made
        if isinstance(node, Name) and node.name in known:
            return known[node.name]
        if not _varies(node):
            value = float(function_of(node, "numpy", ())(()))
            return build.given("constant", latex(node), canonical(node), value)
        whole = exponent_of(node.operands[1]) if node.head == "^" else None
        if whole is None:
            operation, operands = operation_of(node.head), [add(part) for part in node.operands]
        else:
            operation, operands = whole_power(whole), [add(node.operands[0])]
        made += 1
        name = ("f", "f") if last else below("v", made)
        return build.apply(operation, *name, *operands)

    add(tree, last=True)
    return build.graph()


def _varies(node: Node) -> bool:
    return not names_in(node) <= CONSTANTS.keys()


def _count(node: Node) -> int:
    """The number of operations on something that varies."""
    if isinstance(node, Number | Name) or not _varies(node):
        return 0
    return 1 + sum(_count(operand) for operand in node.operands)
