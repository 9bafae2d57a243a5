"""Which class of a package is exactly which rule, read off the dialects; mlx's and tinygrad's hold
numbers in single precision, and are none.
"""

import functools
import inspect
from collections.abc import Mapping
from typing import NamedTuple

from optviz.dialects import DIALECTS, Dialect
from optviz.dialects.dialect import Form
from optviz.optimizers import OPTIMIZERS, OptimizerSpec
from optviz.settings.experiment.entries import Entry


class PackageClass(NamedTuple):
    """The call that makes the optimizer, with `{rate}` for the learning rate.

    `known` is what each update gets besides the gradient. With `fixed_rate` the class is the rule
    only while the learning rate stays as it is. With `has_numbers` they stand in the call.
    """

    call: str
    fixed_rate: bool = False
    known: str = ""
    has_numbers: bool = False


_CALLS = {
    "torch": "torch.optim.{}([params], {})",
    "keras": "keras.optimizers.{}({})",
    "optax": "optax.{}({})",
    "tfjs": "tf.{}({})",
}
# As near as a script has to come to its path.
_TOLERANCES = {"tfjs": 1e-3}
_EXACT = 1e-9

# Takes a new rate only one step later.
_LATE = {"torch/ASGD"}

# The same points by other numbers, or at a rate that stays.
_BESIDES = {
    "keras": {
        "momentum": PackageClass("keras.optimizers.SGD({rate}, momentum=decay)", fixed_rate=True),
        "nesterov_torch": PackageClass(
            "keras.optimizers.SGD({rate}, momentum=decay, nesterov=True)", fixed_rate=True
        ),
        "adagrad_eps_inside": PackageClass(
            "keras.optimizers.Adagrad({rate}, initial_accumulator_value=0.0, epsilon=eps)"
        ),
    },
    "optax": {
        "sign_descent": PackageClass("optax.sign_sgd({rate})"),
        "adagrad_eps_inside": PackageClass(
            "optax.adagrad({rate}, initial_accumulator_value=0.0, eps=eps)"
        ),
        "adam_eps_inside": PackageClass("optax.adam({rate}, b1=b1, b2=b2, eps=0, eps_root=eps)"),
        "lbfgs": PackageClass(
            "optax.lbfgs()",
            known=", value=objective(params{data}), grad=grad, value_fn={objective}",
        ),
    },
    "tfjs": {"gradient_descent": PackageClass("tf.train.sgd({rate})", fixed_rate=True)},
}


def class_of(spec: OptimizerSpec, target: str) -> PackageClass | None:
    """Return the class of a package that is exactly a rule; None if there is none."""
    besides = _BESIDES.get(target, {}).get(spec.id)
    return besides or _classes(target).get(spec.id)


def class_as_chosen(entry: Entry, target: str) -> PackageClass | None:
    """Return the class that an entry is run as, at a rate that stays; None for another's."""
    dialect = entry.dialect
    if dialect is None or dialect.package != target or not _is_class(dialect):
        return None
    known = _known(entry.spec, target)
    given = {name: _text(value, target) for name, value in entry.arguments.items()}
    return PackageClass(_call(dialect, given), known=known, has_numbers=True)


def has_classes(target: str) -> bool:
    """Whether scripts use a package's own optimizers where they can."""
    return target in _CALLS


@functools.cache
def _classes(target: str) -> Mapping[str, PackageClass]:
    """The classes of a package by the rules that they are, the plainest call of each."""
    found: dict[str, list[PackageClass]] = {}
    for dialect in DIALECTS.values():
        if dialect.package != target or not _is_class(dialect):
            continue
        for form in dialect.forms:
            spec = OPTIMIZERS[form.rule]
            given = _given(dialect, form, target)
            if form.settings.keys() == spec.hyperparameters.keys() and given is not None:
                call, fixed = _call(dialect, given), target == "tfjs" or dialect.id in _LATE
                one = PackageClass(call, fixed, _known(spec, target))
                found.setdefault(spec.id, []).append(one)
    return {id: min(several, key=lambda one: len(one.call)) for id, several in found.items()}


def _is_class(dialect: Dialect) -> bool:
    """Whether a script can have a dialect's class: one for vectors, as precise as the path."""
    if not has_classes(dialect.package) or ":" in dialect.name:
        return False
    is_near = dialect.precision.tolerance <= _TOLERANCES.get(dialect.package, _EXACT)
    return is_near and f"{dialect.id}:vector" not in DIALECTS


def _given(dialect: Dialect, form: Form, target: str) -> dict[str, str] | None:
    """The arguments of a form as text, numbers by their names; None where some are no argument."""
    given: dict[str, str] = {}
    pairs: dict[str, list[str]] = {}
    for word, source in form.settings.items():
        if not isinstance(source, str) or source.startswith("-"):
            return None
        text = "{rate}" if word == "learning_rate" else word
        name, _, place = source.partition(".")
        if place:
            numbers = pairs.setdefault(name, [""] * len(dialect.defaults[name]))
            numbers[int(place)] = text
            given[name] = f"({', '.join(numbers)})"
        else:
            given[name] = text
    for name, (value, *_) in form.conditions:
        if name not in given and value != dialect.defaults[name]:
            given[name] = _text(value, target)
    whole = all(all(numbers) for numbers in pairs.values())
    return given if whole and given.keys() >= set(dialect.required) else None


def _call(dialect: Dialect, given: Mapping[str, str]) -> str:
    names = [name for name in dialect.arguments if name in given]
    if dialect.package == "tfjs":  # whose arguments have places, no names
        names = list(dialect.arguments[: 1 + max(map(dialect.arguments.index, names), default=-1)])
        left = {name: _text(value, "tfjs") for name, value in dialect.defaults.items()}
        texts = [{**left, **given}[name] for name in names]
    else:
        first = (*dialect.required, "learning_rate")
        texts = [given[name] if name in first else f"{name}={given[name]}" for name in names]
    return _CALLS[dialect.package].format(dialect.name, ", ".join(texts)).replace(", )", ")")


def _text(value: object, target: str) -> str:
    text = repr(value)
    words = {"True": "true", "False": "false", "None": "null"}
    return words.get(text, text) if target == "tfjs" else text


def _known(spec: OptimizerSpec, target: str) -> str:
    """What optax's updates get besides the gradient, for a rule that asks for the objective."""
    if target != "optax" or "objective" not in inspect.signature(spec.rule).parameters:
        return ""
    return ", value=objective(params{data}), obj_fn={objective}"
