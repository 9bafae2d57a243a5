"""A run that is kept beside the present one, as part of its link."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from optviz.i18n import Translate
from optviz.settings.experiment import Experiment, read_experiment
from optviz.settings.links import Link

# Characters: a run on a thousand points of one's own has thirty thousand.
_LONGEST = 100_000


@dataclass(frozen=True)
class PinnedRun:
    """The kind of a pinned run of a page: the query of its own link."""

    page: str

    def read(self, text: str) -> str:
        """Check the query of a run. Raises ValueError if a setting of it cannot be used."""
        pinned_experiment(self.page, text)
        return text

    def write(self, value: str) -> str:
        """Write a run."""
        return value

    def allowed(self, t: Translate) -> str:
        """Say what is allowed."""
        return t("the settings of a run, as its link has them")


def pinned_experiment(page: str, query: str) -> Experiment:
    """The experiment of a pinned run. Raises ValueError if a setting of it cannot be used."""
    link = Link(dict(parse_qsl(query, keep_blank_values=True)))
    if len(query) > _LONGEST or "pinned" in link.query:
        raise ValueError(query)
    experiment = read_experiment(link, page)
    if link.problems:
        raise ValueError(query)
    return experiment


def usable_run(page: str, query: str | None) -> str | None:
    """The pinned run that a browser has told, None if there is none or it cannot be used."""
    try:
        return query and PinnedRun(page).read(query)
    except ValueError:
        return None
