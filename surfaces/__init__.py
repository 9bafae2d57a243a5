"""What is descended: every surface by its id.

Importing this package switches JAX to 64 bit, once for the whole process: float32 gets six of the
documents' printed numbers wrong, and for single paths float64 costs nothing.
"""

import os

# XLA runs a loop as one native function only while it judges its body small; beyond that it
# interprets the body kernel by kernel, several times slower. The flag raises that limit; results
# do not depend on it. It has to be set before the first computation.
os.environ.setdefault(
    "XLA_FLAGS",
    "--xla_backend_extra_options=xla_cpu_small_while_loop_byte_threshold=1000000",
)

import jax

jax.config.update("jax_enable_x64", True)
# A path takes microseconds: handing it to another thread costs more than computing it.
jax.config.update("jax_cpu_enable_async_dispatch", False)

from surfaces import (  # noqa: E402
    curves,
    data_fits,
    multimodal,
    plateaus,
    quadratics,
    saddles,
    valleys,
)
from surfaces.surface import ShapeSlider, Surface, evaluate  # noqa: E402

SURFACES: dict[str, Surface] = {
    surface.id: surface
    for surface in (
        curves.PARABOLA,
        curves.X_COS,
        quadratics.RAVINE,
        quadratics.BOWL,
        quadratics.QUADRATIC,
        data_fits.GABOR,
        data_fits.LINE_FIT,
        data_fits.LINE_FIT_100,
        data_fits.INTERCEPT_FIT,
        data_fits.LOGISTIC,
        valleys.ROSENBROCK,
        valleys.BEALE,
        multimodal.HIMMELBLAU,
        multimodal.RASTRIGIN,
        multimodal.ACKLEY,
        multimodal.STYBLINSKI_TANG,
        multimodal.THREE_HUMP_CAMEL,
        saddles.SADDLE,
        saddles.MONKEY_SADDLE,
        plateaus.GAUSSIAN_WELL,
        plateaus.PLATEAU,
    )
}

__all__ = ["SURFACES", "ShapeSlider", "Surface", "evaluate"]
