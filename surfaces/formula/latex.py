"""LaTeX made from the tree of a formula, so that a reader sees what was understood."""

from surfaces.formula.functions import CONSTANTS
from surfaces.formula.tree import (
    ALONE,
    COMPARISONS,
    POWER,
    PRODUCT,
    SUM,
    Name,
    Node,
    Number,
    Operation,
    canonical,
    number_text,
    tightness,
)
from surfaces.formula.variables import symbol_of

_LONGEST_LINE, _LEFT_HAND = 28, 8  # characters of the formula as text

_NAMES = {"pi": r"\pi", "tau": r"\tau"}
_NAMED = {
    **{name: rf"\{name}" for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh", "ln")},
    **{"asin": r"\arcsin", "acos": r"\arccos", "atan": r"\arctan", "min": r"\min", "max": r"\max"},
    **{"log10": r"\log_{10}", "log2": r"\log_{2}"},
    **{name: rf"\operatorname{{{name}}}" for name in ("sign", "atan2", "erf", "round", "where")},
    **{name: rf"\operatorname{{{name}}}" for name in ("sigmoid", "softplus")},
}
_COMPARED = {"<=": r"\leq", ">=": r"\geq"}
_FENCES = {
    "abs": (r"\left|", r"\right|"),
    "floor": (r"\left\lfloor ", r"\right\rfloor "),
    "ceil": (r"\left\lceil ", r"\right\rceil "),
    "sqrt": (r"\sqrt{", "}"),
    "exp": ("e^{", "}"),
    "/": (r"\frac{", "}"),
}
# Functions whose powers are written as sin²(x).
_RAISED = {"sin", "cos", "tan", "sinh", "cosh", "tanh", "ln"}


def latex(node: Node) -> str:
    """Return a tree as LaTeX that KaTeX and matplotlib can set."""
    if isinstance(node, Number):
        mantissa, _, power = number_text(node.value).partition("e")
        factor = "" if mantissa == "1" else rf"{mantissa} \cdot "
        return f"{factor}10^{{{int(power)}}}" if power else mantissa
    if isinstance(node, Name):
        return _NAMES.get(node.name, node.name) if node.name in CONSTANTS else symbol_of(node.name)
    head, operands = node.head, node.operands
    if head in _FENCES:
        return "}{".join(map(latex, operands)).join(_FENCES[head])
    if head in _NAMED:
        return _NAMED[head] + _bracketed(", ".join(map(latex, operands)))
    if head in COMPARISONS:
        return _bracketed(f" {_COMPARED.get(head, head)} ".join(map(latex, operands)))
    if head == "^":
        return _power(*operands)
    if head == "*":
        return _product(*operands)
    if head == "negative":
        return f"-{_term(operands[0])}"
    left, right = operands
    return f"{latex(left)} {head} {_term(right)}"


def lines(node: Node) -> str:
    """Return a tree as LaTeX with newlines where a narrow page may break it: between terms."""
    terms = []
    while isinstance(node, Operation) and tightness(node) == SUM:
        first, last = node.operands
        terms.append((node.head, last))
        node = first
    text, length = latex(node), _LEFT_HAND + len(canonical(node))
    for sign, term in reversed(terms):
        length += len(canonical(term)) + 1
        if length > _LONGEST_LINE:
            text, length = f"{text}\n{sign}\\, {_term(term)}", len(canonical(term))
        else:
            text = f"{text} {sign} {_term(term)}"
    return text


def _holds(node: Node) -> int:
    """How tightly a node holds together as it is set: a fraction needs no brackets in a product."""
    if isinstance(node, Number):
        return PRODUCT if "e" in number_text(node.value) else ALONE
    if isinstance(node, Operation) and node.head not in ("+", "-", "*", "negative"):
        return ALONE if node.head in ("abs", "floor", "ceil", *COMPARISONS) else POWER
    return tightness(node)


def _held(node: Node, least: int) -> str:
    return latex(node) if _holds(node) >= least else _bracketed(latex(node))


def _bracketed(text: str) -> str:
    tall = any(sign in text for sign in (r"\frac", r"\left", r"\sqrt", "^{"))
    return rf"\left({text}\right)" if tall else f"({text})"


def _term(node: Node) -> str:
    """What follows a sign."""
    text = _held(node, PRODUCT)
    return _bracketed(text) if text.startswith("-") else text


def _product(left: Node, right: Node) -> str:
    first, second = _held(left, PRODUCT), _held(right, POWER)
    # A dot wherever the factors would be read as one number, as a function and its argument.
    if second[0].isdigit() or (first[-1].isdigit() and second.startswith(r"\frac")):
        return rf"{first} \cdot {second}"
    if isinstance(left, Name) and second.startswith(("(", r"\left(")):
        return rf"{first} \cdot {second}"
    return f"{first} {second}" if isinstance(left, Number) else rf"{first}\,{second}"


def _power(base: Node, exponent: Node) -> str:
    if isinstance(base, Operation) and base.head in _RAISED and isinstance(exponent, Number):
        (argument,) = base.operands
        return rf"{_NAMED[base.head]}^{{{latex(exponent)}}}{_bracketed(latex(argument))}"
    return rf"{_held(base, ALONE)}^{{{latex(exponent)}}}"
