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
from optviz.ui.topics import show_topic

language = st.session_state["lang"]
t = translator(language)
controls = Controls("backprop", language, t)

examples = {
    "multiply": (t("A product"), show_multiply),
    "sigmoid": (t("A sigmoid unit"), show_sigmoid_unit),
    "line": (t("Fit of a line"), show_line_fit),
    "network": (t("A 2-2-2 network"), show_network),
    "formula": (t("Own formula"), show_own_expression),
    "shapes": (t("Shapes of derivatives"), show_shapes),
}
show_topic(controls, "example", t("Example"), examples, opening="sigmoid")
