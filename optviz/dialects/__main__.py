"""Write the documents about the dialects: `python -m optviz.dialects`."""

from pathlib import Path

from optviz.dialects.document import document
from optviz.i18n import LANGUAGES, translator

FOLDER = Path(__file__).parents[2] / "docs"


def documents() -> dict[Path, str]:
    """Return the text of each file."""
    return {
        FOLDER / ("dialects.md" if language == "en" else f"dialects.{language}.md"): document(
            translator(language)
        )
        for language in LANGUAGES
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for file, text in documents().items():
        file.write_text(text)
