"""The colors of a picture on light and on dark paper; those of its paths are in their styles."""

from collections.abc import Mapping
from dataclasses import dataclass

from optviz.rendering.scene import PathStyle

# A color as matplotlib reads it: #rrggbb, with two more digits for its opacity, or a name.
Color = str


@dataclass(frozen=True)
class Theme:
    """All colors but those of the paths.

    `paper` is the page, `ground` the map where there is no surface, `tints` are the surface from
    its lowest to its highest part. `halo` parts lines and marks from what lies below them.
    Of a landscape, `shade` and `bright` are what is left of red, green and blue in the shade and in
    full light, `slope` is the color of its contours.
    """

    paper: Color
    ink: Color
    gray: Color
    pale: Color
    ground: Color
    tints: tuple[Color, ...]
    contour: Color
    hatched: Color
    halo: Color
    critical: Mapping[str, Color]
    shade: tuple[float, float, float]
    bright: tuple[float, float, float]
    slope: Color

    def path(self, style: PathStyle) -> Color:
        """The color of a path."""
        return style.dark if self is DARK else style.light


LIGHT = Theme(
    paper="white",
    ink="#1d222b",
    gray="#5a6472",
    pale="#d9dfe7",
    ground="#f3f5f8",
    tints=("#c2d6ea", "#dfe9f3", "#fafbfd"),
    contour="#7f97b3",
    hatched="#aebccd",
    halo="white",
    critical={
        "minimum": "#00695c",
        "saddle": "#8a5a00",
        "maximum": "#a3123a",
        "edge": "#00695c",
        "degenerate": "#4a4f58",
    },
    shade=(0.42, 0.55, 0.74),
    bright=(0.94, 0.97, 1.0),
    slope="#18345c8c",
)
# As in the player on a dark page.
DARK = Theme(
    paper="#0e1117",
    ink="#fafafa",
    gray="#a9b4c2",
    pale="#2a313c",
    ground="#10151d",
    tints=("#0a1a30", "#3e5068"),
    contour="#cddef54d",
    hatched="#5a687b",
    halo="#080c14",
    critical={
        "minimum": "#4fe0c0",
        "saddle": "#ffc65c",
        "maximum": "#ff8fa8",
        "edge": "#4fe0c0",
        "degenerate": "#c3c8d0",
    },
    # The map's dark colors are for paths to stand out on a plane; slopes need more light.
    shade=(0.5, 0.66, 0.95),
    bright=(2.1, 2.0, 1.9),
    slope="#d6e4f86b",
)

THEMES = {"light": LIGHT, "dark": DARK}
