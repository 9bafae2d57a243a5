"""The main part of a picture: a map, a curve or a landscape with the paths on it."""

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure

from optviz.export.drawing.geometry import Box
from optviz.export.drawing.panel import add_panel
from optviz.export.drawing.places import Place
from optviz.export.drawing.surface import draw_curve, draw_map, draw_tangent
from optviz.export.drawing.trails import Trail, draw_trails
from optviz.export.drawing.words import Words
from optviz.export.space.camera import Camera
from optviz.export.space.space_view import SpaceView
from optviz.export.style.labels import Labels
from optviz.export.style.look import Look
from optviz.rendering.scene import Path, Scene
from optviz.rendering.symbols import point_name


class FlatView:
    """A map or a curve in a place of a figure: what stands still is drawn at once."""

    def __init__(
        self, figure: Figure, place: Place, limits: Box, scene: Scene, labels: Labels, look: Look
    ):
        self.scene, self.labels = scene, labels
        self.panel = add_panel(figure, place, limits, look)
        self.graph = None
        if len(scene.axes) == 1:
            self.graph = draw_curve(self.panel, scene)
        else:
            draw_map(self.panel, scene)
        # Where the words stand: in a film they stay.
        self.places: dict[tuple[float, ...], tuple[float, float]] = {}

    def draw_step(self, paths: Sequence[Path], step: int | None) -> None:
        """Draw the paths up to a step, None for the last one."""
        trails = [_trail(path, step) for path in paths]
        words = Words(self.panel, self.places)
        if self.graph is not None:
            words.avoid(self.graph)
            for trail in trails:
                draw_tangent(self.panel, trail, words)
        if trails:
            draw_trails(self.panel, trails, self.labels, words, point_name(self.scene.symbols))


def view_of(
    figure: Figure,
    place: Place,
    limits: Box,
    scene: Scene,
    labels: Labels,
    look: Look,
    camera: Camera | None,
) -> FlatView | SpaceView:
    """Draw what stands still of a scene: as a landscape, if a camera sees it."""
    if camera is None:
        return FlatView(figure, place, limits, scene, labels, look)
    return SpaceView(figure, place, limits, scene, labels, look, camera)


def _trail(path: Path, step: int | None) -> Trail:
    trajectory = path.trajectory
    last = len(trajectory.params) - 1
    now = last if step is None else min(step, last)
    points = np.asarray(trajectory.params, float).reshape(last + 1, -1)[: now + 1]
    if points.shape[1] == 1:
        points = np.column_stack([points, trajectory.value[: now + 1]])
    return Trail(path, points)
