"""Where do gradients come from? Computation graphs, forward and backward, number by number."""

import streamlit as st

from optviz.i18n import translator
from optviz.ui.backprop.graph_examples import (
    show_line_fit,
    show_multiply,
    show_network,
    show_own_expression,
    show_sigmoid_unit,
)
from optviz.ui.backprop.shapes import show_shapes
from optviz.ui.controls import Controls
from optviz.ui.topics import Topic, show_topic

language = st.session_state["lang"]
t = translator(language)
controls = Controls("backprop", language, t)
computes = t("Computing both passes…")

examples = {
    "multiply": Topic(t("A product"), show_multiply, computes),
    "sigmoid": Topic(t("A sigmoid unit"), show_sigmoid_unit, computes),
    "line": Topic(t("Fit of a line"), show_line_fit, computes),
    "network": Topic(t("A 2-2-2 network"), show_network, computes),
    "formula": Topic(t("Own formula"), show_own_expression, computes),
    "shapes": Topic(t("Shapes of derivatives"), show_shapes, computes),
}
show_topic(controls, "example", t("Example"), examples, opening="sigmoid")
