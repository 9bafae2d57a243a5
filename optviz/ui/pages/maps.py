"""Which settings work, and from where? Thousands of runs as one map, beside the player."""

import streamlit as st

from optviz.content.page_defaults import PAGE_DEFAULTS
from optviz.i18n import translator
from optviz.settings.experiment.maps import MAP_SETTINGS
from optviz.ui.controls.player_controls import PlayerControls
from optviz.ui.lessons.task import show_task
from optviz.ui.maps.explorer import show_maps
from optviz.ui.notice import show_notice

language = st.session_state["lang"]
controls = PlayerControls("maps", language, translator(language))

notice = st.container()
kind = controls.value(MAP_SETTINGS["map"])
show_task(controls, kind if kind in ("race", "seeds") else "")
show_maps(controls, PAGE_DEFAULTS["maps"])
with notice:
    show_notice(controls)
