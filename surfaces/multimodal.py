"""Surfaces with many minima, where the start and the rule decide which one is found."""

from surfaces.surface import Surface


def himmelblau(params):
    """(x₁² + x₂ - 11)² + (x₁ + x₂² - 7)²: four minima of value 0."""
    x_1, x_2 = params[0], params[1]
    return (x_1**2 + x_2 - 11) ** 2 + (x_1 + x_2**2 - 7) ** 2


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
