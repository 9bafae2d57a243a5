"""What is sent with an experiment's paths, be it by a run of the page or over the live socket."""

from collections.abc import Sequence

from optviz.player.explained_payload import explained_message
from optviz.player.fit_payload import batches_message, cloud_message
from optviz.rendering.picture import make_cloud, make_explanation
from optviz.rendering.scene import Path
from optviz.settings.experiment import Experiment


def overlay_names(page: str, experiment: Experiment, explained: str | None) -> dict[str, str]:
    """The names under which the player of a page finds what is shown with paths, by their kinds.

    `explained` is the id of the path that is explained, or None.
    """
    shown = {
        "explained": explained is not None,
        "batches": experiment.batches is not None,
        "cloud": experiment.shown.cloud,
        "heat": experiment.map is not None,
    }
    return {kind: f"{page}-{kind}" for kind, is_shown in shown.items() if is_shown}


def overlay_messages(
    page: str, experiment: Experiment, paths: Sequence[Path], explained: str | None
) -> dict[str, bytes]:
    """Make the messages of what is shown with paths, by their names.

    The explanation of the path with the id `explained` (None for none); the batches of all steps
    where there are any; where other batches would have led from the experiment's step, if shown.
    """
    messages = {}
    for kind, name in overlay_names(page, experiment, explained).items():
        if kind == "heat":
            continue  # sent by `heat_of`: it takes longer than paths, and changes less often
        if kind == "explained":
            explanation = make_explanation(experiment, paths, explained)
            messages[name] = explained_message(name, explanation)
        elif kind == "batches":
            messages[name] = batches_message(name, experiment.batches)
        else:
            cloud = make_cloud(experiment, paths, experiment.step)
            messages[name] = cloud_message(name, cloud)
    return messages
