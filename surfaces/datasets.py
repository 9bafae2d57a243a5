"""Small data sets for networks, drawn from a seed: points of two classes, curves, and digits."""

import functools
import gzip
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from surfaces.fitting import Data

EXAMPLES = (50, 100, 200, 400, 1000)
MOST_TESTED = 500
MAX_NOISE = 0.5
CLASSES = 10  # digits

Points = tuple[np.ndarray, np.ndarray]  # inputs and targets


@dataclass(frozen=True, eq=False)
class DataSet:
    """A data set of which examples can be drawn.

    `points(generator, examples)` gives inputs `(examples, inputs)` and targets without noise, the
    first examples first, however many there are; without it the examples are taken from the digits.
    `noise` is the usual standard deviation of the Gaussian noise, in the inputs, or in the targets
    of a curve. `loss` and `outputs` are those of a network for it, see `surfaces.networks.Network`.
    """

    id: str
    name: str
    noise: float
    points: Callable[[np.random.Generator, int], Points] | None = None
    inputs: int = 2
    outputs: int = 1
    loss: str = "binary"

    def draw(self, examples: int, noise: float, seed: int) -> tuple[Data, Data]:
        """Draw examples to train with, and others to test with: as many, but at most 500.

        Equal seeds give equal data. Raises ValueError for a number that is not in EXAMPLES.
        """
        if examples not in EXAMPLES:
            allowed = ", ".join(map(str, EXAMPLES))
            raise ValueError(f"examples is {examples}; it must be one of {allowed}")
        seeds, others = np.random.default_rng(seed).spawn(4), min(examples, MOST_TESTED)
        if self.points is None:
            x, y = _digits()
            order = seeds[0].permutation(len(y))
            first, last = order[:examples], order[len(y) - others :]
            trained, tested = (x[first], y[first]), (x[last], y[last])
        else:
            trained, tested = self.points(seeds[0], examples), self.points(seeds[1], others)
        return self._noisy(trained, noise, seeds[2]), self._noisy(tested, noise, seeds[3])

    def _noisy(self, points: Points, noise: float, generator: np.random.Generator) -> Data:
        x, y = points
        if self.loss == "squares":
            return Data(x, y + noise * generator.standard_normal(y.shape))
        return Data(x + noise * generator.standard_normal(x.shape), y)


def _labels(examples: int) -> np.ndarray:
    return np.arange(examples) % 2.0


def _moons(generator: np.random.Generator, examples: int) -> Points:
    y, angle = _labels(examples), np.pi * generator.random(examples)
    up = np.column_stack([np.cos(angle) - 0.5, np.sin(angle) - 0.25])
    return np.where(y[:, None] > 0, -up, up), y


def _circles(generator: np.random.Generator, examples: int) -> Points:
    y, angle = _labels(examples), 2 * np.pi * generator.random(examples)
    radius = np.where(y > 0, 0.5, 1.2)
    return radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)]), y


def _spirals(generator: np.random.Generator, examples: int) -> Points:
    y, way = _labels(examples), np.sqrt(generator.random(examples))
    radius, angle = 0.1 + 1.4 * way, 3 * np.pi * way + np.pi * y
    return radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)]), y


def _xor(generator: np.random.Generator, examples: int) -> Points:
    x = generator.uniform(-1.4, 1.4, (examples, 2))
    return x, (x[:, 0] * x[:, 1] < 0).astype(float)


def _blobs(generator: np.random.Generator, examples: int) -> Points:
    y = _labels(examples)
    return np.where(y[:, None] > 0, 0.7, -0.7) * np.array([1.0, 0.6]), y


def _gabor(generator: np.random.Generator, examples: int) -> Points:
    x = generator.uniform(-1, 1, (examples, 1))
    u = 0.06 * 16.6 * 15 * x[:, 0]
    return x, np.sin(u) * np.exp(-(u**2) / 32)


def _sine(generator: np.random.Generator, examples: int) -> Points:
    x = generator.uniform(-1, 1, (examples, 1))
    return x, np.sin(2 * np.pi * x[:, 0])


@functools.cache
def _digits() -> Points:
    """All digits, `(1797, 64)` from 0 to 1, and what they are; see data/README.md."""
    with gzip.open(Path(__file__).parent / "data" / "digits.csv.gz", "rt") as stream:
        table = np.loadtxt(stream, delimiter=",")
    return table[:, :-1] / 16, table[:, -1]


DATASETS: dict[str, DataSet] = {
    one.id: one
    for one in (
        DataSet("moons", "Two moons", 0.15, _moons),
        DataSet("circles", "Circles", 0.12, _circles),
        DataSet("spirals", "Spirals", 0.05, _spirals),
        DataSet("xor", "XOR", 0.0, _xor),
        DataSet("blobs", "Blobs", 0.4, _blobs),
        DataSet("gabor_curve", "Gabor curve", 0.1, _gabor, inputs=1, loss="squares"),
        DataSet("sine", "Sine curve", 0.1, _sine, inputs=1, loss="squares"),
        DataSet("digits", "Digits", 0.0, inputs=64, outputs=CLASSES, loss="classes"),
    )
}
