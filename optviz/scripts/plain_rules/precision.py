"""What a rule does in single precision, though all else is in double; not every package can."""

import jax.numpy as jnp


def power_in_single(base, exponent):
    """A power of two plain numbers."""
    return jnp.float32(base) ** jnp.float32(exponent)


def qr_in_single(matrix):
    """The orthogonal factor of a matrix."""
    return jnp.float64(jnp.linalg.qr(jnp.float32(matrix))[0])
