"""Surfaces with many minima, where the start and the rule decide which one is found."""

import math

import jax
import jax.numpy as jnp

from surfaces.surface import Surface


def himmelblau(params: jax.Array) -> jax.Array:
    """(x₁² + x₂ - 11)² + (x₁ + x₂² - 7)²: four minima of value 0."""
    x_1, x_2 = params[0], params[1]
    return (x_1**2 + x_2 - 11) ** 2 + (x_1 + x_2**2 - 7) ** 2


def rastrigin(params: jax.Array) -> jax.Array:
    """20 + Σ(xᵢ² - 10·cos(2πxᵢ)): a bowl full of dents, one near every pair of whole numbers."""
    return 20 + jnp.sum(params**2 - 10 * jnp.cos(2 * jnp.pi * params))


def ackley(params: jax.Array) -> jax.Array:
    """A dented funnel. Its lowest minimum, at 0, is a tip, where it has no gradient."""
    tip = -20 * jnp.exp(-0.2 * jnp.sqrt(jnp.mean(params**2)))
    return tip - jnp.exp(jnp.mean(jnp.cos(2 * jnp.pi * params))) + 20 + jnp.e


def styblinski_tang(params: jax.Array) -> jax.Array:
    """½Σ(xᵢ⁴ - 16xᵢ² + 5xᵢ): four minima, the lowest where both coordinates are negative."""
    return 0.5 * jnp.sum(params**4 - 16 * params**2 + 5 * params)


def three_hump_camel(params: jax.Array) -> jax.Array:
    """2x₁² - 1.05x₁⁴ + x₁⁶/6 + x₁x₂ + x₂²: the lowest of its three minima is at 0."""
    x_1, x_2 = params[0], params[1]
    return 2 * x_1**2 - 1.05 * x_1**4 + x_1**6 / 6 + x_1 * x_2 + x_2**2


HIMMELBLAU = Surface(
    id="himmelblau",
    name="Himmelblau",
    objective=himmelblau,
    formula=r"f(x_1, x_2) = (x_1^2 + x_2 - 11)^2" "\n" r"+\, (x_1 + x_2^2 - 7)^2",
    window=((-6.0, 6.0), (-5.0, 5.0)),
    start=(0.0, 0.0),
    minima=(
        (3.0, 2.0),
        (-2.805118086952745, 3.131312518250573),
        (-3.7793102533777469, -3.2831859912861694),
        (3.5844283403304917, -1.8481265269644034),
    ),
    source="Himmelblau, Applied Nonlinear Programming, 1972",
)

RASTRIGIN = Surface(
    id="rastrigin",
    name="Rastrigin",
    objective=rastrigin,
    formula=r"f(x) = 20 + \sum_{i=1}^{2} \left(x_i^2 - 10 \cos(2\pi x_i)\right)",
    window=((-5.12, 5.12), (-5.12, 5.12)),
    start=(-3.4, 2.7),
    minima=((0.0, 0.0),),
    source="Rastrigin, Systems of Extremal Control, 1974; the lowest of its minima is marked",
)

ACKLEY = Surface(
    id="ackley",
    name="Ackley",
    objective=ackley,
    formula=(
        r"f(x) = -20\, e^{-0.2 \sqrt{(x_1^2 + x_2^2)/2}}"
        "\n"
        r"-\, e^{(\cos 2\pi x_1 + \cos 2\pi x_2)/2} + 20 + e"
    ),
    window=((-5.0, 5.0), (-5.0, 5.0)),
    start=(-3.4, 2.7),
    minima=((0.0, 0.0),),
    source="Ackley, A Connectionist Machine for Genetic Hillclimbing, 1987;"
    " the lowest of its minima is marked",
)

# The outer roots of the derivative, 2x³ - 16x + 5/2.
_DEEP, _SHALLOW = -2.903534027771177, 2.746802770990837

STYBLINSKI_TANG = Surface(
    id="styblinski_tang",
    name="Styblinski–Tang",
    objective=styblinski_tang,
    formula=r"f(x) = \tfrac12 \sum_{i=1}^{2} \left(x_i^4 - 16 x_i^2 + 5 x_i\right)",
    window=((-5.0, 5.0), (-5.0, 5.0)),
    start=(0.6, 4.0),
    minima=((_DEEP, _DEEP), (_DEEP, _SHALLOW), (_SHALLOW, _DEEP), (_SHALLOW, _SHALLOW)),
    source="Styblinski and Tang, Neural Networks 3(4), 1990",
)

# Where x₂ = -x₁/2 and x₁ is the outer root of x₁⁵ - 4.2x₁³ + 3.5x₁.
_HUMP = math.sqrt(2.1 + math.sqrt(0.91))

THREE_HUMP_CAMEL = Surface(
    id="three_hump_camel",
    name="Three-hump camel",
    objective=three_hump_camel,
    formula=(
        r"f(x_1, x_2) = 2 x_1^2 - 1.05\, x_1^4 + \tfrac16 x_1^6"
        "\n"
        r"+\, x_1 x_2 + x_2^2"
    ),
    window=((-2.6, 2.6), (-2.0, 2.0)),
    start=(-1.0, 1.6),
    minima=((0.0, 0.0), (_HUMP, -_HUMP / 2), (-_HUMP, _HUMP / 2)),
    source="Standard test function for global minimization",
)
