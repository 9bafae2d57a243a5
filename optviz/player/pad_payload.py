"""The message of the pad: what it can turn."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from optviz.player.payload import pack


@dataclass(frozen=True)
class Knob:
    """A hyperparameter that the pad can turn.

    `name` is its setting in a link, `path` the id of its rule, `rule` and `label` are what readers
    call the two, `values` are those of its slider, in rising order; `log` as for its slider.
    """

    name: str
    path: str
    rule: str
    label: str
    values: Sequence[float]
    log: bool


def pad_message(name: str, knobs: Sequence[Knob]) -> bytes:
    """The message of what a pad can turn; where it is turned to comes with the paths."""
    return pack({"kind": "pad", "name": name, "knobs": [asdict(knob) for knob in knobs]}, [])
