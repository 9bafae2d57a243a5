"""The functions of a script of Python: schedule, objective, gradient and Hessian."""

import ast
from collections.abc import Mapping, Sequence

from optviz.schedules import SCHEDULES
from optviz.scripts import rates
from optviz.scripts.python.lines import (
    bracketed,
    in_words,
    indented,
    returned,
    statements_in,
    text_of,
)
from optviz.scripts.targets import Target
from optviz.scripts.trees.expressions import assign, definition_of
from optviz.scripts.trees.gradients import gradient_of, hessian_of
from optviz.scripts.trees.objectives import Objective


def schedule_lines(id: str, values: Mapping[str, float], target: Target) -> list[str]:
    """The learning rate as a function of the step: optax's own for optax, else written out."""
    arguments = ", ".join(f"{name}={value!r}" for name, value in values.items())
    if target.id == "optax":
        *lines, last = definition_of(SCHEDULES[id].factory).body
        lines = [*map(text_of, lines), f"return {text_of(last.value)}(t)"]
    else:
        body = definition_of(getattr(rates, id)).body
        lines = statements_in(body, target.words, {"t", *values})
    return [f"def schedule(t, {arguments}):", *indented(lines)]


def objective_lines(objective: Objective, target: Target) -> list[str]:
    """The objective as a function of the point."""
    numbers = set(objective.shape)
    lines = statements_in(_assignments(objective.lines), target.words, numbers)
    lines += returned(in_words(objective.value, target.words, numbers))
    return _function("objective", objective, lines, whole=objective.whole)


def gradient_lines(objective: Objective, target: Target) -> list[str]:
    """The gradient, written out where the package has none."""
    if target.id != "numpy":
        return [line.replace("{names}", _names(objective)) for line in target.gradient]
    slopes = gradient_of(objective)
    values = [in_words(value, target.words, objective.shape) for value in slopes.values]
    lines = statements_in(_assignments(slopes.lines), target.words, set(objective.shape))
    return _function("gradient", objective, [*lines, *bracketed("return np.array([", values, "])")])


def hessian_lines(objective: Objective, target: Target) -> list[str]:
    """The Hessian, written out where the package has none."""
    if target.id != "numpy":
        return list(target.hessian)
    slopes = hessian_of(objective)
    rows = [
        ast.List([in_words(value, target.words, objective.shape) for value in row])
        for row in slopes.values
    ]
    lines = statements_in(_assignments(slopes.lines), target.words, set(objective.shape))
    return _function("hessian", objective, [*lines, *bracketed("return np.array([", rows, "])")])


def _function(
    name: str, objective: Objective, lines: Sequence[str], *, whole: bool = False
) -> list[str]:
    """A function of the point: its coordinates are named first, unless it takes them as a whole."""
    shape = "".join(f", {text}={value!r}" for text, value in objective.shape.items())
    if not whole:
        places = ", ".join(f"params[{k}]" for k in range(len(objective.coordinates)))
        lines = [f"{', '.join(objective.coordinates)} = {places}", *lines]
    return [f"def {name}(params{_names(objective)}{shape}):", *indented(lines)]


def _names(objective: Objective) -> str:
    return "" if objective.data is None else ", x, y"


def _assignments(lines: Sequence[tuple[str, ast.expr]]) -> list[ast.stmt]:
    return [assign(target, value) for target, value in lines]
