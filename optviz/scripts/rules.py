"""The lines of a rule, as syntax trees: from its own source, or from its plain form."""

import ast
from dataclasses import dataclass

from optviz.optimizers import OptimizerSpec
from optviz.scripts.expressions import (
    assign,
    definition_of,
    minus,
    name,
    names_in,
    plus,
    substituted,
    without_sign,
)
from optviz.scripts.plain_rules import PLAIN_RULES

# The functions that a rule's own lines may call.
_FUNCTIONS = {"gradient", "objective", "zeros_like", "sqrt", "sign", "maximum", "minimum", "abs"}
_FUNCTIONS |= {"where", "dot", "norm", "mean", "sum", "exp"}


@dataclass(frozen=True, eq=False)
class Steps:
    """What a rule does before its first step, and in every step, from `grad` to the new params."""

    first: list[ast.stmt]
    body: list[ast.stmt]

    def uses(self, function: str) -> bool:
        """Whether the lines call a function."""
        return self.begins_with(function) or function in names_in(*self.body)

    def begins_with(self, name: str) -> bool:
        """Whether a function or a number is needed before the first step."""
        return name in names_in(*self.first)


def steps_of(spec: OptimizerSpec) -> Steps | None:
    """Return the lines of a rule; None if it has none that stand for themselves."""
    plain = PLAIN_RULES.get(spec.id)
    if plain is not None:
        *first, loop = definition_of(plain).body
        return Steps(first, loop.body[1:-1])
    try:
        return _own_steps(spec)
    except _UnreadableError:
        return None


class _UnreadableError(Exception):
    """A source with more in it than lines that stand for themselves."""


def _own_steps(spec: OptimizerSpec) -> Steps:
    *lines, last = definition_of(spec.rule).body
    functions = {s.name: s for s in lines if isinstance(s, ast.FunctionDef)}
    if "update" not in functions or last.value.func.id != "Optimizer":
        raise _UnreadableError(spec.id)
    init = functions.get(last.value.args[0].id)
    if init is None:  # one that several rules share
        init = definition_of(spec.rule.__globals__[last.value.args[0].id])
    fields = spec.state._fields if spec.state else ()
    reader = _State()
    *lines, last = functions["update"].body
    body = [reader.visit(line) for line in lines]
    update, state = last.value.elts
    _check(state, fields)
    body.append(assign("params", _moved(reader.visit(update))))
    read = names_in(*(node for node in reader.read))
    first = [line for line in _first(init, fields) if line.targets[0].id in read]
    steps = Steps(first, body)
    _check_names(steps, spec)
    return steps


def _check_names(steps: Steps, spec: OptimizerSpec) -> None:
    """Every name has to be known to a script: hyperparameters, what is assigned, and functions."""
    lines = [*steps.first, *steps.body]
    known = {"params", "grad", *spec.hyperparameters, *_FUNCTIONS}
    known |= {name for line in lines for name in names_in(*getattr(line, "targets", ()))}
    if not all(isinstance(line, ast.Assign) for line in lines) or names_in(*lines) - known:
        raise _UnreadableError(spec.id)


class _State(ast.NodeTransformer):
    """Puts a name in the place of each field of the state, to be read before it is set."""

    def __init__(self):
        self.read, self.set = [], set()

    def visit_Assign(self, node):
        node.value = self.visit(node.value)
        self.set |= names_in(*node.targets)
        return node

    def visit_Attribute(self, node):
        if not (isinstance(node.value, ast.Name) and node.value.id == "state"):
            return self.generic_visit(node)
        if node.attr in self.set:
            raise _UnreadableError(f"state.{node.attr} is read after {node.attr} was set")
        self.read.append(name(node.attr))
        return self.read[-1]


def _check(state: ast.expr, fields: tuple[str, ...]) -> None:
    """The new state has to be made of the lines' own names: so nothing needs to be renamed."""
    if isinstance(state, ast.Call) and [ast.unparse(part) for part in state.args] != list(fields):
        raise _UnreadableError(f"the state {ast.unparse(state)} has other names")


def _moved(update: ast.expr) -> ast.expr:
    """The next point."""
    descent = without_sign(update)
    return plus(name("params"), update) if descent is None else minus(name("params"), descent)


def _first(init: ast.FunctionDef, fields: tuple[str, ...]) -> list[ast.stmt]:
    """The state before the first step, field by field."""
    *lines, last = init.body
    local = {line.targets[0].id: line.value for line in lines}
    if not isinstance(last.value, ast.Call):
        return []
    values = dict(zip(fields, last.value.args, strict=False))
    values |= {keyword.arg: keyword.value for keyword in last.value.keywords}
    scalars = {"zeros(())": ast.Constant(0), "ones(())": ast.Constant(1)}
    filled = {field: substituted(value, local) for field, value in values.items()}
    return [
        assign(field, scalars.get(ast.unparse(value), value)) for field, value in filled.items()
    ]
