"""Paths while the hand moves: what a page would send for a link, without running the page.

The way is a WebSocket beside Streamlit's own. A request names a link and is answered with messages
for the player; nothing is remembered from one request to the next.
"""

import logging
from urllib.parse import parse_qsl, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.websockets import WebSocket

from optviz.experiment import read_experiment
from optviz.i18n import LANGUAGES, translator
from optviz.links import Choices, Link
from optviz.openings import OPENINGS
from optviz.picture import make_cloud, make_explanation, make_paths
from optviz.player.explained_payload import explained_message
from optviz.player.fit_payload import batches_message, cloud_message
from optviz.player.payload import pack, paths_message

_LONGEST = 200_000  # characters: a link with a thousand points of one's own has thirty thousand
_PAGES = (*OPENINGS, "pitfalls")
_LOG = logging.getLogger(__name__)


async def live(socket: WebSocket) -> None:
    """Answer the requests of one window, one after the other, until it is closed."""
    if urlsplit(socket.headers.get("origin", "")).netloc != socket.headers.get("host"):
        await socket.close()  # the page of another site
        return
    await socket.accept()
    async for request in socket.iter_text():
        for message in await run_in_threadpool(answer, request):
            await socket.send_bytes(message)


def answer(request: str) -> list[bytes]:
    """Answer a request: its number, a page and the query of a link, as `7 race surface=ravine`.

    The paths come last, and before them what is shown beside them. A request that cannot be
    answered gets its number back, 0 if it has none.
    """
    number, _, asked = request.partition(" ")
    page, _, query = asked.partition(" ")
    number = int(number) if number.isdecimal() and len(number) < 16 else 0
    try:
        return _messages(number, page, query)
    except (ValueError, OverflowError) as problem:
        _LOG.info("A live request was not answered: %s", problem)
        return [pack({"kind": "refused", "answers": number}, [])]


def _messages(number: int, page: str, query: str) -> list[bytes]:
    if len(query) > _LONGEST:
        raise ValueError("a link this long was not made here")
    if page not in _PAGES:
        raise ValueError(f"{page[:60]} is not a page with a player")
    link = Link(dict(parse_qsl(query, keep_blank_values=True)))
    experiment = read_experiment(link, page)
    explained = link.read("explain", Choices(experiment.path_ids), None)
    language = link.read("lang", Choices(tuple(LANGUAGES)), "en")
    if link.problems:
        raise ValueError("; ".join(link.complaints(str)))
    paths = make_paths(experiment, translator(language))
    messages = []
    if explained is not None:
        told = make_explanation(experiment, paths, explained)
        messages.append(explained_message(f"{page}-explained", told))
    batches = experiment.batches
    if batches is not None:
        messages.append(batches_message(f"{page}-batches", batches))
    if experiment.shown.cloud:
        cloud = make_cloud(experiment, paths, experiment.step)
        messages.append(cloud_message(f"{page}-cloud", cloud))
    header = {"answers": number, "turned": experiment.turned}
    return [*messages, paths_message(header, paths)]
