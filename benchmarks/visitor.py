"""A visitor without a browser: speaks to the app's websockets as the browser does."""

import json
import time
from urllib.parse import parse_qsl, urlencode

import messages
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import connect

_ALL_WELL = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


class Visitor:
    """One session on a page of the app, opened with a link's query.

    `paths` are the bytes of the paths that were received last; a visitor who is `live` has them
    from the live socket, as every browser whose socket is open. `charts` are the other pictures
    that the page shows, by their places.
    """

    def __init__(self, address, page="race", query="", live=False):
        self._address, self._name, self._live = address, page, live
        self._widgets = {}  # id -> WidgetState
        self._sliders = {}  # the slider's key -> (id, options, fragment)
        self._cached = {}  # hash -> (run in which it was last used, paths or None)
        self._page, self._query, self._runs = "", query, 0
        self._player = None  # the player's id and fragment
        self.paths, self.charts, self._asked = None, {}, 0

    async def __aenter__(self):
        url = f"ws://{self._address}/_stcore/stream"
        self._socket = await connect(url, subprotocols=["streamlit"], max_size=None)
        await self._run(fragment="")
        if self._live:
            origin = f"http://{self._address}"
            self._window = await connect(f"ws://{self._address}/live", origin=origin, max_size=None)
            await self._tell("live", True)
        return self

    async def __aexit__(self, *_):
        await self._socket.close()
        if self._live:
            await self._window.close()

    async def _tell(self, event, value):
        """Tell the page something of its player."""
        player, fragment = self._player
        told = WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{player}__events")
        told.json_trigger_value = json.dumps([{"event": event, "value": value}])
        await self._run(fragment, told)

    async def drag(self, slider, value):
        """Ask for the paths at another value of a slider, and await them."""
        name = slider.partition(":")[2]
        self._asked += 1
        link = urlencode({**dict(parse_qsl(self._query)), name: value})
        await self._window.send(f"{self._asked} {self._name} {link}")
        while True:
            answer = await self._window.recv()
            if messages.player_header(answer).get("answers") == self._asked:
                self.paths = answer
                return

    async def move(self, slider, by):
        """Move a slider by some of its options, turning back at its ends, and await the answer.

        Return the seconds until the new paths had come over the live socket, if they did, and
        those of the rerun after it.
        """
        began = time.perf_counter()
        widget, options, fragment = self._sliders[slider]
        state = self._widgets[widget]
        if not options:  # a plain slider of whole numbers
            [now] = state.double_array_value.data
            state.double_array_value.data[:] = [(now + by) % 100]
            await self._run(fragment)
            return None, time.perf_counter() - began
        chosen = state.string_array_value.data
        last = len(options) - 1
        index = (options.index(chosen[0]) + by) % (2 * last)
        chosen[:] = [options[min(index, 2 * last - index)]]
        paths_seconds = None
        if self._live:
            await self.drag(slider, chosen[0])
            paths_seconds = time.perf_counter() - began
        began = time.perf_counter()
        await self._run(fragment)
        return paths_seconds, time.perf_counter() - began

    async def _run(self, fragment, told=None):
        self._runs += 1
        request = BackMsg()
        state = request.rerun_script
        state.fragment_id, state.page_script_hash = fragment, self._page
        state.page_name = "" if self._page else self._name
        state.query_string = self._query
        state.widget_states.widgets.extend([*self._widgets.values(), *([told] if told else [])])
        state.cached_message_hashes.extend(self._cached)
        state.context_info.locale = "en-US"
        await self._socket.send(request.SerializeToString())
        while True:
            message = messages.parse(await self._socket.recv())
            if message.WhichOneof("type") == "script_finished":
                if message.script_finished in _ALL_WELL:
                    break
                # A callback has asked for some parts of the page: their run comes next.
                if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    raise RuntimeError(f"the run ended with {message.script_finished}")
                continue
            self._take(message)
        # The browser forgets messages that two runs have not used.
        self._cached = {h: old for h, old in self._cached.items() if old[0] > self._runs - 2}

    def _take(self, message):
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self._page = message.navigation.page_script_hash
        paths = messages.paths_of(message)
        if kind == "ref_hash":
            paths = self._cached[message.ref_hash][1]
        if kind == "ref_hash" or message.metadata.cacheable:
            self._cached[message.ref_hash or message.hash] = (self._runs, paths)
        if paths:
            self._hear(paths)
            if kind == "delta":
                component = message.delta.new_element.bidi_component
                self._player = component.id, message.delta.fragment_id
        if kind == "delta":
            self._note(message)

    def _hear(self, paths):
        header = messages.player_header(paths)
        self._query = header["query"]
        if header["paths"] is not None:  # else they come over the live socket
            self.paths = paths

    def _note(self, message):
        """Keep what a delta shows: a picture, or a widget with its state."""
        delta, element = message.delta, message.delta.new_element
        kind = element.WhichOneof("type")
        if kind in ("bidi_component", "plotly_chart"):
            self.charts[tuple(message.metadata.delta_path)] = element.SerializeToString()
        if kind == "exception":
            raise RuntimeError(element.exception.message)
        if kind not in ("slider", "selectbox", "multiselect", "button_group", "number_input"):
            return
        widget = getattr(element, kind)
        if kind == "slider":
            key = widget.id.partition("-")[2].partition("-")[2]
            key = widget.label if key == "None" else key
            self._sliders[key] = (widget.id, list(widget.options), delta.fragment_id)
        if widget.id in self._widgets and not widget.set_value:
            return
        state = self._widgets[widget.id] = WidgetState(id=widget.id)
        if kind == "slider" and not widget.options:
            state.double_array_value.data[:] = widget.default
        elif kind == "slider":
            state.string_array_value.data[:] = widget.raw_value
        elif kind == "selectbox":
            state.string_value = widget.raw_value
        elif kind == "number_input":
            state.double_value = widget.value
        else:
            state.string_array_value.data[:] = widget.raw_values
