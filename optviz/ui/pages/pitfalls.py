"""What do tutorials get wrong? Misprinted rules beside the correct ones, on one map."""

import streamlit as st

from optviz.content.pitfalls import PITFALLS
from optviz.i18n import translator
from optviz.optimizers import OPTIMIZERS
from optviz.ui.controls.player_controls import PlayerControls
from optviz.ui.experiment.race import show_race
from optviz.ui.experiment.rules import two_formulas
from optviz.ui.lessons.task import show_task
from optviz.ui.notice import show_notice

language = st.session_state["lang"]
t = translator(language)
controls = PlayerControls("pitfalls", language, t)

notice = st.container()
with st.container(horizontal=True):
    show_task(controls)
    titles = {pitfall.id: t(pitfall.title) for pitfall in PITFALLS.values()}
    beside = {"label_visibility": "collapsed", "width": 380}
    id = controls.choose("pitfall", t("Pitfall"), titles, next(iter(PITFALLS)), **beside)
    pitfall = PITFALLS[id]


def explain() -> None:
    """Say what is misprinted, with both rules."""
    st.markdown(t(pitfall.lesson))
    st.caption(t("Source of the correct rule: {source}").format(source=pitfall.correction))
    if pitfall.in_packages is not None:
        sentence, query = pitfall.in_packages
        st.page_link(
            "dialects.py", label=t(sentence), query_params={**query, "lang": language}, icon="↗"
        )
    first, second = (OPTIMIZERS[id] for id in pitfall.defaults.rules[:2])
    two_formulas(first, second, t)


controls.scope, controls.topic = pitfall.id, {"pitfall": pitfall.id}
if controls.projector or st.context.is_embedded:
    show_race(controls, pitfall.defaults)
    explain()
else:
    show_race(controls, pitfall.defaults, explain)
with notice:
    show_notice(controls)
