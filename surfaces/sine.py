"""A sine that vector units can compute.

XLA's own is computed number by number on a CPU, and again for every operation that needs it.
"""

import jax
import jax.numpy as jnp
import numpy as np

# π/2 in parts: products of the first ones with whole numbers are exact (Cody and Waite 1980).
_PARTS = {
    np.dtype(np.float64): (1.57079632673412561417, 6.0771005063039659766e-11, 2.02226624879595e-21),
    np.dtype(np.float32): (1.5703125, 4.837512969970703125e-4, 7.54978995489188e-8),
}
# Of r³, r⁵ ... for the sine and r⁴, r⁶ ... for the cosine on ±π/4 (Sun Microsystems, fdlibm 5.3).
_SINE = (
    *(-1.66666666666666324348e-01, 8.33333333332248946124e-03, -1.98412698298579493134e-04),
    *(2.75573137070700676789e-06, -2.50507602534068634195e-08, 1.58969099521155010221e-10),
)
_COSINE = (
    *(4.16666666666666019037e-02, -1.38888888888741095749e-03, 2.48015872894767294178e-05),
    *(-2.75573143513906633035e-07, 2.08757232129817482790e-09, -1.13596475577881948265e-11),
)

_Pair = tuple[jax.Array, jax.Array]


def sin(x: jax.Array) -> jax.Array:
    """The sine of numbers up to a hundred thousand, to the last digit or two."""
    sine: jax.Array = _sine_and_cosine(x)[0]
    return sine


@jax.custom_jvp
def _sine_and_cosine(x: jax.Array) -> _Pair:
    quarters = jnp.round(x * (2 / np.pi))
    first, second, third = _PARTS[np.dtype(x.dtype)]
    r = ((x - quarters * first) - quarters * second) - quarters * third
    square = r * r
    s = r + r * square * _polynomial(_SINE, square)
    c = 1 - square / 2 + square * square * _polynomial(_COSINE, square)
    turn = quarters - 4 * jnp.floor(quarters / 4)
    is_odd = (turn == 1) | (turn == 3)
    s, c = jnp.where(is_odd, c, s), jnp.where(is_odd, s, c)
    return jnp.where(turn >= 2, -s, s), jnp.where((turn == 1) | (turn == 2), -c, c)


@_sine_and_cosine.defjvp
def _(primals: tuple[jax.Array], tangents: tuple[jax.Array]) -> tuple[_Pair, _Pair]:
    (x,), (change,) = primals, tangents
    # Kept: a loss and its gradient need both, and XLA would compute them for each of them anew.
    s, c = jax.lax.optimization_barrier(_sine_and_cosine(x))
    return (s, c), (c * change, -s * change)


def _polynomial(coefficients: tuple[float, ...], x: jax.Array) -> jax.Array:
    *others, last = coefficients
    total = x * last + others.pop()
    for coefficient in reversed(others):
        total = total * x + coefficient
    return total
