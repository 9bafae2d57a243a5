"""From tokens to a tree, by recursive descent; nothing but numbers and names gets into it."""

import functools

from surfaces.formula.characters import FormulaError
from surfaces.formula.functions import CONSTANTS, FUNCTIONS
from surfaces.formula.names import WRITTEN_OUT, is_variable, meaning, refuse_name
from surfaces.formula.refusals import (
    CLOSING,
    check_arguments,
    refuse_bracket,
    refuse_factor,
    refuse_missing,
    refuse_missing_sign,
    refuse_rest,
)
from surfaces.formula.stream import Stream
from surfaces.formula.tokens import Token, tokens_of
from surfaces.formula.tree import (
    COMPARISONS,
    Name,
    Node,
    Number,
    Operation,
    filled,
    names_in,
    size,
)
from surfaces.formula.variables import GREEK

# Where an exponent ends: not plain in x^y z; plain but for a name that touches it in x^2y; plain.
_OPEN, _NUMBER, _CLOSED = range(3)
# MATLAB counts coordinates from 1, NumPy from 0.
_INDICES = {"(": ("1", "2"), "[": ("0", "1")}


@functools.cache
def _written_out(name: str) -> Node:
    return Reader(tokens_of(WRITTEN_OUT[name])).sum()


def _takes(name: str) -> tuple[int, int]:
    """The least and the greatest number of values that a function takes."""
    if name in FUNCTIONS:
        return FUNCTIONS[name].least, FUNCTIONS[name].most
    count = sum(letter in names_in(_written_out(name)) for letter in "xyz")
    return count, count


class Reader(Stream):
    """Each method reads one kind of expression and returns its tree."""

    def comparison(self) -> Node:
        """A sum, or a comparison of two, which is a number: 1 where it holds, 0 elsewhere."""
        node = self.sum()
        if self.token.kind in COMPARISONS:
            sign = self.take()
            node = self.count(Operation(sign.kind, (node, self.sum())), sign)
        if self.token.kind in COMPARISONS:
            raise FormulaError(
                "Two comparisons at once are not read: write (0 < x)*(x < 1) for 0 < x < 1.",
                self.token.position,
            )
        return node

    def sum(self) -> Node:
        """Terms with + or - between them."""
        node = self.product()
        while self.token.kind in ("+", "-"):
            sign = self.take()
            node = self.count(Operation(sign.kind, (node, self.product())), sign)
        return node

    def product(self) -> Node:
        """Factors with * or / between them."""
        node = self.signed(divisor=False)
        while self.token.kind in ("*", "/"):
            sign = self.take()
            right = self.signed(divisor=sign.kind == "/")
            node = self.count(Operation(sign.kind, (node, right)), sign)
        return node

    def signed(self, divisor: bool) -> Node:
        """Factors side by side, with the signs before them; `divisor`: behind a division."""
        if self.token.kind not in ("+", "-"):
            return self.juxtaposed(divisor)
        sign = self.take()
        self.deeper(sign)
        node = self.signed(divisor)
        self.depth -= 1
        return node if sign.kind == "+" else self.count(Operation("negative", (node,)), sign)

    def juxtaposed(self, divisor: bool) -> Node:
        """Factors without a sign between them, as 2 x sin(y), unless their order is unclear."""
        node, ends = self.power()
        while self.token.begins_factor:
            right = self.token
            touches = right.kind == "name" and right.glued
            if divisor or right.kind == "number" or ends < _NUMBER + touches:
                refuse_factor(self.tokens[self.next - 1], right, divisor)
            factor, ends = self.power()
            node = self.count(Operation("*", (node, factor)), right)
        return node

    def power(self) -> tuple[Node, int]:
        """A power, and how plain it is where its exponent ends."""
        base = self.atom()
        if self.token.kind != "^":
            return base, _CLOSED
        if self.tokens[self.next - 1].raised:
            refuse_factor(self.tokens[self.next - 1], self.token, divisor=False)
        sign = self.take()
        self.deeper(sign)
        first = self.next
        exponent = self.exponent()
        ends, last = _OPEN, self.tokens[self.next - 1]
        if self.tokens[first].kind in ("(", "{") and self.closing(first) == self.next - 1:
            ends = _CLOSED
        elif all(token.kind in ("+", "-", "number") for token in self.tokens[first : self.next]):
            ends = _CLOSED if last.raised else _NUMBER
        self.depth -= 1
        return self.count(Operation("^", (base, exponent)), sign), ends

    def exponent(self) -> Node:
        """What stands above, with its signs."""
        if self.token.kind not in ("+", "-"):
            return self.power()[0]
        sign = self.take()
        self.deeper(sign)
        node = self.exponent()
        self.depth -= 1
        return node if sign.kind == "+" else self.count(Operation("negative", (node,)), sign)

    def atom(self) -> Node:
        """A number, a name with what belongs to it, or what stands in brackets."""
        token = self.token
        if token.kind == "number":
            self.take()
            return self.count(Number(float(token.text)), token)
        if token.kind == "name":
            return self.named()
        braces = token.kind == "{" and self.next and self.tokens[self.next - 1].kind == "^"
        if token.kind == "(" or braces:
            (node,) = self.bracketed()
            return node
        if token.kind in CLOSING:
            refuse_bracket(token)
        refuse_missing(self.tokens[self.next - 1] if self.next else None, token)

    def named(self) -> Node:
        """A constant, a function of something, or a variable."""
        token = self.take()
        name = meaning(token)
        indexed = token.index and not name[-1].isdigit()  # in log2 the digit belongs to the name
        if name in CONSTANTS and not indexed:
            return self.count(Name(name), token)
        if name in (*FUNCTIONS, *WRITTEN_OUT) and not indexed:
            return self.called(name, token)
        if name in (*CONSTANTS, *FUNCTIONS) or not is_variable(name, token, self.token):
            refuse_name(token, self.token)
        if len(name) > 1 and name not in GREEK.values() and not indexed:
            self.refuse_words()
        return self.count(Name(self.indexed(name, token)), token)

    def called(self, name: str, token: Token) -> Node:
        """A function of what stands in its brackets."""
        square = self.token.kind == "[" and token.text[0].isupper()  # as in Mathematica
        braces = self.token.kind == "{" and token.foreign  # as in LaTeX
        if self.token.kind != "(" and not square and not braces:
            if name == "where":
                refuse_name(token, self.token)
            raise FormulaError(
                "{name} needs brackets around what it is applied to: write {name}(x), or"
                " {name}(x)^2 for its square.",
                token.position,
                name=token.text,
            )
        opening = self.token
        arguments = self.bracketed(name)
        while braces and name == "frac" and self.token.kind == "{":
            arguments += self.bracketed(name)
        check_arguments(name, len(arguments), _takes(name), opening)
        if name in FUNCTIONS:
            return self.count(Operation(name, arguments), token)
        pattern, given = _written_out(name), dict(zip("xyz", arguments, strict=False))
        self.count(pattern, token, size(pattern, {k: size(v) for k, v in given.items()}))
        return filled(pattern, given)

    def bracketed(self, head: str | None = None) -> tuple[Node, ...]:
        """What stands between brackets: the arguments of a function, or one expression."""
        opening = self.take()
        closing = CLOSING[opening.kind]
        self.deeper(opening)
        if self.token.kind == closing:
            raise FormulaError("There is nothing between these brackets.", opening.position)
        nodes = [self.comparison()]
        while head and self.token.kind == ",":
            self.take()
            nodes.append(self.comparison())
        if self.token.kind == "end":
            raise FormulaError("This bracket is never closed.", opening.position)
        if self.token.kind != closing:
            refuse_rest(self.token)
        self.take()
        self.depth -= 1
        return tuple(nodes)

    def indexed(self, name: str, token: Token) -> str:
        """The canonical name of a variable, with the index that may follow: x(1) is x_1."""
        form, index = token.index[:1], token.index.strip("_[]()")
        number = self.bracketed_number()
        if number:
            form, index = "(" if not form else "", number
        if form in ("[", "(", "") and index not in _INDICES.get(form, ("",)):
            raise FormulaError(
                "“{name}” has two coordinates: {name}(1) and {name}(2), or {name}[0] and"
                " {name}[1]; a product is written {name}*2.",
                token.position,
                name=token.text,
            )
        full = f"{name}[{index}]" if form == "[" else f"{name}_{index}" if index else name
        self.variables.append((full, token))
        return full

    def refuse_words(self) -> None:
        """Refuse a word beside another factor: what is no formula often reads so."""
        before = self.tokens[self.next - 2] if self.next > 1 else None
        if before is not None and before.kind in ("name", ")"):
            refuse_missing_sign(before, self.tokens[self.next - 1])
        if self.token.begins_factor:
            refuse_missing_sign(self.tokens[self.next - 1], self.token)
