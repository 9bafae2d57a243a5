"""What is shown of a surface besides its map."""

from dataclasses import dataclass

from optviz.settings.links import SWITCH, Link


@dataclass(frozen=True)
class Shown:
    """What is shown of a surface besides its map; `cloud` only where there are batches."""

    critical: bool = False
    curvature: bool = False
    cloud: bool = False


def read_shown(link: Link, batched: bool) -> Shown:
    """Read from a link what is shown of a surface."""
    return Shown(
        cloud=batched and link.read("cloud", SWITCH, False),
        critical=link.read("critical", SWITCH, False),
        curvature=link.read("curvature", SWITCH, False),
    )
