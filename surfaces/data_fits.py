"""Losses of data: what is descended when a model is fitted."""

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from surfaces.fitting import Array, Data, DataFit, Model, Recipe, loss_of, straight
from surfaces.sine import sin

# 28 points made for this project: x uniform in [-15, 15], y the Gabor model at (0, 16.6) plus
# Gaussian noise of standard deviation 0.155, from NumPy's default_rng(3136), rounded. The seed was
# picked so that the statements of the book's chapter 6 about its own 28 points hold here too.
# fmt: off
GABOR_X = np.array([
    10.55, 0.23, -0.17, 5.9, -1.91, -12.74, -6.67, -6.66, 3.67, 4.2, 10.11, -12.46, 14.31, 13.31,
    -12.12, 3.46, 3.83, 14.68, -2.4, 12.94, -8.08, -10.88, 14.48, 13.73, -2.99, 2.26, -5.29, -0.41,
])
GABOR_Y = np.array([
    0.037, 0.26, -0.19, -0.275, -0.911, 0.008, 0.011, 0.08, -0.452, -0.814, -0.206, -0.142, -0.073,
    0.305, 0.312, -0.314, -0.629, -0.044, -0.381, -0.098, -0.28, 0.175, -0.051, -0.109, -0.196,
    0.848, 0.351, -0.446,
])
# fmt: on

# 12 points made for this project: x uniform in [0, 2], y = 0.8 + 0.5x plus Gaussian noise of
# standard deviation 0.15, from NumPy's default_rng(12), rounded.
LINE_X = np.array([0.01, 0.23, 0.36, 0.38, 0.46, 0.5, 0.7, 1.08, 1.34, 1.72, 1.79, 1.89])
LINE_Y = np.array([0.52, 0.94, 0.84, 1.26, 1.16, 1.19, 1.14, 1.43, 1.57, 1.61, 1.62, 1.73])

# The hundred points of a widespread demo: y = 4 + 3x plus Gaussian noise of standard deviation 1,
# from NumPy's legacy generator with seed 0. The same generator then draws the demo's start.
_demo = np.random.RandomState(0)
_demo_x = 2 * _demo.rand(100, 1).ravel()
_HUNDRED = Data(_demo_x, 4 + 3 * _demo_x + _demo.randn(100, 1).ravel())
_HUNDRED_START = tuple(float(value) for value in _demo.randn(2, 1).ravel())

# Three points and a line whose slope is known, as in the smallest example there is.
_THREE = Data(np.array([0.5, 1.5, 3.0]), np.array([1.4, 1.8, 3.3]))
_SLOPE = 0.6

# 20 points made for this project: x uniform in [-3, 3], y = 1 with the probability that the
# logistic model gives it at (0.5, 2), from NumPy's default_rng(24), x sorted and rounded.
# fmt: off
_LABELED = Data(
    np.array([
        -2.81, -2.75, -2.48, -1.94, -1.02, -1.01, -0.73, -0.57, -0.54, 0.04, 0.39, 0.42, 0.45, 0.61,
        1.27, 1.45, 1.82, 1.92, 2.24, 2.66,
    ]),
    np.array([0, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 1, 1, 0, 1, 1, 1, 1, 1, 1], float),
)
# fmt: on


def _line_design(x: Array) -> jax.Array:
    return jnp.stack([jnp.ones_like(x), x], axis=-1)


def _intercept_design(x: Array) -> jax.Array:
    return jnp.ones_like(x)[..., None]


def _gabor_design(x: Array) -> jax.Array:
    return jnp.stack([jnp.ones_like(x), 0.06 * x], axis=-1)


def _on_slope(x: Array) -> jax.Array:
    return _SLOPE * jnp.asarray(x)


def _gabor_wave(u: jax.Array) -> jax.Array:
    return sin(u) * jnp.exp(-(u**2) / 32)


_LINE = Model(_line_design, straight)
_HALF_LINE = Model(_line_design, straight, half=True)
_GABOR = Model(_gabor_design, _gabor_wave)
_INTERCEPT = Model(_intercept_design, straight, offset=_on_slope)
_LOGISTIC = Model(_line_design, jax.nn.sigmoid, cross_entropy=True)


def _fit(model: Model, data: Data, *, mean: bool = False, **described: Any) -> DataFit:
    reduction = "mean" if mean else "sum"
    objective = loss_of(model, data, mean=mean)
    return DataFit(objective=objective, model=model, data=data, reduction=reduction, **described)


GABOR = _fit(
    _GABOR,
    Data(GABOR_X, GABOR_Y),
    id="gabor",
    name="Gabor model",
    formula=(
        r"L(\phi) = \sum_i \left(\sin(u_i)\,e^{-u_i^2/32} - y_i\right)^2,"
        "\n"
        r"\quad u_i = \phi_0 + 0.06\,\phi_1 x_i"
    ),
    window=((-15.0, 15.0), (2.5, 22.5)),
    start=(-2.0, 20.0),
    minima=(
        (0.014988264492, 16.641688830007),
        (-5.991335208041, 15.465467966716),
        (-6.716806945945, 19.048532208658),
        (6.209898416621, 15.905062722569),
        (6.556107793235, 8.765141708376),
        (-5.442595432436, 10.225502402987),
        (-2.932182931115, 3.552659250065),
        (-1.812510287067, 6.063362429594),
        (-2.448684735103, 9.155959656251),
        (10.801385277027, 5.547359879962),
        (14.214322482182, 18.830689737228),
        (-10.42332751442, 8.569746927742),
        (11.059266738917, 10.831556426382),
        (-12.998910572099, 20.765715917066),
        (-10.796760193077, 12.763859952412),
    ),
    symbols=(r"\phi_0", r"\phi_1"),
    source="Prince, Understanding Deep Learning, equation 6.8",
    recipe=Recipe(-15.0, 15.0, (0.0, 16.6), noise=0.155, examples=28),
)

LINE_FIT = _fit(
    _LINE,
    Data(LINE_X, LINE_Y),
    id="line_fit",
    name="Linear regression",
    formula=r"L(\phi) = \sum_i \left(\phi_0 + \phi_1 x_i - y_i\right)^2",
    window=((-1.3, 2.9), (-0.9, 1.9)),
    start=(1.6, -0.5),
    minima=((0.814353997543, 0.500741111805),),
    symbols=(r"\phi_0", r"\phi_1"),
    source="Prince, Understanding Deep Learning, equation 6.5 and figure 6.1",
    recipe=Recipe(0.0, 2.0, (0.8, 0.5), noise=0.15, examples=12),
)

LINE_FIT_100 = _fit(
    _HALF_LINE,
    _HUNDRED,
    mean=True,
    id="line_fit_100",
    name="Linear regression, 100 points",
    formula=(
        r"J(\theta) = \frac{1}{n}\sum_i \tfrac{1}{2} \left(\theta_0 + \theta_1 x_i - y_i\right)^2"
    ),
    window=((-1.5, 8.5), (-2.5, 6.5)),
    start=_HUNDRED_START,
    minima=((4.222151077447, 2.968467510702),),
    symbols=(r"\theta_0", r"\theta_1"),
    source="the loss of gradient descent in most tutorials: half the mean squared error",
    recipe=Recipe(0.0, 2.0, (4.0, 3.0), noise=1.0, examples=100),
)

INTERCEPT_FIT = _fit(
    _INTERCEPT,
    _THREE,
    id="intercept_fit",
    name="Intercept of a line",
    formula=rf"L(b) = \sum_i \left(b + {_SLOPE}\,x_i - y_i\right)^2",
    window=((-1.0, 3.5),),
    start=(-0.5,),
    minima=((1.166666666667,),),
    symbols=("b",),
    source="the method of least squares for a line of known slope",
    recipe=Recipe(0.0, 3.5, (1.2,), noise=0.2, examples=3),
)

LOGISTIC = _fit(
    _LOGISTIC,
    _LABELED,
    id="logistic",
    name="Logistic regression",
    formula=(
        r"L(\phi) = -\sum_i \bigl(y_i \ln s_i"
        "\n"
        r"\,+\, (1 - y_i) \ln(1 - s_i)\bigr),"
        "\n"
        r"\quad s_i = \frac{1}{1 + e^{-(\phi_0 + \phi_1 x_i)}}"
    ),
    window=((-3.0, 4.0), (-2.0, 5.0)),
    start=(-2.0, -1.0),
    minima=((0.350226888010, 1.439391687798),),
    symbols=(r"\phi_0", r"\phi_1"),
    source="Prince, Understanding Deep Learning, problem 6.4",
    recipe=Recipe(-3.0, 3.0, (0.5, 2.0), noise=1.0, examples=20),
)
