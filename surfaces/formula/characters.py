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
    if text[position] in "<>=" or text.startswith("!=", position):
        _refuse_comparison(text, position)
    if text[position] == ".":
        _refuse_point(text, position)
    _refuse_sign(text[position], position)
    _refuse_look_alike(text[position], position)
    _refuse_unknown(text[position], position)


def _refuse_comparison(text: str, position: int) -> NoReturn:
    if text[position] == "=" and text[position + 1 : position + 2] != "=":
        raise FormulaError(
            "“=” cannot be used: write only the right-hand side, x^2 for y = x^2.", position
        )
    raise FormulaError(
        "“{character}” cannot be used as a comparison: only < > <= >= are.",
        position,
        character=text[position],
    )


def _refuse_point(text: str, position: int) -> NoReturn:
    if text[:position][-1:].isalpha():
        raise FormulaError(
            "Nothing is read before a point: write sin(x) for jnp.sin(x), and x^2 for x.pow(2).",
            position,
        )
    raise FormulaError(
        "A point must be part of a number, as in 0.5; there is no digit here.", position
    )


def _refuse_sign(character: str, position: int) -> None:
    """Refuse a sign that people write for something else, or around a formula."""
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


def _refuse_look_alike(character: str, position: int) -> None:
    """Refuse another form of a plain character: a wide letter, a digit of another script."""
    number = unicodedata.numeric(character, None)
    plain = unicodedata.normalize("NFKC", character) if number is None else f"{number:g}"
    is_one = number is not None or len(plain) == 1
    if plain != character and is_one and plain.isascii() and plain.isprintable():
        raise FormulaError(
            "“{character}” is not the plain character: write {plain}.",
            position,
            character=character,
            plain=plain,
        )


def _refuse_unknown(character: str, position: int) -> NoReturn:
    code = f"U+{ord(character):04X}"
    if character.isprintable() and not unicodedata.combining(character):
        raise FormulaError(
            "“{character}” ({name}) cannot be used: only English and Greek letters, digits,"
            " + - * / ^ ( ) ,",
            position,
            character=character,
            name=unicodedata.name(character, code),
        )
    raise FormulaError(
        "The invisible character {code} cannot be used: delete it.", position, code=code
    )
