"""Where in a text a mistake is."""

import unicodedata

_SHOWN = 70  # characters around a mistake, so that the line fits a narrow page


def marked(text: str, position: int) -> str:
    """Two lines: a text, or the part of it around a position, and a caret below that position.

    What would not be seen, or would disturb the line, is replaced by a sign for it.
    """
    first = max(0, min(position - _SHOWN // 2, len(text) - _SHOWN))
    shown = [_visible(character) for character in text[first : first + _SHOWN]]
    before = "".join(shown[: position - first])
    # Chinese and other wide characters take the place of two.
    width = sum(1 + (unicodedata.east_asian_width(character) in "WF") for character in before)
    return f"{''.join(shown)}\n{' ' * width}^"


def _visible(character: str) -> str:
    if character.isspace():
        return " "
    hidden = not character.isprintable() or unicodedata.combining(character)
    return "\N{REPLACEMENT CHARACTER}" if hidden else character
