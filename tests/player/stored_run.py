"""Runs in a file of their own, as the command line makes them."""

from urllib.parse import parse_qsl

from optviz.player.run_file import run_file
from optviz.settings.experiment import read_experiment
from optviz.settings.experiment.player_view import read_player_view
from optviz.settings.links import Link


def stored(page: str, query: str, language: str = "en") -> bytes:
    """The file of a link."""
    link = Link.of(parse_qsl(query))
    experiment = read_experiment(link, page)
    view_state = read_player_view(link, page, experiment)
    assert not link.problems
    return run_file(page, experiment, view_state, query, language)
