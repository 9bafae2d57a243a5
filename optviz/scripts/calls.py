"""The calls in a rule's lines, with the data that a step's objective takes besides the point."""

import ast
from collections.abc import Sequence

from optviz.scripts.parts import Parts
from optviz.scripts.trees.expressions import copied, expression, name

_FUNCTIONS = ("gradient", "objective", "hessian", "full_gradient")


def with_arguments(lines: Sequence[ast.stmt], parts: Parts) -> list[ast.stmt]:
    """Copies of a rule's lines in which every function of the point gets its data.

    `full_gradient` becomes the gradient of all data, and `batch_share` the share of the batch.
    """
    writer = _Arguments(parts)
    return [writer.visit(copied(line)) for line in lines]


class _Arguments(ast.NodeTransformer):
    def __init__(self, parts: Parts):
        self.parts = parts

    def visit_Name(self, node):
        return self.parts.batch_share if node.id == "batch_share" else node

    def visit_Call(self, node):
        self.generic_visit(node)
        if not (isinstance(node.func, ast.Name) and node.func.id in _FUNCTIONS):
            return node
        everything = node.func.id == "full_gradient"
        arguments = self.parts.everything if everything else self.parts.arguments
        function = name("gradient") if everything else node.func
        data = expression(f"(0{arguments})").elts[1:] if arguments else []
        return ast.Call(function, [*node.args, *data], [])
