"""Where the picture and the controls stand: side by side, or the controls folded up below it."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from optviz.ui.controls.player_controls import PlayerControls

# On a projector every line counts: the page's own head gives way to the picture.
_PROJECTOR_LOOK = """
.st-key-heading, .st-key-task { display: none; }
[data-testid=stHeader], [data-testid=stToolbar] { height: 2.25rem; min-height: 2.25rem; }
[data-testid=stTopNavLink] { padding-block: 0; }
[data-testid=stTopNavLink] * { font-size: max(1rem, min(1.4vw, 2.5vh)); }
.st-key-surface-name {
  position: fixed; top: 0; right: 1rem; width: auto; height: 2.5rem; z-index: 999991;
  flex-wrap: nowrap; gap: 0.75rem;
}
.st-key-surface-name * { font-size: max(1rem, min(1.3vw, 2.2vh)); margin: 0; }
.st-key-surface-name .katex * { font-size: revert-layer; }
@media (max-width: 1100px) { .st-key-surface-name, .st-key-surface-model { display: none; } }
.st-key-surface-model { margin-block: -0.8rem; justify-content: end; }
[data-testid=stMainBlockContainer] { padding: 2.75rem 1rem 1rem; }
[data-testid=stMainBlockContainer] > [data-testid=stVerticalBlock] { gap: 0.3rem; }
"""

# The controls scroll on their own: the picture stays in sight of the hand that moves them.
_PANEL_LOOK = """
@media (min-width: 640px) {
  [data-testid=stColumn]:has(> div > .st-key-panel, > div > div > .st-key-panel) {
    position: sticky; top: 3.75rem; align-self: flex-start;
    max-height: calc(100vh - 4.25rem); overflow-y: auto; scrollbar-width: thin;
    padding-inline: 0.75rem; margin-inline: -0.75rem;
  }
}
"""


# On a phone they stand at the foot of the screen while their picture is on it.
_SLIDERS_LOOK = """
@media (max-width: 639px) {{
  [data-testid=stColumn]:has(> div > .st-key-{key}, > div > div > .st-key-{key}) {{
    position: sticky; bottom: 0; z-index: 2; max-height: 30vh; overflow-y: auto;
    padding: 0.5rem 0.25rem; background: {background}; border-top: 1px solid;
  }}
}}
"""


def picture_and_panel(controls: PlayerControls) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Make places for the picture and for its controls."""
    if controls.projector:
        st.html(f"<style>{_PROJECTOR_LOOK}</style>")
    if controls.projector or st.context.is_embedded:
        # Made in this order: the controls are below the picture.
        return st.container(), st.expander(controls.t("Controls"))
    return side_by_side()


def side_by_side() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Make places for a picture and its controls beside it."""
    st.html(f"<style>{_PANEL_LOOK}</style>")
    picture, panel = st.columns([5, 2], gap="medium")
    return picture, panel.container(key="panel")


def picture_and_sliders(topic: str) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Make places for a picture of a topic, by its id, and for the few sliders that move it."""
    key = f"{topic}-sliders"
    background = st.get_option(f"theme.{st.context.theme.type or 'light'}.backgroundColor")
    st.html(f"<style>{_SLIDERS_LOOK.format(key=key, background=background)}</style>")
    picture, panel = st.columns([5, 2], gap="medium")
    return picture, panel.container(key=key)
