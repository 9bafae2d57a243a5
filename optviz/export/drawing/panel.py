"""A pair of axes at a known place, and the marks that every panel uses."""

import math
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.path import Path as Outline

from optviz.export.drawing.geometry import Box, clipped, widened
from optviz.export.drawing.places import MARGIN
from optviz.export.style import lettering
from optviz.export.style.look import Look
from optviz.export.style.themes import Theme
from optviz.rendering.scene import PathStyle

# From below: surface and grid, halos, the graph of a curve, paths (each a little above the one
# before), starts, heads, arrows, words.
HALO_Z, GRAPH_Z, PATH_Z, START_Z, HEAD_Z, ARROW_Z, WORD_Z = 1.5, 2.0, 3.0, 5.0, 6.0, 7.0, 8.0

# Agg gives up on very long lines at once, but draws any number of shorter ones.
_LONGEST_LINE = 2000
# Inches of line that paint a panel all over, several times.
_MOST_INK = 4000.0


def line_width(width: float, num_steps: int) -> float:
    """The width of a path's line, in points: thinner for very many steps, which would be a blot."""
    return width * min(1.0, max((200 / max(num_steps, 1)) ** 0.5, 0.4))


def _cross(turn: float) -> Outline:
    arm = [(0.36, 1.0), (0.36, 0.36), (1.0, 0.36), (1.0, -0.36), (0.36, -0.36), (0.36, -1.0)]
    corners = np.array(arm + [(-x, -y) for x, y in arm] + arm[:1])
    cos, sin = math.cos(turn), math.sin(turn)
    return Outline(corners @ np.array([(cos, sin), (-sin, cos)]), closed=True)


def _star() -> Outline:
    angles = math.pi / 2 + math.pi / 5 * np.arange(11)
    radii = np.where(np.arange(11) % 2, 0.47, 1.0)[:, None]
    return Outline(radii * np.stack([np.cos(angles), np.sin(angles)], axis=1), closed=True)


# The marker of each style and its size relative to a circle's, so that all look equally large.
_MARKERS = {
    "circle": ("o", 1.0),
    "square": ("s", 0.9),
    "triangle": ("^", 1.1),
    "diamond": ("D", 0.85),
    "cross": (_cross(math.pi / 4), 1.25),
    "plus": (_cross(0.0), 1.25),
    "star": (_star(), 1.3),
    "pentagon": ("p", 1.1),
}


@dataclass(frozen=True)
class Panel:
    """Axes, what they show and how it looks; `width` and `height` are in inches."""

    axes: Axes
    limits: Box
    width: float
    height: float
    look: Look

    @property
    def title_width(self) -> float:
        """The width of the longest title: up to the page's edge, if nothing is beside the panel."""
        return self.width + MARGIN * self.look.scale

    def inches(self, points: np.ndarray) -> np.ndarray:
        """Turn points of the axes, shape (..., 2), into inches from the lower left corner."""
        low, high = np.transpose(self.limits)
        return (points - low) / (high - low) * (self.width, self.height)

    def points(self, inches: np.ndarray) -> np.ndarray:
        """Turn inches from the lower left corner into points of the axes."""
        low, high = np.transpose(self.limits)
        return low + np.asarray(inches) / (self.width, self.height) * (high - low)


def add_panel(
    figure: Figure, place: tuple[float, float, float, float], limits: Box, look: Look
) -> Panel:
    """Add empty axes at a place given as left, bottom, width and height in inches."""
    left, bottom, width, height = place
    page_width, page_height = figure.get_size_inches()
    axes = figure.add_axes(
        (left / page_width, bottom / page_height, width / page_width, height / page_height)
    )
    axes.set_facecolor(look.colors.paper)
    axes.set_xlim(*limits[0])
    axes.set_ylim(*limits[1])
    axes.tick_params(
        colors=look.colors.gray,
        labelsize=look.small,
        width=0.6,
        length=3,
        pad=2.5,
        labelfontfamily="DejaVu Sans",
    )
    for spine in axes.spines.values():
        spine.set(color=look.colors.gray, linewidth=0.6)
    return Panel(axes, limits, width, height, look)


def write_title(panel: Panel, title: str) -> None:
    """Write a line above a panel's left corner."""
    look = panel.look
    title = lettering.shortened(lettering.writable(title, 80), look.medium, panel.title_width)
    panel.axes.set_title(
        title,
        loc="left",
        pad=4,
        color=look.colors.ink,
        fontproperties=lettering.font(title, look.medium),
        parse_math=False,
    )


def draw_line(
    panel: Panel,
    points: np.ndarray,
    style: PathStyle,
    width: float,
    z: float,
    *,
    halo: bool = True,
    alpha: float = 1.0,
) -> None:
    """Draw a line through points of shape (n, 2) in a path's style, over a halo.

    Halos lie below all lines: so paths that coincide show through one another's dashes. A line so
    long that it paints the whole panel is drawn in full at first and then in samples.
    """
    lines = _sampled(panel, clipped(points, widened(panel.limits, 0.03)))
    dashes = (0, style.dash) if style.dash else "-"
    colors = panel.look.colors
    color = colors.path(style)
    looks = [{"color": color, "linewidth": width, "linestyle": dashes, "alpha": alpha}]
    if halo:
        looks.append({"color": colors.halo, "linewidth": 2.3 * width, "alpha": 0.8})
    for look, order in zip(looks, (z, HALO_Z), strict=False):
        for first in range(0, len(lines), _LONGEST_LINE):
            panel.axes.add_artist(
                Line2D(
                    *lines[first : first + _LONGEST_LINE + 1].T,
                    zorder=order,
                    dash_capstyle="butt",
                    solid_capstyle="butt",
                    solid_joinstyle="round",
                    dash_joinstyle="round",
                    **look,
                )
            )


def _sampled(panel: Panel, lines: np.ndarray) -> np.ndarray:
    lengths = np.nan_to_num(np.hypot(*np.diff(panel.inches(lines), axis=0).T))
    drawn = np.cumsum(lengths)
    if not drawn.size or drawn[-1] <= _MOST_INK:
        return lines
    every = math.ceil(drawn[-1] / _MOST_INK)
    kept = (drawn < _MOST_INK / 8) | (np.arange(len(lengths)) % every == 0)
    # Each kept segment on its own; a segment to or from a row of NaN stays invisible.
    rows = np.stack([np.full_like(lines[:-1], np.nan), lines[:-1], lines[1:]], axis=1)
    return rows[kept].reshape(-1, 2)


def marks(
    points: np.ndarray, style: PathStyle, colors: Theme, size: float, z: float, edge: float = 0
) -> Line2D:
    """Marks of a path's shape and color at points; sizes in typographic points."""
    marker, factor = _MARKERS[style.marker]
    return Line2D(
        *np.transpose(points),
        linestyle="",
        marker=marker,
        markersize=size * factor,
        color=colors.path(style),
        markeredgecolor=colors.halo,
        markeredgewidth=edge,
        zorder=z,
        clip_on=False,
    )


def draw_arrow(panel: Panel, tip: np.ndarray, direction: np.ndarray, style: PathStyle) -> None:
    """Draw an arrowhead whose tip is a point of the axes; the direction is in inches."""
    corners = np.array([(0, 0), (-0.14, 0.065), (-0.105, 0.0), (-0.14, -0.065)])
    length = math.hypot(*direction)
    cos, sin = (direction / length) if length > 0 else (1.0, 0.0)
    turned = corners @ np.array([(cos, sin), (-sin, cos)]) + panel.inches(tip)
    panel.axes.add_patch(
        Polygon(
            panel.points(turned),
            facecolor=panel.look.colors.path(style),
            edgecolor=panel.look.colors.halo,
            linewidth=0.8,
            zorder=ARROW_Z,
            clip_on=False,
        )
    )
