"""How do optimizers find a minimum? A race that plays by itself, three doors, all lessons."""

import streamlit as st

from optviz import player
from optviz.i18n import translator
from optviz.ui.home.cards import show_cards
from optviz.ui.home.welcome import show_welcome
from optviz.ui.lessons import course

language = st.session_state["lang"]
t = translator(language)

show_welcome(language, t)
own, lessons = course.show_course, show_cards
for show in (own, lessons) if course.is_there() else (lessons, own):
    show(language, t)
player.address("home-address", course.address(language))
