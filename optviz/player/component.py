"""Mounting the player in a page."""

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from optviz.player.payload import paths_message, scene_message
from optviz.scene import Path, Scene


@functools.cache
def _component() -> Callable:
    # Registered on first use: outside a running Streamlit the files cannot be found.
    return st.components.v2.component("optviz.player", js="player.js", css="player.css")


def scene(name: str, scene: Scene, *, title: str, words: Mapping[str, str]) -> None:
    """Send a scene to the browser, to be drawn by every player that asks for it by its name.

    It is a component of its own, without a size, so that the surface is not sent again with every
    new path. `title` is the surface's name; `words` are the player's own words, translated.
    """
    _component()(key=name, data=scene_message(name, scene, title, words), height=0)


def paths(
    key: str,
    paths: Sequence[Path],
    *,
    scene: str,
    detail: str | None,
    scene_id: str,
    dimension: int,
    query: str,
    at: Mapping[str, Any],
    heard: int,
    on_start: Callable[[], None],
    on_at: Callable[[], None],
) -> None:
    """Draw paths on the scene of that name.

    `detail` names a finer scene for the current view, or None. A new `scene_id` means another
    surface: the player's own controls begin anew from `at` (see `Controls.at`). `query` is the
    link's settings, to which the player adds those of `at`.

    `on_start` is called when the start was moved, `on_at` when its own controls have come to rest;
    `st.session_state[key]` then has `start`, `{"point", "number"}`, and `at`. The player sends one
    start at a time: `heard` must be the number of the last one that the paths are made from.
    """
    header = {
        "scene": scene,
        "detail": detail,
        "scene_id": scene_id,
        "dimension": dimension,
        "query": query,
        "at": dict(at),
        "heard": heard,
    }
    _component()(
        key=key,
        data=paths_message(header, paths),
        on_start_change=on_start,
        on_at_change=on_at,
    )
