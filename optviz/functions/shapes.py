"""Derivatives of vectors and matrices: what shape they have, by JAX."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np

_LEFT, _RIGHT = np.array([1.0, 2.0]), np.array([3.0, 0.0, -1.0])


@dataclass(frozen=True)
class ShapeExample:
    """A function to differentiate: its name says of what by what, `formula` is LaTeX."""

    id: str
    name: str
    function: Callable[[jax.Array], jax.Array]
    formula: str
    at: tuple


def quadratic(x):
    """A scalar of a vector: x1² + 3 x1 x2 - x3."""
    return x[0] ** 2 + 3 * x[0] * x[1] - x[2]


def bilinear(weights):
    """A scalar of a matrix: u W v with u = (1, 2) and v = (3, 0, -1)."""
    return _LEFT @ weights @ _RIGHT


def helix(t):
    """A vector of a scalar: the point (cos t, sin t, t) of a helix."""
    return jnp.array([jnp.cos(t), jnp.sin(t), t])


def field(x):
    """A vector of a vector: (x1 x2, x2 x3)."""
    return jnp.array([x[0] * x[1], x[1] * x[2]])


SHAPE_EXAMPLES: Sequence[ShapeExample] = (
    ShapeExample(
        "scalar_by_vector",
        "Scalar by vector",
        quadratic,
        r"f(x) = x_1^2 + 3 x_1 x_2 - x_3",
        (1.0, 2.0, 3.0),
    ),
    ShapeExample(
        "scalar_by_matrix",
        "Scalar by matrix",
        bilinear,
        r"f(W) = u^\top W v,\; u = (1, 2),\; v = (3, 0, -1)",
        ((1.0, 0.0, 2.0), (0.0, 1.0, 1.0)),
    ),
    ShapeExample(
        "vector_by_scalar",
        "Vector by scalar",
        helix,
        r"f(t) = (\cos t, \sin t, t)",
        0.0,
    ),
    ShapeExample(
        "vector_by_vector",
        "Vector by vector",
        field,
        r"f(x) = (x_1 x_2,\; x_2 x_3)",
        (1.0, 2.0, 3.0),
    ),
)


def derivative(
    function: Callable[[jax.Array], jax.Array], at: np.ndarray | float
) -> tuple[np.ndarray, np.ndarray]:
    """The value of a function and its derivative by `jax.jacfwd`.

    The shape of the derivative is that of the value followed by that of the argument.
    """
    point = jnp.asarray(at, float)
    return np.asarray(function(point)), np.asarray(jax.jacfwd(function)(point))
