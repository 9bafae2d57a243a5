"""Data for a model, as a link asks for them."""

import functools
import zlib
from dataclasses import replace

import numpy as np

from optviz.i18n import Translate
from optviz.settings.links import FARTHEST, SWITCH, Choices, Groups, Link, Number
from surfaces import Surface
from surfaces.best_fit import are_separable, best_fit, can_be_standardized, with_own_data
from surfaces.fitting import MAX_EXAMPLES, Data, draw, straight

REDUCTION = Choices(("sum", "mean"))
SOURCE = Choices(("given", "drawn", "own"))
DATA_SEED = Number(0, 9999, whole=True)
EXAMPLES = Number(2, 128, whole=True)
POINTS = Groups(Number(-FARTHEST, FARTHEST), size=(2, 2), count=(2, MAX_EXAMPLES))

# What a link says of data and batches, on the page of fits alone.
FIT_SETTINGS = {
    *("data", "data_seed", "data_noise", "examples", "points", "reduction"),
    "standardize",
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
        standardize=link.read("standardize", SWITCH, False),
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
    standardize: bool = False,
) -> Surface:
    """Return a surface with other data: drawn by its recipe, or `points` of one's own.

    With `standardize` its inputs get mean 0 and standard deviation 1, where the model allows it.
    Equal arguments give the same surface, so that it is not evaluated anew.
    """
    model, data = surface.model, surface.data
    if source == "drawn":
        data = draw(model, surface.recipe, seed=seed, noise=noise, examples=examples)
        best = best_fit(model, data)
        known = () if best is None else (tuple(map(float, best)),)
        surface = replace(surface.with_data(data), minima=known)
    elif source == "own":
        data = Data(*np.array(points).T)
    standardize = standardize and can_be_standardized(model)
    if standardize:
        data = data.standardized()
    if source == "own" or standardize:
        surface = with_own_data(surface, data, _mark_of(data) if source == "own" else "standard")
    return surface.with_reduction(reduction)


def _mark_of(data: Data) -> str:
    """What tells data from others: what was kept of a map or a start is not theirs."""
    return f"{zlib.crc32(np.stack([data.x, data.y]).tobytes()):08x}"


def remark_on(surface: Surface, t: Translate) -> str | None:
    """What is to be said of a surface whose data leave it without a single minimum."""
    model, data = surface.model, surface.data
    if model.cross_entropy and are_separable(data):
        return t(
            "These labels can be separated: the loss has no minimum, it falls for ever as the"
            " parameters grow."
        )
    if (model.link is straight or model.cross_entropy) and best_fit(model, data) is None:
        return t("All x are equal: the loss has no single minimum but a whole line of them.")
    return None
