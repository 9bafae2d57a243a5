"""What is sent with an experiment's paths, be it by a run of the page or by the short way."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b

from optviz.player.explained_payload import explained_message
from optviz.player.fit_payload import batches_message, cloud_message
from optviz.player.payload import paths_message
from optviz.rendering.picture import make_cloud, make_explanation
from optviz.rendering.scene import Path
from optviz.settings.experiment import Experiment


def name_beside(page: str, kind: str) -> str:
    """The name under which the player of a page finds such a message."""
    return f"{page}-{kind}"


def messages_beside(
    page: str, experiment: Experiment, paths: Sequence[Path], explained: str | None
) -> dict[str, bytes]:
    """Make the messages of what is shown beside paths, by their kinds.

    The explanation of the path with the id `explained` (None for none); the batches of all steps
    where there are any; where other batches would have led from the experiment's step, if shown.
    """
    messages = {}
    if explained is not None:
        told = make_explanation(experiment, paths, explained)
        messages["explained"] = explained_message(name_beside(page, "explained"), told)
    batches = experiment.batches
    if batches is not None:
        messages["batches"] = batches_message(name_beside(page, "batches"), batches)
    if experiment.shown.cloud:
        cloud = make_cloud(experiment, paths, experiment.step)
        messages["cloud"] = cloud_message(name_beside(page, "cloud"), cloud)
    return messages


def fingerprint(paths: Sequence[Path], beside: Mapping[str, bytes]) -> bytes:
    """What tells these paths, with what is sent beside them, from any others."""
    return blake2b(b"".join([*beside.values(), paths_message({}, paths)])).digest()
