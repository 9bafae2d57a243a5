"""How do optimizers differ? Several rules on one surface, from one start."""

import streamlit as st

from optviz.content.page_defaults import PAGE_DEFAULTS
from optviz.i18n import translator
from optviz.ui.controls.player_controls import PlayerControls
from optviz.ui.experiment.race import show_race
from optviz.ui.lessons.task import show_task
from optviz.ui.notice import show_notice

language = st.session_state["lang"]
controls = PlayerControls("race", language, translator(language))

notice = st.container()
show_task(controls)
show_race(controls, PAGE_DEFAULTS["race"])
with notice:
    show_notice(controls)
