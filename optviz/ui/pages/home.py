"""How do optimizers find a minimum? A race that plays by itself, three doors, all lessons."""

import streamlit as st

from optviz import player
from optviz.i18n import translator
from optviz.ui.home.cards import show_cards
from optviz.ui.home.welcome import show_welcome

language = st.session_state["lang"]
t = translator(language)

show_welcome(language, t)
show_cards(language, t)
player.address("home-address", f"lang={language}")
