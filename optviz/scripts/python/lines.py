"""Syntax trees as lines of Python in the words of a package."""

import ast
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from optviz.refusal import ScriptError
from optviz.scripts.kinds import Numbers
from optviz.scripts.trees.expressions import copied, expression

WIDTH = 92


@dataclass(frozen=True)
class Words:
    """How a package calls the functions of the lines.

    `prefix` goes before the name of every function that `templates` does not have; a template is
    Python text, with a, b and c for the arguments, or None for what the package does not have. On
    plain numbers a function of `math` is taken if `of_numbers`; arguments of the functions in
    `arrays_only` are then wrapped by `array`.
    """

    package: str
    prefix: str
    templates: Mapping[str, str | None] = field(default_factory=dict)
    of_numbers: bool = True
    arrays_only: frozenset[str] = frozenset()
    array: str = "a"


# What Python itself has.
_BUILT_IN = {"float", "int", "len", "max", "min", "range", "gradient", "objective", "hessian"}
_MATH = {"arcsin": "asin", "arccos": "acos", "arctan": "atan", "arctan2": "atan2"}
# Of plain numbers, where neither Python nor its module math has the function.
_OF_NUMBERS = {
    "abs": "abs(a)",
    "maximum": "max(a, b)",
    "minimum": "min(a, b)",
    "deg2rad": "math.radians(a)",
    "sign": "float((a > 0) - (a < 0))",
}


class _InWords(ast.NodeTransformer):
    def __init__(self, words: Words, numbers: Numbers):
        self.words, self.numbers = words, numbers

    def visit_Attribute(self, node):
        if ast.unparse(node.value) == "math" and not self.words.of_numbers:
            return expression(f"{self.words.prefix}{node.attr}")
        return self.generic_visit(node)

    def visit_Assign(self, node):
        self.numbers.note(node)
        node.value = self.visit(node.value)
        return node

    def visit_For(self, node):
        self.numbers.note(node)
        return self.generic_visit(node)

    def visit_Call(self, node):
        if not isinstance(node.func, ast.Name):
            return self.generic_visit(node)
        function, plain = node.func.id, list(map(self.numbers.has, node.args))
        arguments = [self.visit(argument) for argument in node.args]
        values = dict(zip("abc", arguments, strict=False))
        of_text = bool(arguments) and isinstance(arguments[0], ast.Constant)  # as float("inf")
        if function in _BUILT_IN and (of_text or function not in self.words.templates):
            return ast.Call(node.func, arguments, [])
        if function == "where" and plain[0] and self.words.of_numbers:
            return ast.IfExp(*arguments)
        divided = arguments and isinstance(getattr(arguments[0], "op", None), ast.Div)
        if function == "sqrt" and plain[0] and divided and self.words.of_numbers:
            # A quotient may be negative where its root is not used, which Python refuses.
            return expression("math.sqrt(max(a, 0))", **values)
        if all(plain) and plain and self.words.of_numbers and function != "float":
            text = _OF_NUMBERS.get(function) or f"math.{_MATH.get(function, function)}(a)"
            return expression(text, **values)
        default = f"{self.words.prefix}{function}({', '.join(values)})"
        template = self.words.templates.get(function, default)
        if template is None:
            raise ScriptError(
                "{package} has no {function}: use NumPy, optax or PyTorch.",
                package=self.words.package,
                function=_MATH.get(function, function),
            )
        if function in self.words.arrays_only:
            values = {
                key: expression(self.words.array, a=value) if number else value
                for (key, value), number in zip(values.items(), plain, strict=True)
            }
        return expression(template, **values)


def text_of(node: ast.AST) -> str:
    """A tree as Python text, powers written closely."""
    return ast.unparse(ast.fix_missing_locations(node)).replace(" ** ", "**")


def in_words(node: ast.AST, words: Words, numbers: Iterable[str] = ()) -> ast.AST:
    """A copy of a tree in the words of a package; `numbers` are names of plain numbers."""
    return _InWords(words, Numbers(numbers)).visit(copied(node))


def statements_in(nodes: Sequence[ast.stmt], words: Words, numbers: set[str]) -> list[str]:
    """Statements as lines in the words of a package; `numbers` gets the plain numbers they make."""
    writer = _InWords(words, Numbers(numbers))
    lines = []
    for node in nodes:
        lines += text_of(writer.visit(copied(node))).splitlines()
    numbers |= writer.numbers.names
    return lines


def chained(lines: Iterable[str]) -> list[str]:
    """Lines of which neighbors that give one value to several names are one: `m = v = 0`."""
    written: list[str] = []
    for line in lines:
        value = line.partition(" = ")[2]
        if written and line[0] != " " and written[-1].endswith(f" = {value}"):
            written[-1] = f"{written[-1].removesuffix(value)}{line}"
        else:
            written.append(line)
    return written


def indented(lines: Iterable[str], depth: int = 1) -> list[str]:
    """Lines, further to the right."""
    return ["    " * depth + line for line in lines]


def listed(opening: str, values: Sequence[str], closing: str) -> list[str]:
    """A list of many values, on as many lines as it needs."""
    if len(", ".join([opening, *values, closing])) <= WIDTH:
        return [f"{opening}{', '.join(values)}{closing}"]
    lines = [""]
    for value in values:
        if len(lines[-1]) + len(value) > WIDTH - 6:
            lines.append("")
        lines[-1] += f"{value}, "
    return [opening, *indented(line.rstrip() for line in lines), closing]


def bracketed(opening: str, values: Sequence[ast.expr], closing: str) -> list[str]:
    """Expressions between brackets, each on a line of its own unless all fit on one."""
    line = f"{opening}{', '.join(map(text_of, values))}{closing}"
    if len(line) <= WIDTH:
        return [line]
    lines = []
    for value in values:
        *first, last = _terms(value) if len(text_of(value)) > WIDTH - 4 else [text_of(value)]
        lines += [*first, f"{last},"]
    return [opening, *indented(lines), closing]


def returned(value: ast.expr) -> list[str]:
    """The value of a function, its terms on lines of their own unless all fit on one."""
    line = f"return {text_of(value)}"
    return [line] if len(line) <= WIDTH else ["return (", *indented(_terms(value)), ")"]


def _terms(node: ast.expr) -> list[str]:
    """The terms of a sum, each with its sign but the first."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        sum_of_it = ast.BinOp(ast.Constant(0), node.op, node.right)  # for the brackets it needs
        return [*_terms(node.left), text_of(sum_of_it).removeprefix("0 ")]
    return [text_of(node)]
