"""The basins of two rules beside each other, and where they differ."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from optviz.i18n import Translate
from optviz.maps import Basins, different_ends
from optviz.rendering.maps import basins_of
from optviz.settings.experiment import Experiment


@dataclass(frozen=True, eq=False)
class BasinPair:
    """The basins of two rules with their names, and from which starts they are `different`.

    Both are of the same starts, and number the same `minima`: those that either has.
    """

    names: tuple[str, str]
    found: tuple[Basins, Basins]
    different: np.ndarray
    said: str


def make_pair(
    experiment: Experiment, t: Translate, progress: Callable[[float], None] | None = None
) -> BasinPair:
    """Compute the two basin maps that an experiment's map asks for."""
    wanted = experiment.map
    first = basins_of(experiment, wanted.of, progress)
    second = basins_of(experiment, wanted.beside, progress)
    minima = [*first.minima]
    width = np.ptp(np.array(experiment.surface.window), axis=1)
    numbers = [_number(minima, minimum, width) for minimum in second.minima]
    places = np.array(minima).reshape(-1, 2)
    reached = np.array([*numbers, -1], np.int16)[second.reached]
    found = replace(first, minima=places), replace(second, minima=places, reached=reached)
    different = different_ends(first, second)
    names = {entry.id: t(entry.spec.name) for entry in experiment.entries}
    pair = names[wanted.of], names[wanted.beside]
    said = t("{first} and {second} part from {share} % of the starts.").format(
        first=pair[0], second=pair[1], share=f"{100 * different.mean():.3g}"
    )
    return BasinPair(pair, found, different, said)


def _number(minima: list[np.ndarray], minimum: np.ndarray, width: np.ndarray) -> int:
    """The place of a minimum among those known, at the end if it is new: then it is added."""
    for k, known in enumerate(minima):
        if (np.abs(known - minimum) / width).max() < 1e-3:
            return k
    minima.append(minimum)
    return len(minima) - 1
