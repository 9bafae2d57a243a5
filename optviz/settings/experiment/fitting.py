"""Data for a model, as a link asks for them."""

import functools
import zlib
from dataclasses import replace

import numpy as np

from optviz.i18n import Translate
from optviz.settings.kinds import Number
from optviz.settings.links import Link
from optviz.settings.setting import Setting
from optviz.settings.table import SETTINGS
from surfaces import DataFit
from surfaces.best_fit import are_separable, best_fit, can_be_standardized, with_own_data
from surfaces.fitting import Data, draw, straight

# What a link says of data and batches, on the page of fits alone.
FIT_SETTINGS = {
    *("data", "data_seed", "data_noise", "examples", "points", "reduction", "standardize"),
    *("batching", "batch_size", "batches", "cloud"),
}


def data_settings(surface: DataFit) -> dict[str, Setting]:
    """The settings of the data of a surface: its own, unless others are drawn or given."""
    recipe, own = surface.recipe, surface.data
    given = tuple(zip(own.x.tolist(), own.y.tolist(), strict=True))
    noise = SETTINGS["data_noise"].but(kind=Number(0.0, 5 * recipe.noise), default=recipe.noise)
    return {
        "source": SETTINGS["data"],
        "seed": SETTINGS["data_seed"],
        "noise": noise,
        "examples": SETTINGS["examples"].but(default=recipe.examples),
        "points": SETTINGS["points"].but(default=given),
        "reduction": SETTINGS["reduction"].but(default=surface.reduction),
        "standardize": SETTINGS["standardize"],
    }


def read_data(link: Link, surface: DataFit) -> DataFit:
    """Return the surface with the data and the reduction that a link asks for."""
    said = {name: link.get(setting) for name, setting in data_settings(surface).items()}
    return fitted_to(surface, **said)


@functools.lru_cache(maxsize=64)
def fitted_to(
    surface: DataFit,
    source: str,
    seed: int,
    noise: float,
    examples: int,
    points: tuple[tuple[float, float], ...],
    reduction: str,
    standardize: bool = False,
) -> DataFit:
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


def remark_on(surface: DataFit, t: Translate) -> str | None:
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
