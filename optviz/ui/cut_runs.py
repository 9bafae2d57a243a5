"""Runs of a page that were cut short by the next one, as when a reader undoes several changes."""

import contextlib
from collections.abc import Iterator

import streamlit as st
from streamlit.errors import StreamlitInvalidLayoutContextError


@contextlib.contextmanager
def whole_where_cut() -> Iterator[None]:
    """Run the whole page where a fragment finds no places: the run that makes them was cut."""
    try:
        yield
    except StreamlitInvalidLayoutContextError:
        st.rerun()
