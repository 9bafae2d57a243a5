"""The tokens of a formula as they are read one after the other, and how much there may be."""

from surfaces.formula.characters import FormulaError
from surfaces.formula.refusals import CLOSING
from surfaces.formula.tokens import Token
from surfaces.formula.tree import Node

MAX_NODES, MAX_DEPTH = 120, 24


class Stream:
    """Tokens, of which `token` is the next one; `variables` are noted as they are found."""

    def __init__(self, tokens: list[Token]):
        self.tokens = tokens
        self.next = 0
        self.depth = 0
        self.nodes = 0
        self.variables: list[tuple[str, Token]] = []

    @property
    def token(self) -> Token:
        """The next token."""
        return self.tokens[self.next]

    def take(self) -> Token:
        """Go on to the next token and return the one before."""
        token = self.token
        self.next += 1
        return token

    def count(self, node: Node, token: Token, nodes: int = 1) -> Node:
        """Return a node that adds so many parts to the formula. Raises FormulaError if too many."""
        self.nodes += nodes
        if self.nodes > MAX_NODES:
            raise FormulaError(
                "The formula has more than {limit} parts.", token.position, limit=MAX_NODES
            )
        return node

    def deeper(self, token: Token) -> None:
        """Note that something is nested once more. Raises FormulaError if too deep."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise FormulaError(
                "Brackets, signs and exponents are nested more than {limit} deep.",
                token.position,
                limit=MAX_DEPTH,
            )

    def closing(self, first: int) -> int:
        """Where the bracket closes that opens at a token."""
        depth = 0
        for index in range(first, self.next):
            kind = self.tokens[index].kind
            depth += (kind in CLOSING) - (kind in CLOSING.values())
            if depth == 0:
                return index
        return self.next

    def bracketed_number(self) -> str:
        """Take a number that stands alone in round brackets, as in x(1) and x(-1)."""
        kinds = [token.kind for token in self.tokens[self.next : self.next + 4]]
        last = kinds.index(")") if kinds[:1] == ["("] and ")" in kinds else 0
        if last < 2 or kinds[last - 1] != "number" or not set(kinds[1 : last - 1]) <= {"+", "-"}:
            return ""
        return "".join([self.take().text for _ in range(last + 1)][1:-1])
