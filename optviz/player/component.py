"""Mounting the player in a page."""

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from optviz.player.fit_payload import fit_message
from optviz.player.pad_payload import Knob, pad_message
from optviz.player.payload import pack, paths_message, scene_message
from optviz.rendering.fit import Fit
from optviz.rendering.scene import Path, Scene


@functools.cache
def _component() -> Callable:
    # Registered on first use: outside a running Streamlit the files cannot be found.
    return st.components.v2.component("optviz.player", js="player.js", css="player.css")


def scene(name: str, scene: Scene, *, title: str, words: Mapping[str, str]) -> None:
    """Send a scene to the browser, to be drawn by every player that asks for it by its name.

    It is a component of its own, without a size, so that the surface is not sent again with every
    new path. `title` is the surface's name; `words` are the player's own words, translated.
    """
    _send(name, scene_message(name, scene, title, words))


def fit(name: str, fit: Fit) -> None:
    """Send data and their model to the browser, for players that ask for them by this name."""
    _send(name, fit_message(name, fit))


def beside(name: str, message: bytes | None) -> None:
    """Send what is shown beside paths, of `player.messages`; None if the browser has it."""
    _send(name, pack({"kind": "known"}, []) if message is None else message)


def pad(name: str, knobs: Sequence[Knob]) -> None:
    """Send what the pad of players that ask for this name can turn."""
    _send(name, pad_message(name, knobs))


def address(name: str, query: str) -> None:
    """Write the settings of a page without a player into the browser's address."""
    _send(name, pack({"kind": "address", "query": query}, []))


def _send(name: str, message: bytes) -> None:
    _component()(key=name, data=message, height=0)


def paths(
    key: str,
    paths: Sequence[Path],
    *,
    page: str,
    scene: str,
    detail: str | None,
    scene_id: str,
    dimension: int,
    query: str,
    at: Mapping[str, Any],
    pad: str,
    turned: Mapping[str, float],
    heard: int,
    on_live: Callable[[], None],
    on_at: Callable[[], None],
    projector: bool,
    on_projector: Callable[[], None],
    fit: str | None,
    beside: Mapping[str, str],
    window: str,
    answer: int | None,
) -> None:
    """Draw paths on the scene of that name; with a `fit`, its data and model beside it.

    `beside` are the names of what else is shown with the paths, by their kinds. `window` tells this
    reader's window from others; if it has these paths already, `answer` is the number of the answer
    that brought them, and they are not sent again.

    `detail` names a finer scene for the current view, or None. A new `scene_id` means another
    surface: the player's own controls begin anew from `at` (see `Controls.at`). `query` is the
    link's settings, to which the player adds those of `at`.

    `pad` names what its pad can turn, `turned` says where these hyperparameters are.

    `on_live` is called while the hand moves the start or turns hyperparameters, `on_at` when its
    own controls have come to rest, `on_projector` when it is to be drawn for a projector, or no
    longer; `st.session_state[key]` then has `live`, `{"number", "point", "turned"}`, the latter two
    only if they are asked for, `at` and `projector`. The player makes one live request at a time:
    `heard` must be the number of the last one that the paths are made from.
    """
    header = {
        "page": page,
        "scene": scene,
        "detail": detail,
        "scene_id": scene_id,
        "dimension": dimension,
        "query": query,
        "at": dict(at),
        "pad": pad,
        "turned": dict(turned),
        "heard": heard,
        "projector": projector,
        "fit": fit,
        **beside,
        "window": window,
        "answer": answer,
    }
    _component()(
        key=key,
        data=paths_message(header, paths if answer is None else []),
        on_live_change=on_live,
        on_at_change=on_at,
        on_projector_change=on_projector,
    )
