"""Long work of a page: a bar while it advances, and a sentence if it cannot be done."""

import contextlib
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

import streamlit as st

from optviz.i18n import Translate

_PATIENCE = 0.4  # seconds, before a bar is shown
_EVERY = 0.1  # seconds between two looks at it

_Made = TypeVar("_Made")


@contextlib.contextmanager
def advancing(t: Translate) -> Iterator[Callable[[float], None]]:
    """Show a bar with the time left, here; its calls give the work up when the reader moves on."""
    place = st.empty()
    began = time.monotonic()
    shown = began

    def progress(share: float) -> None:
        nonlocal shown
        now = time.monotonic()
        if now - began > _PATIENCE and now - shown > _EVERY:
            left = f"{(now - began) * (1 - share) / share:.0f}"
            place.progress(share, t("Computing, about {seconds} s left").format(seconds=left))
            shown = now

    yield progress
    place.empty()


def computed(make: Callable[[], _Made], t: Translate) -> _Made | None:
    """What is made, or None with a sentence that says why it cannot be."""
    try:
        return make()
    except ValueError as error:
        template = getattr(error, "template", "")
        reason = t(template).format(**error.values) if template else error
        st.text(t("This cannot be computed: {reason}").format(reason=reason))
        return None
