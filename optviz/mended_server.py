"""Where the server falls short under load, and is mended: of the exact Streamlit that is pinned."""

import gc
import json
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from weakref import WeakKeyDictionary

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner, ScriptRunnerEvent
from streamlit.runtime.scriptrunner_utils import script_requests
from streamlit.runtime.scriptrunner_utils.script_requests import (
    RerunData,
    ScriptRequests,
    ScriptRequestType,
)

_STILL_SHOWN = 10.0  # seconds: so long a browser may show a button that a later run has replaced


def mend() -> None:
    """Mend all of it. Called once, before the first page is sent."""
    send_at_once()
    send_all_of_parts()
    keep_downloads()
    hear_all()
    tell_no_more()
    follow_links()
    hear_out()
    wake_once()


def send_at_once() -> None:
    """Let small messages leave the server at once, those behind a large one too.

    A socket waits with them until the browser has acknowledged the large one, for 40 ms and more
    (Nagle's algorithm). asyncio turns this off for its own sockets, but not for one that it is
    given, like Streamlit's: connections have what the socket has which accepts them. Streamlit
    does not say which one it is.
    """
    for some in gc.get_objects():
        # By its type: to ask a stand-in of something else what it is may load that.
        if issubclass(type(some), socket.socket) and _accepts(some):
            some.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)


def _accepts(some: socket.socket) -> bool:
    return (
        some.fileno() >= 0
        and some.family in (socket.AF_INET, socket.AF_INET6)
        and bool(some.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
    )


def send_all_of_parts() -> None:
    """Let what a page has not sent yet be sent, also when a part of it runs anew.

    Streamlit throws away what the part's last run has yet to send, but not the references in it to
    what the browser already has: where these belong, there is then no place, and the browser shows
    an empty page. What the new run has made is sent behind it and not in its place.
    """
    clear = ForwardMsgQueue.clear

    def clear_for_whole_pages(
        queue: ForwardMsgQueue,
        retain_lifecycle_msgs: bool = False,
        fragment_ids_this_run: list[str] | None = None,
    ) -> None:
        if fragment_ids_this_run is None:
            clear(queue, retain_lifecycle_msgs)
        queue._delta_index_map = {}

    ForwardMsgQueue.clear = clear_for_whole_pages  # type: ignore[assignment, method-assign]


def keep_downloads() -> None:
    """Let a button that saves a file work until the browser shows the one that replaces it.

    Every run gives it another file, and at its end Streamlit forgets the one before, which the
    browser may be asking for at that moment.
    """
    replaced: dict[str, float] = {}  # a file's id -> when it was seen first that no page has it

    def forget_replaced(manager: MediaFileManager) -> None:
        known = manager._files_by_session_and_coord.values()
        shown = {file_id for files in known for file_id in files.values()}
        now = time.monotonic()
        for file_id in set(manager._deferred_callables) - shown:
            if now - replaced.setdefault(file_id, now) > _STILL_SHOWN:
                manager._drop_deferred_id(file_id)
        for file_id in set(replaced) - set(manager._deferred_callables):
            del replaced[file_id]

    manager = MediaFileManager
    manager._remove_orphaned_deferred_callables = forget_replaced  # type: ignore[assignment, method-assign]


def hear_all() -> None:
    """Let all be heard that is told while a page runs.

    Of what waits for the next run Streamlit keeps only what a component told last: of a player
    whose socket has come and whose start has been moved, one of the two.
    """
    coalesce = script_requests._coalesce_widget_states

    def with_all_told(
        older: WidgetStates | None, newer: WidgetStates | None
    ) -> WidgetStates | None:
        joined = coalesce(older, newer)
        before, now = _told(older), _told(newer)
        if joined and older and now:
            # With what is told come only the controls that have changed: see `tell_no_more`.
            known = {state.id for state in joined.widgets}
            joined.widgets.extend(state for state in older.widgets if state.id not in known)
        for state in joined.widgets if joined else ():
            if state.id in before and state.id in now:
                state.json_trigger_value = json.dumps(before[state.id] + now[state.id])
        return joined

    script_requests._coalesce_widget_states = with_all_told


def tell_no_more() -> None:
    """Let what a component tells bring along no controls that no hand has moved.

    A browser sends the values of all controls with whatever is told. A player tells by itself, also
    while a run is on its way that gives controls other values, as a reset does: these were lost.
    """
    request_rerun = AppSession.request_rerun
    reported: WeakKeyDictionary[AppSession, dict[str, bytes]] = WeakKeyDictionary()

    def request(session: AppSession, client_state: ClientState | None) -> None:
        if client_state:
            states = {state.id: state for state in client_state.widget_states.widgets}
            values = {id: state.SerializeToString() for id, state in states.items()}
            before = reported.get(session, {})
            reported[session] = {**before, **values}
            told = _told(client_state.widget_states)
            if told:
                new = [states[id] for id in states if id in told or before.get(id) != values[id]]
                client_state.widget_states.CopyFrom(WidgetStates(widgets=new))
        request_rerun(session, client_state)

    AppSession.request_rerun = request  # type: ignore[method-assign]


def follow_links() -> None:
    """Let a link to another page be followed, whatever a part of the page before tells meanwhile.

    Of two requests that wait for a run Streamlit keeps the page of the newer one, and what waits
    behind a run it takes for of its page: a player that tells its view just when the link is
    pressed brings its own page back.
    """
    request_rerun, run_script = ScriptRequests.request_rerun, ScriptRunner._run_script

    def to_the_page_awaited(requests: ScriptRequests, told: RerunData) -> bool:
        awaited = requests._rerun_data
        is_awaited = requests._state == ScriptRequestType.RERUN and not awaited.fragment_id_queue
        if is_awaited and told.fragment_id and told.page_script_hash != awaited.page_script_hash:
            page = {"page_script_hash": awaited.page_script_hash, "page_name": awaited.page_name}
            told = replace(told, query_string=awaited.query_string, **page)
        return request_rerun(requests, told)

    def unless_left(runner: ScriptRunner, asked: RerunData) -> None:
        shown = runner._pages_manager.current_page_script_hash
        if not asked.fragment_id_queue or asked.page_script_hash == shown:
            run_script(runner, asked)

    ScriptRequests.request_rerun = to_the_page_awaited  # type: ignore[method-assign]
    ScriptRunner._run_script = unless_left  # type: ignore[method-assign]


def hear_out() -> None:
    """Let all be shown that a run has made, although the next one has begun.

    A run that has ended hands its messages over one by one. Streamlit ignores those that are left
    when a request begins the next run: the end of a page stays away, or a part shows what was
    chosen before.
    """
    handle = AppSession._handle_scriptrunner_event_on_event_loop

    def of_any_run(
        session: AppSession, sender: ScriptRunner | None, event: ScriptRunnerEvent, *told: Any
    ) -> None:
        # That the one before is gone is no reason to forget the one that has begun.
        if event is not ScriptRunnerEvent.SHUTDOWN:
            sender = session._scriptrunner
        handle(session, sender, event, *told)

    AppSession._handle_scriptrunner_event_on_event_loop = of_any_run  # type: ignore[method-assign]


def wake_once() -> None:
    """Let a run hand its messages to the server together, and not wake it up for each.

    A page has about a hundred. The server's thread writes a byte to itself for each, and takes
    Python's lock from those that compute.
    """
    lock = threading.Lock()
    waiting: dict[AppSession, list[Callable[[], None]]] = {}
    call_soon = AppSession._call_soon_on_event_loop

    def call_together(session: AppSession, callback: Callable[[], None]) -> None:
        with lock:
            sleeps = session not in waiting
            waiting.setdefault(session, []).append(callback)
        if sleeps:
            call_soon(session, lambda: call_all(session))

    def call_all(session: AppSession) -> None:
        with lock:
            callbacks = waiting.pop(session)
        for callback in callbacks:
            session._event_loop.call_soon(callback)

    AppSession._call_soon_on_event_loop = call_together  # type: ignore[method-assign]


def _told(states: WidgetStates | None) -> dict[str, list[object]]:
    """The events that components tell, by the components."""
    widgets = states.widgets if states else ()
    return {w.id: json.loads(w.json_trigger_value) for w in widgets if w.json_trigger_value}
