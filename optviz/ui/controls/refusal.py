"""What is shown when a text that was written in a field cannot be used."""

from typing import Any

import streamlit as st

from optviz.i18n import Translate
from optviz.settings.error_marker import marked
from surfaces.formula import FormulaError


def show_refusal(kind: Any, text: str, error: Exception, t: Translate) -> None:
    """Say what is wrong and where, if the error is one of a formula, else what is allowed.

    All is shown as plain text and code: markdown would turn a stranger's words into links and
    images.
    """
    if not isinstance(error, FormulaError):
        sentence = t("This cannot be used; allowed: {allowed}")
        st.text(sentence.format(allowed=kind.allowed(t)))
        return
    with st.container(border=True):
        st.text(t(error.template).format(**error.values))
        if text.strip():
            st.code(marked(text, error.position), language=None)
