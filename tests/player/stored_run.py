"""Runs in a file of their own, as the command line makes them."""

from urllib.parse import parse_qsl

from optviz.player.run_file import run_file
from optviz.settings.experiment import read_experiment
from optviz.settings.links import PARTS, Link


def stored(page: str, query: str, language: str = "en") -> bytes:
    """The file of a link."""
    link = Link.of(parse_qsl(query))
    experiment = read_experiment(link, page)
    parts = {name: link.query[name] for name in (*PARTS, "explain") if name in link.query}
    at = {
        "step": experiment.step,
        "view": experiment.view,
        "speed": None,
        "hidden": list(experiment.hidden),
        "parts": parts,
    }
    assert not link.problems
    return run_file(page, experiment, at, query, language)
