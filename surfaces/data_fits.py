"""Losses of data: what is descended when a model is fitted."""

import jax.numpy as jnp
import numpy as np

from surfaces.surface import Surface

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

# u = φ₀ + 0.06·φ₁·x for all points at once. As one product its gradient is one product too;
# written coordinate by coordinate, XLA computes sin, cos and exp anew for each coordinate.
_GABOR_DESIGN = np.stack([np.ones_like(GABOR_X), 0.06 * GABOR_X], axis=1)

# 12 points made for this project: x uniform in [0, 2], y = 0.8 + 0.5x plus Gaussian noise of
# standard deviation 0.15, from NumPy's default_rng(12), rounded.
LINE_X = np.array([0.01, 0.23, 0.36, 0.38, 0.46, 0.5, 0.7, 1.08, 1.34, 1.72, 1.79, 1.89])
LINE_Y = np.array([0.52, 0.94, 0.84, 1.26, 1.16, 1.19, 1.14, 1.43, 1.57, 1.61, 1.62, 1.73])
_LINE_DESIGN = np.stack([np.ones_like(LINE_X), LINE_X], axis=1)


def _sum_of_squares(errors, weights):
    # Without weights this is one product of the errors with themselves, as fast as it can be.
    return jnp.dot(errors, errors if weights is None else weights * errors)


def gabor(params, weights=None):
    """The sum of squared errors of the Gabor model sin(u)·exp(-u²/32) over the 28 points."""
    u = _GABOR_DESIGN @ params
    errors = jnp.sin(u) * jnp.exp(-(u**2) / 32) - GABOR_Y
    return _sum_of_squares(errors, weights)


def line_fit(params, weights=None):
    """The sum of squared errors of the line φ₀ + φ₁x over the 12 points."""
    return _sum_of_squares(_LINE_DESIGN @ params - LINE_Y, weights)


GABOR = Surface(
    id="gabor",
    name="Gabor model",
    objective=gabor,
    formula=(
        r"L(\phi) = \sum_{i=1}^{28} \left(\sin(u_i)\,e^{-u_i^2/32} - y_i\right)^2,"
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
    ),
    symbols=(r"\phi_0", r"\phi_1"),
    source="Prince, Understanding Deep Learning, equation 6.8",
    examples=28,
)

LINE_FIT = Surface(
    id="line_fit",
    name="Linear regression",
    objective=line_fit,
    formula=r"L(\phi) = \sum_{i=1}^{12} \left(\phi_0 + \phi_1 x_i - y_i\right)^2",
    window=((-1.3, 2.9), (-0.9, 1.9)),
    start=(1.6, -0.5),
    minima=((0.814353997543, 0.500741111805),),
    symbols=(r"\phi_0", r"\phi_1"),
    source="Prince, Understanding Deep Learning, equation 6.5 and figure 6.1",
    examples=12,
)
