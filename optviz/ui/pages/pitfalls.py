"""What do tutorials get wrong? Misprinted rules beside the correct ones, on one map."""

import streamlit as st

from optviz.content.pitfalls import PITFALLS
from optviz.i18n import translator
from optviz.optimizers import OPTIMIZERS
from optviz.ui.experiment.race import show_race
from optviz.ui.experiment.rules import two_formulas
from optviz.ui.notice import show_notice
from optviz.ui.player_controls import PlayerControls

language = st.session_state["lang"]
t = translator(language)
controls = PlayerControls("pitfalls", language, t)

notice = st.container()
if controls.projector:
    choice, race = st.container(), st.container()
    text, formulas = st.columns([3, 4], gap="medium")
else:
    text, formulas = st.columns([3, 4], gap="medium")
    choice, race = text, st.container()
with choice:
    titles = {pitfall.id: t(pitfall.title) for pitfall in PITFALLS.values()}
    pitfall = PITFALLS[controls.choose("pitfall", t("Pitfall"), titles, next(iter(PITFALLS)))]
with text:
    st.markdown(t(pitfall.lesson))
    st.caption(t("Source of the correct rule: {source}").format(source=pitfall.correction))
    if pitfall.in_packages is not None:
        sentence, query = pitfall.in_packages
        st.page_link(
            "dialects.py", label=t(sentence), query_params={**query, "lang": language}, icon="↗"
        )
with formulas:
    first, second = (OPTIMIZERS[id] for id in pitfall.opening.rules[:2])
    two_formulas(first, second, t)

controls.scope = pitfall.id
with race:
    show_race(controls, pitfall.opening)
with notice:
    show_notice(controls)
