"""Curves: functions of one variable."""

import math

import jax
import jax.numpy as jnp

from surfaces.surface import ShapeSlider, Surface


def parabola(params: jax.Array) -> jax.Array:
    """x², whose gradient descent multiplies x by 1 - 2·learning_rate at every step."""
    return params[0] ** 2


def x_cos(params: jax.Array, c: float = 0.15 * math.pi) -> jax.Array:
    """x·cos(cx): infinitely many local minima, unbounded below."""
    return params[0] * jnp.cos(c * params[0])


PARABOLA = Surface(
    id="parabola",
    name="Parabola",
    objective=parabola,
    formula=r"f(x) = x^2",
    window=((-11.0, 11.0),),
    start=(10.0,),
    minima=((0.0,),),
    symbols=("x",),
    source="Zhang et al., Dive into Deep Learning, section 12.3",
)

X_COS = Surface(
    id="x_cos",
    name="x·cos(cx)",
    objective=x_cos,
    formula=r"f(x) = x \cos(c\,x)",
    window=((-15.0, 15.0),),
    start=(10.0,),
    symbols=("x",),
    shape_sliders={"c": ShapeSlider("c", 0.1, 1.5)},
    source="Zhang et al., Dive into Deep Learning, section 12.3",
)
