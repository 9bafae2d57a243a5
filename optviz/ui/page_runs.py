"""Which part of a page runs when something on it is changed."""

import functools
from collections.abc import Callable

import streamlit as st
from streamlit.errors import StreamlitAPIException
from streamlit.runtime.scriptrunner import get_script_run_ctx

# The fragments of a page with a player, parts that run alone if something in them is changed: all
# controls that move the paths, and what comes of them; beside these the rule that is to be read.
BENCH, OUTCOME, RULE = "bench", "outcome", "rule"


def run_only(*parts: str) -> None:
    """In a callback: let these parts run, or the whole page if it has not made them yet.

    On a busy server one run may answer several changes: then all parts run, as one that was named
    for another change must not be lost, nor the order of parts. A run of the whole page stays one.
    """
    context = get_script_run_ctx()
    asked = context.fragment_ids_this_run if context else None
    if not asked:
        return
    try:
        st.rerun(list(parts) if len(asked) == 1 else [BENCH, RULE])
    except StreamlitAPIException:
        st.rerun()


def then_run(part: str, callback: Callable[[], None]) -> Callable[[], None]:
    """What a callback does, and then only a part of the page runs."""

    @functools.wraps(callback)
    def called() -> None:
        callback()
        run_only(part)

    return called
