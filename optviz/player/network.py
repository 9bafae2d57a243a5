"""Mounting the pictures of the Network page."""

import functools
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from optviz.networks.scene import NetworkScene
from optviz.player.component import session
from optviz.player.payloads.network import network_message


@functools.cache
def _component() -> Callable:
    # Registered on first use: outside a running Streamlit the files cannot be found.
    return st.components.v2.component("optviz.network", js="bundle/network.js", css="player.css")


def networks(
    key: str,
    scene: NetworkScene,
    *,
    words: Mapping[str, str],
    query: str,
    view_state: Mapping[str, Any],
    scene_id: str,
    on_view_state: Callable[[], None],
) -> None:
    """Show a race of networks, under one cursor in time.

    `query` is the link's settings, to which the pictures add those of `view_state`, their own
    controls (see `PlayerControls.view_state`), which begin anew with another `scene_id`.
    `on_view_state` is called when these have come to rest; `st.session_state[key]` then has it.
    """
    header = {
        **session(),
        "query": query,
        "view_state": dict(view_state),
        "scene_id": scene_id,
        "words": dict(words),
    }
    _component()(key=key, data=network_message(header, scene), on_view_state_change=on_view_state)
