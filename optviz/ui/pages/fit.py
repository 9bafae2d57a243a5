"""What is descended when a model is fitted? The loss of data, in batches or whole."""

import streamlit as st

from optviz.content.page_defaults import OPENINGS
from optviz.i18n import translator
from optviz.ui.experiment import lessons
from optviz.ui.experiment.race import show_race
from optviz.ui.notice import show_notice
from optviz.ui.player_controls import PlayerControls

language = st.session_state["lang"]
controls = PlayerControls("fit", language, translator(language))

notice = st.container()
with st.container(horizontal=True):
    told = st.container()
    if not st.context.is_embedded:
        lessons.choose_lesson(controls)
with told:
    lessons.show_lesson(controls)
show_race(controls, OPENINGS["fit"])
with notice:
    show_notice(controls)
