"""The marks of minima and of other critical points."""

import numpy as np
from matplotlib.lines import Line2D

from optviz.export.style.themes import Color, Theme

# The marks of critical points: shape, size relative to a triangle's.
_CRITICAL = {
    "minimum": ("v", 1.0),
    "saddle": ("x", 0.9),
    "maximum": ("^", 1.0),
    "edge": ("v", 1.0),
    "degenerate": ("d", 1.1),
}


def critical_marks(
    kind: str, x: np.ndarray, y: np.ndarray, colors: Theme, size: float
) -> list[Line2D]:
    """The marks of critical points of one kind, over a halo; the size is in points."""
    (marker, factor), color = _CRITICAL[kind], colors.critical[kind]
    crossed = marker == "x"
    hollow = kind in ("maximum", "edge")
    edge_width = 1.9 if crossed else 1.5 if hollow else 0.4
    looks = [(colors.halo, edge_width + 2.2, 2.8), (color, edge_width, 2.9)]
    return [
        Line2D(
            x,
            y,
            linestyle="",
            marker=marker,
            markersize=size * factor,
            # Hollow, so that it is no path's head.
            markerfacecolor=colors.halo if hollow else color,
            markeredgecolor=edge_color,
            markeredgewidth=edge,
            zorder=z,
        )
        for edge_color, edge, z in looks
    ]


def minimum_mark(x: np.ndarray, y: np.ndarray, color: Color, edge: float = 1.1) -> Line2D:
    """The mark of known minima: a thin upright cross."""
    return Line2D(
        x,
        y,
        linestyle="",
        marker="+",
        markersize=7,
        markeredgecolor=color,
        markeredgewidth=edge,
        zorder=2.8,
    )
