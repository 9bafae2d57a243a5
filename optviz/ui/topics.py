"""A page of several topics, of which one is shown."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from optviz import player
from optviz.ui.controls import Controls
from optviz.ui.notice import show_notice
from optviz.ui.task import show_task

Topics = Mapping[str, tuple[str, Callable[[Any], None]]]


def show_topic(
    controls: Controls, name: str, label: str, topics: Topics, opening: str | None = None
) -> None:
    """Let the reader choose a topic, and show it.

    `topics` gives the name of each id, and what shows it with the page's controls. The settings of
    a topic are its own, and are written into the address. A link that names no topic is for the
    first one; a page without any settings begins with the `opening`, if there is one.
    """
    notice = st.container()
    names = {id: text for id, (text, _) in topics.items()}
    if opening:
        controls.begin_with(name, opening)
    topic = controls.choose(name, label, names, next(iter(topics)), row=True)
    with st.container(horizontal=True, vertical_alignment="center"):
        show_task(controls, topic)
        typing = st.container(width="content")
    controls.scope = topic
    topics[topic][1](controls)
    if controls.has_sliders:
        with typing:
            controls.choose_typing()
    player.address(f"{controls.page}-address", controls.link.query_string())
    with notice:
        show_notice(controls)
