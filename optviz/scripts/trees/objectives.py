"""What is descended, as syntax trees: from the source of a surface, a formula, or a model."""

import ast
import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from optviz.refusal import ScriptError
from optviz.scripts.trees.expressions import (
    call,
    definition_of,
    expression,
    minus,
    name,
    names_in,
    number,
    plus,
    power,
    substituted,
    times,
)
from surfaces import DataFit, Surface
from surfaces.fitting import Model, straight
from surfaces.formula import Formula
from surfaces.formula.functions import CONSTANTS, function_of
from surfaces.formula.tree import Name as Variable
from surfaces.formula.tree import Node, Number, whole_power
from surfaces.formula.tree import names_in as variables_in
from surfaces.formula.variables import variables_of

# The functions of a formula whose names are others in JAX and in NumPy.
_NAMES = {
    **{f"a{angle}": f"arc{angle}" for angle in ("sin", "cos", "tan", "tan2")},
    **{"ln": "log", "min": "minimum", "max": "maximum"},
}
_WRITTEN_OUT = {"sigmoid": "1 / (1 + exp(-a))", "ceil": "-floor(-a)"}
_COMPARED = {"<": ast.Lt, "<=": ast.LtE, ">": ast.Gt, ">=": ast.GtE}
_OPERATORS = {"+": ast.Add, "-": ast.Sub, "*": ast.Mult, "/": ast.Div, "^": ast.Pow}


@dataclass(frozen=True, eq=False)
class Objective:
    """A function of the point: its coordinates, the lines before its value, and the value.

    `shape` are the numbers that it takes besides the point. A loss of data has `data`, inputs and
    targets, which are x and y in its lines; the lines named in `arrays` have a number for each
    example. With `whole`, the lines take the point as one array, `params`.
    """

    coordinates: tuple[str, ...]
    lines: tuple[tuple[str, ast.expr], ...]
    value: ast.expr
    shape: Mapping[str, float] = field(default_factory=dict)
    data: tuple[np.ndarray, np.ndarray] | None = None
    arrays: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether the lines take the point as one array."""
        return "params" in names_in(self.value, *(value for _, value in self.lines))


def objective_of(surface: Surface, shape: Mapping[str, float]) -> Objective:
    """Read what a surface descends. Raises ScriptError if its source cannot be read."""
    coordinates = tuple(symbol.lstrip("\\") for symbol in surface.symbols)
    if isinstance(surface, Formula):
        return Objective(coordinates, (), _varying(surface.tree, coordinates))
    if isinstance(surface, DataFit):
        return _of_model(surface, coordinates)
    definition = definition_of(surface.objective)
    places = {f"params[{k}]": coordinate for k, coordinate in enumerate(coordinates)}
    reader = _Coordinates(places)
    lines = []
    for statement in definition.body[:-1]:
        (target,) = statement.targets
        pairs = [(target, statement.value)]
        if isinstance(target, ast.Tuple):
            pairs = zip(target.elts, statement.value.elts, strict=True)
        for variable, value in pairs:
            if ast.unparse(value) in places:
                reader.aliases[variable.id] = places[ast.unparse(value)]
            else:
                lines.append((variable.id, reader.visit(value)))
    value = reader.visit(definition.body[-1].value)
    return Objective(coordinates, tuple(lines), value, {**surface.shape, **shape})


class _Coordinates(ast.NodeTransformer):
    """Puts the coordinates' names in the places of params[0], params[1] and what stands for it."""

    def __init__(self, places: Mapping[str, str]):
        self.places, self.aliases = places, {}

    def visit_Subscript(self, node):
        return name(self.places[ast.unparse(node)])

    def visit_Name(self, node):
        return name(self.aliases.get(node.id, node.id))


def _of_model(surface: DataFit, coordinates: tuple[str, ...]) -> Objective:
    """The loss of a model: u, the prediction's error, and the sum or mean over the examples."""
    model, u, y = surface.model, name("u"), name("y")
    reduce = surface.reduction
    lines = [("u", _inner(model, coordinates))]
    if model.cross_entropy:
        value = call(reduce, expression("softplus(u) - y * u"))
        arrays = ("x", "y", "u")
    else:
        lines.append(("error", minus(_link(model, u), y)))
        value = call(reduce, power(name("error"), number(2)))
        arrays = ("x", "y", "u", "error", "slope", "curvature")
    if model.half:
        value = ast.BinOp(value, ast.Div(), number(2))
    data = surface.data.x, surface.data.y
    return Objective(coordinates, tuple(lines), value, data=data, arrays=arrays)


def _inner(model: Model, coordinates: tuple[str, ...]) -> ast.expr:
    """Return u as a sum of the coordinates, each times its column of the design, linear in x."""
    at = np.array([0.0, 1.0, 2.0])
    columns = [*np.asarray(model.design(at)).T, np.asarray(model.offset(at))]
    terms = []
    for column, factor in zip(columns, [*map(name, coordinates), number(1)], strict=True):
        constant, slope = float(column[0]), float(column[1] - column[0])
        if not math.isclose(column[2], constant + 2 * slope):
            raise ScriptError(
                "The model of this surface is not linear in x: scripts do not support it yet."
            )
        terms += [times(number(constant), factor), times(times(number(slope), factor), name("x"))]
    total = number(0)
    for term in terms:
        total = plus(total, term)
    return total


def _link(model: Model, u: ast.expr) -> ast.expr:
    if model.link is straight:
        return u
    definition = definition_of(model.link)
    (statement,) = definition.body
    return substituted(statement.value, {definition.args.args[0].arg: u})


def _varying(tree: Node, coordinates: tuple[str, ...]) -> ast.expr:
    """A formula; a constant one gets a coordinate, so that it can be differentiated."""
    value = _of_tree(tree, dict(zip(variables_of(tree), coordinates, strict=True)))
    if names_in(value) & set(coordinates):
        return value
    return ast.BinOp(value, ast.Add(), expression("0 * x"))


def _of_tree(node: Node, called: Mapping[str, str]) -> ast.expr:
    """A tree as an expression; `called` are the names of its variables in the script."""
    if isinstance(node, Number):
        return number(node.value)
    if isinstance(node, Variable):
        return _constant(node.name) if node.name in CONSTANTS else name(called[node.name])
    if not variables_in(node) & called.keys():
        with np.errstate(all="ignore"):
            result = float(function_of(node, "numpy", ())(()))
        if not math.isfinite(result):  # which plain Python would refuse to compute
            return call("float", ast.Constant(str(result)))
        if node.head in ("where", "round", "erf", *_COMPARED):  # which not every package has
            return number(result)
    operands = [_of_tree(operand, called) for operand in node.operands]
    if node.head == "negative":
        return ast.UnaryOp(ast.USub(), *operands)
    if node.head == "^" and (whole := whole_power(node.operands[1])) is not None:
        operands[1] = number(whole)
    if node.head in _OPERATORS:
        left, right = operands
        return ast.BinOp(left, _OPERATORS[node.head](), right)
    if node.head in _WRITTEN_OUT:
        return substituted(expression(_WRITTEN_OUT[node.head]), {"a": operands[0]})
    if node.head in _COMPARED:
        left, right = operands
        holds = ast.Compare(left, [_COMPARED[node.head]()], [right])
        return call("where", holds, ast.Constant(1.0), ast.Constant(0.0))
    if node.head == "where" and getattr(node.operands[0], "head", None) in _COMPARED:
        operands[0] = operands[0].args[0]  # what is compared, not the number 1 or 0
    elif node.head == "where":
        operands[0] = ast.Compare(operands[0], [ast.NotEq()], [number(0)])
    function = _NAMES.get(node.head, node.head)
    first, *rest = operands
    if not rest or function == "where":
        return call(function, *operands)
    for operand in rest:
        first = call(function, first, operand)
    return first


def _constant(constant: str) -> ast.expr:
    return expression("2 * math.pi" if constant == "tau" else f"math.{constant}")
