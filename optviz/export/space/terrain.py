"""A surface as a landscape: where its points stand, and which of them it hides from the eye."""

import numpy as np

from optviz.export.drawing.geometry import Box
from optviz.export.space.heights import TOP, Heights
from optviz.rendering.scene import Scene

_CELLS = 160  # along each side of the lattice
_SLIMMEST = 0.45  # of the shorter side to the longer one
_SIGHT = 0.02  # between places at which a line of sight is compared with the surface
_TOUCHING = 1.5e-3  # the surface does not hide what is nearer to it


class Terrain:
    """The part of a surface within limits; all lengths are halves of its longer side."""

    def __init__(self, scene: Scene, limits: Box):
        self.scene, self.limits = scene, limits
        self._low, high = np.transpose(limits)
        self._width = high - self._low
        with np.errstate(over="ignore"):
            shape = float(np.clip(self._width[1] / self._width[0], _SLIMMEST, 1 / _SLIMMEST))
        self.half = np.array([1 / shape, 1.0] if shape > 1 else [1.0, shape])
        # The lattice, in the landscape's units: rows go along y.
        self.axes = tuple(np.linspace(-half, half, _CELLS + 1) for half in self.half)
        world = [np.linspace(*ends, _CELLS + 1) for ends in limits]
        self.values = self._value(np.stack(np.meshgrid(*world), axis=-1))
        self.heights = Heights(self.values)
        self.z = self.heights.of(self.values)

    @property
    def corners(self) -> np.ndarray:
        """The corners of the ground, one after the other around it."""
        return self.half * np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)])

    def units(self, points: np.ndarray) -> np.ndarray:
        """Where points of the surface's parameters, of shape (..., 2), lie on the ground."""
        with np.errstate(all="ignore"):
            return (2 * ((points - self._low) / self._width) - 1) * self.half

    def _value(self, points: np.ndarray) -> np.ndarray:
        """The surface's values between those of the scene's grid; NaN beyond and at gaps."""
        x, y = (
            _position(axis, along)
            for axis, along in zip(self.scene.axes, np.moveaxis(points, -1, 0), strict=True)
        )
        return _between(self.scene.values, x, y)

    def ground(self, points: np.ndarray) -> np.ndarray:
        """How high the surface stands at points of its parameters, of shape (..., 2)."""
        return self.heights.of(self._value(points))

    def covered(self, points: np.ndarray, eye: np.ndarray) -> np.ndarray:
        """Which points, of shape (n, 3), have the surface between them and the eye."""
        away = eye - points
        # A line of sight leaves the landscape at its side or, farther on, at its top.
        aside = 2 * np.hypot(*self.half) / max(np.hypot(*eye[:2]), 0.1)
        shares = np.arange(
            0.0, min(aside, 2 * TOP / (eye[2] + TOP), 1.0), _SIGHT / np.linalg.norm(eye)
        )
        above, below = np.zeros(len(points), bool), np.zeros(len(points), bool)
        for share in shares:
            x, y, z = (points + share * away).T
            ground = self._lattice(x, y)
            with np.errstate(invalid="ignore"):
                ground = np.where(np.abs(ground) <= TOP, ground, np.nan)  # poles are cut open
                above |= z - ground > _TOUCHING
                below |= z - ground < -_TOUCHING
        return above & below

    def _lattice(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """How high the surface stands at places on the ground; NaN beyond."""
        return _between(self.z, _position(self.axes[0], x), _position(self.axes[1], y))


def _position(axis: np.ndarray, along: np.ndarray) -> np.ndarray:
    """Places along an axis of even steps, in these steps from its start."""
    with np.errstate(all="ignore"):
        return (along - axis[0]) / (axis[-1] - axis[0]) * (len(axis) - 1)


def _between(grid: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """A grid's values at positions between its columns and rows; NaN beyond it and at gaps."""
    rows, columns = grid.shape
    with np.errstate(all="ignore"):
        # Rounding must not put a place on the border beyond it.
        known = (x >= -1e-9) & (x <= columns - 1 + 1e-9) & (y >= -1e-9) & (y <= rows - 1 + 1e-9)
        x, y = np.where(known, x, 0.0), np.where(known, y, 0.0)
        i = np.clip(x.astype(int), 0, columns - 2)
        j = np.clip(y.astype(int), 0, rows - 2)
        a, b = x - i, y - j
        lower = grid[j, i] * (1 - a) + grid[j, i + 1] * a
        upper = grid[j + 1, i] * (1 - a) + grid[j + 1, i + 1] * a
        value = lower * (1 - b) + upper * b
        return np.where(known & np.isfinite(value), value, np.nan)
