"""A path as a script that a student pastes into a notebook, in the words of a package."""

import re
from collections.abc import Sequence

from optviz.i18n import Translate, translator
from optviz.refusal import ScriptError
from optviz.scripts.classes import class_as_chosen, class_of, has_classes
from optviz.scripts.javascript.script import javascript_script
from optviz.scripts.parts import Parts, parts_of
from optviz.scripts.python.script import python_script
from optviz.scripts.targets import PARTS_OF_FEW, PYTHON_TARGETS
from optviz.settings.experiment import Experiment

__all__ = ["TARGETS", "ScriptError", "script"]

# What readers call each target.
TARGETS = {
    "torch": "PyTorch",
    "keras": "Keras",
    "optax": "optax",
    "numpy": "NumPy",
    "mlx": "MLX",
    "tinygrad": "tinygrad",
    "tfjs": "TensorFlow.js",
}


# Functions that MLX computes in single precision whatever it is given.
_SINGLE_IN_MLX = re.compile(r"mx\.(sin|cos|exp|logaddexp|erf)\(")


def script(
    experiment: Experiment,
    target: str,
    path: str | None = None,
    t: Translate = translator("en"),  # noqa: B008
) -> str:
    """Write one path of an experiment as a script that walks it and prints its points.

    `target` is one of TARGETS; `path` one of `experiment.path_ids`, the first one unless given. The
    script stands for itself and computes in 64 bit, but in 32 with tfjs, which has no other. Where
    a class of the package is exactly this rule, the script uses it; else it has the rule's own
    lines. It prints a row for every step: its number, the point, and the value there of all data.

    Raises ScriptError, a ValueError, for another target or path, for noise in the gradient, for too
    many random batches, and for a rule that the package cannot express; the sentence says which
    package can.
    """
    if target not in TARGETS:
        raise ScriptError(
            "{target} is not a target for scripts; allowed: {allowed}",
            target=str(target)[:60],
            allowed=", ".join(TARGETS),
        )
    if path is None:
        path = experiment.path_ids[0]
    if path not in experiment.path_ids:
        raise ScriptError(
            "{path} is not a path of this experiment; allowed: {allowed}",
            path=str(path)[:60],
            allowed=", ".join(experiment.path_ids),
        )
    parts = parts_of(experiment, path)
    _, entry = experiment.runs[path]
    chosen = None if parts.schedule else class_as_chosen(entry, target)
    package_class = chosen or class_of(parts.spec, target)
    title = t("{rule} on {surface}").format(
        rule=t(parts.spec.name), surface=t(experiment.surface.name)
    )
    head = [title, parts.link]
    if package_class is None and not (entry.dialect and entry.dialect.package == target):
        head += _own_lines(target, t)
    if package_class is not None and package_class.fixed_rate and parts.schedule:
        package_class = None
    if package_class is None:
        _check(parts, target)
    if entry.dialect and not (package_class and package_class.has_numbers):
        head.insert(1, entry.call)
    if target == "tfjs":
        comments, lines = "//", javascript_script(parts, package_class)
    else:
        comments, lines = "#", python_script(parts, PYTHON_TARGETS[target], package_class)
    head += _notes(target, lines, t)
    return "\n".join([*(f"{comments} {line}" for line in head), *lines, ""])


def _own_lines(target: str, t: Translate) -> list[str]:
    """Why a script does not use the optimizers of a package that has some."""
    if not has_classes(target):
        return []
    python = PYTHON_TARGETS.get(target)
    words = python.words.package if python else TARGETS[target]
    text = t("No optimizer of {package} is exactly this rule: these are its lines, in {words}.")
    return [text.format(package=TARGETS[target], words=words)]


def _notes(target: str, lines: Sequence[str], t: Translate) -> list[str]:
    """What a reader should know of a target's arithmetic or gradient."""
    notes = {
        "numpy": t("The gradient is worked out from the formula by the chain rule."),
        "tfjs": t("TensorFlow.js computes in 32 bit: its points agree to about six digits."),
    }
    if _SINGLE_IN_MLX.search("".join(lines)):
        notes["mlx"] = t("MLX takes sin, cos and exp in 32 bit: points agree to about six digits.")
    return [notes[target]] if target in notes else []


def _can(target: str, parts: Parts) -> bool:
    """Whether a package has a class for a rule, or all functions in the rule's lines."""
    if parts.steps is None or class_of(parts.spec, target):
        return class_of(parts.spec, target) is not None
    if parts.spec.family == "line search" and target == "keras":
        return False
    python = PYTHON_TARGETS.get(target)
    return not any(map(parts.steps.uses, python.lacks if python else PARTS_OF_FEW))


def _check(parts: Parts, target: str) -> None:
    """Raise ScriptError if a package cannot express a rule; there is one that can."""
    able = [other for other in TARGETS if _can(other, parts)]
    if target not in able:
        raise ScriptError(
            "{rule} cannot be written with {target}; scripts are available for: {others}",
            rule=parts.spec.name,
            target=TARGETS[target],
            others=", ".join(map(TARGETS.get, able)),
        )
