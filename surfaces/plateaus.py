"""Plateaus: nearly flat far from the minimum, where plain gradient descent hardly moves."""

import math

import jax
import jax.numpy as jnp

from surfaces.surface import Surface


def gaussian_well(params: jax.Array) -> jax.Array:
    """1 - exp(-2φ₁²)·exp(-(φ₀ - 0.7)²/8): curvatures 4 and 1/4 at the minimum (0.7, 0)."""
    phi_0, phi_1 = params[0], params[1]
    return 1 - jnp.exp(-2 * phi_1**2) * jnp.exp(-((phi_0 - 0.7) ** 2) / 8)


def plateau(params: jax.Array) -> jax.Array:
    """The squared error of a sigmoid neuron that shall answer 0.9 to 1 and 0.1 to -1.

    Where the neuron is saturated, the sigmoid's slope and with it the gradient all but vanish,
    however wrong the answers are.
    """
    w, b = params[0], params[1]
    high, low = jax.nn.sigmoid(w + b), jax.nn.sigmoid(-w + b)
    return 0.5 * ((high - 0.9) ** 2 + (low - 0.1) ** 2)


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

PLATEAU = Surface(
    id="plateau",
    name="Plateau of a saturated neuron",
    objective=plateau,
    formula=(
        r"f(w, b) = \tfrac12 \left(\sigma(w + b) - 0.9\right)^2"
        "\n"
        r"+\, \tfrac12 \left(\sigma(-w + b) - 0.1\right)^2"
    ),
    window=((-7.0, 7.0), (-4.5, 4.5)),
    start=(-3.0, 3.0),
    minima=((math.log(9), 0.0),),
    symbols=("w", "b"),
    source="Nielsen, Neural Networks and Deep Learning, chapter 3: the learning slowdown",
)
