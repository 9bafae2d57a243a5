"""The lines of a rule, as syntax trees: from its own source, or from its plain form."""

import ast
import functools
from dataclasses import dataclass

from optviz.optimizers import OptimizerSpec
from optviz.scripts.plain_rules import PLAIN_RULES
from optviz.scripts.trees.expressions import (
    assign,
    call,
    definition_of,
    minus,
    name,
    names_in,
    number,
    plus,
    substituted,
    without_sign,
)
from optviz.scripts.trees.unfolding import IN_OTHER_PRECISION, unfolded

# The functions that a rule's own lines may call.
_FUNCTIONS = {"gradient", "objective", "zeros_like", "sqrt", "sign", "maximum", "minimum", "abs"}
_FUNCTIONS |= {"where", "dot", "norm", "mean", "sum", "exp", "len", "range", *IN_OTHER_PRECISION}


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


@functools.cache
def steps_of(spec: OptimizerSpec) -> Steps | None:
    """Return the lines of a rule; None if it has none that stand for themselves."""
    plain = PLAIN_RULES.get(spec.id)
    if plain is not None:
        *first, loop = definition_of(plain).body
        shared = plain.__globals__
        return Steps(unfolded(first, shared), unfolded(loop.body[1:-1], shared))
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
    *lines, last = functions["update"].body
    if not all(map(_names_one, [*lines, *init.body[:-1]])):
        raise _UnreadableError(spec.id)
    reader = _State(_set_too_early(lines))
    body = [reader.visit(line) for line in lines]
    update, state = last.value.elts
    body.append(assign("params", _moved(reader.visit(update))))
    body = unfolded(body, spec.rule.__globals__)
    body += _renewed(reader.visit(state), fields)
    first = [line for line in _first(init, fields) if line.targets[0].id in reader.read]
    steps = Steps(first, body)
    _check_names(steps, spec)
    return steps


def _names_one(line: ast.stmt) -> bool:
    """Whether a line gives one name a value."""
    return isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name)


def _set_too_early(lines: list[ast.stmt]) -> set[str]:
    """The fields of the state that are still read where a line has set a name like theirs."""
    found, assigned = set(), set()
    for line in lines:
        read = {node.attr for node in ast.walk(line) if _is_of_state(node)}
        found |= read & assigned
        assigned |= names_in(*line.targets)
    return found


def _is_of_state(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and ast.unparse(node.value) == "state"


def _renewed(state: ast.expr, fields: tuple[str, ...]) -> list[ast.stmt]:
    """What becomes of the state's fields, but for those that the lines have set themselves."""
    if not isinstance(state, ast.Call):
        return []
    values = zip(fields, state.args, strict=True)
    changed = [(field, value) for field, value in values if ast.unparse(value) != field]
    if any("params" in names_in(value) for _, value in changed):  # which has moved on
        raise _UnreadableError(ast.unparse(state))
    return [assign(field, value) for field, value in changed]


def _check_names(steps: Steps, spec: OptimizerSpec) -> None:
    """Every name has to be known to a script: hyperparameters, what is assigned, and functions."""
    lines = [*steps.first, *steps.body]
    known = {"params", "grad", *spec.hyperparameters, *_FUNCTIONS}
    names = [n for line in lines for n in ast.walk(line) if isinstance(n, ast.Name)]
    known |= {n.id for n in names if isinstance(n.ctx, ast.Store)}
    if names_in(*lines) - known:
        raise _UnreadableError(spec.id)


class _State(ast.NodeTransformer):
    """Puts a name in the place of each field of the state.

    A line that sets a name like that of a field which is needed later sets `new_...` instead.
    """

    def __init__(self, early: set[str]):
        self.early, self.read = early, set()

    def visit_Name(self, node):
        return ast.Name(f"new_{node.id}", node.ctx) if node.id in self.early else node

    def visit_Attribute(self, node):
        if ast.unparse(node) == "params.size":
            return call("len", name("params"))
        if not _is_of_state(node):
            return self.generic_visit(node)
        self.read.add(node.attr)
        return name(node.attr)


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
    return [assign(field, _plainly(substituted(v, local))) for field, v in values.items()]


def _plainly(value: ast.expr) -> ast.expr:
    """A first value in fewer functions: numbers as such, arrays as zeros and what is added."""
    numbers = {"zeros(())": number(0), "ones(())": number(1)}
    if ast.unparse(value) in numbers or not isinstance(value, ast.Call):
        return numbers.get(ast.unparse(value), value)
    zeros = call("zeros_like", value.args[0])
    if value.func.id == "full_like":
        return plus(zeros, value.args[1])
    return plus(zeros, number(1)) if value.func.id == "ones_like" else value
