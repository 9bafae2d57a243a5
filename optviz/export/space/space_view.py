"""A surface in three dimensions on a picture: the landscape in its box, and the paths on it."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon

from optviz.export.drawing.geometry import Box, inside
from optviz.export.drawing.panel import GRAPH_Z, add_panel
from optviz.export.drawing.places import Place
from optviz.export.drawing.surface import mark_points
from optviz.export.drawing.trails import draw_trails
from optviz.export.drawing.words import Words
from optviz.export.space.camera import Camera, Projection
from optviz.export.space.heights import TOP
from optviz.export.space.relief import draw_relief
from optviz.export.space.space_paths import laid
from optviz.export.space.terrain import Terrain
from optviz.export.style import lettering
from optviz.export.style.formulas import mathtext
from optviz.export.style.labels import Labels
from optviz.export.style.look import MEDIUM, Look
from optviz.export.style.scales import linear_ticks
from optviz.rendering.scene import Path, Scene
from optviz.rendering.symbols import point_name

_FLOOR_Z, _EDGE_Z = 0.0, 0.1
_LIFT = 0.01  # of marks above the surface
_HIDDEN = 0.35  # the opacity of a mark that the surface hides


class SpaceView:
    """A landscape seen by a camera in a place of a figure: what stands still is drawn at once."""

    def __init__(
        self,
        figure: Figure,
        place: Place,
        limits: Box,
        scene: Scene,
        labels: Labels,
        look: Look,
        camera: Camera,
    ):
        _, _, width, height = place
        self.scene, self.labels, self.look = scene, labels, look
        self.panel = add_panel(figure, place, ((0.0, width), (0.0, height)), look)
        self.panel.axes.set(xticks=(), yticks=())
        for spine in self.panel.axes.spines.values():
            spine.set_visible(False)
        self.size = look.small * 1.25 / lettering.POINTS
        aside, above, below = 3.4 * self.size, 2.0 * self.size, 2.4 * self.size
        self.terrain = Terrain(scene, limits)
        corners = self._corners(-TOP), self._corners(TOP)
        frame = (aside, width - aside), (below, height - above)
        self.projection = Projection(camera, np.concatenate(corners), frame)
        # Where the words stand: in a film they stay.
        self.places: dict[tuple[float, ...], tuple[float, float]] = {}
        self._draw_floor()
        draw_relief(self.panel, self.terrain, self.projection)
        self._draw_numbers()
        self._draw_heights()
        self._mark_points()
        said = lettering.writable(self.terrain.heights.said(labels), 120)
        # Where a map has its numbers: no path comes there.
        place = (0.0, -1.6 * self.size)
        self._write(lettering.shortened(said, look.small, width), place, "left")

    def draw_step(self, paths: Sequence[Path], step: int | None) -> None:
        """Draw the paths up to a step, None for the last one."""
        if paths:
            trails = [laid(path, step, self.terrain, self.projection) for path in paths]
            words = Words(self.panel, self.places)
            draw_trails(self.panel, trails, self.labels, words, point_name(self.scene.symbols))

    def _corners(self, z: float) -> np.ndarray:
        ground = self.terrain.corners
        return np.column_stack([ground, np.full(len(ground), z)])

    def _line(self, points: Sequence[np.ndarray], color: str, width: float, z: float) -> None:
        places = self.projection.place(np.array(points))
        self.panel.axes.add_artist(Line2D(*places.T, color=color, linewidth=width, zorder=z))

    def _draw_floor(self) -> None:
        """Below the surface: the ground, and all edges of the box but the nearest one."""
        colors, (width, height) = self.look.colors, self.terrain.half
        low, high = self._corners(-TOP), self._corners(TOP)
        ground = Polygon(self.projection.place(low), facecolor=colors.ground, zorder=_FLOOR_Z)
        self.panel.axes.add_patch(ground)
        edges = [(low[k], low[(k + 1) % 4]) for k in range(4)]
        for x in self._marks(0)[0]:
            edges.append((np.array([x, -height, -TOP]), np.array([x, height, -TOP])))
        for y in self._marks(1)[0]:
            edges.append((np.array([-width, y, -TOP]), np.array([width, y, -TOP])))
        nearest = int(np.linalg.norm(low - self.projection.camera.eye, axis=1).argmin())
        for k in range(4):
            if k != nearest:
                edges.append((low[k], high[k]))
            if nearest not in (k, (k + 1) % 4):
                edges.append((high[k], high[(k + 1) % 4]))
        for edge in edges:
            self._line(edge, colors.pale, 0.6, _EDGE_Z)

    def _marks(self, axis: int) -> tuple[np.ndarray, list[str]]:
        """Where an axis of the ground has its numbers, in landscape's units, and their texts."""
        low, high = self.terrain.limits[axis]
        values, texts = linear_ticks((low, high), 5)
        half = self.terrain.half[axis]
        return (2 * (np.array(values) - low) / (high - low) - 1) * half, texts

    def _draw_numbers(self) -> None:
        """Numbers and names along the two near edges of the ground."""
        middle = self.projection.place([0.0, 0.0, -TOP])
        for axis in (0, 1):
            other = self.terrain.half[1 - axis]

            def along(at: float, side: float, axis: int = axis) -> np.ndarray:
                ground = (side, at, -TOP) if axis else (at, side, -TOP)
                return self.projection.place(ground)

            # Of the two edges along an axis the one that is lower in the picture.
            side = min((-other, other), key=lambda side: tuple(along(0.0, side)[::-1]))
            center = along(0.0, side)
            out = (center - middle) / max(float(np.hypot(*(center - middle))), 1e-9)
            for at, text in zip(*self._marks(axis), strict=True):
                self._write_within(text, along(at, side) + 1.15 * self.size * out)
            symbol = self.scene.symbols[axis]
            name = mathtext(symbol)
            self._write_within(
                name or lettering.writable(symbol, 20),
                center + 2.5 * self.size * out,
                size=(MEDIUM + 2) * self.look.scale,
                math=bool(name),
            )

    def _draw_heights(self) -> None:
        """Numbers up the edge on the left."""
        low, high = (self.projection.place(self._corners(z)) for z in (-TOP, TOP))
        left = int(low[:, 0].argmin())
        ground = self.terrain.corners[left]
        length = float(np.hypot(*(high[left] - low[left])))
        if length < 3 * self.size:
            return  # seen from above
        colors = self.look.colors
        self._line([(*ground, -TOP), (*ground, TOP)], colors.gray, 0.6, GRAPH_Z)
        for z, text in self.terrain.heights.ticks(3 * TOP * self.size / length):
            x, y = self.projection.place((*ground, z))
            tick = Line2D((x - 0.04, x), (y, y), color=colors.gray, linewidth=0.6)
            self.panel.axes.add_artist(tick)
            self._write_within(text, (x - 0.07, y), "right")

    def _mark_points(self) -> None:
        """The known minima, or the critical points where those are shown."""
        scene, terrain = self.scene, self.terrain
        if scene.critical:
            points = np.array([p.params for p in scene.critical.points]).reshape(-1, 2)
            z = terrain.heights.of(np.array([p.value for p in scene.critical.points]))
        else:
            points = np.array(scene.minima, float).reshape(-1, 2)
            z = terrain.ground(points)
        seen = inside(points, terrain.limits) & (np.abs(z) <= TOP + _LIFT)
        spots = np.column_stack([terrain.units(points), z + _LIFT])
        places = np.where(seen[:, None], self.projection.place(spots), np.nan)
        hidden = terrain.covered(spots, self.projection.camera.eye)
        mark_points(self.panel, scene, places, np.where(hidden, _HIDDEN, 1.0))

    def _write_within(self, text: str, place: Sequence[float], *look: Any, **more: Any) -> None:
        """Write a text at a place in inches unless that is, by a zoom, outside of the picture."""
        if inside(np.array(place), self.panel.limits):
            self._write(text, place, *look, **more)

    def _write(
        self,
        text: str,
        place: Sequence[float],
        align: str = "center",
        size: float = 0.0,
        *,
        math: bool = False,
    ) -> None:
        """Write a text at a place in inches."""
        self.panel.axes.text(
            *place,
            text,
            color=self.look.colors.ink if math else self.look.colors.gray,
            fontproperties=lettering.font(text, size or self.look.small),
            ha=align,
            va="center",
            parse_math=math,
            zorder=GRAPH_Z,
            # Seen from above, slopes reach over the edges of the ground.
            bbox={"facecolor": self.look.colors.halo, "alpha": 0.5, "lw": 0, "pad": 0.6},
        )
