"""Plateaus: nearly flat far from the minimum, where plain gradient descent hardly moves."""

import jax.numpy as jnp

from surfaces.surface import Surface


def gaussian_well(params):
    """1 - exp(-2φ₁²)·exp(-(φ₀ - 0.7)²/8): curvatures 4 and 1/4 at the minimum (0.7, 0)."""
    phi_0, phi_1 = params[0], params[1]
    return 1 - jnp.exp(-2 * phi_1**2) * jnp.exp(-((phi_0 - 0.7) ** 2) / 8)


GAUSSIAN_WELL = Surface(
    id="gaussian_well",
    name="Gaussian well",
    objective=gaussian_well,
    formula=r"f(\phi_0, \phi_1) = 1 - e^{-2\phi_1^2}\,e^{-(\phi_0 - 0.7)^2/8}",
    window=((-1.4, 2.5), (-1.3, 1.3)),
    start=(-0.7, -0.9),
    minima=((0.7, 0.0),),
    symbols=(r"\phi_0", r"\phi_1"),
    source="Prince, Understanding Deep Learning, figure 6.9",
)
