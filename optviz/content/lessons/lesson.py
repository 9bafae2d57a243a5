"""The types of a lesson: a question, and two settings side by side that answer it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl


@dataclass(frozen=True)
class Claim:
    """What is true at the end of a view's paths, or what its page says.

    `loss_below` and `loss_above` bound the last loss, `end` is the last point to the digits that
    are given, `diverges` says that the path is lost. All of it holds for the path with the id
    `path`, or for the first one. `says` is a number that stands on a page without paths.
    """

    path: str = ""
    loss_below: float = math.inf
    loss_above: float = -math.inf
    end: tuple[str, ...] = ()
    diverges: bool = False
    says: str = ""


@dataclass(frozen=True)
class View:
    """A page with its settings as the query of a link, a short name of it, and what it shows."""

    page: str
    name: str
    link: str
    claim: Claim = Claim()

    @property
    def query(self) -> Mapping[str, str]:
        """The settings by their names."""
        return dict(parse_qsl(self.link))


@dataclass(frozen=True)
class Lesson:
    """A question with a setting that works and one that does not; why; and a thing to try."""

    id: str
    title: str
    question: str
    text: str
    task: str
    good: View
    bad: View

    @property
    def page(self) -> str:
        """The page on which the lesson opens."""
        return self.good.page

    @property
    def query(self) -> Mapping[str, str]:
        """The settings with which the lesson opens."""
        return self.good.query

    def link(self, which: str, language: str) -> str:
        """The link to its "good" or its "bad" setting, relative to the app."""
        view = getattr(self, which)
        return f"{view.page}?{view.link}&lesson={self.id}&lang={language}"

    @property
    def predicts(self) -> bool:
        """Whether the lesson asks for the next point before it shows it."""
        return "predict" in self.query


@dataclass(frozen=True)
class Group:
    """Lessons that belong together, in the order in which they are taken."""

    id: str
    title: str
    lessons: tuple[Lesson, ...]
