"""The field in which a reader writes a formula of one's own."""

from optviz.settings.custom_formula import EXAMPLES, FormulaText
from optviz.ui.controls import Controls
from surfaces.formula import MAX_LENGTH, Formula, parse

_LONGEST_TEXT = 2 * MAX_LENGTH  # a field that cut a text off would make another formula of it


def choose_formula(controls: Controls, dimension: int) -> Formula:
    """Choose a formula by writing it; while it cannot be read, the last good one holds."""
    t = controls.t
    label = t("Formula of x and y") if dimension == 2 else t("Formula of x")
    help = t(
        "With + - * / ^ and brackets, pi, tau, e, and sin cos tan asin acos atan atan2 sinh cosh"
        " tanh exp log (natural) log10 log2 sqrt abs sign floor min max. 2x and x y are products."
    )
    kind, default = FormulaText(dimension), EXAMPLES[dimension]
    text = controls.write_in("formula", label, kind, default, help=help, max_chars=_LONGEST_TEXT)
    return parse(text)
