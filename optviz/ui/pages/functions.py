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
from optviz.ui.topics import Topic, show_topic

language = st.session_state["lang"]
t = translator(language)
controls = Controls("functions", language, t)
computes = t("Computing values and derivatives…")

topics = {
    "activations": Topic(t("Activations"), show_activations, computes),
    "softmax": Topic(t("Softmax"), show_softmax, computes),
    "regression": Topic(t("L1 and MSE"), show_regression, computes),
    "coin": Topic(t("Likelihood"), show_coin, computes),
    "nll": Topic(t("Negative log likelihood"), show_negative_log_likelihood, computes),
    "ce": Topic(t("Cross-entropy"), show_cross_entropy, computes),
    "binary": Topic(t("Binary cross-entropy"), show_binary, computes),
    "information": Topic(t("Entropy"), show_information, computes),
}
show_topic(controls, "topic", t("Topic"), topics)
