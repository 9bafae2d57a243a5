"""The basins of two rules beside each other, and where they differ."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from optviz.i18n import Translate
from optviz.maps import different_ends
from optviz.rendering.maps import basins_of
from optviz.settings.experiment import Experiment


@dataclass(frozen=True, eq=False)
class BasinPair:
    """The basins of two rules with their names; `different` says from which starts they part.

    `minima` are those of both, `reached` has for each rule the index of the minimum that each start
    reaches among them, -1 for none.
    """

    names: tuple[str, str]
    x: np.ndarray
    y: np.ndarray
    minima: np.ndarray
    reached: tuple[np.ndarray, np.ndarray]
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
    reached = np.array([*numbers, -1])[second.reached]
    different = different_ends(first, second)
    names = {entry.id: t(entry.spec.name) for entry in experiment.entries}
    pair = names[wanted.of], names[wanted.beside]
    said = t("{first} and {second} part from {share} % of the starts.").format(
        first=pair[0], second=pair[1], share=f"{100 * different.mean():.3g}"
    )
    return BasinPair(
        *(pair, first.x, first.y, np.array(minima).reshape(-1, 2)),
        *((first.reached, reached), different, said),
    )


def _number(minima: list[np.ndarray], minimum: np.ndarray, width: np.ndarray) -> int:
    """The place of a minimum among those known, at the end if it is new: then it is added."""
    for k, known in enumerate(minima):
        if (np.abs(known - minimum) / width).max() < 1e-3:
            return k
    minima.append(minimum)
    return len(minima) - 1
