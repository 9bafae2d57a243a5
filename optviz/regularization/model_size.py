"""Under- and overfitting by the degree of a polynomial that is fitted to noisy examples.

Least squares in polynomials that are orthogonal over the examples themselves, made degree by degree
and evaluated elsewhere by the same operations (Brubeck, Nakatsukasa and Trefethen 2021,
"Vandermonde with Arnoldi"). Powers of x would be so alike that their fits lose all digits; here
each degree adds its own part to the fit of the degree below, so that one basis serves all.
"""

import functools
import math
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

MAX_DEGREE = 20
DEGREES = np.arange(MAX_DEGREE + 1)
SEEDS = 50
TEST = 400
GRID = np.linspace(-1, 1, 401)

# As many examples as there is room for; those beyond the number asked for weigh nothing.
MAX_EXAMPLES = 200
MIN_EXAMPLES = MAX_DEGREE + 5


class Fits(NamedTuple):
    """Polynomials of every degree fitted to the examples of `SEEDS` seeds.

    `train` and `test` are half the mean squared errors, `(SEEDS, MAX_DEGREE + 1)`, against noisy
    examples both; `curves` are the fits on `GRID`, `(SEEDS, MAX_DEGREE + 1, len(GRID))`; `x` and
    `y` are the first seed's training examples.
    """

    train: np.ndarray
    test: np.ndarray
    curves: np.ndarray
    x: np.ndarray
    y: np.ndarray


def truth(x: np.ndarray) -> np.ndarray:
    """The function behind the noisy examples; no polynomial equals it."""
    return np.sin(4 * x) + x / 2


def fit(examples: int, noise: float) -> Fits:
    """Fit polynomials of all degrees up to `MAX_DEGREE` to noisy examples drawn evenly.

    Raises ValueError for a number of examples outside `MIN_EXAMPLES` ... 200, fewer than which
    would not determine the largest polynomial, and a noise that is negative or not finite.
    """
    if not (MIN_EXAMPLES <= examples <= MAX_EXAMPLES and examples % 1 == 0):
        allowed = f"a whole number from {MIN_EXAMPLES} to {MAX_EXAMPLES}"
        raise ValueError(f"examples is {examples}; it must be {allowed}")
    if not 0 <= noise < math.inf:
        raise ValueError(f"noise is {noise}; it must be a finite number from 0")
    x, errors, x_test, test_errors = _draws()
    y, y_test = truth(x) + noise * errors, truth(x_test) + noise * test_errors
    weights = (np.arange(MAX_EXAMPLES) < examples).astype(float)
    fits = (np.asarray(part) for part in _fit(x, y, x_test, y_test, weights))
    return Fits(*fits, x[0, :examples], y[0, :examples])


@functools.cache
def _draws() -> tuple[np.ndarray, ...]:
    draws = [_drawn_with(np.random.default_rng(seed)) for seed in range(SEEDS)]
    return tuple(np.stack(arrays) for arrays in zip(*draws, strict=True))


def _drawn_with(generator: np.random.Generator) -> tuple[np.ndarray, ...]:
    return tuple(
        array
        for size in (MAX_EXAMPLES, TEST)
        for array in (generator.uniform(-1, 1, size), generator.standard_normal(size))
    )


def orthonormal(x, weights):
    """Return polynomials at x, one per row, that are orthonormal in the weighted sum over x."""

    def add(degree, basis):
        new = x * basis[degree - 1]
        new = new - (basis @ (weights * new)) @ basis
        return basis.at[degree].set(new / jnp.sqrt(jnp.dot(weights, new**2)))

    basis = jnp.zeros((MAX_DEGREE + 1, len(x))).at[0].set(1 / jnp.sqrt(jnp.sum(weights)))
    return jax.lax.fori_loop(1, MAX_DEGREE + 1, add, basis)


@jax.jit
@functools.partial(jax.vmap, in_axes=(0, 0, 0, 0, None))
def _fit(x, y, x_test, y_test, weights):
    # Evaluated at all points at once; only the training examples count.
    sizes = (MAX_EXAMPLES, MAX_EXAMPLES + TEST)
    basis = orthonormal(jnp.concatenate([x, x_test, GRID]), jnp.pad(weights, (0, TEST + len(GRID))))
    parts = basis[:, :MAX_EXAMPLES] @ (weights * y)
    fits = jnp.cumsum(parts[:, None] * basis, axis=0)
    known, unknown, curves = jnp.split(fits, sizes, axis=1)
    train = (known - y) ** 2 @ weights / jnp.sum(weights) / 2
    test = jnp.mean((unknown - y_test) ** 2, axis=1) / 2
    return train, test, curves
