"""How do optimizers differ? Several rules on one surface, from one start."""

import streamlit as st

from optviz.controls import Controls
from optviz.i18n import translator
from optviz.pages import parts

language = st.session_state["lang"]
t = translator(language)
controls = Controls("race", language, t)

notice = st.container()
picture, panel = st.columns([5, 2], gap="medium")
with panel:
    surface, shape = parts.choose_surface(controls, dimension=2, default="ravine")
    specs = parts.choose_rules(controls, ("gradient_descent", "momentum", "adam"))
parts.show_race(controls, picture, panel, surface, shape, specs, num_steps=50)
parts.rules_and_code(specs, t)
with notice:
    controls.notice()
