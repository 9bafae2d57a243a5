"""What a window asks for over the live socket, read with every check that a page's link gets."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from optviz.content.page_defaults import PAGES_WITH_PATHS
from optviz.i18n import LANGUAGES, Translate, translator
from optviz.player.messages import Also
from optviz.settings.experiment import Experiment, read_experiment
from optviz.settings.experiment.pinned import PinnedRun
from optviz.settings.kinds import Choices
from optviz.settings.links import PARTS, Link

_LONGEST = 200_000  # characters: a link with a thousand points of one's own has thirty thousand


@dataclass(frozen=True)
class Asked:
    """The experiment of a link, what is asked for besides its paths, and the link's language."""

    experiment: Experiment
    also: Also
    t: Translate


def read_request(page: str, query: str) -> Asked:
    """Read the query of a page's link. Raises ValueError for what the page would not show."""
    if len(query) > _LONGEST:
        raise ValueError("a link this long was not made here")
    if page not in PAGES_WITH_PATHS:
        raise ValueError(f"{page[:60]} is not a page with a player")
    link = Link.of(parse_qsl(query, keep_blank_values=True))
    experiment = read_experiment(link, page)
    explained = link.read("explain", Choices(experiment.path_ids), None)
    pinned = link.read("pinned", PinnedRun(page), None)
    predicted = link.read("predict", PARTS["predict"], None) is not None
    language = link.read("lang", Choices(tuple(LANGUAGES)), "en")
    if link.problems or link.repeated:
        raise ValueError("; ".join(link.complaints(str)))
    return Asked(experiment, Also(explained, pinned, predicted), translator(language))
