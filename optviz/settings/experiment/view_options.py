"""How a surface is shown, and what besides its map."""

from dataclasses import dataclass

from optviz.settings.links import Link
from optviz.settings.setting import Setting
from optviz.settings.table import SETTINGS
from surfaces import Surface

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


def axes_setting(surface: Surface) -> Setting:
    """The scales of a map: equal ones unless chosen, if the sides of its window are alike."""
    sides = [high - low for low, high in surface.window]
    unlike = max(sides) > _UNLIKE * min(sides)
    return SETTINGS["axes"].but(default="free" if unlike else "equal")


def read_shown(link: Link, batched: bool, surface: Surface) -> Shown:
    """Read from a link how a surface is shown."""
    return Shown(
        cloud=batched and link.get(SETTINGS["cloud"]),
        critical=link.get(SETTINGS["critical"]),
        curvature=link.get(SETTINGS["curvature"]),
        equal_units=link.get(axes_setting(surface)) == "equal",
    )
