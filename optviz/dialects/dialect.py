"""The types of a dialect: what one package understands by the name of an optimizer."""

import functools
import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from numbers import Real
from typing import Any

from optviz.dialects.precision import Precision
from optviz.dialects.sentences import OF_RULE
from optviz.optimizers import OPTIMIZERS
from optviz.optimizers.optimizer import OptimizerSpec, Resolvable


@dataclass(frozen=True, eq=False)
class Form:
    """The rule that a dialect is for some of its arguments.

    `rule` is an id of OPTIMIZERS. `settings` say where its hyperparameters come from: a number, or
    an argument's name, "name.1" for the second number of a pair, "-name" for the opposite number.
    `when` names the values, one or a tuple of several, that arguments must have for this form.
    `unused` are arguments without effect in it; all others can only have their default.
    """

    rule: str
    settings: Mapping[str, str | float]
    when: Mapping[str, Any] = field(default_factory=dict)
    unused: tuple[str, ...] = ()

    @functools.cached_property
    def reads(self) -> frozenset[str]:
        """The arguments that have an effect in the form, or are known to have none."""
        sources = (source for source in self.settings.values() if isinstance(source, str))
        named = (source.lstrip("-").partition(".")[0] for source in sources)
        return frozenset([*named, *self.when, *self.unused])

    @functools.cached_property
    def conditions(self) -> tuple[tuple[str, tuple], ...]:
        """The arguments that decide whether the form is taken, each with its allowed values."""
        return tuple((name, _listed(allowed)) for name, allowed in self.when.items())


@dataclass(frozen=True, eq=False, kw_only=True)
class Dialect(Resolvable):
    """An optimizer as one version of one package has it.

    `source` names the file of the package that was read. `required` are the package's own names of
    the arguments that must be given, `defaults` its other arguments, with its defaults; those that
    choose hardware, number formats or bookkeeping are left out. `if_none` says which number None
    stands for; `single` are arguments that the package rounds to single precision.
    `learning_rate_name` is its own word for the learning rate, None if it takes none. `forms` are
    tried in turn: the first whose conditions hold is the rule that is run; there are none for what
    the package itself refuses. `notes` say in which ways the dialect leaves the reference form,
    besides what its rules say of themselves.
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
    notes: tuple[str, ...] = ()
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
        """All rules that the dialect can be."""
        return tuple(OPTIMIZERS[id] for id in dict.fromkeys(form.rule for form in self.forms))

    @property
    def rule(self) -> OptimizerSpec | None:
        """The rule at the package's own defaults, None for what the package itself refuses."""
        return OPTIMIZERS[self.form({}).rule] if self.forms else None

    @property
    def differences(self) -> tuple[str, ...]:
        """One sentence for every way in which the dialect leaves the reference form."""
        of_rules = (sentence for form in self.forms for sentence in OF_RULE.get(form.rule, ()))
        return tuple(dict.fromkeys([*self.notes, *of_rules]))

    def differences_with(self, arguments: Mapping[str, Any]) -> tuple[str, ...]:
        """Return the sentences that hold for these arguments, the others at their defaults."""
        return (*self.notes, *OF_RULE.get(self.form(arguments).rule, ()))

    def form(self, arguments: Mapping[str, Any]) -> Form:
        """Return the form for these arguments, the others at their defaults."""
        return self._form({**self.defaults, **arguments})

    def _form(self, values: Mapping[str, Any]) -> Form:
        if not self.forms:
            raise ValueError(f"{self.id} cannot be run: {' '.join(self.notes)}")
        for form in self.forms:
            for name, allowed in form.conditions:
                if values[name] not in allowed:
                    break
            else:
                return form
        for name, value in values.items():
            self._check_value(name, value, True)
        raise ValueError(f"{self.id} is not offered with these arguments together")

    def resolve(
        self, arguments: Mapping[str, Any] | None = None, scheduled: bool = False
    ) -> tuple[OptimizerSpec, dict[str, float]]:
        """Return the rule and its hyperparameters for the package's own arguments.

        The learning rate need not be given where it is `scheduled`, to be set in every step. Raises
        ValueError for an argument that the package does not have, one that must be given and is
        not, a value that it cannot have, and a schedule where no learning rate is taken.
        """
        given = arguments or {}
        if scheduled and self.learning_rate_name:
            given = {self.learning_rate_name: 0.0, **given}
        self._check_names(given)
        values = {**self.defaults, **given}
        form = self._form(values)
        if scheduled and not isinstance(form.settings.get("learning_rate"), str):
            raise ValueError(f"a schedule needs a learning rate; {self.id} takes none")
        for name, value in given.items():
            self._check_value(name, value, name in form.reads)
        for name, number in self.if_none.items():
            if values[name] is None:
                values[name] = number
        for name in self.single:
            values[name] = _rounded(values[name])
        settings = {word: _value(values, source) for word, source in form.settings.items()}
        if None in settings.values():
            missing = [form.settings[word] for word, value in settings.items() if value is None]
            raise ValueError(f"{self.id}: {', '.join(missing)} must be given with these arguments")
        return OPTIMIZERS[form.rule], settings

    def _check_names(self, given: Mapping[str, Any]) -> None:
        for name in given:
            if name not in self.defaults and name not in self.required:
                allowed = ", ".join(self.arguments)
                raise ValueError(f"{self.id} has no argument {name}; allowed: {allowed}")
        for name in self.required:
            if name not in given:
                what = "the learning rate" if name == self.learning_rate_name else "an argument"
                raise ValueError(f"{self.id}: {name}, {what}, must be given; it has no default")

    def _check_value(self, name: str, value: Any, is_read: bool) -> None:
        allowed = self._refused(name, value, is_read)
        if allowed:
            raise ValueError(f"{self.id}: {name} is {value!r}; it can only be {allowed}")

    def _refused(self, name: str, value: Any, is_read: bool) -> str:
        """Say what would be allowed; nothing if the value is."""
        default = self.defaults.get(name, 0.0)
        if type(value) is float is type(default) and is_read and math.isfinite(value):
            return ""  # as nearly always: no need to look closer
        if type(value) is type(default) and value == default:
            return ""
        if isinstance(default, tuple):
            numbers = isinstance(value, list | tuple) and tuple(value)
            if numbers == default or (is_read and numbers and _are_numbers(numbers, len(default))):
                return ""
            return f"{len(default)} numbers" if is_read else f"{default}, as is its default"
        if isinstance(default, bool) and not isinstance(value, bool):
            return "True or False"
        if not is_read:
            return "" if value == default else f"{default} with these arguments"
        if isinstance(default, bool) or _is_number(value) or self._is_known(name, value):
            return ""
        return "a number or None" if name in self.if_none else "a number"

    def _is_known(self, name: str, value: Any) -> bool:
        """Whether a value that is not a number is one that the package takes."""
        known = [value for form in self.forms for value in _listed(form.when.get(name, ()))]
        named = [word for word in known if word is None or isinstance(word, str)]
        return value in named or (value is None and name in self.if_none)


def _listed(allowed: Any) -> tuple:
    return allowed if isinstance(allowed, tuple) else (allowed,)


def _rounded(number: float) -> float:
    """The nearest number of single precision."""
    return struct.unpack("f", struct.pack("f", number))[0]


def _value(values: Mapping[str, Any], source: str | float) -> float:
    if not isinstance(source, str):
        return source
    if source[0] == "-":
        return -values[source[1:]]
    name, _, place = source.partition(".")
    return values[name][int(place)] if place else values[name]


def _is_number(value: Any) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool) and math.isfinite(value)


def _are_numbers(values: tuple, count: int) -> bool:
    return len(values) == count and all(_is_number(value) for value in values)
