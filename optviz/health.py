"""Whether the server is ready: it is once it has compiled what the first page needs.

And whether it is to show its figures.
"""

import os
import sys
import threading

from starlette.requests import Request
from starlette.responses import PlainTextResponse

from optviz.player.live_socket import answer

# Whether `/metrics` is there: on or off.
METRICS = "OPTVIZ_METRICS"

_compiled = threading.Event()


def measures() -> bool:
    """Whether the server counts what it does and shows it, as its environment says: off by default.

    Ends the program with a sentence where the environment says neither on nor off.
    """
    said = os.environ.get(METRICS, "off")
    if said not in ("on", "off"):
        sys.exit(f"{METRICS} is {said!r}; it must be on or off")
    return said == "on"


def warm_up() -> threading.Thread:
    """Compile what the first page needs, beside all else: its reader's browser is still loading."""

    def compile_first_page() -> None:
        answer("0 race lang=en")
        _compiled.set()

    thread = threading.Thread(target=compile_first_page, name="warm-up", daemon=True)
    thread.start()
    return thread


async def healthz(_request: Request) -> PlainTextResponse:
    """Say whether readers can be sent here: 200, or 503 as long as that would be early."""
    if _compiled.is_set():
        return PlainTextResponse("ready\n")
    return PlainTextResponse("still compiling\n", status_code=503)
