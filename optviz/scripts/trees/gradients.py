"""The gradient and the Hessian of an objective, written out."""

import ast
from collections.abc import Sequence
from dataclasses import dataclass

from optviz.scripts.trees.derivatives import derivative
from optviz.scripts.trees.expressions import name, names_in, number, over, plus, substituted, times
from optviz.scripts.trees.objectives import Objective

# The lines of a model whose derivatives by u have a line of their own.
_ALONG_U = {"error": "slope", "slope": "curvature"}


@dataclass(frozen=True, eq=False)
class Slopes:
    """The lines before the derivatives, and the derivatives, one or one row for each coordinate."""

    lines: tuple[tuple[str, ast.expr], ...]
    values: Sequence


def gradient_of(objective: Objective) -> Slopes:
    """Differentiate an objective by each of its coordinates."""
    lines = [(target, _expanded(value, objective)) for target, value in objective.lines]
    value = _expanded(objective.value, objective)
    definitions = dict(lines)
    if "error" in definitions:
        lines += _along_u("slope", definitions["error"])
    values = [_by(coordinate, lines, value, objective) for coordinate in objective.coordinates]
    return Slopes(_needed(lines, values), values)


def hessian_of(objective: Objective) -> Slopes:
    """Differentiate an objective by each pair of its coordinates."""
    gradient = gradient_of(objective)
    lines = list(gradient.lines)
    if "slope" in dict(lines):
        lines += _along_u("curvature", dict(lines)["slope"])
    rows = [
        [_by(coordinate, lines, value, objective) for coordinate in objective.coordinates]
        for value in gradient.values
    ]
    return Slopes(_needed(lines, [value for row in rows for value in row]), rows)


def _along_u(target: str, value: ast.expr) -> list[tuple[str, ast.expr]]:
    """The line for the derivative by u, which is the same for all coordinates; none if constant."""
    slope = derivative(value, {"u": number(1)}, ())
    return [(target, slope)] if names_in(slope) else []


def _by(coordinate: str, lines: Sequence, value: ast.expr, objective: Objective) -> ast.expr:
    """The derivative by one coordinate, through all lines that depend on it."""
    slopes = {coordinate: number(1)}
    for target, line in lines:
        slopes[target] = derivative(line, slopes, objective.arrays)
    for target, along_u in _ALONG_U.items():
        if along_u in slopes:
            slopes[target] = times(name(along_u), slopes["u"])
    return derivative(value, slopes, objective.arrays)


def _needed(lines: Sequence, values: Sequence[ast.expr]) -> tuple[tuple[str, ast.expr], ...]:
    """The lines on which the values depend."""
    used, kept = names_in(*values), []
    for target, line in reversed(lines):
        if target in used:
            used |= names_in(line)
            kept.insert(0, (target, line))
    return tuple(kept)


def _expanded(node: ast.expr, objective: Objective) -> ast.expr:
    """The sums over the coordinates of the point, written as sums of their parts."""
    return _Expansion(objective.coordinates).visit(substituted(node, {}))


class _Expansion(ast.NodeTransformer):
    def __init__(self, coordinates: Sequence[str]):
        self.coordinates = coordinates

    def visit_Call(self, node):
        self.generic_visit(node)
        if "params" not in names_in(node) or node.func.id not in ("sum", "mean"):
            return node
        total = number(0)
        for coordinate in self.coordinates:
            total = plus(total, substituted(node.args[0], {"params": name(coordinate)}))
        return total if node.func.id == "sum" else over(total, number(len(self.coordinates)))
