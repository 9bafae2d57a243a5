"""What a link says of the player's own controls: where it stands, and what it shows besides."""

from typing import Any

from optviz.settings.experiment import Experiment
from optviz.settings.kinds import Choices
from optviz.settings.links import PARTS, SPEED, Link
from optviz.settings.pinned import PinnedRun

# Those that are no settings of an experiment.
PLAYER_SETTINGS = ("speed", "explain", "pinned", *PARTS)


def read_player_view(link: Link, page: str, experiment: Experiment) -> dict[str, Any]:
    """Read the player's own controls: `step`, `view`, `speed`, `hidden`, and the texts of `parts`.

    None stands for what is usual. What cannot be used is noted in the link's problems.
    """
    kinds = {**PARTS, "explain": Choices(experiment.path_ids), "pinned": PinnedRun(page)}
    parts = {part: link.read(part, kind, None) for part, kind in kinds.items()}
    return {
        "step": experiment.step,
        "view": experiment.view,
        "speed": link.read("speed", SPEED, None),
        "hidden": list(experiment.hidden),
        "parts": {part: kinds[part].write(v) for part, v in parts.items() if v is not None},
    }
