"""And in a real network? Small networks trained by the same rules, from the same first weights."""

import streamlit as st

from optviz.i18n import translator
from optviz.networks.task import PAGE_DEFAULTS
from optviz.player.network import networks
from optviz.player.words.network import network_words
from optviz.rendering.scene import STYLES
from optviz.ui.charts import collected_charts
from optviz.ui.columns import side_by_side
from optviz.ui.controls.player_controls import PlayerControls
from optviz.ui.experiment.choices import choose_rules
from optviz.ui.experiment.rules import rule_and_code
from optviz.ui.experiment.sliders import RuleSliders
from optviz.ui.export.printed_charts import offer_charts
from optviz.ui.lessons.task import show_task
from optviz.ui.network import controls as choose
from optviz.ui.network.first_gradients import choose_compared, show_first_gradients
from optviz.ui.network.printed import network_charts
from optviz.ui.network.training import computing, possible_rules, train
from optviz.ui.notice import show_notice
from optviz.ui.view_buttons import view_buttons

language = st.session_state["lang"]
t = translator(language)
controls = PlayerControls("network", language, t)

notice = st.container()
show_task(controls)
picture, panel = side_by_side()
with panel:
    controls.choose_typing_or_reset()
    task = choose.choose_task(controls)
    specs = possible_rules(choose_rules(controls, PAGE_DEFAULTS), task, t)
    rules = RuleSliders(controls, PAGE_DEFAULTS)
    entries = [rules.show(*rule).entry for rule in zip(specs, STYLES, strict=False)]
    num_steps = choose.choose_steps(controls)
    conditions = choose.choose_conditions(controls, task.examples)
    names = {entry.id: entry.name(t) for entry in entries}
    plane = choose.choose_plane(controls, names) if specs else None

below = st.container()
with below:  # chosen before the pictures are sent, whose link has all settings
    compared = choose_compared(controls)
with picture:
    views = train(task, entries, conditions, num_steps, t) if specs else None
    if not specs:
        st.text(t("Choose an optimizer to see it train a network."))
    if views is not None:
        with computing:
            slice_ = views.slice(*plane)
        if slice_ is None:
            st.text(
                t(
                    "This path spans no plane: it is too short, it is straight, or it "
                    "diverges at once."
                )
            )
        styles = STYLES[: len(specs)]
        scene = views.scene(list(names), list(names.values()), styles, slice_)
        view_state, keep_view_state = controls.view_state(
            "race", "network-player", list(names), num_steps, parts={}
        )
        networks(
            "network-player",
            scene,
            words=network_words(t),
            query=controls.link.query_string(),
            view_state=view_state,
            scene_id=controls.scene_id("race"),
            on_view_state=keep_view_state,
        )
        buttons = st.container(horizontal=True)
with below, collected_charts() as first:
    show_first_gradients(compared, task, t)
if views is not None:
    with buttons:  # now that all charts are there
        charts = [*network_charts(scene, view_state["step"], view_state["hidden"], t), *first]
        title = choose.data_names(t)[task.data]
        offer_charts(controls, charts, task.data, title, controls.settings(view_state))
        view_buttons(controls, controls.full_view(view_state))
rule_and_code(controls, list(dict.fromkeys(entry.spec for entry in entries)))
with notice:
    show_notice(controls)
