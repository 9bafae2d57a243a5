"""Syntax trees as lines of JavaScript, whose arrays are tensors of TensorFlow.js."""

import ast
from collections.abc import Sequence

from optviz.scripts.kinds import Numbers, assigned
from optviz.scripts.python.lines import indented
from optviz.scripts.trees.expressions import expression, is_number

# Functions whose names differ; None where there is none.
_OF_TENSORS = {
    **{f"arc{angle}": f"a{angle}" for angle in ("sin", "cos", "tan")},
    **{"arctan2": "tf.atan2", "zeros_like": "tf.zerosLike", "where": "tf.where", "dot": "tf.dot"},
    **{"norm": "tf.norm", "log10": None, "log2": None},
}
_OF_NUMBERS = {
    **{f"arc{angle}": f"a{angle}" for angle in ("sin", "cos", "tan", "tan2")},
    **{"maximum": "max", "minimum": "min", "int": "trunc"},
}
_OPERATORS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**"}
_METHODS = {
    **{ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "div", ast.Pow: "pow"},
    ast.BitAnd: "logicalAnd",
}
_COMPARISONS = {
    **{ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "===", ast.NotEq: "!=="},
}
_COMPARED = {
    **{ast.Lt: "less", ast.LtE: "lessEqual", ast.Gt: "greater", ast.GtE: "greaterEqual"},
    **{ast.Eq: "equal", ast.NotEq: "notEqual"},
}
_TIGHTNESS = {"+": 1, "-": 1, "*": 2, "/": 2, "%": 2, "**": 4}


class JavaScript:
    """Writes statements and expressions; `numbers` are the names of plain numbers."""

    def __init__(self, numbers: Numbers, declared: set[str]):
        self.numbers, self.declared = numbers, declared

    def statements(self, nodes: Sequence[ast.stmt]) -> list[str]:
        """Statements as lines."""
        return [line for node in nodes for line in self._statement(node)]

    def _statement(self, node: ast.stmt) -> list[str]:
        if isinstance(node, ast.Return):
            return [f"return {self.text(node.value)};"]
        if isinstance(node, ast.Assign):
            self.numbers.note(node)
            target, value = ast.unparse(node.targets[0]), self.text(node.value)
            names = {name for name, _ in assigned(node)}
            if len(names) > 1:
                target = f"[{target.strip('()')}]"
            declared = names <= self.declared
            self.declared |= names
            return [f"{target} = {value};" if declared else f"let {target} = {value};"]
        if isinstance(node, ast.While):
            head = f"while ({self.text(node.test)}) {{"
            return [head, *self._block(node.body), "}"]
        if isinstance(node, ast.For):
            self.numbers.note(node)
            name, count = node.target.id, self.text(node.iter.args[0])
            head = f"for (let {name} = 0; {name} < {count}; {name}++) {{"
            return [head, *self._block(node.body), "}"]
        lines = [f"if ({self.text(node.test)}) {{", *self._block(node.body)]
        return [*lines, *(["} else {", *self._block(node.orelse)] if node.orelse else []), "}"]

    def _block(self, nodes: Sequence[ast.stmt]) -> list[str]:
        inner = JavaScript(self.numbers, set(self.declared))
        return indented(inner.statements(nodes))

    def text(self, node: ast.expr) -> str:
        """An expression."""
        match node:
            case ast.Constant():
                return _constant(node.value)
            case ast.Name():
                return node.id
            case ast.Attribute():
                return f"Math.{node.attr.upper()}"
            case ast.Subscript():
                return f"{self.text(node.value)}.gather({self.text(node.slice)})"
            case ast.Tuple() | ast.List():
                return f"[{', '.join(map(self.text, node.elts))}]"
            case ast.BinOp():
                return self._operation(node)
            case ast.UnaryOp():
                return self._signed(node)
            case ast.BoolOp():
                sign = " && " if isinstance(node.op, ast.And) else " || "
                return sign.join(map(self.text, node.values))
            case ast.IfExp():
                parts = map(self.text, (node.test, node.body, node.orelse))
                return "{} ? {} : {}".format(*parts)
            case ast.Compare():
                return self._comparison(node)
        return self._call(node)

    def _operation(self, node: ast.BinOp) -> str:
        if self.numbers.has(node):
            return self._plain_operation(node)
        left, right, kind = node.left, node.right, type(node.op)
        if kind is ast.Pow and is_number(right, 2):
            return f"{self.text(left)}.square()"
        if self.numbers.has(left):
            if kind not in (ast.Add, ast.Mult):
                return f"tf.{_METHODS[kind]}({self.text(left)}, {self.text(right)})"
            left, right = right, left
        return f"{self._held(left)}.{_METHODS[kind]}({self.text(right)})"

    def _plain_operation(self, node: ast.BinOp) -> str:
        if isinstance(node.op, ast.FloorDiv):
            return f"Math.floor({self._plain(node.left, 2)} / {self._plain(node.right, 3)})"
        sign = "%" if isinstance(node.op, ast.Mod) else _OPERATORS[type(node.op)]
        own = _TIGHTNESS[sign]
        if sign == "**":
            return f"{self._plain(node.left, 5)} ** {self._plain(node.right, 4)}"
        return f"{self._plain(node.left, own)} {sign} {self._plain(node.right, own + 1)}"

    def _plain(self, node: ast.expr, least: int) -> str:
        tightness = 5
        if isinstance(node, ast.BinOp):
            floor = isinstance(node.op, ast.FloorDiv)
            sign = "%" if isinstance(node.op, ast.Mod) else _OPERATORS.get(type(node.op))
            tightness = 5 if floor else _TIGHTNESS[sign]
        elif isinstance(node, ast.UnaryOp):
            tightness = 3
        elif isinstance(node, ast.IfExp | ast.BoolOp | ast.Compare):
            tightness = 0
        text = self.text(node)
        return text if tightness >= least else f"({text})"

    def _signed(self, node: ast.UnaryOp) -> str:
        if isinstance(node.op, ast.Not):
            return f"!({self.text(node.operand)})"
        if self.numbers.has(node):
            return f"-{self._plain(node.operand, 5)}"
        return f"{self.text(node.operand)}.neg()"

    def _comparison(self, node: ast.Compare) -> str:
        left, (operator,), (right,) = node.left, node.ops, node.comparators
        if self.numbers.has(left) and self.numbers.has(right):
            return f"{self._plain(left, 1)} {_COMPARISONS[type(operator)]} {self._plain(right, 1)}"
        return f"{self._held(left)}.{_COMPARED[type(operator)]}({self.text(right)})"

    def _held(self, node: ast.expr) -> str:
        """A tensor to whose text a method is appended; a plain number becomes one."""
        return f"tf.scalar({self.text(node)})" if self.numbers.has(node) else self.text(node)

    def _call(self, node: ast.Call) -> str:
        if not isinstance(node.func, ast.Name):
            raise NotImplementedError(ast.unparse(node))
        function, arguments = node.func.id, node.args
        texts = list(map(self.text, arguments))
        if function in ("gradient", "objective"):
            return f"{function}({', '.join(texts)})"
        if function == "len":
            return f"{texts[0]}.{'length' if texts[0] == 'batch' else 'size'}"
        if function == "float":
            if isinstance(arguments[0], ast.Constant):
                return {"inf": "Infinity", "-inf": "-Infinity"}.get(arguments[0].value, "NaN")
            return f"{texts[0]}.arraySync()"
        if all(map(self.numbers.has, arguments)):
            if function == "deg2rad":
                return f"{self._plain(arguments[0], 2)} * Math.PI / 180"
            return f"Math.{_OF_NUMBERS.get(function, function)}({', '.join(texts)})"
        name = _OF_TENSORS.get(function, function)
        if name is None:
            factor = expression(f"log(a) / log({function.removeprefix('log')})", a=arguments[0])
            return self.text(factor)
        if name.startswith("tf."):
            return f"{name}({', '.join(texts)})"
        first = f"tf.scalar({texts[0]})" if self.numbers.has(arguments[0]) else texts[0]
        return f"{first}.{name}({', '.join(texts[1:])})"


def _constant(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else repr(value)
