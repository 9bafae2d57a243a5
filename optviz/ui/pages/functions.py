"""Which activation, which loss? Functions with their derivatives, and worked numbers."""

import streamlit as st

from optviz.i18n import translator
from optviz.ui.controls import Controls
from optviz.ui.functions.activations import show_activations
from optviz.ui.functions.binary import show_binary, show_coin
from optviz.ui.functions.classes import show_cross_entropy, show_negative_log_likelihood
from optviz.ui.functions.information import show_information
from optviz.ui.functions.regression import show_regression
from optviz.ui.functions.softmax import show_softmax
from optviz.ui.topics import show_topic

language = st.session_state["lang"]
t = translator(language)
controls = Controls("functions", language, t)

topics = {
    "activations": (t("Activations"), show_activations),
    "softmax": (t("Softmax"), show_softmax),
    "regression": (t("L1 and MSE"), show_regression),
    "coin": (t("Likelihood"), show_coin),
    "nll": (t("Negative log likelihood"), show_negative_log_likelihood),
    "ce": (t("Cross-entropy"), show_cross_entropy),
    "binary": (t("Binary cross-entropy"), show_binary),
    "information": (t("Entropy"), show_information),
}
show_topic(controls, "topic", t("Topic"), topics)
