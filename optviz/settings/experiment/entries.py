"""Whose paths are compared: rules, or the optimizers of packages with their own arguments."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from optviz.content.page_defaults import PageDefaults
from optviz.dialects import FAMILIES, Dialect, Family, Member, set_alike, set_to_defaults
from optviz.i18n import Translate
from optviz.optimizers import OPTIMIZERS, OptimizerSpec
from optviz.settings.kinds import SWITCH, Choices, exact
from optviz.settings.setting import Setting
from optviz.settings.table import hyperparameter, of_hyperparameter

# Reads a setting from a link, or shows it and returns what is chosen.
Get = Callable[[Setting], Any]

FAMILY = Setting(
    "family",
    Choices(tuple(FAMILIES)),
    "adam",
    "Name",
    names={id: family.name for id, family in FAMILIES.items()},
)
ALIKE = Setting(
    "set",
    Choices(("alike", "defaults")),
    "alike",
    "Settings",
    names={"alike": "Equal settings", "defaults": "Each package's defaults"},
)
_REFERENCE = "reference"


@dataclass(frozen=True, eq=False)
class Entry:
    """A rule and its hyperparameters, under the id of its path.

    Where it is run as a package has it, `dialect` says so, and `arguments` are the package's own.
    `values` are what sliders can change of it, by their names in a link.
    """

    id: str
    spec: OptimizerSpec
    hyperparameters: Mapping[str, float]
    dialect: Dialect | None = None
    arguments: Mapping[str, Any] = field(default_factory=dict)
    values: Mapping[str, float] = field(default_factory=dict)

    def name(self, t: Translate) -> str:
        """What readers call it."""
        if self.dialect is None:
            return t(self.spec.name)
        return t("{rule} as in {package}").format(
            rule=t(OPTIMIZERS[self.id].name), package=self.dialect.package
        )

    @property
    def call(self) -> str:
        """The call of it in code, with all its numbers."""
        return f"{self.called}({', '.join(f'{name}={text}' for name, text in self.given.items())})"

    @property
    def called(self) -> str:
        """What the code calls it."""
        return self.spec.id if self.dialect is None else self.dialect.id

    @property
    def given(self) -> dict[str, str]:
        """The arguments of its call, as they are written in code."""
        given = self.hyperparameters if self.dialect is None else self.arguments
        return {name: _written(value) for name, value in given.items()}


def _written(value: Any) -> str:
    return exact(value) if isinstance(value, float) else repr(value)


def members_for(spec: OptimizerSpec) -> dict[str, tuple[Family, Member]]:
    """What packages understand by a rule's name, by the ids of their dialects."""
    families = [family for family in FAMILIES.values() if family.rule == spec.id]
    return {member.dialect.id: (family, member) for family in families for member in family.members}


def as_setting(spec: OptimizerSpec) -> Setting:
    """Whose form of a rule is run: the reference's, or a package's."""
    ids = members_for(spec)
    names = {_REFERENCE: "the reference", **{id: id for id in ids}}
    return Setting(f"{spec.id}.as", Choices(tuple(names)), _REFERENCE, "As in", names=names)


def read_entry(
    get: Get, spec: OptimizerSpec, defaults: PageDefaults, form: str = _REFERENCE
) -> Entry:
    """Read a rule, and its hyperparameters or a package's arguments; `form` is the `as_setting`.

    Raises ValueError for arguments that the package does not take together.
    """
    if form != _REFERENCE:
        return _read_dialect(get, spec, *members_for(spec)[form])
    settings = {name: hyperparameter(spec, name, defaults) for name in spec.hyperparameters}
    values = {name: get(setting) for name, setting in settings.items()}
    return Entry(
        spec.id,
        spec,
        values,
        arguments=values,
        values={setting.name: values[name] for name, setting in settings.items()},
    )


def _read_dialect(get: Get, spec: OptimizerSpec, family: Family, member: Member) -> Entry:
    dialect, given = member.dialect, set_to_defaults(member, family.settings)
    known = {**dialect.defaults, **given}
    for name, default in known.items():
        if isinstance(default, bool):
            setting = Setting(f"{spec.id}.{name}", SWITCH, default, name, translated=False)
            known[name] = get(setting)
    form, values = dialect.form(known), {}
    for word, source in form.settings.items():
        if not isinstance(source, str) or source.startswith("-"):
            continue
        name, _, place = source.partition(".")
        default = known[name] if known[name] is not None else dialect.if_none[name]
        default = default[int(place)] if place else default
        setting = of_hyperparameter(f"{spec.id}.{source}", word, default).but(
            label=f"{name}[{place}]" if place else name, translated=False
        )
        value = values[setting.name] = get(setting)
        if place:
            numbers = list(known[name])
            numbers[int(place)] = value
            known[name] = tuple(numbers)
        elif value != default:
            known[name] = value
    changed = {
        name: value
        for name, value in known.items()
        if name in given or value != dialect.defaults[name]
    }
    rule, hyperparameters = dialect.resolve(changed)
    return Entry(spec.id, rule, hyperparameters, dialect, changed, values)


def family_defaults(family: Family) -> PageDefaults:
    """What the page of dialects shows of a family before anything is changed."""
    defaults = {f"{family.rule}.{word}": value for word, value in family.settings.items()}
    return PageDefaults(2, "ravine", (family.rule,), 20, defaults)


def family_entries(family: Family, alike: bool, settings: Mapping[str, float]) -> Sequence[Entry]:
    """Every package's form of a name: set alike in optax's words, or each to its own defaults."""
    entries = []
    for member in family.members:
        arguments = (set_alike if alike else set_to_defaults)(member, settings)
        rule, hyperparameters = member.dialect.resolve(arguments)
        entries.append(Entry(member.dialect.id, rule, hyperparameters, member.dialect, arguments))
    return entries
