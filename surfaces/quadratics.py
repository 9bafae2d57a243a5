"""Quadratic surfaces: everything about their descent can be computed by hand."""

import jax
import jax.numpy as jnp

from surfaces.surface import ShapeSlider, Surface


def bowl(params: jax.Array) -> jax.Array:
    """x₁² + 2x₂², a well-conditioned quadratic."""
    return params[0] ** 2 + 2 * params[1] ** 2


def ravine(params: jax.Array) -> jax.Array:
    """0.1x₁² + 2x₂²: gradient descent is stable only below the learning rate 0.5."""
    return 0.1 * params[0] ** 2 + 2 * params[1] ** 2


def quadratic(
    params: jax.Array, curvature_1: float = 0.2, curvature_2: float = 4.0, rotation: float = 30.0
) -> jax.Array:
    """½(κ₁u₁² + κ₂u₂²), where u is params turned by -rotation degrees; κ are the curvatures."""
    angle = jnp.deg2rad(rotation)
    u_1 = jnp.cos(angle) * params[0] + jnp.sin(angle) * params[1]
    u_2 = -jnp.sin(angle) * params[0] + jnp.cos(angle) * params[1]
    return 0.5 * (curvature_1 * u_1**2 + curvature_2 * u_2**2)


RAVINE = Surface(
    id="ravine",
    name="Ravine",
    objective=ravine,
    formula=r"f(x_1, x_2) = 0.1\,x_1^2 + 2\,x_2^2",
    window=((-6.0, 2.4), (-2.8, 2.8)),
    start=(-5.0, -2.0),
    minima=((0.0, 0.0),),
    source="Zhang et al., Dive into Deep Learning, section 12.6",
)

BOWL = Surface(
    id="bowl",
    name="Bowl",
    objective=bowl,
    formula=r"f(x_1, x_2) = x_1^2 + 2\,x_2^2",
    window=((-6.0, 2.4), (-2.8, 2.8)),
    start=(-5.0, -2.0),
    minima=((0.0, 0.0),),
    source="Zhang et al., Dive into Deep Learning, section 12.3",
)

QUADRATIC = Surface(
    id="quadratic",
    name="Quadratic",
    objective=quadratic,
    formula=(
        r"f(x) = \tfrac12\left(\kappa_1 u_1^2 + \kappa_2 u_2^2\right),"
        "\n"
        r"\quad u = R(-\varphi)\,x"
    ),
    window=((-6.0, 6.0), (-4.0, 4.0)),
    start=(-5.0, -1.0),
    minima=((0.0, 0.0),),
    shape_sliders={
        "curvature_1": ShapeSlider(r"\kappa_1", 0.05, 5.0),
        "curvature_2": ShapeSlider(r"\kappa_2", 0.05, 5.0),
        "rotation": ShapeSlider(r"\varphi", -90.0, 90.0),
    },
    source="Goh, Why Momentum Really Works, Distill 2017",
)
