"""A reader's own points for networks: scaled as networks and pictures need them, and split."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from optviz.settings.kinds import FARTHEST, Groups, Number
from surfaces.datasets import DATASETS
from surfaces.fitting import MAX_EXAMPLES, Data

FEWEST = 8
_TESTED = 4  # one row of so many is kept to test with
_SEED_ROWS = 50  # examples of the points to begin with


@dataclass(frozen=True)
class Kind:
    """What points are: `inputs` features and a target, which is a label for the "binary" loss.

    In pictures the features reach from -`reach` to `reach`. `like` is the id of a data set whose
    examples are the points unless others are given.
    """

    inputs: int
    loss: str
    reach: float
    like: str

    @property
    def points(self) -> Groups:
        """The points that a link may name."""
        size = self.inputs + 1
        return Groups(Number(-FARTHEST, FARTHEST), (size, size), (FEWEST, MAX_EXAMPLES))

    @property
    def usual(self) -> tuple[tuple[float, ...], ...]:
        """The points unless others are given."""
        drawn, _ = DATASETS[self.like].draw(_SEED_ROWS, 0.1, 0)
        rows = np.column_stack([drawn.x, drawn.y]).round(2)
        return tuple(tuple(row) for row in rows.tolist())


KINDS = {
    "own_classes": Kind(2, "binary", 1.5, "moons"),
    "own_curve": Kind(1, "squares", 1.0, "sine"),
}


def scales(kind: Kind, points: Sequence[Sequence[float]]) -> list[tuple[float, float]]:
    """The ends of each column; pictures have them at -reach and reach, those of values at ±1."""
    columns = np.array(points).T
    scaled = columns if kind.loss == "squares" else columns[:-1]
    return [(float(column.min()), float(column.max())) for column in scaled]


def split(kind: Kind, points: Sequence[Sequence[float]], seed: int) -> tuple[Data, Data]:
    """Scale points, and part those to train with from a quarter to test with.

    Labels stay 0 and 1. Equal seeds give equal parts.
    """
    columns = np.array(points, float).T
    reaches = [kind.reach] * kind.inputs + [1.0]
    for column, (low, high), reach in zip(columns, scales(kind, points), reaches, strict=False):
        half = (high - low) / 2 or 1.0
        column[:] = reach * (column - (low + high) / 2) / half
    order = np.random.default_rng(seed).permutation(columns.shape[1])
    tested = len(order) // _TESTED
    x, y = columns[:-1].T, columns[-1]
    train, test = (Data(x[rows], y[rows]) for rows in (order[tested:], order[:tested]))
    return train, test
