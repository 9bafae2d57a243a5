"""The shaded surface of a landscape: its cells from the farthest to the nearest, and its contours.

The nearer cells cover the farther ones, so that nothing is asked of a reader of the file but to
paint one after the other.
"""

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.lines import Line2D

from optviz.export.drawing.panel import Panel
from optviz.export.space.camera import Projection
from optviz.export.space.heights import TOP
from optviz.export.space.terrain import Terrain
from optviz.rendering.scene import contours_of

_LIGHT = -0.5, 0.62, 0.6  # as the eye has it: to the right, up, towards it
_UNDERSIDE = 0.1  # of the light
_LIFT = 0.004  # of contours above the surface
_SURFACE_Z, _CONTOUR_Z = 0.2, 1.0


def draw_relief(panel: Panel, terrain: Terrain, projection: Projection) -> None:
    """Draw the surface; where it has no value, and where poles are cut open, there is none."""
    x, y = np.meshgrid(*terrain.axes)
    lattice = np.stack([x, y, terrain.z], axis=-1)
    # The four corners of every cell, around it.
    cells = np.stack([lattice[:-1, :-1], lattice[:-1, 1:], lattice[1:, 1:], lattice[1:, :-1]], 2)
    colors = _colors(panel, terrain, projection, cells)
    # On a grid, no cell hides one that is farther from the eye along both axes.
    eye = projection.camera.eye
    middles = cells[..., :2].mean(axis=2)
    order = np.argsort(-np.abs(middles - eye[:2]).sum(axis=-1), axis=None, kind="stable")
    cells, colors = cells.reshape(-1, 4, 3)[order], colors.reshape(-1, 3)[order]
    within = np.abs(cells[..., 2]) <= TOP + 1e-9
    known = np.isfinite(cells).all(axis=(1, 2)) & within.any(axis=1)
    cells, colors = cells[known], colors[known]
    surface = PolyCollection(
        _outlines(projection, cells, cut=~within[known].all(axis=1)),
        facecolors=colors,
        edgecolors=colors,  # so that no ground shines through between two cells
        linewidths=0.4,
        zorder=_SURFACE_Z,
        # Thousands of cells would be megabytes of a file and slow to print.
        rasterized=True,
    )
    panel.axes.add_collection(surface, autolim=False)
    _draw_contours(panel, terrain, projection)


def _colors(
    panel: Panel, terrain: Terrain, projection: Projection, cells: np.ndarray
) -> np.ndarray:
    """The colors of the map, in the light from the upper left."""
    theme, levels = panel.look.colors, terrain.scene.levels
    values = terrain.values
    means = (values[:-1, :-1] + values[:-1, 1:] + values[1:, 1:] + values[1:, :-1]) / 4
    parts = np.zeros_like(means)
    if levels.size > 1:
        parts = np.interp(means, levels, np.linspace(0, 1, len(levels)))
    tints = LinearSegmentedColormap.from_list("tints", theme.tints)(np.nan_to_num(parts))
    normals = np.cross(cells[:, :, 2] - cells[:, :, 0], cells[:, :, 3] - cells[:, :, 1])
    normals /= np.linalg.norm(normals, axis=-1, keepdims=True)
    to_light = projection.camera.turned(normals) @ (_LIGHT / np.linalg.norm(_LIGHT))
    # Seen from below where the normal points away from the eye.
    towards = ((projection.camera.eye - cells.mean(axis=2)) * normals).sum(axis=-1)
    lit = np.where(towards < 0, _UNDERSIDE, np.clip(to_light, 0, 1))[..., None]
    shade, bright = np.array(theme.shade), np.array(theme.bright)
    return np.clip(np.nan_to_num(tints[..., :3] * (shade + (bright - shade) * lit)), 0, 1)


def _outlines(
    projection: Projection, cells: np.ndarray, cut: np.ndarray
) -> np.ndarray | list[np.ndarray]:
    """The cells as they are seen, some of them `cut` at the bottom or the top of the landscape."""
    whole = projection.place(cells)
    if not cut.any():
        return whole
    outlines = [*whole]
    for k in np.flatnonzero(cut):
        outlines[k] = projection.place(_cut(cells[k]))
    return outlines


def _cut(cell: np.ndarray) -> np.ndarray:
    """What is left of a cell between the bottom and the top of the landscape."""
    for sign in (1, -1):
        kept = []
        for a, b in zip(cell, np.roll(cell, -1, axis=0), strict=True):
            beyond_a, beyond_b = sign * a[2] - TOP, sign * b[2] - TOP
            if beyond_a <= 0:
                kept.append(a)
            if beyond_a * beyond_b < 0:
                kept.append(a + beyond_a / (beyond_a - beyond_b) * (b - a))
        cell = np.array(kept).reshape(-1, 3)
    return cell


def _draw_contours(panel: Panel, terrain: Terrain, projection: Projection) -> None:
    levels = np.unique(terrain.scene.levels[np.isfinite(terrain.scene.levels)])
    heights = terrain.heights.of(levels)
    for z, lines in zip(heights, contours_of(terrain.axes, terrain.values, levels), strict=True):
        for line in lines if abs(z) <= TOP else ():
            points = np.column_stack([line, np.full(len(line), z + _LIFT)])
            hidden = terrain.covered(points, projection.camera.eye)
            places = np.where(hidden[:, None], np.nan, projection.place(points))
            color = panel.look.colors.slope
            panel.axes.add_artist(Line2D(*places.T, color=color, linewidth=0.5, zorder=_CONTOUR_Z))
