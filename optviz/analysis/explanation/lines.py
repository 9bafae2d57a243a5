"""The lines of a rule's source as formulas, into which a step's numbers can be set.

A formula is a tree of lists, to be sent as JSON: an operation and what it is applied to, for
example `["+", a, b]`; `["value", name]` is a number, or a vector, that a step gives, `["number",
text]` one that is written in the source.
"""

import ast
import functools
import inspect
import textwrap
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

_OPERATIONS = {
    **{ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**", ast.MatMult: "@"},
    **{ast.Gt: ">", ast.Lt: "<", ast.Eq: "=", ast.NotEq: "≠", ast.BitAnd: "and"},
}
_FUNCTIONS = {
    **{"jnp.sqrt": "sqrt", "jnp.abs": "abs", "jnp.sign": "sign", "jnp.maximum": "max"},
    **{"jnp.minimum": "min", "jnp.exp": "exp"},
    **{"jnp.where": "where", "jnp.dot": "dot", "unit": "unit", "_solve": "solve"},
    **{"gradient": "∇f", "jax.hessian(objective)": "∇²f"},
}


class Line(NamedTuple):
    """One line: the name it gives a value to, and the formula of the value.

    The formula is None for a value that the source finds by a search.
    """

    name: str
    formula: list | None


class UnwritableError(Exception):
    """An expression that is no formula."""


@functools.lru_cache(maxsize=128)
def lines_of(rule: Callable) -> tuple[Line, ...]:
    """Return the lines of the rule's `update`, the update itself last; none if it has no source.

    In a formula, `state.x` is the value before the step and `x` the one that the step has given
    it; a name that has none yet is an argument: `before.grad`.
    """
    function = _update_of(rule)
    if function is None:
        return ()
    lines, given, often = [], set(), _times_given(function)
    for statement in function.body:
        if isinstance(statement, ast.Assign):
            target = statement.targets[0]
            names = [n.id for n in ast.walk(target) if isinstance(n, ast.Name)]
            single = isinstance(target, ast.Name)
            formula = _formula_or_none(statement.value, given) if single else None
            lines += [Line(name, formula) for name in names if often[name] == 1 or not single]
            given |= set(names)
        elif isinstance(statement, ast.Return):
            lines.append(Line("update", _formula_or_none(statement.value.elts[0], given)))
    if "update" in given:  # another library's, passed on
        return ()
    used = {name for line in lines for name in names_in(line.formula)}
    return tuple(
        line
        for line in lines
        if line.name != "evaluations" and (line.formula is not None or line.name in used)
    )


def searched_in(lines: Sequence[Line]) -> set[str]:
    """The names whose values the objective has a part in: they differ with batch and noise."""
    searched = set()
    for name, formula in lines:
        if formula is None or _asks(formula) or names_in(formula) & searched:
            searched.add(name)
    return searched


def _asks(formula: list) -> bool:
    kind, *parts = formula
    return kind in ("∇f", "∇²f") or any(_asks(part) for part in parts if isinstance(part, list))


def names_in(formula: list | None) -> set[str]:
    """The names that stand in a formula."""
    if formula is None or formula[0] == "number":
        return set()
    if formula[0] == "value":
        return {formula[1]}
    return set().union(*(names_in(part) for part in formula[1:]))


def _update_of(rule: Callable) -> ast.FunctionDef | None:
    tree = ast.parse(textwrap.dedent(inspect.getsource(rule)))
    found = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name == "update"]
    return found[0] if found else None


def _times_given(function: ast.FunctionDef) -> Counter:
    """How often each name is given a value by a statement of its own."""
    targets = [s.targets[0] for s in function.body if isinstance(s, ast.Assign)]
    return Counter(n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name))


def _formula_or_none(node: ast.expr, given: set[str]) -> list | None:
    try:
        return _formula(node, given)
    except UnwritableError:
        return None


def _formula(node: ast.expr, given: set[str]) -> list:
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATIONS:
        parts = _formula(node.left, given), _formula(node.right, given)
        return [_OPERATIONS[type(node.op)], *parts]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return ["neg", _formula(node.operand, given)]
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _OPERATIONS:
        parts = _formula(node.left, given), _formula(node.comparators[0], given)
        return [_OPERATIONS[type(node.ops[0])], *parts]
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return ["number", f"{node.value:g}"]
    if isinstance(node, ast.Name):
        return ["value", node.id if node.id in given else f"before.{node.id}"]
    text = ast.unparse(node)
    if isinstance(node, ast.Attribute) and text.startswith("state."):
        return ["value", text]
    if isinstance(node, ast.Attribute) and text.endswith(".T"):
        return ["transposed", _formula(node.value, given)]
    if isinstance(node, ast.Call) and ast.unparse(node.func) in _FUNCTIONS:
        arguments = [_formula(argument, given) for argument in node.args]
        return [_FUNCTIONS[ast.unparse(node.func)], *arguments]
    raise UnwritableError(text)
