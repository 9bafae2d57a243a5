"""A drawer of controls that says what is chosen in it while it is closed."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def drawer(label: str, key: str, said: str) -> DeltaGenerator:
    """Make an expander that has `said` beside its label, words and numbers of this app only.

    To Streamlit an expander with another label is another one, and closed: what is said is added
    by its look.
    """
    st.html(f"<style>.st-key-{key} summary p::after {{ content: ' · {said}'; }}</style>")
    return st.expander(label, key=key, on_change="rerun")
