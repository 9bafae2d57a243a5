"""Which part of a page runs when something on it is changed."""

import contextlib
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

    One run may answer several changes: what a player tells comes along with the next control that
    is moved, and on a busy server requests wait for each other. Then what was asked for by the
    others runs too; of several parts all controls do, as the order of parts matters. A run of the
    whole page stays one.
    """
    context = get_script_run_ctx()
    if not context or not context.fragment_ids_this_run:
        return
    asked = set(context.fragment_ids_this_run)

    def is_asked(part: str) -> bool:
        with contextlib.suppress(StreamlitAPIException):  # not every page has it
            return not asked.isdisjoint(context.fragment_storage.resolve_target([part]))
        return False

    run = [BENCH] if len(asked) > 1 or is_asked(BENCH) else [*parts]
    if is_asked(RULE):
        run.append(RULE)
    try:
        st.rerun(run)
    except StreamlitAPIException:
        st.rerun()


def then_run(part: str, callback: Callable[[], None]) -> Callable[[], None]:
    """What a callback does, and then only a part of the page runs."""

    @functools.wraps(callback)
    def called() -> None:
        callback()
        run_only(part)

    return called
