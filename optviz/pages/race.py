"""How do optimizers differ? Several rules on one surface, from one start."""

import streamlit as st

from optviz.controls import Controls
from optviz.i18n import translator
from optviz.openings import OPENINGS
from optviz.pages import parts

language = st.session_state["lang"]
t = translator(language)
controls = Controls("race", language, t)
opening = OPENINGS["race"]

notice = st.container()
picture, panel = st.columns([5, 2], gap="medium")
with panel:
    surface, shape = parts.choose_surface(controls, opening)
    specs = parts.choose_rules(controls, opening)
parts.show_race(controls, opening, picture, panel, surface, shape, specs)
parts.rules_and_code(specs, t)
with notice:
    controls.notice()
