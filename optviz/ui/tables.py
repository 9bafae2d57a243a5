"""Tables of numbers and formulas."""

import math
from collections.abc import Sequence

import streamlit as st


def show_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Show a table whose cells are Markdown: names of this app, formulas and numbers only.

    On a narrow page the table is scrolled, not the page.
    """
    lines = [header, ["---"] * len(header), *rows]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    box = f'<div style="overflow-x:auto" tabindex="0">\n\n{table}\n\n</div>'
    st.markdown(box, unsafe_allow_html=True)


def short(value: float) -> str:
    """A number as it was given, with at most six digits."""
    return f"{value:g}".replace("-", "−")


def number(value: float, digits: int = 4) -> str:
    """A number with so many digits after the point, or as it is called if it is none.

    What would be shown as 0 and is not keeps its own digits, with a power of ten.
    """
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    text = f"{value:.{digits}f}"
    if abs(value) >= 1e6 or (value != 0 and float(text) == 0):
        text = f"{value:.2e}"
    return text.replace("-", "−")


def bold(text: str) -> str:
    """Mark a cell of a table."""
    return f"**{text}**"
