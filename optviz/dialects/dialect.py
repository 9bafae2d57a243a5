"""The types of a dialect: what one package understands by the name of an optimizer."""

import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from numbers import Real
from typing import Any, NamedTuple

from optviz.dialects.precision import Precision
from optviz.optimizers import OPTIMIZERS
from optviz.optimizers.optimizer import OptimizerSpec


class Form(NamedTuple):
    """The rule that a dialect is for some of its arguments.

    `rule` is an id of OPTIMIZERS. `settings` say where its hyperparameters come from: a number, or
    an argument's name, "name.1" for the second number of a pair, "-name" for the opposite number.
    `when` names the values, one or a tuple of several, that arguments must have for this form.
    `unused` are arguments without effect in it; all others can only have their default.
    """

    rule: str
    settings: Mapping[str, str | float]
    when: Mapping[str, Any] = {}
    unused: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, kw_only=True)
class Dialect:
    """An optimizer as one version of one package has it.

    `source` names the file of the package that was read. `required` are the package's own names of
    the arguments that must be given, `defaults` its other arguments, with its defaults; those that
    choose hardware, precision or bookkeeping are left out. `if_none` says which number None stands
    for; `single` are arguments that the package rounds to single precision. `learning_rate_name` is its own word for the learning rate, None if it takes none.
    `forms` are tried in turn: the first whose conditions hold is the rule that is run; there are
    none for what the package itself refuses.
    `differences` has one sentence for every way in which the dialect leaves the reference form.
    """

    package: str
    name: str
    version: str
    source: str
    required: tuple[str, ...] = ()
    defaults: Mapping[str, Any] = field(default_factory=dict)
    if_none: Mapping[str, float] = field(default_factory=dict)
    single: tuple[str, ...] = ()
    learning_rate_name: str | None
    forms: tuple[Form, ...]
    differences: tuple[str, ...] = ()
    precision: Precision

    @property
    def id(self) -> str:
        """What the dialect is called in DIALECTS."""
        return f"{self.package}/{self.name}"

    @property
    def arguments(self) -> tuple[str, ...]:
        """The names of all arguments, those that must be given first."""
        return (*self.required, *self.defaults)

    @property
    def rules(self) -> tuple[OptimizerSpec, ...]:
        """The rules that the dialect can be."""
        return tuple(OPTIMIZERS[id] for id in dict.fromkeys(form.rule for form in self.forms))

    def form(self, arguments: Mapping[str, Any]) -> Form:
        """Return the form for these arguments, the others at their defaults."""
        values = {**self.defaults, **arguments}
        if not self.forms:
            raise ValueError(f"{self.id} cannot be run: {' '.join(self.differences)}")
        for form in self.forms:
            if all(_among(values[name], allowed) for name, allowed in form.when.items()):
                return form
        raise ValueError(f"{self.id} is not offered with these arguments together")

    def resolve(
        self, arguments: Mapping[str, Any] | None = None
    ) -> tuple[OptimizerSpec, dict[str, float]]:
        """Return the rule and its hyperparameters for the package's own arguments.

        Raises ValueError for an argument that the package does not have, one that must be given and
        is not, and a value that it cannot have.
        """
        given = arguments or {}
        self._check_names(given)
        form = self.form(given)
        reads = _reads(form)
        for name, value in given.items():
            self._check_value(name, value, name in reads)
        values = {**self.defaults, **given}
        for name, number in self.if_none.items():
            if values[name] is None:
                values[name] = number
        for name in self.single:
            values[name] = _rounded(values[name])
        settings = {word: _value(values, source) for word, source in form.settings.items()}
        return OPTIMIZERS[form.rule], settings

    def _check_names(self, given: Mapping[str, Any]) -> None:
        unknown = [name for name in given if name not in self.defaults]
        unknown = [name for name in unknown if name not in self.required]
        if unknown:
            allowed = ", ".join(self.arguments) or "none"
            raise ValueError(f"{self.id} has no argument {', '.join(unknown)}; allowed: {allowed}")
        for name in self.required:
            if name not in given:
                what = "the learning rate" if name == self.learning_rate_name else "an argument"
                raise ValueError(f"{self.id}: {name}, {what}, must be given; it has no default")

    def _check_value(self, name: str, value: Any, is_read: bool) -> None:
        default = self.defaults.get(name, 0.0)
        allowed = None
        if isinstance(default, bool):
            if not isinstance(value, bool):
                allowed = "True or False"
        elif isinstance(default, tuple):
            if not (_is_pair(value, len(default)) and (is_read or tuple(value) == default)):
                allowed = f"{len(default)} numbers" if is_read else f"{default}"
        elif is_read and not (_is_number(value) or self._is_known(name, value)):
            allowed = "a number"
        elif not is_read and value != default:
            allowed = f"{default} with these arguments"
        if allowed:
            raise ValueError(f"{self.id}: {name} is {value!r}; it can only be {allowed}")


    def _is_known(self, name: str, value: Any) -> bool:
        """Whether a value that is no number is one that the package takes."""
        known = [value for form in self.forms for value in _listed(form.when.get(name, ()))]
        return value in known or (value is None and name in self.if_none)


def _listed(allowed: Any) -> tuple:
    return allowed if isinstance(allowed, tuple) else (allowed,)


def _rounded(number: float) -> float:
    """The nearest number of single precision."""
    return struct.unpack("f", struct.pack("f", number))[0]


def _among(value: Any, allowed: Any) -> bool:
    return value in _listed(allowed)


def _reads(form: Form) -> set[str]:
    """The arguments that have an effect in a form, or are known to have none."""
    named = {s.lstrip("-").partition(".")[0] for s in form.settings.values() if isinstance(s, str)}
    return named | set(form.when) | set(form.unused)


def _value(values: Mapping[str, Any], source: str | float) -> float:
    if not isinstance(source, str):
        return source
    if source[0] == "-":
        return -values[source[1:]]
    name, _, place = source.partition(".")
    return values[name][int(place)] if place else values[name]


def _is_number(value: Any) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool) and math.isfinite(value)


def _is_pair(value: Any, length: int) -> bool:
    return (
        isinstance(value, list | tuple)
        and len(value) == length
        and all(_is_number(number) for number in value)
    )
