"""The lessons of a page: opened from a menu, and named above the picture."""

import streamlit as st

from optviz.content.lessons import LESSONS
from optviz.settings.kinds import Choices
from optviz.ui.player_controls import PlayerControls
from optviz.ui.task import show_task


def choose_lesson(controls: PlayerControls) -> None:
    """Offer all lessons; one that is chosen is opened as a link, on whichever page it is for."""
    t, key = controls.t, f"{controls.page}-lessons"

    def choose() -> None:
        lesson = LESSONS.get(st.session_state[key])
        st.session_state[key] = None
        if lesson is not None:
            controls.forget(lesson.page)
            st.session_state["lesson"] = lesson.id

    st.selectbox(
        t("Lessons"),
        list(LESSONS),
        index=None,
        key=key,
        format_func=lambda id: t(LESSONS[id].title),
        on_change=choose,
        placeholder=t("Open a figure or a problem from the book …"),
        label_visibility="collapsed",
        width=330,
    )
    chosen = st.session_state.pop("lesson", None)
    if chosen is not None:
        lesson = LESSONS[chosen]
        query = {**lesson.query, "lesson": lesson.id, "lang": controls.language}
        st.switch_page(f"{lesson.page}.py", query_params=query)


def show_lesson(controls: PlayerControls) -> None:
    """Show what is to be seen in the lesson that the link names, or else on the page."""
    t = controls.t
    id = controls.keep("lesson", Choices(tuple(LESSONS)), "")
    if id:
        with st.container(key="task"):
            st.markdown(f"**{t(LESSONS[id].title)}** — {t(LESSONS[id].text)}")
    else:
        show_task(controls)
