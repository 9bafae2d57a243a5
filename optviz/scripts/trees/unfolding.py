"""Lines that call functions of their own, with the functions' lines in the places of the calls."""

import ast
import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from optviz.scripts.trees.expressions import assign, copied, definition_of, number, substituted

# What a package may have a word for, or not: left as it is.
IN_OTHER_PRECISION = {"rounded", "in_single", "power_in_single", "qr_in_single"}


def unfolded(lines: Iterable[ast.stmt], namespace: Mapping[str, Any]) -> list[ast.stmt]:
    """Copies of lines without calls of the functions, and without the numbers, of their namespace.

    A function that is one expression takes the place of its call. Of any other the lines come
    first: its names have to be the caller's, or names that the caller does not have.
    """
    written = []
    for line in map(copied, lines):
        for block in ("body", "orelse"):
            if getattr(line, block, None):
                setattr(line, block, unfolded(getattr(line, block), namespace))
        unfolder = _Unfolder(namespace)
        line = unfolder.visit(line)
        written += unfolder.before
        if not (isinstance(line, ast.Assign) and _names_itself(line)):
            written.append(line)
    return written


class _Unfolder(ast.NodeTransformer):
    def __init__(self, namespace: Mapping[str, Any]):
        self.namespace = namespace
        self.before: list[ast.stmt] = []

    def visit_Name(self, node):
        value = self.namespace.get(node.id)
        return number(value) if isinstance(value, int | float) else node

    def visit_AnnAssign(self, node):
        # Types are for those who check the function, and no part of a script.
        return self.visit(assign(node.target.id, node.value))

    def visit_Call(self, node):
        self.generic_visit(node)
        function = self.namespace.get(getattr(node.func, "id", ""))
        if not inspect.isfunction(function) or node.func.id in IN_OTHER_PRECISION:
            return node
        given = _arguments(function, node)
        *lines, last = definition_of(function).body
        if not lines:
            return _Unfolder(function.__globals__).visit(substituted(last.value, given))
        numbers = {name: arg for name, arg in given.items() if isinstance(arg, ast.Constant)}
        others = [assign(name, arg) for name, arg in given.items() if name not in numbers]
        lines = [substituted(line, numbers) for line in lines]
        self.before += [line for line in others if not _names_itself(line)]
        self.before += unfolded(lines, function.__globals__)
        return last.value


def _arguments(function: Callable, node: ast.Call) -> dict[str, ast.expr]:
    """What each parameter of a function gets from a call."""
    parameters = inspect.signature(function).parameters
    given = dict(zip(parameters, node.args, strict=False))
    given |= {keyword.arg: keyword.value for keyword in node.keywords}
    left = {name: p.default for name, p in parameters.items() if name not in given}
    return given | {name: number(default) for name, default in left.items()}


def _names_itself(line: ast.Assign) -> bool:
    """Whether names are given the values that they have."""
    return ast.unparse(line.targets[0]) == ast.unparse(line.value)
