"""Values, gradients and Hessians of a surface at many points."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from optviz.compiling import SMALL, compiling
from surfaces.keeping import by_surface
from surfaces.precision import in_64_bit

# All points go through the same compiled function, this many at a time: no count of points, be it
# that of a path's steps, ever compiles anything.
_CHUNK = 256

# JAX computes without Python's lock: two threads share the chunks.
_workers = ThreadPoolExecutor(2)


@by_surface(most=64, within=compiling)
def _compiled(
    objective: Callable, dimension: int, sliders: tuple[str, ...], examples: int
) -> Callable:
    """The value, gradient and Hessian at many points, in one row for each.

    `sliders` are the names of the surface's own, `examples` the size of data that are passed in.
    """

    def row(params, settings):
        def grad_and_value(params):
            value, grad = jax.value_and_grad(lambda p: objective(p, **settings))(params)
            return grad, (value, grad)

        hessian, (value, grad) = jax.jacfwd(grad_and_value, has_aux=True)(params)
        return jnp.concatenate([value[None], grad, hessian.ravel()])

    def array(*shape):
        return jax.ShapeDtypeStruct(shape, np.float64)

    settings = {name: array() for name in sliders}
    if examples:
        settings |= {"weights": array(examples), "data": (array(examples), array(examples))}
    rows = jax.jit(jax.vmap(row, in_axes=(0, None)))
    return rows.lower(array(_CHUNK, dimension), settings).compile(SMALL)


@in_64_bit
def derivatives_of(surface: Any, shape: Mapping[str, float] | None = None) -> Callable:
    """Return a function from points to values, gradients and Hessians, of a Surface of some shape.

    For points of shape (n, d) those have the shapes (n,), (n, d) and (n, d, d). They are NaN or
    infinite where the surface is undefined; nothing is raised for them.
    """
    settings = surface.settings(shape)
    d = surface.dimension
    examples = len(settings["weights"]) if "weights" in settings else 0
    compiled = _compiled(surface.objective, d, tuple(surface.shape), examples)

    @in_64_bit
    def at_chunk(chunk):
        return np.asarray(compiled(chunk, settings))

    def derivatives(points: np.ndarray):
        count = len(points)
        padded = np.zeros((-(-max(count, 1) // _CHUNK) * _CHUNK, d))
        padded[:count] = points
        chunks = padded.reshape(-1, _CHUNK, d)
        first = at_chunk(chunks[0])
        rest = _workers.map(at_chunk, chunks[1:])
        table = np.concatenate([first, *rest])[:count]
        return table[:, 0], table[:, 1 : d + 1], table[:, d + 1 :].reshape(count, d, d)

    return derivatives
