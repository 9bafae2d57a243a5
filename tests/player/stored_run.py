"""Runs in a file of their own, as the command line makes them."""

from typing import Any
from urllib.parse import parse_qsl

from optviz.player.run_file import run_file
from optviz.settings.experiment import Experiment, read_experiment
from optviz.settings.kinds import Choices
from optviz.settings.links import PARTS, SPEED, Link
from optviz.settings.pinned import PinnedRun


def stored(page: str, query: str, language: str = "en") -> bytes:
    """The file of a link."""
    link = Link.of(parse_qsl(query))
    experiment = read_experiment(link, page)
    at = at_of(page, link, experiment)
    assert not link.problems
    return run_file(page, experiment, at, query, language)


def at_of(page: str, link: Link, experiment: Experiment) -> dict[str, Any]:
    """The player's own settings in a link, as a page reads them."""
    kinds = {**PARTS, "explain": Choices(experiment.path_ids), "pinned": PinnedRun(page)}
    parts = {part: link.read(part, kind, None) for part, kind in kinds.items()}
    return {
        "step": experiment.step,
        "view": experiment.view,
        "speed": link.read("speed", SPEED, None),
        "hidden": list(experiment.hidden),
        "parts": {part: kinds[part].write(v) for part, v in parts.items() if v is not None},
    }
