"""The type of everything that can be descended, and its values on a grid."""

import functools
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import jax
import numpy as np

from surfaces.precision import in_64_bit


@dataclass(frozen=True)
class ShapeSlider:
    """The range of one keyword argument of an objective; its default is in the signature."""

    symbol: str
    low: float
    high: float


@dataclass(frozen=True, eq=False)
class Surface:
    """A function to descend, and all that is needed to draw it.

    `objective(params, **shape)` takes one point of shape `(dimension,)` and returns a scalar; its
    keyword arguments are the surface's own sliders, described in `shape_sliders`. `formula` is
    LaTeX. `window` is the part that is shown at first, a `(low, high)` pair for each coordinate.
    `start` is where a path begins unless told otherwise; `minima` are the known minima, which
    hold for every shape and are drawn as marks. `symbols` are the coordinates' names in LaTeX.
    """

    id: str
    name: str
    objective: Callable[..., jax.Array]
    formula: str
    window: tuple[tuple[float, float], ...]
    start: tuple[float, ...]
    source: str
    minima: tuple[tuple[float, ...], ...] = ()
    symbols: tuple[str, ...] = ("x_1", "x_2")
    shape_sliders: Mapping[str, ShapeSlider] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The unique key of this surface."""
        return self.id

    @property
    def examples(self) -> int:
        """The number of examples in the data: 0, except for a data fit."""
        return 0

    @property
    def reduction(self) -> str:
        """How the losses of examples are put together: "sum", unless a data fit averages them."""
        return "sum"

    @property
    def random(self) -> bool:
        """Whether the objective takes a random number in each step: not for a surface."""
        return False

    @property
    def dimension(self) -> int:
        """The number of coordinates."""
        return len(self.window)

    @functools.cached_property
    def shape(self) -> dict[str, float]:
        """The defaults of the surface's own sliders, read from the objective's signature."""
        parameters = inspect.signature(self.objective).parameters
        return {name: parameters[name].default for name in self.shape_sliders}

    def settings(self, shape: Mapping[str, float] | None = None) -> dict[str, Any]:
        """Return all that the objective takes besides the point, as arrays to be traced."""
        return {name: np.float64(v) for name, v in {**self.shape, **(shape or {})}.items()}

    @in_64_bit
    def values(self, points: np.ndarray, shape: Mapping[str, float] | None = None) -> np.ndarray:
        """Evaluate the surface at points, shape `(n, dimension)`; returns shape `(n,)`."""
        return np.asarray(_on_points(self.objective)(points, self.settings(shape)))


@functools.lru_cache(maxsize=64)
def _on_points(objective: Callable[..., jax.Array]) -> Callable[..., jax.Array]:
    def value(params: jax.Array, shape: Mapping[str, Any]) -> jax.Array:
        return objective(params, **shape)

    return jax.jit(jax.vmap(value, in_axes=(0, None)))


def evaluate(
    surface: Surface, axes: tuple[np.ndarray, ...], shape: Mapping[str, float] | None = None
) -> np.ndarray:
    """Evaluate a surface on the grid spanned by `axes`, one array of coordinates per dimension.

    Returns a float64 array of shape `(len(axes[-1]), ..., len(axes[0]))`: rows are the last
    coordinate, as in an image with the origin below. Points where the surface is undefined are
    NaN or infinite; nothing is raised for them.
    """
    mesh = np.meshgrid(*axes, indexing="xy")
    points = np.stack([coordinate.ravel() for coordinate in mesh], axis=-1)
    values: np.ndarray = surface.values(points, shape).reshape(mesh[0].shape)
    return values
