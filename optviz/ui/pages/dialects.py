"""Same name, same rule? What packages understand by an optimizer's name, on one map."""

import streamlit as st

from optviz.i18n import translator
from optviz.ui.controls.player_controls import PlayerControls
from optviz.ui.dialects.comparison import show_comparison
from optviz.ui.lessons.task import show_task
from optviz.ui.notice import show_notice

language = st.session_state["lang"]
controls = PlayerControls("dialects", language, translator(language))

notice = st.container()
show_task(controls)
show_comparison(controls)
with notice:
    show_notice(controls)
