"""Paths while the hand moves: what a page would send for a link, without running the page.

The live socket is a WebSocket beside Streamlit's own. A request names a link and is answered with
messages for the player. A class that is asked votes here too.
"""

import asyncio
import contextlib
import functools
import logging
from collections.abc import AsyncIterator, Sequence
from urllib.parse import urlsplit

from starlette.websockets import WebSocket, WebSocketDisconnect

from optviz.player.live_request import read_request
from optviz.player.live_workers import BusyError, Window
from optviz.player.messages import overlay_messages
from optviz.player.payloads.heat import heat_message
from optviz.player.payloads.payload import pack, paths_message, scene_message
from optviz.player.poll_question import question_of
from optviz.player.polls import Seat
from optviz.player.words.player import player_words
from optviz.rendering.maps import make_heat
from optviz.rendering.paths import make_paths
from optviz.rendering.picture import make_scene
from surfaces.keeping import reader

_NO_TEXT = 1003  # the code by which a WebSocket refuses binary messages
_PATIENCE = 30  # seconds in which a window must have read its answer
_NEWS_EVERY = 0.2  # seconds: of a class that votes at once, a window is told the newest count only
_MOST_WINDOWS = 2000
_LOG = logging.getLogger(__name__)
_windows: set[Window] = set()  # that are open


async def live(socket: WebSocket) -> None:
    """Answer the requests of one window, one after the other, until it is closed.

    A request that comes while another is answered waits, and gives way to the next one that comes.
    """
    if urlsplit(socket.headers.get("origin", "")).netloc != socket.headers.get("host"):
        await socket.close()  # the page of another site
        return
    if len(_windows) >= _MOST_WINDOWS:
        await socket.close()
        return
    window, seat = Window(), Seat()
    _windows.add(window)
    try:
        await socket.accept()
        with reader():
            await _talk(socket, window, seat)
    finally:
        window.gone = True
        seat.leave()
        _windows.discard(window)


async def _talk(socket: WebSocket, window: Window, seat: Seat) -> None:
    waiting: asyncio.Queue[str] = asyncio.Queue(1)
    question = functools.partial(window.answered, question_of)
    async with asyncio.TaskGroup() as group:
        sources = _answers(window, waiting), _news(seat)
        sending = [group.create_task(_send_all(socket, messages)) for messages in sources]
        async for request in _requests(socket):
            await window.received(request)
            if await seat.hear(request, question):
                continue
            if waiting.full():
                waiting.get_nowait()
            waiting.put_nowait(request)
        window.gone = True
        for task in sending:
            task.cancel()  # what nobody waits for is not begun


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


async def _answers(window: Window, waiting: asyncio.Queue[str]) -> AsyncIterator[Sequence[bytes]]:
    """The answers to what waits, one request after the other."""
    while True:
        request = await waiting.get()
        try:
            yield await window.answered(answer, request)
        except BusyError as problem:
            yield [_refusal(_number(request), problem)]


async def _news(seat: Seat) -> AsyncIterator[Sequence[bytes]]:
    """What a window is told of its poll, whenever it changes."""
    while True:
        await seat.changed.wait()
        seat.changed.clear()
        yield seat.news()
        await asyncio.sleep(_NEWS_EVERY)


async def _send_all(socket: WebSocket, sources: AsyncIterator[Sequence[bytes]]) -> None:
    with contextlib.suppress(WebSocketDisconnect, OSError):  # closed while it was being told
        async for messages in sources:
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
    number = _number(request)
    page, _, query = request.partition(" ")[2].partition(" ")
    page, *wanted = page.split("+")
    try:
        return _messages(number, page, wanted, query)
    except (ValueError, OverflowError) as problem:
        return [_refusal(number, problem)]


def _number(request: str) -> int:
    number = request.partition(" ")[0]
    return int(number) if number.isdecimal() and len(number) < 16 else 0


def _refusal(number: int, problem: Exception) -> bytes:
    _LOG.info("A live request was not answered: %s", problem)
    return pack({"kind": "refused", "answers": number}, [])


def _messages(number: int, page: str, wanted: Sequence[str], query: str) -> list[bytes]:
    asked = read_request(page, query)
    experiment, t = asked.experiment, asked.t
    paths = make_paths(experiment, t)
    overlays = overlay_messages(page, experiment, paths, asked.also, t)
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
