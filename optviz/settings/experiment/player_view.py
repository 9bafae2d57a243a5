"""What a link says of the player's own controls: where it stands, and what it shows besides."""

from collections.abc import Mapping, Sequence
from typing import Any

from optviz.settings.experiment import Experiment
from optviz.settings.experiment.pinned import PinnedRun
from optviz.settings.kinds import SWITCH, Choices
from optviz.settings.links import PARTS, SPEED, Link

# Those that are no settings of an experiment.
PLAYER_SETTINGS = ("speed", "explain", "pinned", *PARTS)

_IN_SPACE = ("space", "camera")


def read_player_view(link: Link, page: str, experiment: Experiment) -> dict[str, Any]:
    """Read the player's own controls: `step`, `view`, `speed`, `hidden`, and the texts of `parts`.

    None stands for what is usual. What cannot be used is noted in the link's problems.
    """
    return {
        "step": experiment.step,
        "view": experiment.view,
        "speed": link.read("speed", SPEED, None),
        "hidden": list(experiment.hidden),
        "parts": read_parts(link, {**PARTS, **run_parts(page, experiment.path_ids)}),
    }


def run_parts(page: str, path_ids: Sequence[str]) -> dict[str, Any]:
    """The kinds of those settings of the parts that depend on what is run."""
    return {"explain": Choices(tuple(path_ids)), "pinned": PinnedRun(page)}


def read_parts(link: Link, kinds: Mapping[str, Any]) -> dict[str, str]:
    """What a link says to the player's parts, each setting of its kind."""
    values = {name: link.read(name, kind, None) for name, kind in kinds.items()}
    return {name: kinds[name].write(v) for name, v in values.items() if v is not None}


def space_of(parts: Mapping[str, str]) -> dict[str, str]:
    """What the parts say of a view in three dimensions; nothing, if the view is flat."""
    if parts.get("space") != SWITCH.write(True):
        return {}
    return {name: parts[name] for name in _IN_SPACE if name in parts}


def read_space(link: Link) -> dict[str, str]:
    """What a link says of a view in three dimensions; nothing, if the view is flat."""
    return space_of(read_parts(link, {name: PARTS[name] for name in _IN_SPACE}))
