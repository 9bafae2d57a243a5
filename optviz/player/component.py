"""Mounting the player in a page."""

import functools
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import streamlit as st

from optviz.player.payloads.fit import fit_message
from optviz.player.payloads.parameters import Parameter, parameters_message
from optviz.player.payloads.payload import pack, paths_message, scene_message
from optviz.rendering.fit import Fit
from optviz.rendering.scene import Path, Scene

# What a header says of the session where there is none.
ALONE = {"session": "", "undone": 0}


@functools.cache
def _component() -> Callable:
    # Registered on first use: outside a running Streamlit the files cannot be found.
    return st.components.v2.component("optviz.player", js="bundle/player.js", css="player.css")


def session() -> dict[str, Any]:
    """What every header with settings says of the reader's session.

    Its name, which is another one when the server was started anew, and the number of the reader's
    last undo that a run has known.
    """
    name = st.session_state.setdefault("session", secrets.token_hex(8))
    return {"session": name, "undone": st.session_state.get("undone", 0)}


def history(begin_anew: Callable[[str], None]) -> None:
    """Let the browser's history undo and redo the settings of a page.

    `begin_anew` is called with the query that the page is to begin anew from.
    """

    def undo() -> None:
        asked = st.session_state.get("history", {}).get("undo")
        try:
            number, query = int(asked["number"]), str(asked["query"])
        except (TypeError, KeyError, ValueError, OverflowError):
            return  # a stranger's browser may say anything
        st.session_state["undone"] = number
        begin_anew(query)

    _component()(key="history", data=pack({"kind": "history"}, []), height=0, on_undo_change=undo)


def scene(name: str, scene: Scene, *, title: str, words: Mapping[str, str]) -> None:
    """Send a scene to the browser, to be drawn by every player that asks for it by its name.

    It is a component of its own, without a size, so that the surface is not sent again with every
    new path. `title` is the surface's name; `words` are the player's own words, translated.
    """
    _send(name, scene_message(name, scene, title, words))


def fit(name: str, fit: Fit) -> None:
    """Send data and their model to the browser, for players that ask for them by this name."""
    _send(name, fit_message(name, fit))


def overlay(name: str, message: bytes) -> None:
    """Send what is shown with paths, of `player.messages`, to players that ask for this name."""
    _send(name, message)


def parameters(name: str, parameters: Sequence[Parameter]) -> None:
    """Send what can be changed while the hand moves, for players that ask for it by this name."""
    _send(name, parameters_message(name, parameters))


def address(name: str, query: str) -> None:
    """Write the settings of a page without a player into the browser's address."""
    _send(name, pack({"kind": "address", **session(), "query": query}, []))


def _send(name: str, message: bytes) -> None:
    _component()(key=name, data=message, height=0)


@dataclass(frozen=True)
class PlayerMessage:
    """All that a run of a page says to its player besides the paths.

    `scene` names what the paths are drawn on, `detail` a finer scene for the current view, `fit`
    data and their model beside it, `pad` the parameters that can be changed by hand, `overlays`
    what is shown with the paths, by their kinds. A new `scene_id` means another surface: the
    player's own controls begin anew from `view_state` (see `PlayerControls.view_state`). `query` is
    the link's settings, to which the player adds those of `view_state`.

    `parameters` and `start` are the values that the run was made with, `last_change` the number of
    the last change by hand that it knows. `live` says that the page counts on the live socket: then
    it need not send paths that differ in these values only. A `showcase` plays by itself, once, and
    tells neither the page nor the address what is done with it. `alone` is a player in a file of
    its own: there is no server to ask.
    """

    page: str
    scene: str
    detail: str | None
    scene_id: str
    dimension: int
    query: str
    view_state: Mapping[str, Any]
    pad: str
    parameters: Mapping[str, float]
    start: Sequence[float]
    last_change: int
    live: bool
    projector: bool
    fit: str | None
    overlays: Mapping[str, str]
    showcase: bool = False
    alone: bool = False


def header_of(message: PlayerMessage, session: Mapping[str, Any]) -> dict[str, Any]:
    """The header that goes with the paths of a session."""
    return {**session, **asdict(message), **message.overlays}


def paths(
    key: str,
    message: PlayerMessage,
    paths: Sequence[Path] | None,
    on: Mapping[str, Callable[[], None]],
) -> None:
    """Show a player, with new paths or, if they are None, with those that the live socket brought.

    `on` has what to call, by these names, when the player has put a value of the name into
    `st.session_state[key]`: `change`, what the hand has set, `{"number", "start", "parameters"}`,
    the latter two only if they were set; `view_state`, its own controls when they have come to
    rest; `projector`, whether it is drawn for a projector; `live`, whether its socket is open.
    """
    header = header_of(message, session())
    data = pack({"kind": "paths", **header, "paths": None}, []) if paths is None else None
    calls = {f"on_{name}_change": callback for name, callback in on.items()}
    _component()(key=key, data=data or paths_message(header, paths), **calls)
