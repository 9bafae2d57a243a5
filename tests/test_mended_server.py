"""Where Streamlit's server falls short under load, it is mended."""

import json
import socket
from functools import partial
from types import SimpleNamespace
from unittest.mock import Mock

import pytest
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime import media_file_manager
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.scriptrunner_utils import script_requests
from streamlit.runtime.scriptrunner_utils.script_requests import (
    RerunData,
    ScriptRequests,
    ScriptRequestType,
)

from optviz import mended_server
from optviz.mended_server import (
    hear_all,
    keep_downloads,
    send_all_of_parts,
    send_at_once,
    wake_once,
)


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


def test_a_button_that_was_replaced_saves_its_file_for_a_while(monkeypatch):
    replaced = "_remove_orphaned_deferred_callables"
    monkeypatch.setattr(MediaFileManager, replaced, getattr(MediaFileManager, replaced))
    monkeypatch.setattr(media_file_manager, "_get_session_id", lambda: "a reader")
    clock = SimpleNamespace(now=0.0)
    clock.monotonic = lambda: clock.now
    monkeypatch.setattr(mended_server, "time", clock)
    keep_downloads()
    manager = MediaFileManager(MemoryMediaFileStorage("/media"))
    first, second = (manager.add_deferred(lambda: b"data", None, "0.1") for _ in range(2))
    for clock.now in (1.0, 10.0):
        manager.remove_orphaned_files()
        assert manager.execute_deferred(first)
    clock.now = 11.5
    manager.remove_orphaned_files()
    with pytest.raises(MediaFileStorageError):
        manager.execute_deferred(first)
    assert manager.execute_deferred(second)


def told(*events, slider):
    """What a browser sends with a run: what a component has told, and the value of a slider."""
    states = [WidgetState(id="slider", int_value=slider)]
    if events:
        payload = json.dumps([{"event": event, "value": 1} for event in events])
        states.append(WidgetState(id="player", json_trigger_value=payload))
    return WidgetStates(widgets=states)


@pytest.fixture
def all_is_heard(monkeypatch):
    """Gives back what full runs are asked for with."""
    asked = []
    name = "_coalesce_widget_states"
    monkeypatch.setattr(script_requests, name, getattr(script_requests, name))
    monkeypatch.setattr(AppSession, "request_rerun", lambda _, state: asked.append(state))
    hear_all()
    return asked


def heard(states):
    """The names of a player's events, and the value of the slider."""
    states = {state.id: state for state in states.widgets}
    payloads = json.loads(states["player"].json_trigger_value)
    return [payload["event"] for payload in payloads], states["slider"].int_value


def test_all_is_heard_that_a_component_tells_while_a_run_goes_on(all_is_heard):
    requests = ScriptRequests()
    for slider, events in enumerate([(), ("live",), (), ("change", "view_state"), ()]):
        requests.request_rerun(RerunData(widget_states=told(*events, slider=slider)))
    states = requests.on_scriptrunner_ready().rerun_data.widget_states
    assert heard(states) == (["live", "change", "view_state"], 4)


def test_a_run_of_the_whole_page_hears_what_was_told_before_it(all_is_heard):
    requests = ScriptRequests()
    session = SimpleNamespace(_scriptrunner=SimpleNamespace(_requests=requests))
    requests.request_rerun(RerunData(widget_states=told("live", slider=1), fragment_id="part"))
    AppSession.request_rerun(session, ClientState(widget_states=told("change", slider=2)))
    assert heard(all_is_heard[0].widget_states) == (["live", "change"], 2)
    # It was taken from the run before, which has nothing more to do, and is not heard twice.
    assert requests.on_scriptrunner_ready().type is ScriptRequestType.STOP
    AppSession.request_rerun(session, ClientState(widget_states=told("view_state", slider=3)))
    assert heard(all_is_heard[1].widget_states) == (["view_state"], 3)


def test_the_server_is_woken_once_for_what_comes_together(monkeypatch):
    woken, ran = [], []
    name = "_call_soon_on_event_loop"
    monkeypatch.setattr(AppSession, name, lambda _, callback: woken.append(callback))
    wake_once()
    session = Mock()
    session._event_loop.call_soon = lambda callback: callback()
    tell = AppSession._call_soon_on_event_loop
    for number in range(3):
        tell(session, partial(ran.append, number))
    assert len(woken) == 1 and not ran
    woken[0]()
    assert ran == [0, 1, 2]
    tell(session, partial(ran.append, 3))
    woken[1]()
    assert ran == [0, 1, 2, 3]
