"""What to look for on a page, and what to try: the first thing below its question."""

import streamlit as st

from optviz.content.tasks import TASKS
from optviz.ui.controls import Controls


def show_task(controls: Controls, topic: str = "") -> None:
    """Say what to look for on a page, or on a topic of it, and what to try; not in another's page.

    Raises KeyError for a topic without a task.
    """
    task = TASKS[f"{controls.page}:{topic}" if topic else controls.page]
    if not st.context.is_embedded:
        t, attempt = controls.t, controls.t("Try:")
        with st.container(key="task"):
            st.markdown(f"{t(task.look)} **{attempt}** {t(task.attempt)}")
