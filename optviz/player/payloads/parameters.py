"""The message of what can be changed while the hand moves."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from optviz.player.payloads.payload import pack


@dataclass(frozen=True)
class Parameter:
    """What can be changed while the hand moves: a slider of the page, most also an axis of the pad.

    `name` is its setting in a link, `path` the id of its rule, `rule` and `label` are what readers
    call the two; `key`, `values` (in rising order) and `log` are those of its slider. What belongs
    to no rule has neither path nor rule, and the pad leaves it out; `shape` if it is the surface's.
    A map sets it to any number between `ends` too, if it has them.
    """

    name: str
    path: str
    rule: str
    label: str
    key: str
    values: Sequence[float]
    log: bool
    shape: bool = False
    ends: tuple[float, float] | None = None


def parameters_message(name: str, parameters: Sequence[Parameter]) -> bytes:
    """The message of what can be changed; the present values come with the paths."""
    listed = [{**vars(item), "key": _css_class(item.key)} for item in parameters]
    return pack({"kind": "parameters", "name": name, "parameters": listed}, [])


def _css_class(key: str) -> str:
    """The class that Streamlit gives to the widget of a key."""
    return "st-key-" + re.sub(r"[^\w-]", "-", key)
