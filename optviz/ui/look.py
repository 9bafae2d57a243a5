"""The look of all pages, where it is not Streamlit's own."""

import streamlit as st

from optviz.i18n import Translate
from optviz.rendering.scene import STYLES
from optviz.ui.code import code_look

# A page's question is its first heading, but the screen is for the picture.
_HEAD = """
[data-testid=stMain] h1 { font-size: 1.6rem; padding: 0; }
[data-testid=stMain] h2 { font-size: 1.3rem; padding: 0.8rem 0 0.2rem; }
[data-testid=stMain] h3 { font-size: 1.1rem; padding: 0; }
.st-key-task { margin-top: -0.6rem; }
.st-key-task p { font-size: 0.95rem; }
[data-testid=stSkeleton] { background: none; animation: none; }
[data-testid=stExpandSidebarButton] { width: auto; padding: 0 0.5rem; gap: 0.3rem; }
.st-key-computing {
  position: absolute; z-index: 2; width: fit-content; padding: 0 0.6rem; border-radius: 0.5rem;
}
[data-testid=stHeader] { height: 3rem; min-height: 3rem; }
[data-testid=stMainBlockContainer] { padding-top: 3.5rem; }
"""


def mend_look(t: Translate) -> None:
    """Mend what Streamlit's own look leaves unreadable or out of the keyboard's reach."""
    # A formula's box is rounded down: without room to spare it becomes a scroller no key reaches.
    rules = [".katex-display { padding: 0.35em 4px; }", _HEAD]
    # Its colors of code are too pale to be read on the ground of code.
    dark = st.context.theme.type == "dark"
    rules += code_look(dark)
    # What is chosen of several wears the color in which it is drawn.
    for index, style in enumerate(STYLES):
        color = style.dark if dark else style.light
        rules.append(f"[data-tag-index='{index}'] {{ background: {color}; }}")
    if dark:
        # It stands in white, and these colors are light.
        rules.append("[data-testid=stMultiSelect] [data-tag] * { color: #0f141c; }")
    # On a phone the pages are behind a button that shows an arrow only.
    menu = t("Menu")
    rules.append(f"[data-testid=stExpandSidebarButton]::after {{ content: '{menu}'; }}")
    if st.context.is_embedded:
        rules.append("[data-testid=stMainBlockContainer] { padding: 0.5rem; }")
    st.html(f"<style>{' '.join(rules)}</style>")
