"""The ways back: each control to its default, a page to all of its defaults."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from optviz.i18n import Translate
from optviz.ui.controls.kept import begin_anew

# The button lies at the end of the control's own line of text, and takes no room.
LOOK = """
[class*=st-key-default-] { position: absolute; z-index: 1; align-self: flex-end; }
[class*=st-key-default-]:has(+ * [data-testid=stTooltipIcon]) { margin-right: 1.4rem; }
[class*=st-key-default-] button { min-height: 1.4rem; height: 1.4rem; padding: 0 0.1rem; }
[class*=st-key-default-] button p { font-size: 0; }
"""


def place_of_control(
    label: str, key: str, reset: Callable[[], None] | None, t: Translate
) -> DeltaGenerator:
    """Make the place of a control, with a way back to its default if it has another value."""
    place = st.container(gap=None)
    if reset:
        name = t("Reset {control}").format(control=label)
        look = {"icon": ":material/restart_alt:", "type": "tertiary", "width": "content"}
        place.button(name, key=f"default-{key}", on_click=reset, **look)
    return place


def offer_reset(page: str, topic: Mapping[str, str], t: Translate) -> None:
    """Offer to begin a page anew, at its topic, with all defaults and nothing of its link."""
    help = t("Reset all settings of this page to their defaults, and clear its link")
    icon, key = ":material/restart_alt:", f"{page}-reset"
    reset = {"on_click": begin_anew, "args": (page, urlencode(topic))}
    st.button(t("Reset"), icon=icon, key=key, help=help, **reset)
