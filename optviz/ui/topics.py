"""A page of several topics, of which one is shown."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from optviz import player
from optviz.ui.controls import Controls
from optviz.ui.notice import show_notice

Topics = Mapping[str, tuple[str, Callable[[Any], None]]]


def show_topic(controls: Controls, name: str, label: str, topics: Topics) -> None:
    """Let the reader choose a topic, the first one unless chosen, and show it.

    `topics` gives the name of each id, and what shows it with the page's controls. The settings of
    a topic are its own, and are written into the address.
    """
    notice = st.container()
    names = {id: text for id, (text, _) in topics.items()}
    topic = controls.choose(name, label, names, next(iter(topics)), row=True)
    typing = st.container(gap=None)
    controls.scope = topic
    topics[topic][1](controls)
    if controls.has_sliders:
        with typing:
            controls.choose_typing()
    player.address(f"{controls.page}-address", controls.link.query_string())
    with notice:
        show_notice(controls)
