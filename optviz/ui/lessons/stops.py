"""A view that takes the place of the present one: a lesson's, or that of a dropped picture."""

from collections.abc import Mapping
from typing import NamedTuple

import streamlit as st

from optviz.ui.controls import Controls
from optviz.ui.controls.kept import begin_anew

_OPENED = "stop to open"


class Stop(NamedTuple):
    """A view to be opened: its page, and the settings of its link.

    The title of a lesson is markdown, so that a stranger's has no place here.
    """

    page: str
    query: Mapping[str, str]
    title: str = ""


def open_stop(stop: Stop) -> None:
    """Have a view opened by the next run: a callback may not change the page."""
    st.session_state[_OPENED] = stop


def is_awaited() -> bool:
    """Whether a view is to be opened by the next run of a whole page."""
    return _OPENED in st.session_state


def follow(controls: Controls) -> None:
    """Go where the last run was told to go, if anywhere."""
    stop = st.session_state.pop(_OPENED, None)
    if stop is not None:
        # Only now: a run in between would keep the old settings anew.
        begin_anew(stop.page)
        query = {**stop.query, "lang": controls.language}
        st.switch_page(f"{stop.page}.py", query_params=query)
