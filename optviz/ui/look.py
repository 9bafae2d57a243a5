"""The look of all pages, where it is not Streamlit's own."""

import streamlit as st

from optviz.i18n import LANGUAGES, Translate
from optviz.rendering.scene import STYLES
from optviz.ui.code import code_look
from optviz.ui.controls import resets

# A page's question is its first heading, but the screen is for the picture.
_HEAD = """
.st-key-history { position: absolute; }
[data-testid=stMain] h1 { font-size: 1.6rem; padding: 0; }
[data-testid=stMain] h2 { font-size: 1.3rem; padding: 0.8rem 0 0.2rem; }
[data-testid=stMain] h3 { font-size: 1.1rem; padding: 0; }
.st-key-task { margin-top: -0.6rem; }
.st-key-task p { font-size: 0.95rem; }
[data-testid=stPageLink] * { white-space: normal; }
.st-key-topic-head { margin-block: -0.4rem -0.6rem; }
@media (min-width: 1000px) { .st-key-fit-lessons { margin-block: -0.9rem -0.5rem; } }
[data-testid=stSkeleton] { background: none; animation: none; }
[data-testid=stExpandSidebarButton] { width: auto; padding: 0 0.5rem; gap: 0.3rem; }
.st-key-computing {
  position: absolute; z-index: 2; width: fit-content; padding: 0 0.6rem; border-radius: 0.5rem;
}
[data-testid=stHeader] { height: 3rem; min-height: 3rem; }
[data-testid=stMainBlockContainer] { padding-top: 3.5rem; }
"""

# The two letters of 中文 as strokes, for machines without a font that has them.
_CHINESE = (
    "%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 42 20'%3E%3Cpath fill='none'"
    " stroke='black' stroke-width='1.7' d='M3 5.5h14v7H3zM10 1.5v17M32 1.5v3M24 5.5h16"
    "M36.5 5.5c-1.5 5-6 10-13 12.5M27.5 5.5c1.5 5 6 10 13 12.5'/%3E%3C/svg%3E"
)
_LANGUAGE_LOOK = f"""
.st-key-lang button:nth-of-type({list(LANGUAGES).index("zh") + 1}) p {{ font-size: 0; }}
.st-key-lang button:nth-of-type({list(LANGUAGES).index("zh") + 1}) p::before {{
  content: ""; display: inline-block; width: 1.9rem; height: 0.9rem; vertical-align: middle;
  background: currentColor; mask: url("data:image/svg+xml,{_CHINESE}") center / contain no-repeat;
}}
"""


def inject_css(t: Translate) -> None:
    """Mend what Streamlit's own look leaves unreadable or out of the keyboard's reach."""
    # A formula's box is rounded down: without room to spare it becomes a scroller no key reaches.
    rules = [".katex-display { padding: 0.5em 4px; }", _HEAD, _LANGUAGE_LOOK, resets.LOOK]
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
