"""Data for a model, as a link asks for them."""

import functools
from dataclasses import replace

import numpy as np

from optviz.settings.links import Choices, Groups, Link, Number
from surfaces import Surface
from surfaces.fitting import MAX_EXAMPLES, Data, draw, straight

REDUCTION = Choices(("sum", "mean"))
SOURCE = Choices(("given", "drawn", "own"))
DATA_SEED = Number(0, 9999, whole=True)
EXAMPLES = Number(2, 128, whole=True)
POINTS = Groups(Number(-1e6, 1e6), size=(2, 2), count=(2, MAX_EXAMPLES))

# What a link says of data and batches, on the page of fits alone.
FIT_SETTINGS = {
    *("data", "data_seed", "data_noise", "examples", "points", "reduction"),
    *("batching", "batch_size", "batches", "cloud"),
}


def noise_kind(surface: Surface) -> Number:
    """The noise with which the data of a surface can be drawn."""
    return Number(0.0, 5 * surface.recipe.noise)


def read_data(link: Link, surface: Surface) -> Surface:
    """Return the surface with the data and the reduction that a link asks for."""
    recipe, points = surface.recipe, tuple(zip(surface.data.x, surface.data.y, strict=True))
    return fitted_to(
        surface,
        link.read("data", SOURCE, "given"),
        link.read("data_seed", DATA_SEED, 0),
        link.read("data_noise", noise_kind(surface), recipe.noise),
        link.read("examples", EXAMPLES, recipe.examples),
        link.read("points", POINTS, points),
        link.read("reduction", REDUCTION, surface.reduction),
    )


@functools.lru_cache(maxsize=64)
def fitted_to(
    surface: Surface,
    source: str,
    seed: int,
    noise: float,
    examples: int,
    points: tuple[tuple[float, float], ...],
    reduction: str,
) -> Surface:
    """Return a surface with other data: drawn by its recipe, or `points` of one's own.

    Equal arguments give the same surface, so that it is not evaluated anew.
    """
    if source == "drawn":
        data = draw(surface.model, surface.recipe, seed=seed, noise=noise, examples=examples)
        surface = surface.with_data(data)
    elif source == "own":
        surface = _around_the_best_line(surface.with_data(Data(*np.array(points).T)))
    return surface.with_reduction(reduction)


def _around_the_best_line(surface: Surface) -> Surface:
    """Move the window of a linear model to the least squares solution of its data."""
    model, data = surface.model, surface.data
    if model.link is not straight:
        return surface
    design = np.asarray(model.design(data.x))
    center = np.linalg.lstsq(design, data.y - np.asarray(model.offset(data.x)))[0]
    # At the edges the predictions are off by three times the spread of the targets.
    spread = 3 * (np.std(data.y) or 1.0)
    half = spread / np.maximum(np.sqrt(np.mean(design**2, axis=0)), 1e-9)
    window = tuple((float(c - h), float(c + h)) for c, h in zip(center, half, strict=True))
    start = tuple(float(v) for v in center + 0.7 * half * (-1.0) ** np.arange(len(half)))
    return replace(surface, window=window, start=start)
