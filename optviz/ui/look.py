"""The look of all pages, where it is not Streamlit's own."""

import streamlit as st

from optviz.i18n import Translate
from optviz.rendering.scene import STYLES

_CODE_COLORS = {
    "light": {
        "#5b6270": ("comment", "punctuation"),
        "#00796b": ("number",),
        "#08762a": ("string", "boolean"),
        "#a84a00": ("operator", "decorator"),
        "#1768d1": ("keyword", "function", "class-name"),
    },
    "dark": {
        "#7fb0ff": ("keyword", "function", "class-name"),
        "#f59b52": ("operator", "decorator"),
    },
}


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
    for color, kinds in _CODE_COLORS["dark" if dark else "light"].items():
        tokens = ", ".join(f".{kind}" for kind in kinds)
        rules.append(f"[data-testid=stCode] .token.token:is({tokens}) {{ color: {color}; }}")
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
