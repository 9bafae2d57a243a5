"""From where a landscape is seen, and where its points are seen on a picture: as in the player."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from optviz.export.drawing.geometry import Box

_DISTANCE = 4.6  # of the eye from the middle of the landscape, in halves of its longer side
_ELEVATIONS, _ZOOMS = (5.0, 90.0), (0.6, 8.0)  # the eye never goes below the ground


@dataclass(frozen=True)
class Camera:
    """The eye's place around a landscape and above its ground, in degrees, and its zoom."""

    azimuth: float = -35.0
    elevation: float = 46.0
    zoom: float = 1.0

    @classmethod
    def shown_by(cls, parts: Mapping[str, str]) -> "Camera | None":
        """The camera of what a link says of the player's parts, None of a flat view.

        It is kept within what the player allows.
        """
        if parts.get("space") != "on":
            return None
        if "camera" not in parts:
            return cls()
        azimuth, elevation, zoom = map(float, parts["camera"].split(","))
        return cls(azimuth, float(np.clip(elevation, *_ELEVATIONS)), float(np.clip(zoom, *_ZOOMS)))

    @property
    def eye(self) -> np.ndarray:
        """The place of the eye, in the landscape's units."""
        (sin_a, cos_a), (sin_e, cos_e) = self._turns
        return _DISTANCE * np.array([-sin_a * cos_e, -cos_a * cos_e, sin_e])

    @property
    def _turns(self) -> list[tuple[float, float]]:
        angles = np.radians([self.azimuth, self.elevation])
        return [(float(np.sin(angle)), float(np.cos(angle))) for angle in angles]

    def turned(self, directions: np.ndarray) -> np.ndarray:
        """Directions, of shape (..., 3), as the eye has them: to the right, up, towards it."""
        (sin_a, cos_a), (sin_e, cos_e) = self._turns
        x, y, z = np.moveaxis(directions, -1, 0)
        right, back = x * cos_a - y * sin_a, x * sin_a + y * cos_a
        return np.stack([right, z * cos_e + back * sin_e, z * sin_e - back * cos_e], axis=-1)

    def flat(self, points: np.ndarray) -> np.ndarray:
        """Where points, of shape (..., 3), are seen: to the right and up from the middle."""
        right, up, near = np.moveaxis(self.turned(points), -1, 0)
        return np.stack([right, up], axis=-1) * (_DISTANCE / (_DISTANCE - near))[..., None]


class Projection:
    """From a landscape onto a picture in inches, so large that its `corners` lie in the `frame`."""

    def __init__(self, camera: Camera, corners: np.ndarray, frame: Box):
        self.camera = camera
        seen = camera.flat(corners)
        low, high = seen.min(axis=0), seen.max(axis=0)
        ends = np.array(frame)
        self._scale = float(((ends[:, 1] - ends[:, 0]) / (high - low)).min()) * camera.zoom
        self._middle = ends.mean(axis=1) - self._scale * (low + high) / 2

    def place(self, points: np.ndarray) -> np.ndarray:
        """Where points, of shape (..., 3), are seen: inches from the lower left corner."""
        return self._middle + self._scale * self.camera.flat(np.asarray(points, float))
