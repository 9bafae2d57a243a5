"""Settings in a link: read with a check, written without what is default anyway."""

import difflib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from optviz.i18n import Translate
from optviz.settings.kinds import SWITCH, Choices, Number, Numbers
from surfaces.formula import FormulaError

# The step that a picture shows, of the longest run.
STEP = Number(0, 2000, whole=True)

# The pace of playing, in steps per second.
SPEED = Choices(("1", "2", "5", "10", "20", "60"))

# What the picture shows: the ends of the first axis, then those of the second.
VIEW = Numbers(4, ranges=True)

# What the parts of the player remember in a link, as texts that only they read.
_ARROWS = (
    *("downhill", "look_ahead", "momentum", "gradient", "unscaled", "scaling", "model", "trials"),
    *("update", "none"),
)
PARTS: dict[str, Any] = {
    "axis": Choices(("steps", "evaluations")),
    "arrows": Choices(_ARROWS, at_most=len(_ARROWS)),
    "predict": Number(1, 100, whole=True),
    "space": SWITCH,
    "camera": Numbers(3),
}

# The course that has led to a view, and which of its lessons it is.
COURSE = ("course", "part")

# What a link says of the screen, not of the picture; `explain` is the id of a path, `pad` are the
# names of one or two hyperparameters, `pinned` is a run of the page.
ON_SCREEN = (
    *(
        "lang",
        "lesson",
        "question",
        *COURSE,
        "hide",
        "speed",
        "projector",
        "embed",
        "embed_options",
        "explain",
        "pad",
        "pinned",
        *PARTS,
    ),
)

# So many names are told one by one: a notice must not fill the screen.
_NAMED = 8
# Letters of what is allowed.
_LONGEST = 160


@dataclass
class Link:
    """The settings of one view.

    `query` holds the raw texts of a link, without what is `repeated` in it. Every `read` names a
    setting, its kind and its default; what cannot be used is noted in `problems` and the default
    is used. `expect_controls` notes what it hides in vain. Every `write` notes a value for the link
    of the current view.
    """

    query: Mapping[str, str] = field(default_factory=dict)
    problems: list[tuple[str, str, Any, Exception]] = field(default_factory=list)
    repeated: Sequence[str] = ()
    _not_controls: Mapping[str, list[str]] = field(default_factory=dict)
    _known: set[str] = field(default_factory=set)
    _written: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> "Link":
        """The link of a query's names and texts: of a name with several texts none is used."""
        pairs = list(dict.fromkeys(pairs))
        count = Counter(name for name, _ in pairs)
        query = {name: text for name, text in pairs if count[name] == 1}
        return cls(query, repeated=[name for name in count if count[name] > 1])

    def read(self, name: str, kind: Any, default: Any) -> Any:
        """Read a setting, or the default if it is absent or cannot be used."""
        self._known.add(name)
        if name not in self.query:
            return default
        try:
            return kind.read(self.query[name])
        except (ValueError, OverflowError) as error:
            self.problems.append((name, self.query[name], kind, error))
            return default

    def get(self, setting: Any) -> Any:
        """Read a `Setting` of the table."""
        return self.read(setting.name, setting.kind, setting.default)

    def expect_controls(self, hidden: Iterable[str], controls: Collection[str]) -> None:
        """Note which hidden names are none of a page's controls, with those that may be meant."""
        self._not_controls = {
            name: _meant(name, controls) for name in sorted(set(hidden) - set(controls))
        }

    def write(self, name: str, kind: Any, value: Any, default: Any) -> None:
        """Note a setting for the link, unless it is the default."""
        text = kind.write(value)
        if default is not None and text == kind.write(default):
            self._written.pop(name, None)
        else:
            self._written[name] = text

    @property
    def settings(self) -> dict[str, str]:
        """What was written: the settings that differ from their defaults."""
        return dict(self._written)

    def query_string(self) -> str:
        """The settings as the query of a link."""
        return urlencode(self._written, safe=",", quote_via=quote)

    def complaints(self, t: Translate) -> list[str]:
        """One sentence for each setting of the link that could not be used."""
        sentences = [
            t("{name} = {text} cannot be used; allowed: {allowed}").format(
                name=name, text=text[:60], allowed=_shortened(kind.allowed(t))
            )
            + _reason(error, t)
            for name, text, kind, error in self.problems
        ]
        repeated, unknown = sorted(self.repeated), sorted(set(self.query) - self._known)
        is_none = t("{name} is not a setting of this page")
        is_no_control = t("{name} is not a control of this page that can be hidden")
        for more in (
            [
                t("{name} has several values, and none of them was used").format(name=name[:60])
                for name in repeated
            ],
            [_not_here(name, is_none, _meant(name, self._known), t) for name in unknown],
            [
                _not_here(name, is_no_control, meant, t)
                for name, meant in self._not_controls.items()
            ],
        ):
            sentences += more[:_NAMED]
            if len(more) > _NAMED:
                sentences.append(t("… and {count} more").format(count=len(more) - _NAMED))
        return sentences


def _shortened(allowed: str) -> str:
    """What is allowed, without most of a long list: it would hide what else is to be told."""
    if len(allowed) <= _LONGEST:
        return allowed
    return allowed[:_LONGEST].rpartition(", ")[0] + ", …"


def _meant(name: str, known: Collection[str]) -> list[str]:
    """What rules have by a name that is not known, or known names that are spelled alike."""
    known = sorted(known)
    meant = [other for other in known if other.endswith(f".{name}")]
    return (meant or difflib.get_close_matches(name[:60], known, cutoff=0.75))[:8]


def _not_here(name: str, sentence: str, meant: Sequence[str], t: Translate) -> str:
    """Say what a name is not, and which ones may have been meant."""
    said = sentence.format(name=name[:60])
    if not meant:
        return said
    return t("{said}; did you mean {names}?").format(said=said, names=", ".join(meant))


def _reason(error: Exception, t: Translate) -> str:
    """What an error itself says and where, if it knows a place, as that of a formula does."""
    if not isinstance(error, FormulaError):
        return ""
    said = t(error.template).format(**error.values)
    return " " + t("Character {number}: {said}").format(number=error.position + 1, said=said)
