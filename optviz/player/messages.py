"""What is sent with an experiment's paths, be it by a run of the page or over the live socket."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from optviz.i18n import Translate
from optviz.player.payloads.explained import explained_message
from optviz.player.payloads.fit import batches_message, cloud_message
from optviz.player.payloads.payload import pack, paths_message
from optviz.rendering.outcomes import outcomes_of
from optviz.rendering.paths import make_paths
from optviz.rendering.picture import make_cloud, make_explanation
from optviz.rendering.scene import Path
from optviz.settings.experiment import Experiment
from optviz.settings.experiment.pinned import pinned_experiment


@dataclass(frozen=True)
class Also:
    """What a reader has asked for besides the paths.

    `explained` is the id of the path that is explained, `pinned` the query of a run that is kept;
    None for none. `predicted`: whether the reader is to predict, and what becomes of the paths has
    to be known.
    """

    explained: str | None
    pinned: str | None
    predicted: bool


def overlay_names(page: str, experiment: Experiment, also: Also) -> dict[str, str]:
    """The names under which the player of a page finds what is shown with paths, by their kinds."""
    shown = {
        "explained": also.explained is not None,
        "outcomes": also.predicted,
        "batches": experiment.batches is not None,
        "cloud": experiment.shown.cloud,
        "ghost": also.pinned is not None,
        "heat": experiment.map is not None and experiment.map.is_map,
    }
    return {kind: f"{page}-{kind}" for kind, is_shown in shown.items() if is_shown}


def overlay_messages(
    page: str, experiment: Experiment, paths: Sequence[Path], also: Also, t: Translate
) -> dict[str, bytes]:
    """Make the messages of what is shown with paths, by their names.

    The explanation of a path; what becomes of each; the batches of all steps where there are any;
    where other batches would have led from the experiment's step, if shown; the paths of the pinned
    run.
    """
    messages = {}
    for kind, name in overlay_names(page, experiment, also).items():
        if kind == "heat":
            continue  # sent by `heat_of`: it takes longer than paths, and changes less often
        if kind == "explained":
            explanation = make_explanation(experiment, paths, also.explained)
            messages[name] = explained_message(name, explanation)
        elif kind == "outcomes":
            regimes = outcomes_of(experiment, paths)
            messages[name] = pack({"kind": kind, "name": name, "regimes": regimes}, [])
        elif kind == "batches":
            messages[name] = batches_message(name, experiment.batches)
        elif kind == "cloud":
            cloud = make_cloud(experiment, paths, experiment.step)
            messages[name] = cloud_message(name, cloud)
        else:
            where = experiment.surface.key, tuple(sorted(experiment.shape.items()))
            messages[name] = _ghost_message(name, page, also.pinned, where, t)
    return messages


# A run is pinned once and drawn with every move of a hand.
@functools.lru_cache(maxsize=16)
def _ghost_message(name: str, page: str, pinned: str, where: tuple, t: Translate) -> bytes:
    """The paths of a pinned run; none if it was not `where` the present one is."""
    experiment = pinned_experiment(page, pinned)
    surface = experiment.surface
    is_here = (surface.key, tuple(sorted(experiment.shape.items()))) == where
    header = {
        "kind": "ghost",
        "name": name,
        "run": pinned,
        "dimension": surface.dimension,
        "parameters": experiment.parameters,
        "start": experiment.start,
    }
    return paths_message(header, make_paths(experiment, t) if is_here else [])
