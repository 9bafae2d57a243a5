"""What does a learning rate do? A rule on a function of one variable."""

import streamlit as st

from optviz.controls import Controls
from optviz.i18n import translator
from optviz.pages import parts

language = st.session_state["lang"]
t = translator(language)
controls = Controls("curve", language, t)

notice = st.container()
picture, panel = st.columns([5, 2], gap="medium")
with panel:
    surface, shape = parts.choose_surface(controls, dimension=1, default="parabola")
    specs = parts.choose_rules(controls, ("gradient_descent",))
parts.show_race(controls, picture, panel, surface, shape, specs, num_steps=10)
parts.rules_and_code(specs, t)
with notice:
    controls.notice()
