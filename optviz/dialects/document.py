"""The dialects as a document in Markdown, in any language."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from optviz.dialects.comparison import Family, Member, set_to_defaults
from optviz.dialects.dialect import Dialect
from optviz.dialects.families import FAMILIES
from optviz.dialects.registry import DIALECTS
from optviz.i18n import Translate


def document(t: Translate) -> str:
    """Return the whole document: the packages, a table for each family, and the rest."""
    in_families = {member.dialect.id for family in FAMILIES.values() for member in family.members}
    others = [Member(dialect, {}) for id, dialect in DIALECTS.items() if id not in in_families]
    parts = [
        "# " + t("Dialects: one name, several rules"),
        t(
            "What packages do under the name of an optimizer, as it is run here. Read from the"
            " source of each package and compared with its own runs on two problems."
        ),
        t(
            "A default in bold is not that of most in the table. Letters: g gradient, m and v"
            " running means of g and g², η learning rate, λ weight decay, t step."
        ),
        "## " + t("Packages"),
        _table((t("package"), t("version")), _versions()),
    ]
    for family in FAMILIES.values():
        parts += ["## " + t(family.name), _of_family(t, family)]
    parts += ["## " + t("Other optimizers"), _members(t, others, {})]
    return "\n\n".join(parts) + "\n"


def _versions() -> list[tuple[str, str]]:
    return list({dialect.package: dialect.version for dialect in DIALECTS.values()}.items())


def _of_family(t: Translate, family: Family) -> str:
    known = [_by_word(family, member) for member in family.members]
    words = {word for settings in known for word in settings}
    usual = {
        word: Counter(settings[word] for settings in known if word in settings).most_common(1)[0][0]
        for word in words
    }
    return _members(t, family.members, usual)


def _by_word(family: Family, member: Member) -> dict[str, float]:
    """The package's own defaults in the words of the family's reference."""
    settings = member.dialect.resolve(set_to_defaults(member, family.settings))[1]
    form = member.dialect.form(member.arguments)
    free = {word for word, source in form.settings.items() if _argument(source) is not None}
    given = {_argument(form.settings[word]) for word in free} & set(member.dialect.required)
    return {
        word: settings[word]
        for word in free & set(family.settings)
        if _argument(form.settings[word]) not in given
    }


def _argument(source: str | float) -> str | None:
    """The package's own name of the argument that a hyperparameter comes from."""
    return source.lstrip("-").partition(".")[0] if isinstance(source, str) else None


def _members(t: Translate, members: Iterable[Member], usual: dict[str, float]) -> str:
    titles = (
        t("optimizer"),
        t("its arguments and their defaults"),
        t("the rule"),
        t("how it differs"),
        t("farthest from the package"),
        t("source"),
    )
    rows = []
    for member in members:
        dialect, arguments = member.dialect, member.arguments
        rule = t(_rule_name(dialect, arguments)) if dialect.forms else "–"
        sentences = dialect.differences_with(arguments) if dialect.forms else dialect.notes
        differences = " ".join(t(sentence) for sentence in sentences)
        precision = f"{dialect.precision.tolerance:.0e}. {t(dialect.precision.reason)}"
        rows.append(
            (
                _call(dialect, arguments),
                _defaults(t, dialect, arguments, usual),
                rule,
                differences or t("as the reference"),
                precision,
                f"`{dialect.source}`",
            )
        )
    return _table(titles, rows)


def _rule_name(dialect: Dialect, arguments: dict[str, Any]) -> str:
    given = {**dict.fromkeys(dialect.required, 0.0), **arguments}
    return dialect.resolve(given)[0].name


def _call(dialect: Dialect, arguments: dict[str, Any]) -> str:
    given = ", ".join(f"{name}={value}" for name, value in arguments.items())
    return f"`{dialect.id}({given})`" if given else f"`{dialect.id}`"


def _defaults(
    t: Translate, dialect: Dialect, arguments: dict[str, Any], usual: dict[str, float]
) -> str:
    sources = dialect.form(arguments).settings if dialect.forms else {}
    values = {**dialect.defaults, **arguments}
    unusual = set()
    for word, expected in usual.items():
        name, _, place = str(sources.get(word, "")).lstrip("-").partition(".")
        if name in values and isinstance(sources[word], str):
            value = values[name][int(place)] if place else values[name]
            value = dialect.if_none.get(name, value) if value is None else value
            if value not in (expected, -expected):
                unusual.add(name)
    texts = [f"{name}: " + t("must be given") for name in dialect.required]
    for name, value in dialect.defaults.items():
        text = f"{name} {value}"
        if value is None and name in dialect.if_none:
            text += f" ({dialect.if_none[name]})"
        texts.append(f"**{text}**" if name in unusual else text)
    return ", ".join(texts)


def _table(titles: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    titles = tuple(titles)
    lines = [titles, ("---",) * len(titles), *rows]
    cells = ([cell.replace("|", r"\|") for cell in line] for line in lines)
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)
