"""Where the picture and the controls stand: side by side, or the controls folded up below it."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from optviz.player_controls import PlayerControls

# On a projector every line counts: the page's own head gives way to the picture.
_PROJECTOR_LOOK = """
.st-key-heading { display: none; }
[data-testid=stHeader], [data-testid=stToolbar] { height: 2.25rem; min-height: 2.25rem; }
[data-testid=stTopNavLink] { padding-block: 0; }
[data-testid=stMainBlockContainer] { padding: 2.75rem 1rem 1rem; }
"""


def picture_and_panel(controls: PlayerControls) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Make places for the picture and for its controls."""
    if controls.projector:
        st.html(f"<style>{_PROJECTOR_LOOK}</style>")
    if controls.projector or st.context.is_embedded:
        # Made in this order: the controls are below the picture.
        return st.container(), st.expander(controls.t("Controls"))
    picture, panel = st.columns([5, 2], gap="medium")
    return picture, panel
