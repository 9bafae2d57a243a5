"""A phone's page in a poll: small, and without a session of Streamlit for each pupil."""

import functools
import html
import json
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse

from optviz.i18n import LANGUAGES, translator
from optviz.player.words.predict import ballot_words

_ASSETS = Path(__file__).parent / "assets"

# In place of Streamlit's theme: its own colors, light and dark.
_LOOK = """
:root {
  color-scheme: light dark; --st-font: system-ui, sans-serif; --st-primary-color: #1768d1;
  --st-background-color: #ffffff; --st-text-color: #1a1d24; --st-border-color: #c9ced6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --st-primary-color: #6ea8ff; --st-background-color: #0f141c; --st-text-color: #fafafa;
    --st-border-color: #46505e;
  }
}
body { margin: 0; background: var(--st-background-color); }
"""


async def ballot(request: Request) -> HTMLResponse:
    """The page of a poll's code, be there such a poll or not: the page asks for it itself."""
    wishes = request.headers.get("accept-language", "").replace(";", ",").split(",")
    languages = [wish.strip().split("-")[0] for wish in wishes]
    language = next((language for language in languages if language in LANGUAGES), "en")
    return HTMLResponse(_page(request.path_params["code"][:12].upper(), language))


@functools.lru_cache(maxsize=256)
def _page(code: str, language: str) -> str:
    words = json.dumps(ballot_words(translator(language)), ensure_ascii=False)
    look, script = ((_ASSETS / name).read_text() for name in ("player.css", "bundle/poll.js"))
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>optviz</title><style>{_LOOK}{look}</style></head><body>"
        f'<main class="player ballot" data-code="{html.escape(code)}"'
        f' data-words="{html.escape(words)}"></main>'
        f'<script type="module">{script}</script></body></html>'
    )
