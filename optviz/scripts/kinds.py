"""Which names in a script's lines are plain numbers, and which are a package's arrays."""

import ast
from collections.abc import Iterable

# Functions that give a plain number, whatever they are given.
_TO_NUMBER = {"float", "int", "len", "range"}


class Numbers:
    """The names that are plain numbers: some from the beginning, others as lines assign them."""

    def __init__(self, names: Iterable[str]):
        self.names = set(names)

    def has(self, node: ast.expr) -> bool:
        """Whether an expression is a plain number."""
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            return node.func.id in _TO_NUMBER or (bool(node.args) and all(map(self.has, node.args)))
        if isinstance(node, ast.Name):
            return node.id in self.names
        parts = [part for part in ast.iter_child_nodes(node) if isinstance(part, ast.expr)]
        if isinstance(node, ast.Attribute):
            return ast.unparse(node.value) == "math"
        return all(map(self.has, parts))

    def note(self, statement: ast.stmt) -> None:
        """Note what an assignment makes of its names."""
        for target, value in assigned(statement):
            if self.has(value):
                self.names.add(target)
            else:
                self.names.discard(target)


def assigned(statement: ast.stmt) -> list[tuple[str, ast.expr]]:
    """The names that a statement assigns, each with what it gets, so far as that can be seen."""
    if isinstance(statement, ast.For):
        return [(statement.target.id, statement.iter)]
    if not isinstance(statement, ast.Assign):
        return []
    (target,) = statement.targets
    if isinstance(target, ast.Name):
        return [(target.id, statement.value)]
    names = [element.id for element in target.elts]
    if isinstance(statement.value, ast.Tuple):
        return list(zip(names, statement.value.elts, strict=True))
    return [(one, statement.value) for one in names]
