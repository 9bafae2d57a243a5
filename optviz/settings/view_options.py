"""How a surface is shown, and what besides its map."""

from dataclasses import dataclass

from optviz.settings.links import SWITCH, Choices, Link
from surfaces import Surface

AXES = Choices(("equal", "free"))

# Beyond this ratio of a window's sides, in equal units the map would be a line.
_UNLIKE = 10.0


@dataclass(frozen=True)
class Shown:
    """How a surface is shown, and what besides its map; `cloud` only where there are batches.

    With `equal_units` one unit is as long across as up; else each axis has a scale of its own.
    """

    critical: bool = False
    curvature: bool = False
    cloud: bool = False
    equal_units: bool = True


def usual_axes(surface: Surface) -> str:
    """The scales of a map unless chosen: equal ones, if the sides of its window are alike."""
    sides = [high - low for low, high in surface.window]
    return "free" if max(sides) > _UNLIKE * min(sides) else "equal"


def read_shown(link: Link, batched: bool, surface: Surface) -> Shown:
    """Read from a link how a surface is shown."""
    return Shown(
        cloud=batched and link.read("cloud", SWITCH, False),
        critical=link.read("critical", SWITCH, False),
        curvature=link.read("curvature", SWITCH, False),
        equal_units=link.read("axes", AXES, usual_axes(surface)) == "equal",
    )
