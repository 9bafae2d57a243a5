"""The field in which a reader writes a formula of one's own."""

import streamlit as st

from optviz.settings.experiment.custom_formula import EXAMPLES, FormulaText, pairs_of
from optviz.ui.controls.player_controls import PlayerControls
from surfaces.formula import MAX_LENGTH, Formula, parse

_LONGEST_TEXT = 2 * MAX_LENGTH  # a field that cut a text off would make another formula of it


def choose_formula(controls: PlayerControls, dimension: int) -> Formula:
    """Choose a formula by writing it; while it cannot be read, the last good one holds."""
    t = controls.t
    label = t("Formula of two variables") if dimension == 2 else t("Formula of one variable")
    help = t(
        "With + - * / ^ and brackets, pi, tau, e, and sin cos tan asin acos atan atan2 sinh cosh"
        " tanh exp log (natural) log10 log2 sqrt abs sign floor ceil round min max mod erf sigmoid"
        " softplus relu where(x > 0, x, 0). 2x and x y are products. Any letters or words are"
        " variables; the axes are in alphabetical order or that of an index, but w before b."
    )
    kind, default = FormulaText(dimension), EXAMPLES[dimension]
    text = controls.write_in("formula", label, kind, default, help=help, max_chars=_LONGEST_TEXT)
    formula = parse(text)
    with st.expander(t("Window"), key=f"{controls.page}-window"):
        window = controls.window(formula.key, formula.symbols, formula.window)
    return formula if window is None else formula.within(pairs_of(window))
