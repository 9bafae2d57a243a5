"""The sine of our own: NumPy's, to the last digit or two, and its derivatives."""

import jax
import numpy as np
import pytest

from surfaces.precision import in_64_bit
from surfaces.sine import sin


@pytest.mark.parametrize(("dtype", "error"), [(np.float64, 3e-16), (np.float32, 1e-7)])
@pytest.mark.parametrize("reach", [3.0, 1000.0])
def test_values_and_derivatives(dtype, error, reach):
    x = np.linspace(-reach, reach, 20001).astype(dtype)
    exact = x.astype(float)
    functions = (sin, jax.grad(sin), jax.grad(jax.grad(sin)), jax.jacfwd(jax.grad(sin)))
    expected = (np.sin(exact), np.cos(exact), -np.sin(exact), -np.sin(exact))
    for function, values in zip(functions, expected, strict=True):
        found = in_64_bit(jax.jit(jax.vmap(function)))(x)
        assert found.dtype == dtype
        assert np.abs(np.asarray(found, float) - values).max() <= error


def test_what_is_not_finite_stays_so():
    assert np.isnan(in_64_bit(sin)(np.array([np.nan, np.inf, -np.inf]))).all()
