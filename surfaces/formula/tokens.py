"""From text to tokens, each with its place in the text."""

import re
import unicodedata
from dataclasses import dataclass
from typing import NoReturn

MAX_NUMBER, MAX_DIGITS = 1e30, 40

# Only ASCII: \d, \w and str.isdigit also take digits and letters of other scripts.
_TOKEN = re.compile(
    r"(?P<space>[ \t\r\n\u00a0]+)"
    r"|(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>[A-Za-z][A-Za-z0-9]*)"
    r"|(?P<sign>\*\*|[-+*/^(),\u2212\u00b7\u22c5\u00d7\u00f7\u00b2\u00b3\u03c0])"
)
# What a sign of mathematics means; a square is two tokens.
_SIGNS = {
    **{"**": "^", "−": "-", "·": "*", "⋅": "*", "×": "*", "÷": "/", "π": "pi"},
    **{"²": "^2", "³": "^3"},
}


class FormulaError(ValueError):
    """A text that is no formula: what is wrong, and where.

    `message` is an English sentence, `position` the index in the text at which something is wrong
    (0 for an empty text). The sentence is `template` filled with `values`, so that it can be
    translated.
    """

    def __init__(self, template: str, position: int, **values: object):
        self.template = template
        self.values = values
        self.message = template.format(**values)
        self.position = position
        super().__init__(f"{self.message} (character {position + 1})")


@dataclass(frozen=True)
class Token:
    """`kind` is number, name, end, or the operator or bracket itself."""

    kind: str
    text: str
    position: int

    @property
    def begins_factor(self) -> bool:
        """Whether a number, a name or a bracket begins here."""
        return self.kind in ("number", "name", "(")


def tokens_of(text: str) -> list[Token]:
    """Cut a text into tokens; the last one is the end, at the last character.

    Raises FormulaError at the first character that has no place in a formula.
    """
    tokens, position = [], 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            _refuse(text, position)
        kind, found = match.lastgroup, match.group()
        if kind == "number":
            _check_number(found, position)
            tokens.append(Token("number", found, position))
        elif kind == "name":
            tokens.append(Token("name", found, position))
        elif kind == "sign":
            found = _SIGNS.get(found, found)
            kind = "name" if found == "pi" else found[0]
            tokens.append(Token(kind, found if kind == "name" else kind, position))
            if found[1:].isdigit():
                tokens.append(Token("number", found[1:], position))
        position = match.end()
    tokens.append(Token("end", "", max(len(text.rstrip()) - 1, 0)))
    return tokens


def _check_number(text: str, position: int) -> None:
    if len(text) > MAX_DIGITS:
        raise FormulaError(
            "This number has {length} characters; at most {limit} are allowed.",
            position,
            length=len(text),
            limit=MAX_DIGITS,
        )
    if float(text) > MAX_NUMBER:
        raise FormulaError(
            "The number {number} is too large; at most {limit} is allowed.",
            position,
            number=text,
            limit=f"{MAX_NUMBER:g}",
        )


def _refuse(text: str, position: int) -> NoReturn:
    """Say why a character has no place in a formula, with a hint for the usual mistakes."""
    character = text[position]
    if character == "=" and "=" not in text[position + 1 : position + 2]:
        raise FormulaError(
            "“=” cannot be used: write only the right-hand side, x^2 for y = x^2.", position
        )
    if character in "<>=" or text.startswith("!=", position):
        raise FormulaError(
            "“{character}” cannot be used: a formula has a value, it makes no comparison.",
            position,
            character=character,
        )
    if character in "|[]{}%√":
        instead = {"|": "abs(x)", "√": "sqrt(x)", "%": "x - 2 floor(x/2)"}.get(character, "(x)")
        raise FormulaError(
            "“{character}” cannot be used: write {instead}.",
            position,
            character=character,
            instead=instead,
        )
    if character in "\\$":
        raise FormulaError(
            "LaTeX is not read: write sqrt(x), x/y, sin(x), x^2 and the like.", position
        )
    if character == ".":
        raise FormulaError("A point belongs to a number, as 0.5; there is no digit here.", position)
    plain = unicodedata.normalize("NFKC", character)
    if plain != character and len(plain) == 1 and plain.isascii() and plain.isprintable():
        raise FormulaError(
            "“{character}” is not the plain character: write {plain}.",
            position,
            character=character,
            plain=plain,
        )
    if character.isprintable() and not unicodedata.combining(character):
        raise FormulaError(
            "“{character}” ({name}) cannot be used: only English letters, digits, + - * / ^ ( ) ,",
            position,
            character=character,
            name=unicodedata.name(character, f"U+{ord(character):04X}"),
        )
    raise FormulaError(
        "The invisible character {code} cannot be used: delete it.",
        position,
        code=f"U+{ord(character):04X}",
    )
