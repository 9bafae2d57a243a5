"""What a browser is told with every answer, and links that are too long to be read."""

import os
from collections.abc import MutableMapping
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Who may show the app in a page of their own: sources as Content-Security-Policy has them.
FRAME_ANCESTORS = "OPTVIZ_FRAME_ANCESTORS"

# Streamlit ignores all of a link that has more than either, without a word.
MOST_FIELDS, MOST_BYTES = 1000, 512 * 1024

# No other host, and no text that becomes code. Streamlit needs styles in the page (its own are made
# while it runs) and one script in it, pictures as data, and workers from memory.
_POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}


# What a link to the first page itself may say.
HOME_SETTINGS = {b"lang", b"course"}


class RaceLinks:
    """ASGI middleware: a link to the first page that says more than the first page takes is Race's.

    Race stood there before it had an address of its own, `race`; `base` is the app's own path.
    """

    def __init__(self, app: ASGIApp, base: str = ""):
        self.app = app
        self.home = f"{base}/"
        self.race = f"{base}/race"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        app = self.app
        if scope["type"] == "http" and scope["path"] == self.home:
            query = scope["query_string"]
            names = {setting.partition(b"=")[0] for setting in query.split(b"&") if setting}
            if names - HOME_SETTINGS:
                app = RedirectResponse(f"{self.race}?{query.decode('latin-1')}")
        await app(scope, receive, send)


class Border:
    """ASGI middleware: guard the border between the app and the browsers that ask it.

    Every answer forbids the browser to guess types, to tell other hosts where a reader comes from,
    and to run or load what is not the app's own. A link with more settings than can be read is
    answered with a sentence (414).
    """

    def __init__(self, app: ASGIApp):
        self.app = app
        ancestors = os.environ.get(FRAME_ANCESTORS, "*")
        policy = {**_POLICY, "frame-ancestors": ancestors}
        self.headers = {
            "Content-Security-Policy": "; ".join(
                f"{name} {values}" for name, values in policy.items()
            ),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        app = self.app if _is_readable(scope) else _TOO_LONG
        await app(scope, receive, send_with_headers)


def _is_readable(scope: MutableMapping[str, Any]) -> bool:
    query = scope["query_string"]
    return len(query) <= MOST_BYTES and query.count(b"&") < MOST_FIELDS


_TOO_LONG = PlainTextResponse(
    f"This link has too many settings: at most {MOST_FIELDS}, and {MOST_BYTES // 1024} kB, can be"
    " read.\n这个链接的设置太多，无法读取。\n",
    status_code=414,
)
