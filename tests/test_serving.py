"""What a browser is told with every answer, and links that are too long to be read."""

import urllib.error
import urllib.request

import pytest
from coroutines import finished

from optviz.serving import FRAME_ANCESTORS, Border


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
