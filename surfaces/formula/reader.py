"""From tokens to a tree, by recursive descent; nothing but numbers and known names gets into it."""

from typing import NoReturn

from surfaces.formula.names import SYNONYMS, refuse_name
from surfaces.formula.tokens import FormulaError, Token, tokens_of
from surfaces.formula.tree import CONSTANTS, FUNCTIONS, VARIABLES, Name, Node, Number, Operation

MAX_NODES, MAX_DEPTH = 120, 24


def read(text: str) -> Node:
    """Read a formula of any length. Raises FormulaError."""
    reader = _Reader(tokens_of(text))
    node = reader.sum()
    if reader.token.kind != "end":
        reader.refuse_rest()
    return node


class _Reader:
    """`token` is the next one. Each method reads one kind of expression and returns its tree."""

    def __init__(self, tokens: list[Token]):
        self.tokens = tokens
        self.next = 0
        self.depth = 0
        self.nodes = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.next]

    def take(self) -> Token:
        token = self.token
        self.next += 1
        return token

    def count(self, node: Node, token: Token) -> Node:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise FormulaError(
                "The formula has more than {limit} parts.", token.position, limit=MAX_NODES
            )
        return node

    def deeper(self, token: Token) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise FormulaError(
                "Brackets, signs and exponents are nested more than {limit} deep.",
                token.position,
                limit=MAX_DEPTH,
            )

    def sum(self) -> Node:
        node = self.product()
        while self.token.kind in ("+", "-"):
            sign = self.take()
            node = self.count(Operation(sign.kind, (node, self.product())), sign)
        return node

    def product(self) -> Node:
        node = self.signed(divisor=False)
        while self.token.kind in ("*", "/"):
            sign = self.take()
            right = self.signed(divisor=sign.kind == "/")
            node = self.count(Operation(sign.kind, (node, right)), sign)
        return node

    def signed(self, divisor: bool) -> Node:
        if self.token.kind not in ("+", "-"):
            return self.juxtaposed(divisor)
        sign = self.take()
        self.deeper(sign)
        node = self.signed(divisor)
        self.depth -= 1
        return node if sign.kind == "+" else self.count(Operation("negative", (node,)), sign)

    def juxtaposed(self, divisor: bool) -> Node:
        """Factors without a sign between them, as 2 x sin(y), unless their order is unclear."""
        node, closed = self.power()
        while self.token.begins_factor:
            right = self.token
            if divisor or not closed or right.kind == "number":
                self.refuse_factor(divisor)
            factor, closed = self.power()
            node = self.count(Operation("*", (node, factor)), right)
        return node

    def power(self) -> tuple[Node, bool]:
        """A power, and whether it is clear where its exponent ends: not in x^2y."""
        base = self.atom()
        if self.token.kind != "^":
            return base, True
        sign = self.take()
        self.deeper(sign)
        first = self.next
        exponent = self.exponent()
        closed = self.tokens[first].kind == "(" and self.closing(first) == self.next - 1
        self.depth -= 1
        return self.count(Operation("^", (base, exponent)), sign), closed

    def exponent(self) -> Node:
        if self.token.kind not in ("+", "-"):
            return self.power()[0]
        sign = self.take()
        self.deeper(sign)
        node = self.exponent()
        self.depth -= 1
        return node if sign.kind == "+" else self.count(Operation("negative", (node,)), sign)

    def closing(self, first: int) -> int:
        """Where the bracket closes that opens at a token."""
        depth = 0
        for index in range(first, self.next):
            depth += {"(": 1, ")": -1}.get(self.tokens[index].kind, 0)
            if depth == 0:
                return index
        return self.next

    def atom(self) -> Node:
        token = self.token
        if token.kind == "number":
            self.take()
            return self.count(Number(float(token.text)), token)
        if token.kind == "name":
            return self.named()
        if token.kind == "(":
            (node,) = self.bracketed()
            return node
        self.refuse_missing()

    def named(self) -> Node:
        token = self.take()
        if token.text in VARIABLES or token.text in CONSTANTS:
            return self.count(Name(token.text), token)
        head = SYNONYMS.get(token.text, token.text)
        if head not in FUNCTIONS:
            refuse_name(token, self.token)
        if self.token.kind != "(":
            raise FormulaError(
                "{name} needs brackets around what it is applied to: write {name}(x), or"
                " {name}(x)^2 for its square.",
                token.position,
                name=token.text,
            )
        arguments = self.bracketed(head)
        return self.count(Operation(head, arguments), token)

    def bracketed(self, head: str | None = None) -> tuple[Node, ...]:
        """What stands between brackets: the arguments of a function, or one expression."""
        opening = self.take()
        self.deeper(opening)
        if self.token.kind == ")":
            raise FormulaError("There is nothing between these brackets.", opening.position)
        nodes = [self.sum()]
        while head and self.token.kind == ",":
            self.take()
            nodes.append(self.sum())
        if self.token.kind == "end":
            raise FormulaError("This bracket is never closed.", opening.position)
        if self.token.kind != ")":
            self.refuse_rest()
        self.take()
        self.depth -= 1
        if head:
            _check_arguments(head, len(nodes), opening)
        return tuple(nodes)

    def refuse_missing(self) -> NoReturn:
        """Say that something is missing before the next token."""
        token = self.token
        before = self.tokens[self.next - 1] if self.next else None
        if before is None and token.kind == "end":
            raise FormulaError("The formula is empty: write one, as x^2 + 3 sin(x y).", 0)
        if token.kind == "end":
            raise FormulaError(
                "The formula ends early: something is missing after “{before}”.",
                before.position,
                before=before.text,
            )
        if before is None:
            raise FormulaError(
                "Something is missing before “{sign}”.", token.position, sign=token.text
            )
        raise FormulaError(
            "Something is missing between “{before}” and “{sign}”.",
            token.position,
            before=before.text,
            sign=token.text,
        )

    def refuse_factor(self, divisor: bool) -> NoReturn:
        """Say that a multiplication has to be written out, at the next token."""
        before, token = self.tokens[self.next - 1], self.token
        if token.kind == "number":
            raise FormulaError(
                "Between “{before}” and “{after}” a sign is missing, as * or ^.",
                token.position,
                before=before.text,
                after=token.text,
            )
        if divisor:
            raise FormulaError(
                "After a division this can be read in two ways: write 1/(2*x) or (1/2)*x for 1/2x.",
                token.position,
            )
        raise FormulaError(
            "After an exponent this can be read in two ways: write x^2*y or x^(2*y) for x^2y.",
            token.position,
        )

    def refuse_rest(self) -> NoReturn:
        """Say why the formula cannot go on with the next token: a comma or a bracket."""
        token = self.token
        if token.kind == ")":
            raise FormulaError("This bracket was never opened.", token.position)
        raise FormulaError(
            "The comma separates the arguments of min, max and atan2; decimals have a point, as"
            " 0.5.",
            token.position,
        )


def _check_arguments(head: str, count: int, opening: Token) -> None:
    least, most = FUNCTIONS[head].least, FUNCTIONS[head].most
    if not least <= count <= most:
        raise FormulaError(
            "{name} is given {count} values, separated by commas; it takes {needed}.",
            opening.position,
            name=head,
            needed=least if least == most else f"{least}–{most}",
            count=count,
        )
