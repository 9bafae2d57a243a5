"""Saddles: the gradient vanishes, and yet there is a way down."""

import jax

from surfaces.surface import Surface


def saddle(params: jax.Array) -> jax.Array:
    """x₁² - x₂²: up along one axis, down along the other, without end."""
    return params[0] ** 2 - params[1] ** 2


def monkey_saddle(params: jax.Array) -> jax.Array:
    """x₁³ - 3x₁x₂²: three ways down, two for the legs and one for the tail; at 0 it is flat."""
    return params[0] ** 3 - 3 * params[0] * params[1] ** 2


SADDLE = Surface(
    id="saddle",
    name="Saddle",
    objective=saddle,
    formula=r"f(x_1, x_2) = x_1^2 - x_2^2",
    window=((-3.0, 3.0), (-2.0, 2.0)),
    start=(-2.5, 0.001),
    source="Zhang et al., Dive into Deep Learning, section 12.1",
)

MONKEY_SADDLE = Surface(
    id="monkey_saddle",
    name="Monkey saddle",
    objective=monkey_saddle,
    formula=r"f(x_1, x_2) = x_1^3 - 3\, x_1 x_2^2",
    window=((-1.5, 1.5), (-1.0, 1.0)),
    start=(1.2, 0.01),
    source="Dauphin et al., Identifying and Attacking the Saddle Point Problem, 2014",
)
