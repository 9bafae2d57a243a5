"""A page of several topics, of which one is shown."""

import contextlib
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import streamlit as st

from optviz import player
from optviz.ui.charts import collected_charts
from optviz.ui.controls import Controls
from optviz.ui.controls.typing_numbers import choose_typing
from optviz.ui.export.printed_charts import offer_charts
from optviz.ui.lessons.task import show_task
from optviz.ui.notice import show_notice
from optviz.ui.view_buttons import view_buttons


class Topic(NamedTuple):
    """The name of a topic, what shows it with the page's controls, and what that computes."""

    name: str
    show: Callable[[Any], None]
    computes: str


def show_topic(
    controls: Controls,
    name: str,
    label: str,
    topics: Mapping[str, Topic],
    opening: str | None = None,
) -> None:
    """Let the reader choose a topic, and show it.

    What a topic computes is said until it is shown. The settings of a topic are its own, and are
    written into the address. A link that names no topic is for the first one; a page without any
    settings begins with the `opening`, if there is one.
    """
    notice = st.container()
    names = {id: topic.name for id, topic in topics.items()}
    if opening:
        controls.begin_with(name, opening)
    id = controls.choose(name, label, names, next(iter(topics)), row=True)
    with st.container(horizontal=True, vertical_alignment="center", key="topic-head"):
        show_task(controls, id)
        above = st.container(width="content", horizontal=True, vertical_alignment="center")
    controls.scope, controls.topic = id, {name: id}
    place = st.container(key="computing")
    with contextlib.ExitStack() as computing:
        with place:
            computing.enter_context(st.spinner(topics[id].computes))
        charts = computing.enter_context(collected_charts())
        topics[id].show(controls)
    with above:
        if controls.has_sliders:
            choose_typing(controls.page, controls.t)
        controls.offer_reset()
    with st.container(horizontal=True):
        if charts:
            offer_charts(controls, charts, id, topics[id].name, controls.view())
        view_buttons(controls, controls.view())
    player.address(f"{controls.page}-address", controls.link.query_string())
    with notice:
        show_notice(controls)
