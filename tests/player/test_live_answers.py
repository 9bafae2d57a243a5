"""The live socket: a link is answered with what its page sends to the player."""

import asyncio
import threading
import urllib.request
from urllib.parse import parse_qsl

import numpy as np
import pytest
from apps import drawn, opened, unpacked
from coroutines import finished
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.websockets import WebSocket
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from optviz.player import live_socket
from optviz.player.live_socket import answer, live

LINKS = {
    "race": "lang=en",
    "race whole": "lang=zh&surface=quadratic&quadratic.rotation=30&optimizers=adam,nesterov"
    "&adam.learning_rate=0.3&nesterov.decay=0.7&num_steps=80&start=-3.25,1.5&more_starts=1:1"
    "&explain=nesterov&schedule=cosine&noise=0.1&seed=7&grad_tolerance=0.01&curvature=on",
    "race formula": "lang=en&surface=formula&formula=x%5E2+%2B+3+sin(x+y)&optimizers=newton",
    "curve": "lang=en&surface=x_cos&optimizers=momentum&momentum.decay=0.5&explain=momentum",
    "fit": "lang=en&batching=epochs&batch_size=3&num_steps=30&cloud=on&step=4",
    "pitfalls": "lang=en&pitfall=eps_inside&num_steps=60",
}


def answered(number, page, query):
    return [unpacked(message) for message in answer(f"{number} {page} {query}")]


@pytest.mark.parametrize("name", LINKS)
def test_the_answer_is_what_the_page_sends(name):
    page, query = name.split()[0], LINKS[name]
    app = opened(page, **dict(parse_qsl(query)))
    assert not app.text
    messages = answered(12, page, query)
    assert messages[-1][0]["answers"] == 12
    for header, arrays in messages:
        sent, sent_arrays = drawn(app, header["kind"])
        for key in header.keys() - {"answers"}:
            assert header[key] == sent[key], (header["kind"], key)
        for array, sent_array in zip(arrays, sent_arrays, strict=True):
            assert array.tobytes() == sent_array.tobytes()
    kinds = [header["kind"] for header, _ in messages]
    assert ("explained" in kinds) == ("explain=" in query)
    assert ("cloud" in kinds) == ("cloud=" in query)


def test_a_surface_of_another_shape_comes_under_a_name_of_its_own():
    query = "lang=en&surface=quadratic&quadratic.rotation=30&critical=on"
    (scene, arrays), (paths, _) = answered(3, "race+scene", query)
    sent, sent_arrays = drawn(opened(**dict(parse_qsl(query))), "scene")
    assert (scene.pop("name"), sent.pop("name")) == ("race-scene-live", "race-scene")
    assert scene == sent
    assert [array.tobytes() for array in arrays] == [array.tobytes() for array in sent_arrays]
    assert (paths["scene"], paths["parameters"]["quadratic.rotation"]) == ("race-scene-live", 30)


@pytest.mark.parametrize(
    "request_",
    [
        "7",
        "7 race surface=nowhere",
        "7 race num_steps=1e9",
        "7 race start=nan,1",
        "7 race start=1,2,3",
        "7 race explain=newton",
        "7 race lang=xx",
        "7 race surface=formula&formula=__import__('os')",
        "7 network lang=en",
        "7 ../app lang=en",
        "7 race more_starts=" + "1:1," * 100_000,
    ],
)
def test_what_a_page_would_not_show_is_refused(request_):
    ((header, arrays),) = [unpacked(message) for message in answer(request_)]
    assert (header["kind"], header["answers"], arrays) == ("refused", 7, [])


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=200))
def test_whatever_is_asked_is_answered(number, rest):
    header, _ = unpacked(answer(f"{number} {rest}")[-1])
    assert header["kind"] in ("paths", "refused")


def test_a_window_is_answered_request_by_request(app_url):
    with connect(app_url.replace("http", "ws") + "/live", origin=app_url) as window:
        for number in (1, 2):
            window.send(f"{number} curve num_steps={number}")
            header, arrays = unpacked(window.recv())
            assert header["answers"] == number
            assert np.isfinite(arrays[0]).all()


def test_a_message_that_is_no_text_closes_the_window(app_url):
    with connect(app_url.replace("http", "ws") + "/live", origin=app_url) as window:
        window.send(b"1 curve lang=en")
        with pytest.raises(ConnectionClosed):
            window.recv(30)
        assert window.close_code == 1003


def test_of_the_requests_that_wait_the_newest_is_answered(monkeypatch):
    """What came while another was answered, and has been replaced since, costs nothing."""
    begun, may_end, asked = threading.Event(), threading.Event(), []

    def slow_answer(request):
        asked.append(request)
        begun.set()
        may_end.wait(30)
        return [request.encode()]

    monkeypatch.setattr(live_socket, "answer", slow_answer)
    sent = []

    async def talk():
        finished = asyncio.Event()
        script = iter(["0", "1", "2", "3"])

        async def receive():
            if (text := next(script, None)) is not None:
                if text == "1":
                    await asyncio.to_thread(begun.wait, 30)
                return {"type": "websocket.receive", "text": text}
            may_end.set()
            await finished.wait()
            return {"type": "websocket.disconnect"}

        async def send(message):
            sent.append(message.get("bytes"))
            if sent[-1] == b"3":
                finished.set()

        async def connected():
            return {"type": "websocket.connect"}

        calls = iter([connected])
        scope = {"type": "websocket", "headers": [(b"host", b"here"), (b"origin", b"http://here")]}
        socket = WebSocket({**scope, "query_string": b""}, lambda: next(calls, receive)(), send)
        await live_socket.live(socket)

    finished(talk())
    assert asked == ["0", "3"]
    assert sent == [None, b"0", b"3"]


@pytest.mark.parametrize("origin", [None, "http://elsewhere"])
def test_another_sites_page_is_turned_away(app_url, origin):
    with pytest.raises(InvalidStatus, match="403"):
        connect(app_url.replace("http", "ws") + "/live", origin=origin)


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("/?surface=himmelblau&embed=true", "/race?surface=himmelblau&embed=true"),
        ("/?points=1:2,3%3A4&lang=zh", "/race?points=1:2,3%3A4&lang=zh"),
        ("/?embed=true", "/race?embed=true"),
        ("/?lang=zh", "/?lang=zh"),
        ("/race?surface=himmelblau", "/race?surface=himmelblau"),
    ],
)
def test_a_link_from_before_the_first_page_is_that_of_the_race(app_url, link, place):
    with urllib.request.urlopen(f"{app_url}{link}") as page:  # noqa: S310
        assert page.url == f"{app_url}{place}"


def test_a_window_may_be_closed_while_it_is_answered():
    said = [{"type": "websocket.connect"}, {"type": "websocket.receive", "text": "1 curve lang=en"}]
    script, sent, closed = iter(said), [], asyncio.Event()

    async def receive():
        if (message := next(script, None)) is not None:
            return message
        await closed.wait()
        return {"type": "websocket.disconnect"}

    async def send(message):
        sent.append(message["type"])
        if message["type"] == "websocket.send":
            closed.set()
            raise OSError

    scope = {"type": "websocket", "headers": [(b"host", b"here"), (b"origin", b"http://here")]}
    talk = live(WebSocket({**scope, "query_string": b""}, receive, send))
    finished(talk)
    assert sent == ["websocket.accept", "websocket.send"]
