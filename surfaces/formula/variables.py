"""The variables of a formula: how they are named, in which order, and how they are shown."""

from collections.abc import Sequence

from surfaces.formula.characters import FormulaError
from surfaces.formula.functions import CONSTANTS
from surfaces.formula.tokens import Token
from surfaces.formula.tree import Name, Node, Number, Operation, names_in

GREEK = {
    **{"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ϵ": "epsilon"},
    **{"ζ": "zeta", "η": "eta", "θ": "theta", "ϑ": "theta", "κ": "kappa", "λ": "lambda"},
    **{"μ": "mu", "µ": "mu", "ν": "nu", "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma"},
    **{"τ": "tau", "φ": "phi", "ϕ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega"},
    **{"Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Φ": "Phi", "Ψ": "Psi"},
    "Ω": "Omega",
}
_ANCHORS = 3  # of each variable
# A slope is named before its intercept, a weight before its bias.
_LAST = {("b", "w"), ("b", "m"), ("b", "k"), ("c", "m"), ("bias", "weight"), ("intercept", "slope")}


def variables_of(tree: Node) -> tuple[str, ...]:
    """The coordinates of a formula, in order.

    Of one name, by their index; else by the alphabet, Greek letters last, but w, m, k, weight and
    slope before b, c, bias and intercept. y alone is the second coordinate of (x, y), x_2 that
    of (x_1, x_2); a formula without variables is one of x.
    """
    names = sorted(names_in(tree) - CONSTANTS.keys(), key=_place)
    if len(names) == 1:
        base, index, form = parted(names[0])
        if names == ["y"]:
            return ("x", "y")
        if index.isdigit() and int(index) >= (1 if form == "[" else 2):
            return (f"{base}{form}{int(index) - 1}{']' if form == '[' else ''}", names[0])
    if len(names) == 2 and tuple(parted(name)[0] for name in names) in _LAST:
        names.reverse()
    return tuple(names) or ("x",)


def check_variables(tree: Node, found: Sequence[tuple[str, Token]]) -> None:
    """Refuse more than two variables, and names that may stand for a power.

    `found` are the variables as they occur, and their tokens. Raises FormulaError.
    """
    names = list(dict.fromkeys(name for name, _ in found))
    if isinstance(tree, Name) and found and tree.name == found[0][1].text not in ("x", "y"):
        raise FormulaError(
            "“{name}” alone is not a formula: write what is to be computed from it, as {name}^2.",
            found[0][1].position,
            name=found[0][1].text,
        )
    if len(names) > 2:
        raise FormulaError(
            "The formula has three variables, {names}: a map has two, a curve one.",
            next(token.position for name, token in found if name == names[2]),
            names=", ".join(names[:3]),
        )
    for name, token in found:
        base, index, _ = parted(name)
        # x2 beside x1 is a variable; alone, or beside x or y, it may be a square.
        same = [other for other in names if other != name and parted(other)[0] == base]
        alone = token.index in ("2", "3") and not same
        if alone or (index and base in names):
            raise FormulaError(
                "“{name}” may be a variable or a power: write {base}_{index} or {base}^{index}.",
                token.position,
                name=token.text + token.index,
                base=token.text,
                index=index,
            )


def anchors_of(tree: Node, variables: Sequence[str]) -> list[list[float]]:
    """For each variable the numbers at which x - 3 or x + 10 is 0 somewhere in a formula."""
    anchors: dict[str, list[float]] = {name: [] for name in variables}

    def look(node: Node) -> None:
        if isinstance(node, Operation):
            left, right = node.operands[0], node.operands[-1]
            if node.head in ("+", "-") and isinstance(right, Number) and isinstance(left, Name):
                place = right.value if node.head == "-" else -right.value
                if left.name in anchors and place not in anchors[left.name]:
                    anchors[left.name].append(place)
            for operand in node.operands:
                look(operand)

    look(tree)
    return [anchors[name][:_ANCHORS] for name in variables]


def symbol_of(name: str) -> str:
    """A variable in LaTeX, as it is typed: theta_0 as θ with the index 0."""
    base, index, _ = parted(name)
    if base in GREEK.values():
        base = rf"\{base}"
    elif len(base) > 1:
        base = rf"\mathrm{{{base}}}"
    if not index:
        return base
    return f"{base}_{index}" if len(index) == 1 else f"{base}_{{{index}}}"


def parted(name: str) -> tuple[str, str, str]:
    """A name's letters, its index, and what stands between them: "_", "[" or nothing."""
    for form in ("_", "["):
        base, found, index = name.partition(form)
        if found:
            return base, index.rstrip("]"), form
    return name, "", ""


def _place(name: str) -> tuple[int, str, str, int, str]:
    base, index, _ = parted(name)
    number = int(index) if index.isdigit() else -1
    greek = list(GREEK.values()).index(base) if base in GREEK.values() else -1
    return greek, base.lower(), base, number, index
