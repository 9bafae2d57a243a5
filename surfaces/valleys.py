"""Curved valleys, where the gradient points across the way and not along it."""

import jax

from surfaces.surface import ShapeSlider, Surface


def rosenbrock(params: jax.Array, b: float = 100.0) -> jax.Array:
    """(1 - x₁)² + b(x₂ - x₁²)²: a flat, curved valley between steep walls."""
    return (1 - params[0]) ** 2 + b * (params[1] - params[0] ** 2) ** 2


def beale(params: jax.Array) -> jax.Array:
    """Three squares that all vanish at (3, 1/2); towards large |x₂| it rises like a sixth power."""
    x_1, x_2 = params[0], params[1]
    return (
        (1.5 - x_1 + x_1 * x_2) ** 2
        + (2.25 - x_1 + x_1 * x_2**2) ** 2
        + (2.625 - x_1 + x_1 * x_2**3) ** 2
    )


ROSENBROCK = Surface(
    id="rosenbrock",
    name="Rosenbrock",
    objective=rosenbrock,
    formula=r"f(x_1, x_2) = (1 - x_1)^2" "\n" r"+\, b\,(x_2 - x_1^2)^2",
    window=((-2.4, 2.4), (-0.8, 2.4)),
    start=(-1.2, 1.0),
    minima=((1.0, 1.0),),
    shape_sliders={"b": ShapeSlider("b", 1.0, 200.0)},
    source="Rosenbrock, The Computer Journal 3(3), 1960",
)

BEALE = Surface(
    id="beale",
    name="Beale",
    objective=beale,
    formula=(
        r"f(x_1, x_2) = (1.5 - x_1 + x_1 x_2)^2"
        "\n"
        r"+\, (2.25 - x_1 + x_1 x_2^2)^2"
        "\n"
        r"+\, (2.625 - x_1 + x_1 x_2^3)^2"
    ),
    window=((-4.5, 4.5), (-3.0, 3.0)),
    start=(1.0, -0.5),
    minima=((3.0, 0.5),),
    source="Beale, On an Iterative Method for Finding a Local Minimum of a Function, 1958",
)
