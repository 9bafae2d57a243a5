"""Python code to be read: colored here, not in the browser.

Streamlit's own block of code loads the grammars of all languages first, a fifth of what a page
costs the browser to open. Where a reader takes code along, in a dialog, that one is used.
"""

import streamlit as st
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

# Colors that can be read on the ground of code, light and dark; what wears them here, and there.
_COLORS = {
    ("#5b6270", "#9aa3b2"): ((".c1", ".p"), (".comment", ".punctuation")),
    ("#00796b", "#4fd1b8"): ((".mi", ".mf"), (".number",)),
    ("#08762a", "#6fd08c"): ((".s1", ".s2", ".sd", ".kc"), (".string", ".boolean")),
    ("#a84a00", "#f59b52"): ((".o", ".ow", ".nd"), (".operator", ".decorator")),
    ("#1768d1", "#7fb0ff"): ((".k", ".kn", ".nf", ".nc"), (".keyword", ".function", ".class-name")),
}
_BLOCK = (
    "padding: 1em; border-radius: 0.5rem; margin: 0; font-size: 0.875rem; line-height: 1.5;"
    " white-space: pre-wrap; overflow-wrap: anywhere;"
)
_LEXER, _FORMATTER = PythonLexer(), HtmlFormatter(nowrap=True)


def show_code(text: str) -> None:
    """Show Python code, its long lines wrapped."""
    colored = highlight(text, _LEXER, _FORMATTER)
    st.html(f'<pre class="python"><code>{colored}</code></pre>')


def code_look(dark: bool) -> list[str]:
    """The rules of style for all code, in a block of ours and in one of Streamlit's."""
    rules = [f".python {{ background: {'#1a1f29' if dark else '#f8f9fb'}; {_BLOCK} }}"]
    for colors, (ours, theirs) in _COLORS.items():
        color = f"{{ color: {colors[dark]}; }}"
        rules.append(f".python :is({', '.join(ours)}) {color}")
        rules.append(f"[data-testid=stCode] .token.token:is({', '.join(theirs)}) {color}")
    return rules
