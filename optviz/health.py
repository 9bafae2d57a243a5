"""Whether the server is ready: it is once it has loaded and compiled what the first page needs.

Both are done beside all else, while the browser of the first reader loads what is its own. And
whether the server is to show its figures.
"""

import asyncio
import os
import sys
import threading
from collections.abc import Awaitable, Callable
from importlib import import_module
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse

# Whether `/metrics` is there: on or off.
METRICS = "OPTVIZ_METRICS"

_loaded, _compiled = threading.Event(), threading.Event()
_loaded.set()  # as long as nobody loads, everyone does it alone


def measures() -> bool:
    """Whether the server counts what it does and shows it, as its environment says: off by default.

    Ends the program with a sentence where the environment says neither on nor off.
    """
    said = os.environ.get(METRICS, "off")
    if said not in ("on", "off"):
        sys.exit(f"{METRICS} is {said!r}; it must be on or off")
    return said == "on"


def warm_up(load: Callable[[], None]) -> threading.Thread:
    """Load, and then compile what the first page needs, beside all else."""
    _loaded.clear()

    def prepare() -> None:
        try:
            load()
        finally:
            _loaded.set()  # who waits will be told by an import of its own what was wrong
        from optviz.player.live_socket import answer

        answer("0 race lang=en")
        _compiled.set()

    thread = threading.Thread(target=prepare, name="warm-up", daemon=True)
    thread.start()
    return thread


# Two threads that import what imports each other may find half of it.
wait_until_loaded = _loaded.wait


def later(module: str, name: str) -> Callable[[Any], Awaitable[Any]]:
    """Return an endpoint that is another module's, which may still be being loaded."""

    async def endpoint(asked: Any) -> Any:
        await asyncio.to_thread(_loaded.wait)
        answer = getattr(import_module(module), name)
        if asyncio.iscoroutinefunction(answer):
            return await answer(asked)
        return await asyncio.to_thread(answer, asked)

    return endpoint


async def healthz(_request: Request) -> PlainTextResponse:
    """Say whether readers can be sent here: 200, or 503 as long as that would be early."""
    if _compiled.is_set():
        return PlainTextResponse("ready\n")
    return PlainTextResponse("still compiling\n", status_code=503)
