"""A rule as it is written in books and as it runs here."""

from collections.abc import Sequence

import streamlit as st

from optviz.i18n import Translate
from optviz.optimizers import OPTIMIZERS, OptimizerSpec
from optviz.optimizers.source import source
from optviz.ui.code import show_code
from optviz.ui.controls import Controls
from optviz.ui.page_runs import RULE


@st.fragment(key=RULE)
def rule_and_code(controls: Controls, specs: Sequence[OptimizerSpec]) -> None:
    """Show a rule as it is written in books and as it runs here, one at a time.

    Tabs would keep all of them in the page, and the browser would walk through them at every move
    of a slider.
    """
    t = controls.t
    if not specs:
        return
    st.header(t("The rule, and the code that runs"))
    names = {spec.id: t(spec.name) for spec in specs}
    spec = OPTIMIZERS[controls.choose_button("rule", t("Rule"), names, specs[0].id)]
    formula, code = st.columns([2, 3])
    formula.latex(aligned(spec.formula))
    formula.caption(spec.reference)
    with code:
        show_code(source(spec.rule))


def two_formulas(first: OptimizerSpec, second: OptimizerSpec, t: Translate) -> None:
    """Show two rules, one below the other; the lines in which they differ are in colour."""
    dark = st.context.theme.type == "dark"
    colors = ("#ff8a95", "#3ddbb4") if dark else ("#c0182a", "#007a64")
    for spec, other, color in zip((first, second), (second, first), colors, strict=True):
        st.markdown(f"**{t(spec.name)}**")
        marked = [
            line if line in other.formula else rf"\textcolor{{{color}}}{{\boxed{{{line}}}}}"
            for line in spec.formula
        ]
        st.latex(rf"\small {below(marked)}")


def aligned(lines: Sequence[str]) -> str:
    """Set the lines of a rule below each other, arrow below arrow."""
    lines = [line.replace(r"\leftarrow", r"&\leftarrow", 1) for line in lines]
    return r"\begin{aligned}" + r" \\ ".join(lines) + r"\end{aligned}"


def below(lines: Sequence[str]) -> str:
    """Set lines below each other, each in the middle."""
    return r"\begin{gathered}" + r" \\ ".join(lines) + r"\end{gathered}"
