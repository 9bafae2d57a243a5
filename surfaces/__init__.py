"""What is descended: every surface by its id."""

from surfaces import (
    curves,
    data_fits,
    multimodal,
    plateaus,
    quadratics,
    saddles,
    valleys,
)
from surfaces.fitting import DataFit
from surfaces.surface import ShapeSlider, Surface, evaluate

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

__all__ = ["SURFACES", "DataFit", "ShapeSlider", "Surface", "evaluate"]
