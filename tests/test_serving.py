"""What a browser is told with every answer, and links that are too long to be read."""

import socket
import urllib.error
import urllib.request

import pytest
from coroutines import finished
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from optviz.serving import FRAME_ANCESTORS, Border, send_all_of_parts, send_at_once


@pytest.mark.parametrize("path", ["/", "/fit?num_steps=5", "/_stcore/health", "/nowhere"])
def test_every_answer_has_the_headers(app_url, path):
    with urllib.request.urlopen(app_url + path) as answer:  # noqa: S310
        told = answer.headers
    assert told["X-Content-Type-Options"] == "nosniff"
    assert told["Referrer-Policy"] == "same-origin"
    assert "unsafe-eval" not in told["Content-Security-Policy"]
    assert "default-src 'self'" in told["Content-Security-Policy"]


def test_a_link_with_more_settings_than_can_be_read_is_told(app_url):
    query = "&".join(f"a{k}=1" for k in range(1001))
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{app_url}/?{query}")  # noqa: S310
    assert refused.value.code == 414
    assert "at most 1000" in refused.value.read().decode()


def test_who_may_show_the_app_in_a_page_of_their_own_is_set(monkeypatch):
    monkeypatch.setenv(FRAME_ANCESTORS, "'self' https://school.example")
    told = []

    async def app(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message):
        told.append(message)

    scope = {"type": "http", "query_string": b""}
    finished(Border(app)(scope, None, send))
    policy = dict(told[0]["headers"])[b"content-security-policy"].decode()
    assert policy.endswith("; frame-ancestors 'self' https://school.example")


def test_connections_to_a_socket_made_before_send_at_once():
    with socket.create_server(("127.0.0.1", 0)) as listening, socket.socket() as unconnected:
        send_at_once()
        with socket.create_connection(listening.getsockname()), listening.accept()[0] as accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert not unconnected.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def message_of(part, place, text):
    message = ForwardMsg()
    message.metadata.delta_path[:] = place
    message.delta.fragment_id = part
    message.delta.new_element.text.body = text
    return message


def test_what_a_part_has_to_send_is_sent_in_order_when_it_runs_anew(monkeypatch):
    monkeypatch.setattr(ForwardMsgQueue, "clear", ForwardMsgQueue.clear)
    send_all_of_parts()
    queue = ForwardMsgQueue()
    reference = ForwardMsg(ref_hash="known to the browser")
    reference.metadata.delta_path[:] = [0, 1]
    sent = [message_of("part", [0, 0], "of the first run"), reference]
    for message in sent:
        queue.enqueue(message)
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=["part"])
    sent.append(message_of("part", [0, 0], "of the second run"))
    queue.enqueue(sent[-1])
    assert queue.flush() == sent
    # The whole page says all that there is.
    queue.enqueue(sent[0])
    queue.clear(retain_lifecycle_msgs=True)
    assert queue.is_empty()
