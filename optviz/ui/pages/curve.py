"""What does a learning rate do? A rule on a function of one variable."""

import streamlit as st

from optviz.content.page_defaults import PAGE_DEFAULTS
from optviz.i18n import translator
from optviz.ui.controls.player_controls import PlayerControls
from optviz.ui.experiment.race import show_race
from optviz.ui.lessons.task import show_task
from optviz.ui.notice import show_notice

language = st.session_state["lang"]
controls = PlayerControls("curve", language, translator(language))

notice = st.container()
show_task(controls)
show_race(controls, PAGE_DEFAULTS["curve"])
with notice:
    show_notice(controls)
