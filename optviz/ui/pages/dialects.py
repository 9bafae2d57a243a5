"""Same name, same rule? What packages understand by an optimizer's name, on one map."""

import streamlit as st

from optviz.i18n import translator
from optviz.ui.dialects.comparison import show_comparison
from optviz.ui.notice import show_notice
from optviz.ui.player_controls import PlayerControls
from optviz.ui.task import show_task

language = st.session_state["lang"]
controls = PlayerControls("dialects", language, translator(language))

notice = st.container()
show_task(controls)
show_comparison(controls)
with notice:
    show_notice(controls)
