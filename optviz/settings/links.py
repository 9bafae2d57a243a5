"""Settings in a link: read with a check, written without what is default anyway."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from optviz.i18n import Translate
from optviz.settings.kinds import SWITCH, Choices, Number, Numbers

# The step that a picture shows.
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

# What a link says of the screen, not of the picture; `explain` is the id of a path, `pad` are the
# names of one or two hyperparameters, `pinned` is a run of the page.
ON_SCREEN = (
    *(
        "lang",
        "lesson",
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


@dataclass
class Link:
    """The settings of one view.

    `query` holds the raw texts of a link. Every `read` names a setting, its kind and its default;
    what cannot be used is noted in `problems` and the default is used. Every `write` notes a value
    for the link of the current view.
    """

    query: Mapping[str, str] = field(default_factory=dict)
    problems: list[tuple[str, str, Any, Exception]] = field(default_factory=list)
    _known: set[str] = field(default_factory=set)
    _written: dict[str, str] = field(default_factory=dict)

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
                name=name, text=text[:60], allowed=kind.allowed(t)
            )
            + _reason(error, t)
            for name, text, kind, error in self.problems
        ]
        unknown = sorted(set(self.query) - self._known)
        return sentences + [
            t("{name} is not a setting of this page").format(name=name[:60]) for name in unknown
        ]


def _reason(error: Exception, t: Translate) -> str:
    """What an error itself says and where, if it knows a place, as that of a formula does."""
    if not hasattr(error, "position"):
        return ""
    said = t(error.template).format(**error.values)
    return " " + t("Character {number}: {said}").format(number=error.position + 1, said=said)
