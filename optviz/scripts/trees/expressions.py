"""Mathematics as Python syntax trees, in names that belong to no package.

A call is `sin(x)`, whatever package the source took its sine from, and a constant is `math.pi`. The
builders simplify what a student would not write, such as 0 * x.
"""

import ast
import inspect
import textwrap
from collections.abc import Callable, Mapping

_PACKAGES = {"jnp", "jax", "math"}


def number(value: float) -> ast.expr:
    """A number, with its sign as an operator."""
    value = int(value) if isinstance(value, int) or value == int(value) < 1e15 else float(value)
    return ast.UnaryOp(ast.USub(), ast.Constant(-value)) if value < 0 else ast.Constant(value)


def name(text: str) -> ast.Name:
    """A variable."""
    return ast.Name(text, ast.Load())


def call(function: str, *arguments: ast.expr) -> ast.Call:
    """A function applied to arguments."""
    return ast.Call(name(function), list(arguments), [])


def assign(target: str, value: ast.expr) -> ast.Assign:
    """The statement that gives a variable its value."""
    return ast.Assign([ast.Name(target, ast.Store())], value)


def is_number(node: ast.expr, value: float) -> bool:
    """Whether a node is this very number."""
    return isinstance(node, ast.Constant) and node.value == value


def without_sign(node: ast.expr) -> ast.expr | None:
    """The node without its leading minus, or None if it has none."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return node.operand
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Mult, ast.Div)):
        left = without_sign(node.left)
        return None if left is None else ast.BinOp(left, node.op, node.right)
    return None


def negative(node: ast.expr) -> ast.expr:
    """-a; the sign of a product goes to its first factor."""
    positive = without_sign(node)
    if positive is not None:
        return positive
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Mult, ast.Div)):
        return ast.BinOp(negative(node.left), node.op, node.right)
    return node if is_number(node, 0) else ast.UnaryOp(ast.USub(), node)


def plus(a: ast.expr, b: ast.expr) -> ast.expr:
    """The sum a + b."""
    if is_number(a, 0) or is_number(b, 0):
        return b if is_number(a, 0) else a
    positive = without_sign(b)
    return ast.BinOp(a, ast.Add(), b) if positive is None else ast.BinOp(a, ast.Sub(), positive)


def minus(a: ast.expr, b: ast.expr) -> ast.expr:
    """The difference a - b."""
    return plus(a, negative(b))


def times(a: ast.expr, b: ast.expr) -> ast.expr:
    """The product ab, with its number in front."""
    for one, other in ((a, b), (b, a)):
        if is_number(one, 0) or is_number(other, 1):
            return one
        positive = without_sign(one)
        if positive is not None:
            return negative(times(positive, other) if one is a else times(other, positive))
    if isinstance(b, ast.Constant):
        a, b = b, a
    if isinstance(a, ast.BinOp) and isinstance(a.op, ast.Div) and is_number(a.left, 1):
        return over(b, a.right)
    if isinstance(b, ast.BinOp) and isinstance(b.op, ast.Div) and is_number(b.left, 1):
        return over(a, b.right)
    if isinstance(b, ast.BinOp) and isinstance(b.op, ast.Mult):
        if isinstance(a, ast.Constant) and isinstance(b.left, ast.Constant):
            return times(number(a.value * b.left.value), b.right)
        return ast.BinOp(times(a, b.left), ast.Mult(), b.right)
    return ast.BinOp(a, ast.Mult(), b)


def over(a: ast.expr, b: ast.expr) -> ast.expr:
    """The quotient a / b."""
    positive = without_sign(a)
    if positive is not None:
        return negative(over(positive, b))
    if isinstance(a, ast.BinOp) and isinstance(a.op, ast.Mult) and _divides(a.left, b):
        return over(a.right, number(b.value // a.left.value))
    return a if is_number(b, 1) or is_number(a, 0) else ast.BinOp(a, ast.Div(), b)


def _divides(a: ast.expr, b: ast.expr) -> bool:
    """Whether both are whole numbers and a divides b."""
    whole = all(isinstance(node, ast.Constant) and isinstance(node.value, int) for node in (a, b))
    return whole and a.value != 0 and b.value % a.value == 0


def power(a: ast.expr, exponent: ast.expr) -> ast.expr:
    """The power a ** exponent."""
    if is_number(exponent, 0):
        return number(1)
    return a if is_number(exponent, 1) else ast.BinOp(a, ast.Pow(), exponent)


def names_in(*nodes: ast.AST) -> set[str]:
    """All names that occur in some trees, those of functions included."""
    return {n.id for node in nodes for n in ast.walk(node) if isinstance(n, ast.Name)}


class _Substitution(ast.NodeTransformer):
    def __init__(self, values: Mapping[str, ast.expr]):
        self.values = values

    def visit_Name(self, node):
        return self.values.get(node.id, node)

    def visit_Call(self, node):
        node.args = [self.visit(argument) for argument in node.args]
        if not isinstance(node.func, ast.Name):  # a function may have the name of a variable
            node.func = self.visit(node.func)
        return node


def substituted(node: ast.AST, values: Mapping[str, ast.expr]) -> ast.AST:
    """A copy of a tree, with other expressions in the places of some names."""
    return _Substitution(values).visit(copied(node))


def copied(node: ast.AST) -> ast.AST:
    """A copy of a tree that shares nothing with it."""
    (statement,) = ast.parse(ast.unparse(ast.fix_missing_locations(node))).body
    return statement.value if isinstance(statement, ast.Expr) else statement


def expression(text: str, **values: ast.expr) -> ast.expr:
    """Read an expression that the code itself holds, and put values in the places of its names."""
    return substituted(ast.parse(text, mode="eval").body, values)


class _WithoutPackages(ast.NodeTransformer):
    def visit_Attribute(self, node):
        root = node
        while isinstance(root, ast.Attribute):
            root = root.value
        if not isinstance(root, ast.Name) or root.id not in _PACKAGES:
            return self.generic_visit(node)
        return name(node.attr) if node.attr not in ("pi", "e") else expression(f"math.{node.attr}")


def definition_of(function: Callable) -> ast.FunctionDef:
    """The definition of a function, without its docstring, in names that belong to no package.

    Names of optax stay as they are.
    """
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(function))).body
    if ast.get_docstring(definition) is not None:
        del definition.body[0]
    return _WithoutPackages().visit(definition)
