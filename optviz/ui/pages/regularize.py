"""Why does it overfit? Weight decay, its penalties, dropout and the size of a model."""

import streamlit as st

from optviz.i18n import translator
from optviz.ui.controls.player_controls import PlayerControls
from optviz.ui.regularize.decay_under_adam import show_decay_under_adam
from optviz.ui.regularize.dropout import show_dropout, show_dropout_network
from optviz.ui.regularize.model_size import show_model_size
from optviz.ui.regularize.penalties import show_penalties
from optviz.ui.regularize.weight_decay import show_weight_decay
from optviz.ui.topics import Topic, show_topic

language = st.session_state["lang"]
t = translator(language)
controls = PlayerControls("regularize", language, t)

experiments = {
    "weight_decay": Topic(
        t("Weight decay"),
        show_weight_decay,
        t("Training with decay and without it, once per seed…"),
    ),
    "penalties": Topic(
        t("L1 against L2"), show_penalties, t("Finding the minima with each penalty…")
    ),
    "adam": Topic(t("Decay under Adam"), show_decay_under_adam, t("Running four descents…")),
    "dropout": Topic(t("Dropout"), show_dropout, t("Drawing ten thousand masks…")),
    "dropout_network": Topic(
        t("Dropout in a network"),
        show_dropout_network,
        t("Training networks with dropout and without it…"),
    ),
    "model_size": Topic(
        t("Size of the model"), show_model_size, t("Fitting polynomials of every degree…")
    ),
}
show_topic(controls, "experiment", t("Experiment"), experiments)
