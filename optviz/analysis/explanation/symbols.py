"""How the names in a rule's source are written in its formula."""

import re

from optviz.optimizers.optimizer import HYPERPARAMETERS

# A symbol is its letter, what stands below it and what stands above it.
Symbol = tuple[str, str, str]

_OWN = {
    "grad": ("g", "", ""),
    "params": ("θ", "", ""),
    "update": ("Δθ", "", ""),
    "look_ahead": ("θ", "", "~"),
    "look_ahead_grad": ("g", "", "~"),
    "hessian": ("H", "", ""),
    "direction": ("d", "", ""),
    "eigenvalues": ("Λ", "", ""),
    "q": ("Q", "", ""),
    "step": ("Δ", "", ""),
    "delta": ("Δ", "", ""),
    "mu_product": ("Π", "", ""),
    "mu_next": ("μ′", "", ""),
    "lam": ("λ", "", ""),
    "adapted": ("Δ", "", ""),
}
_GREEK = {
    **{"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "eta": "η"},
    **{"varepsilon": "ε", "lambda": "λ", "mu": "μ", "rho": "ρ", "psi": "ψ", "tau": "τ"},
    **{"kappa": "κ", "nu": "ν", "xi": "ξ"},
}


def symbol_of(name: str) -> Symbol:
    """Return how a name of the source is written: a hyperparameter as on its slider."""
    if name in _OWN:
        return _OWN[name]
    if name in HYPERPARAMETERS:
        return _from_latex(HYPERPARAMETERS[name].symbol)
    letter, _, rest = name.partition("_")
    letter = _GREEK.get(letter, letter)
    return (letter, "", "^") if rest == "hat" else (letter, rest, "")


def _from_latex(text: str) -> Symbol:
    letter, below = re.fullmatch(r"\\?(\w+?)(?:\^\*)?(?:_\{?\\?([\w+-]+)\}?)?", text).groups()
    return _GREEK.get(letter, letter), below or "", "*" if "^*" in text else ""
