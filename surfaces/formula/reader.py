"""From a text to a tree: what may stand before a formula, the formula itself, its variables."""

import re

from surfaces.formula.characters import FormulaError
from surfaces.formula.grammar import Reader
from surfaces.formula.refusals import refuse_rest
from surfaces.formula.tokens import tokens_of
from surfaces.formula.tree import Node, canonical
from surfaces.formula.variables import check_variables, variables_of

# f(x, y) =, @(x, y), lambda x, y: or (x, y) =>
_LIST = r"\(([^()=:]*)\)"
_HEAD = re.compile(
    rf"\s*(?:@\s*{_LIST}|lambda\s+([^()=:]+):(?!=)|{_LIST}\s*=>|[A-Za-z]\s*{_LIST}\s*=(?!=))"
)


def read(text: str) -> Node:
    """Read a formula of any length. Raises FormulaError."""
    head = _HEAD.match(text)
    length = head.end() if head else 0
    reader = Reader(tokens_of(" " * length + text[length:]))
    node = reader.sum()
    if reader.token.kind != "end":
        refuse_rest(reader.token)
    check_variables(node, reader.variables)
    if head and _names(next(filter(None, head.groups()), "")) != variables_of(node):
        raise FormulaError(
            "The coordinates of this formula are {names}: leave out what stands before it.",
            0,
            names=", ".join(variables_of(node)),
        )
    return node


def _names(text: str) -> tuple[str, ...]:
    """The variables between commas, in their canonical spelling."""
    reader, names = Reader(tokens_of(text)), []
    while reader.token.kind == "name":
        names.append(canonical(reader.named()))
        if reader.token.kind == ",":
            reader.take()
    return tuple(names) if reader.token.kind == "end" else ()
