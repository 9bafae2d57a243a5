"""What the server does, in figures: `/metrics` in the text format of Prometheus."""

from collections.abc import Iterator

import jax
from google.protobuf.message import DecodeError
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.metrics_core import GaugeMetricFamily
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from optviz.engine.program import program_of
from optviz.player.live_workers import listeners
from surfaces.keeping import kept_formulas

_REGISTRY = CollectorRegistry()
ProcessCollector(registry=_REGISTRY)  # memory and processor time
_SESSIONS = Gauge("optviz_sessions", "Pages that are open.", registry=_REGISTRY)
_WINDOWS = Gauge("optviz_live_sockets", "Live sockets that are open.", registry=_REGISTRY)
_RERUNS = Counter("optviz_reruns", "Runs of a page or a part of it.", registry=_REGISTRY)
_ANSWERS = Histogram(
    "optviz_live_answer_seconds",
    "From a live request's being taken up until its answer is made, with all waiting.",
    buckets=(0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30),
    registry=_REGISTRY,
)
_COMPILATIONS = Histogram(
    "optviz_compilation_seconds",
    "Programs compiled by XLA, or fetched from JAX's cache.",
    buckets=(0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10),
    registry=_REGISTRY,
)
_COMPILED = "/jax/core/compile/backend_compile_duration"


class _Caches:
    """How much the server keeps, counted when it is asked."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        kept = GaugeMetricFamily("optviz_kept", "What caches hold.", labels=["cache"])
        kept.add_metric(["programs"], len(program_of))
        kept.add_metric(["formulas"], kept_formulas())
        yield kept


def start() -> None:
    """Count from now on. To be called once."""
    _REGISTRY.register(_Caches())
    listeners.append(_ANSWERS.observe)
    jax.monitoring.register_event_duration_secs_listener(_note_duration)


def _note_duration(event: str, seconds: float, **_details: object) -> None:
    if event == _COMPILED:
        _COMPILATIONS.observe(seconds)


class Counted:
    """ASGI middleware: count the sockets that are open, and what pages ask for on theirs."""

    def __init__(self, app: ASGIApp, base: str = ""):
        self.app = app
        self.open = {f"{base}/_stcore/stream": _SESSIONS, f"{base}/live": _WINDOWS}
        self.pages = f"{base}/_stcore/stream"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request or socket."""
        if scope["type"] != "websocket" or scope["path"] not in self.open:
            await self.app(scope, receive, send)
            return

        async def receive_and_count() -> Message:
            message = await receive()
            if scope["path"] == self.pages and _asks_for_a_run(message):
                _RERUNS.inc()
            return message

        with self.open[scope["path"]].track_inprogress():
            await self.app(scope, receive_and_count, send)


def _asks_for_a_run(message: Message) -> bool:
    try:
        return BackMsg.FromString(message.get("bytes") or b"").HasField("rerun_script")
    except DecodeError:
        return False  # Streamlit refuses it


async def metrics(_request: Request) -> Response:
    """Answer with all figures."""
    return Response(generate_latest(_REGISTRY), media_type=CONTENT_TYPE_LATEST)
