"""Paths while the hand moves: what a page would send for a link, without running the page.

The live socket is a WebSocket beside Streamlit's own. A request names a link and is answered with
messages for the player.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qsl, urlsplit

from starlette.websockets import WebSocket, WebSocketDisconnect

from optviz.content.page_defaults import PAGES_WITH_PATHS
from optviz.i18n import LANGUAGES, translator
from optviz.player.heat_payload import heat_message
from optviz.player.messages import overlay_messages
from optviz.player.payload import pack, paths_message, scene_message
from optviz.player.words import player_words
from optviz.rendering.maps import make_heat
from optviz.rendering.paths import make_paths
from optviz.rendering.picture import make_scene
from optviz.settings.experiment import read_experiment
from optviz.settings.kinds import Choices
from optviz.settings.links import Link
from optviz.settings.pinned import PinnedRun

_NO_TEXT = 1003  # the code by which a WebSocket refuses binary messages
_PATIENCE = 30  # seconds in which a window must have read its answer
_LONGEST = 200_000  # characters: a link with a thousand points of one's own has thirty thousand
# So few, that pages still run while a whole class drags.
_WORKERS = ThreadPoolExecutor(2, thread_name_prefix="live")
_LOG = logging.getLogger(__name__)


async def live(socket: WebSocket) -> None:
    """Answer the requests of one window, one after the other, until it is closed.

    A request that comes while another is answered waits, and gives way to the next one that comes.
    """
    if urlsplit(socket.headers.get("origin", "")).netloc != socket.headers.get("host"):
        await socket.close()  # the page of another site
        return
    await socket.accept()
    waiting: asyncio.Queue[str] = asyncio.Queue(1)
    async with asyncio.TaskGroup() as group:
        answering = group.create_task(_answer_all(socket, waiting))
        async for request in _requests(socket):
            if waiting.full():
                waiting.get_nowait()
            waiting.put_nowait(request)
        answering.cancel()  # what nobody waits for is not begun


async def _requests(socket: WebSocket) -> AsyncIterator[str]:
    """What a window says, until it is closed or says what is no text."""
    while True:
        message = await socket.receive()
        if message["type"] == "websocket.disconnect":
            return
        if message.get("text") is None:
            await socket.close(_NO_TEXT)
            return
        yield message["text"]


async def _answer_all(socket: WebSocket, waiting: asyncio.Queue[str]) -> None:
    loop = asyncio.get_running_loop()
    with contextlib.suppress(WebSocketDisconnect, OSError):  # closed while it was being answered
        while True:
            request = await waiting.get()
            messages = await loop.run_in_executor(_WORKERS, answer, request)
            try:
                async with asyncio.timeout(_PATIENCE):
                    for message in messages:
                        await socket.send_bytes(message)
            except TimeoutError:
                await socket.close()
                return


def answer(request: str) -> list[bytes]:
    """Answer a request: its number, a page and the query of a link, as `7 race surface=ravine`.

    The paths come last, and before them what is shown with them; `7 race+scene surface=ravine`
    asks for the surface too, `7 maps+heat` for a preview of the map. A request that cannot be
    answered gets its number back, 0 if it has none.
    """
    number, _, rest = request.partition(" ")
    page, _, query = rest.partition(" ")
    page, *wanted = page.split("+")
    number = int(number) if number.isdecimal() and len(number) < 16 else 0
    try:
        return _messages(number, page, wanted, query)
    except (ValueError, OverflowError) as problem:
        _LOG.info("A live request was not answered: %s", problem)
        return [pack({"kind": "refused", "answers": number}, [])]


def _messages(number: int, page: str, wanted: Sequence[str], query: str) -> list[bytes]:
    if len(query) > _LONGEST:
        raise ValueError("a link this long was not made here")
    if page not in PAGES_WITH_PATHS:
        raise ValueError(f"{page[:60]} is not a page with a player")
    link = Link.of(parse_qsl(query, keep_blank_values=True))
    experiment = read_experiment(link, page)
    explained = link.read("explain", Choices(experiment.path_ids), None)
    pinned = link.read("pinned", PinnedRun(page), None)
    language = link.read("lang", Choices(tuple(LANGUAGES)), "en")
    if link.problems or link.repeated:
        raise ValueError("; ".join(link.complaints(str)))
    t = translator(language)
    paths = make_paths(experiment, t)
    overlays = overlay_messages(page, experiment, paths, explained, pinned, t)
    header = {
        "answers": number,
        "parameters": experiment.parameters,
        "start": experiment.start,
    }
    surface = []
    if "scene" in wanted:
        # Under a name of its own: a page that has run may still send the surface of a moment ago.
        header |= {"scene": f"{page}-scene-live", "detail": None}
        shown = make_scene(experiment.surface, experiment.shape, shown=experiment.shown)
        title = t(experiment.surface.name)
        surface = [scene_message(header["scene"], shown, title, player_words(t))]
    if "heat" in wanted and experiment.map is not None and experiment.map.is_map:
        header["heat"] = f"{page}-heat-live"
        surface.append(heat_message(header["heat"], make_heat(experiment, t, preview=True)))
    return [*surface, *overlays.values(), paths_message(header, paths)]
