"""What is shown of a step, in plain arrays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Explanation:
    """How a path came from each of its points to the next.

    `lines` are the rule's own, each a name and a formula, or None where the source searches for
    the value; `symbols` says how each name is written: its letter, what is below and what is above
    it. `values` has what each name stands for at each row: a number, a vector or a matrix.
    `momentum` is the part of the update that comes from earlier steps, None for a rule that keeps
    none. `gains` are the effective learning rates of the coordinates; `measured` says that they are
    the update over the gradient, since the rule's formula is not known. `unscaled` is the update
    without the scaling by coordinates, None without a scaling. `along` are the loss's values on the
    way, at the `parts` of the step.
    """

    path: str
    lines: Sequence[tuple[str, list | None]]
    symbols: Mapping[str, tuple[str, str, str]]
    values: Mapping[str, np.ndarray]
    momentum: np.ndarray | None
    gains: np.ndarray
    measured: bool
    unscaled: np.ndarray | None
    along: np.ndarray
    parts: np.ndarray
