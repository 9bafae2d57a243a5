"""The effective learning rate of each coordinate, read from a rule's formula."""

import functools
import operator
from collections.abc import Mapping, Sequence

import numpy as np

from optviz.analysis.explanation.lines import Line

_EVALUATED = {
    **{"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv},
    **{"**": operator.pow, ">": operator.gt, "<": operator.lt, "neg": operator.neg},
    **{"=": operator.eq, "≠": operator.ne, "and": np.logical_and},
    **{"sqrt": np.sqrt, "abs": np.abs, "sign": np.sign, "max": np.maximum, "where": np.where},
    **{"min": np.minimum, "exp": np.exp},
}


def gains_of(lines: Sequence[Line], named: Mapping[str, np.ndarray]) -> np.ndarray | None:
    """Return what multiplies each coordinate of a rule's direction: η / (√v̂ + ε) for Adam's m̂.

    Shape `(rows, dimension)`. The direction is the vector that the update's formula has on top of
    its fractions; of a sum, the part that is divided. None for a rule without a formula.
    """
    formulas = {line.name: line.formula for line in lines}
    update = formulas.get("update")
    if update is None:
        return None
    vectors = {name for name, value in named.items() if value.ndim == 2}

    def is_vector(formula):
        kind, *parts = formula
        if kind == "value":
            return parts[0] in vectors
        return any(is_vector(part) for part in parts if isinstance(part, list))

    def scales(formula):
        """Whether a formula has the learning rate in it, or divides by a vector."""
        if formula is None or formula[0] in ("value", "number"):
            return formula == ["value", "before.learning_rate"]
        kind, *parts = formula
        return (kind == "/" and is_vector(parts[1])) or any(scales(part) for part in parts)

    def value(formula):
        kind, *parts = formula
        if kind == "number":
            return np.float64(parts[0])
        if kind == "value":
            array = named[parts[0]]
            return array if array.ndim == 2 else array[:, None]
        return _EVALUATED[kind](*map(value, parts))

    def gain(formula):
        kind, *parts = formula
        if kind == "value" and scales(formulas.get(parts[0])):
            return gain(formulas[parts[0]])
        if kind == "neg":
            return gain(parts[0])
        if kind == "/":
            return gain(parts[0]) / value(parts[1])
        if kind == "*":
            direction = [part for part in parts if is_vector(part)][-1]
            factors = [value(part) for part in parts if part is not direction]
            return functools.reduce(operator.mul, factors, gain(direction))
        if kind in "+-" and any(map(scales, parts)):
            return gain(next(part for part in parts if scales(part)))
        if kind == "where":
            return np.where(value(parts[0]), gain(parts[1]), gain(parts[2]))
        return np.float64(1)

    with np.errstate(all="ignore"):  # a lost path is not a number
        return np.abs(gain(update)) * np.ones_like(named["update"])
