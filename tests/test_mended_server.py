"""Where Streamlit's server falls short under load, it is mended."""

import asyncio
import json
import socket
import tomllib
from functools import partial
from pathlib import Path
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
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner, ScriptRunnerEvent
from streamlit.runtime.scriptrunner_utils import script_requests
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequests

from optviz import mended_server
from optviz.mended_server import (
    follow_links,
    hear_all,
    hear_out,
    keep_downloads,
    send_all_of_parts,
    send_at_once,
    tell_no_more,
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


@pytest.fixture(autouse=True)
def as_it_was(monkeypatch):
    """Gives Streamlit back unmended."""
    monkeypatch.setattr(ScriptRequests, "request_rerun", ScriptRequests.request_rerun)
    monkeypatch.setattr(ScriptRunner, "_run_script", ScriptRunner._run_script)
    name = "_coalesce_widget_states"
    monkeypatch.setattr(script_requests, name, getattr(script_requests, name))


def heard(states):
    """The names of a player's events, and the value of the slider."""
    states = {state.id: state for state in states.widgets}
    payloads = json.loads(states["player"].json_trigger_value)
    return [payload["event"] for payload in payloads], states["slider"].int_value


def test_all_is_heard_that_a_component_tells_while_a_run_goes_on():
    hear_all()
    requests = ScriptRequests()
    for slider, events in enumerate([(), ("live",), (), ("change", "view_state"), ()]):
        requests.request_rerun(RerunData(widget_states=told(*events, slider=slider)))
    states = requests.on_scriptrunner_ready().rerun_data.widget_states
    assert heard(states) == (["live", "change", "view_state"], 4)


def test_a_run_of_the_whole_page_hears_what_was_told_before_it():
    hear_all()
    requests = ScriptRequests()
    requests.request_rerun(RerunData(widget_states=told("live", slider=1), fragment_id="part"))
    requests.request_rerun(RerunData(widget_states=told("change", slider=2)))
    asked = requests.on_scriptrunner_ready().rerun_data
    assert heard(asked.widget_states) == (["live", "change"], 2)
    assert not asked.fragment_id_queue


def test_one_run_of_a_session_at_a_time():
    # A run of the whole page is asked for in place of what the present one still has to do.
    config = Path(__file__).parents[1] / ".streamlit" / "config.toml"
    assert tomllib.loads(config.read_text())["runner"]["fastReruns"] is False


def test_what_a_component_tells_moves_no_slider_back(monkeypatch):
    asked = []
    monkeypatch.setattr(AppSession, "request_rerun", lambda _, state: asked.append(state))
    tell_no_more()
    one, other = Mock(), Mock()
    for session, states in (
        (one, told(slider=1)),
        (one, told("live", slider=1)),  # a run may have set it to another value in the meantime
        (one, told("live", slider=2)),  # a hand has moved it in the same moment
        (one, told(slider=2)),
        (other, told("live", slider=2)),
    ):
        AppSession.request_rerun(session, ClientState(widget_states=states))
    AppSession.request_rerun(one, None)
    heard_of = [[state.id for state in state.widget_states.widgets] for state in asked if state]
    both = ["slider", "player"]
    assert heard_of == [["slider"], ["player"], both, ["slider"], both]


def test_what_a_hand_has_moved_stays_when_a_component_tells_something_behind_it():
    hear_all()
    requests = ScriptRequests()
    requests.request_rerun(RerunData(widget_states=told(slider=2), fragment_id="part"))
    for event in ("live", "view_state"):
        states = WidgetStates(widgets=told(event, slider=1).widgets[1:])
        requests.request_rerun(RerunData(widget_states=states, fragment_id="part"))
    states = requests.on_scriptrunner_ready().rerun_data.widget_states
    assert heard(states) == (["live", "view_state"], 2)


def test_a_link_is_followed_whatever_the_page_before_tells_meanwhile():
    follow_links()
    requests = ScriptRequests()
    requests.request_rerun(RerunData(page_script_hash="home", query_string="lang=en"))
    of_before = RerunData(page_script_hash="race", query_string="step=5", fragment_id="part")
    requests.request_rerun(of_before)
    asked = requests.on_scriptrunner_ready().rerun_data
    assert (asked.page_script_hash, asked.query_string) == ("home", "lang=en")
    assert not asked.fragment_id_queue
    # A reader may change their mind.
    requests.request_rerun(RerunData(page_script_hash="home"))
    requests.request_rerun(RerunData(page_script_hash="race"))
    assert requests.on_scriptrunner_ready().rerun_data.page_script_hash == "race"


def test_a_part_of_a_page_that_was_left_is_not_run(monkeypatch):
    ran = []
    monkeypatch.setattr(ScriptRunner, "_run_script", lambda _, asked: ran.append(asked))
    follow_links()
    runner = SimpleNamespace(_pages_manager=SimpleNamespace(current_page_script_hash="home"))
    whole, part, left = (
        RerunData(page_script_hash="race"),
        RerunData(page_script_hash="home", fragment_id_queue=["part"]),
        RerunData(page_script_hash="race", fragment_id_queue=["part"]),
    )
    for asked in (whole, part, left):
        ScriptRunner._run_script(runner, asked)
    assert ran == [whole, part]


def test_what_a_run_has_made_is_sent_although_the_next_one_has_begun(monkeypatch):
    name = "_handle_scriptrunner_event_on_event_loop"
    monkeypatch.setattr(AppSession, name, getattr(AppSession, name))
    hear_out()
    ended, begun, session = Mock(), Mock(), Mock()
    session._scriptrunner = begun

    async def hear(*told):
        session._event_loop = asyncio.get_running_loop()
        getattr(AppSession, name)(session, ended, *told)

    message = ForwardMsg(ref_hash="the end of a page")
    asyncio.run(hear(ScriptRunnerEvent.ENQUEUE_FORWARD_MSG, message))
    session._enqueue_forward_msg.assert_called_once_with(message)
    asyncio.run(hear(ScriptRunnerEvent.SHUTDOWN))
    assert session._scriptrunner is begun


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
