"""Which activation, which loss? Functions with their derivatives, and worked numbers."""

import streamlit as st

from optviz.controls import Controls
from optviz.i18n import translator
from optviz.pages.activations import show_activations
from optviz.pages.binary import show_binary, show_coin
from optviz.pages.classes import show_cross_entropy, show_negative_log_likelihood
from optviz.pages.information import show_information
from optviz.pages.regression import show_regression
from optviz.pages.softmax import show_softmax
from optviz.pages.topics import show_topic

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
