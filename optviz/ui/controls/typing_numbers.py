"""Whether a reader types numbers in place of sliding them, on all pages of the session."""

import streamlit as st

from optviz.i18n import Translate


def is_typing() -> bool:
    """Whether numbers are typed."""
    return st.session_state.get("typing", False)


def choose_typing(page: str, t: Translate) -> None:
    """Let it be chosen on a page."""
    key = f"{page}:typing"

    def keep() -> None:
        # Another callback of the same run may have let the page begin anew.
        st.session_state["typing"] = st.session_state.get(key, is_typing())

    if key not in st.session_state:
        st.session_state[key] = is_typing()
    st.toggle(t("Type numbers"), st.session_state[key], key=key, on_change=keep)
