"""Languages: every sentence a reader sees, from message catalogs."""

import functools
from collections.abc import Callable
from pathlib import Path

from babel.messages.pofile import read_po

LANGUAGES = {"en": "English", "zh": "中文"}

Translate = Callable[[str], str]


@functools.cache
def catalog(language: str) -> dict[str, str]:
    """Read the translations of a language; English needs none, its sentences are the keys."""
    if language == "en":
        return {}
    file = Path(__file__).parent / "locale" / language / "optviz.po"
    with file.open("rb") as stream:
        return {message.id: message.string for message in read_po(stream) if message.id}


@functools.cache
def translator(language: str) -> Translate:
    """Return the function that translates an English sentence into a language."""
    messages = catalog(language)
    return lambda sentence: messages.get(sentence) or sentence
