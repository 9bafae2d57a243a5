"""What is descended when a model is fitted? The loss of data, in batches or whole."""

import streamlit as st

from optviz.content.page_defaults import PAGE_DEFAULTS
from optviz.i18n import translator
from optviz.ui.controls.player_controls import PlayerControls
from optviz.ui.experiment.race import show_race
from optviz.ui.lessons import lesson
from optviz.ui.lessons.task import show_task
from optviz.ui.notice import show_notice

language = st.session_state["lang"]
controls = PlayerControls("fit", language, translator(language))

notice = st.container()
with st.container(horizontal=True):
    head = st.container()
    # For a projector the head of the page gives way to the picture.
    if not st.context.is_embedded and not controls.projector:
        lesson.choose_lesson(controls)
with head:
    show_task(controls)
show_race(controls, PAGE_DEFAULTS["fit"])
with notice:
    show_notice(controls)
