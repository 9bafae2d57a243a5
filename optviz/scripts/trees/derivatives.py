"""Derivatives of expressions, by the rules of calculus, as JAX takes them where there is a choice.

At a tie of `max` and `min` each side counts one half; `abs` has the slope 0 at 0.
"""

import ast
from collections.abc import Mapping, Sequence

from optviz.scripts.trees.expressions import (
    call,
    expression,
    is_number,
    minus,
    name,
    names_in,
    negative,
    number,
    over,
    plus,
    power,
    times,
)

# The slope of each function of one number, a.
_SLOPES = {
    "sin": "cos(a)",
    "cos": "-sin(a)",
    "tan": "1 + tan(a) ** 2",
    "arcsin": "1 / sqrt(1 - a ** 2)",
    "arccos": "-1 / sqrt(1 - a ** 2)",
    "arctan": "1 / (1 + a ** 2)",
    "sinh": "cosh(a)",
    "cosh": "sinh(a)",
    "tanh": "1 - tanh(a) ** 2",
    "exp": "exp(a)",
    "log": "1 / a",
    "log10": "1 / (log(10) * a)",
    "log2": "1 / (log(2) * a)",
    "sqrt": "1 / (2 * sqrt(a))",
    "abs": "sign(a)",
    "sign": "0",
    "floor": "0",
    "heaviside": "0",
    "round": "0",
    "erf": "2 * exp(-(a ** 2)) / sqrt(math.pi)",
    "sigmoid": "sigmoid(a) * (1 - sigmoid(a))",
    "softplus": "sigmoid(a)",
}


def derivative(node: ast.expr, slopes: Mapping[str, ast.expr], arrays: Sequence[str]) -> ast.expr:
    """Differentiate an expression.

    `slopes` has the derivatives of the variables that vary; all others are constants. `arrays` are
    the names that stand for one number an example: what is summed has as many parts.
    """

    def d(part):
        return derivative(part, slopes, arrays)

    if isinstance(node, ast.Name):
        return slopes.get(node.id, number(0))
    if isinstance(node, ast.UnaryOp):
        return negative(d(node.operand))
    if isinstance(node, ast.BinOp):
        return _of_operator(node, d)
    if not isinstance(node, ast.Call):
        return number(0)
    function, a, *others = node.func.id, *node.args
    if function in ("sum", "mean"):
        return _of_reduction(function, d(a), arrays)
    if function == "where":
        p, q = map(d, others)
        return number(0) if is_number(p, 0) and is_number(q, 0) else call("where", a, p, q)
    if function in ("maximum", "minimum"):
        (b,) = others
        first, second = (a, b) if function == "maximum" else (b, a)
        shares = [
            call("heaviside", minus(p, q), number(0.5))
            for p, q in ((first, second), (second, first))
        ]
        return plus(times(shares[0], d(a)), times(shares[1], d(b)))
    if function == "arctan2":
        (b,) = others
        squares = plus(power(a, number(2)), power(b, number(2)))
        return over(minus(times(b, d(a)), times(a, d(b))), squares)
    inner = d(a)
    return inner if is_number(inner, 0) else times(expression(_SLOPES[function], a=a), inner)


def _of_operator(node: ast.BinOp, d) -> ast.expr:
    a, b = node.left, node.right
    da, db = d(a), d(b)
    match node.op:
        case ast.Add():
            return plus(da, db)
        case ast.Sub():
            return minus(da, db)
        case ast.Mult():
            return plus(times(da, b), times(a, db))
        case ast.Div():
            return minus(over(da, b), over(times(a, db), power(b, number(2))))
    by_base = times(times(b, power(a, _less_one(b))), da)
    return plus(by_base, times(times(node, call("log", a)), db))


def _less_one(exponent: ast.expr) -> ast.expr:
    try:
        return number(ast.literal_eval(exponent) - 1)
    except ValueError:
        return minus(exponent, number(1))


def _of_reduction(function: str, part: ast.expr, arrays: Sequence[str]) -> ast.expr:
    if names_in(part) & set(arrays):
        return call(function, part)
    return part if function == "mean" else times(part, call("len", name(arrays[0])))
