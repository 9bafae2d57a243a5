"""What to look for on a page, and what to try: the first thing below its question."""

import streamlit as st

from optviz.content.tasks import TASKS
from optviz.ui.controls import Controls
from optviz.ui.lessons import course, lesson, stops


def show_task(controls: Controls, topic: str = "") -> None:
    """Show the lesson that the link names, or say what to look for on a page or a topic of it.

    What to look for, and what to try, is not said in another's page. Raises KeyError for a topic
    without a task.
    """
    stops.follow(controls)
    if any(
        show(controls)
        for show in (lesson.show_lesson, course.show_lesson, lesson.show_own_question)
    ):
        return
    task = TASKS[f"{controls.page}:{topic}" if topic else controls.page]
    if not st.context.is_embedded:
        t, attempt = controls.t, controls.t("Try:")
        with st.container(key="task"):
            st.markdown(f"{t(task.look)} **{attempt}** {t(task.attempt)}")
