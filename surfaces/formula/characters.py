"""Why a character has no place in a formula, and what to write in its stead."""

import unicodedata
from typing import NoReturn

_INSTEAD = {
    **{"|": "abs(x)", "√": "sqrt(x)", "%": "mod(x, 2)"},
    **{"?": "where(x > 0, x, 0)", "&": "(x > 0)*(x < 1)", "@": "*"},
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


def refuse_character(text: str, position: int) -> NoReturn:
    """Say why a character has no place in a formula, with a hint for the usual mistakes."""
    character = text[position]
    if character == "=" and "=" not in text[position + 1 : position + 2]:
        raise FormulaError(
            "“=” cannot be used: write only the right-hand side, x^2 for y = x^2.", position
        )
    if character in "<>=" or text.startswith("!=", position):
        raise FormulaError(
            "“{character}” cannot be used as a comparison: only < > <= >= are.",
            position,
            character=character,
        )
    if character in _INSTEAD:
        raise FormulaError(
            "“{character}” cannot be used: write {instead}.",
            position,
            character=character,
            instead=_INSTEAD[character],
        )
    if character in "\\$":
        raise FormulaError(
            "Of LaTeX only names, \\frac, \\sqrt and \\cdot are read; leave out the rest.", position
        )
    if character == "." and text[:position][-1:].isalpha():
        raise FormulaError(
            "Nothing is read before a point: write sin(x) for jnp.sin(x), and x^2 for x.pow(2).",
            position,
        )
    if character == ".":
        raise FormulaError("A point belongs to a number, as 0.5; there is no digit here.", position)
    if character in "\"'`":
        raise FormulaError("A formula has no quotation marks: leave them out.", position)
    if character in ";:":
        raise FormulaError(
            "Write one formula and nothing else: leave out “{character}”.",
            position,
            character=character,
        )
    if character == "_":
        raise FormulaError("“_” stands between a name and its index, as x_1.", position)
    number = unicodedata.numeric(character, None)
    plain = unicodedata.normalize("NFKC", character) if number is None else f"{number:g}"
    if (
        plain != character
        and (number is not None or len(plain) == 1)
        and plain.isascii()
        and plain.isprintable()
    ):
        raise FormulaError(
            "“{character}” is not the plain character: write {plain}.",
            position,
            character=character,
            plain=plain,
        )
    if character.isprintable() and not unicodedata.combining(character):
        raise FormulaError(
            "“{character}” ({name}) cannot be used: only English and Greek letters, digits,"
            " + - * / ^ ( ) ,",
            position,
            character=character,
            name=unicodedata.name(character, f"U+{ord(character):04X}"),
        )
    raise FormulaError(
        "The invisible character {code} cannot be used: delete it.",
        position,
        code=f"U+{ord(character):04X}",
    )
