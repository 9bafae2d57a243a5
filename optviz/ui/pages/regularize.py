"""Why does it overfit? Weight decay, its penalties, dropout and the size of a model."""

import streamlit as st

from optviz.i18n import translator
from optviz.ui.player_controls import PlayerControls
from optviz.ui.regularize.decay_under_adam import show_decay_under_adam
from optviz.ui.regularize.dropout import show_dropout, show_dropout_network
from optviz.ui.regularize.model_size import show_model_size
from optviz.ui.regularize.penalties import show_penalties
from optviz.ui.regularize.weight_decay import show_weight_decay
from optviz.ui.topics import show_topic

language = st.session_state["lang"]
t = translator(language)
controls = PlayerControls("regularize", language, t)

experiments = {
    "weight_decay": (t("Weight decay"), show_weight_decay),
    "penalties": (t("L1 against L2"), show_penalties),
    "adam": (t("Decay under Adam"), show_decay_under_adam),
    "dropout": (t("Dropout"), show_dropout),
    "dropout_network": (t("Dropout in a network"), show_dropout_network),
    "model_size": (t("Size of the model"), show_model_size),
}
show_topic(controls, "experiment", t("Experiment"), experiments)
