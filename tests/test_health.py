"""The server says when it is ready."""

import threading

from compilations import no_compilation
from coroutines import finished

from optviz import health
from optviz.player.live_socket import answer


def test_ready_is_who_has_compiled_the_first_page(monkeypatch):
    monkeypatch.setattr(health, "_compiled", threading.Event())
    assert finished(health.healthz(None)).status_code == 503
    health.warm_up().join()
    told = finished(health.healthz(None))
    assert (told.status_code, told.body) == (200, b"ready\n")
    with no_compilation():
        answer("1 race lang=zh&adam.learning_rate=0.3")
