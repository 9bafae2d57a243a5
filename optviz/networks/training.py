"""Networks in training: several rules from the same start, with the same batches, part by part."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np

from optviz.engine.trajectory import Trajectory
from optviz.optimizers.optimizer import OptimizerSpec
from optviz.simulation import run_in_parts
from surfaces.network_losses import NetworkLoss

# Of long paths, and of those of many parameters, some steps are kept, evenly spread.
_MOST_STEPS = 501
_MOST_NUMBERS = 1_000_000


class Kept(NamedTuple):
    """What is kept of a path: some of its steps, and at each the parameters as float32, the
    objective, and the length of the gradient that the rule saw, layer by layer.
    """

    steps: np.ndarray
    params: np.ndarray
    value: np.ndarray
    grad_norms: np.ndarray


def kept_steps(num_steps: int, dimension: int) -> np.ndarray:
    """Return the steps that are kept of a path, the first and the last among them.

    All of them up to 500 steps and 2000 parameters.
    """
    most = min(_MOST_STEPS, num_steps + 1, max(2, _MOST_NUMBERS // dimension))
    return np.linspace(0, num_steps, most).round().astype(int)


class Training:
    """One rule in training, and what is kept of its path so far. `key` tells it from others."""

    def __init__(
        self,
        key: Any,
        loss: NetworkLoss,
        spec: OptimizerSpec,
        hyperparameters: Mapping[str, float],
        num_steps: int,
        **conditions: Any,
    ):
        self.key = key
        self._layers = loss.network.layers
        self._steps = kept_steps(num_steps, loss.dimension)
        self._parts = run_in_parts(
            *(loss, spec, hyperparameters), start=loss.start, num_steps=num_steps, **conditions
        )
        self._kept: list[Kept] = []
        self.num_steps, self.rows = num_steps, 0

    @property
    def finished(self) -> bool:
        """Whether the last step was reached."""
        return self.rows > self.num_steps

    def advance(self) -> None:
        """Train for one more part."""
        part = next(self._parts)
        end = self.rows + len(part.value)
        steps = self._steps[(self._steps >= self.rows) & (self._steps < end)]
        self._kept.append(self._kept_of(part, steps))
        self.rows = end

    def _kept_of(self, part: Trajectory, steps: np.ndarray) -> Kept:
        rows = steps - self.rows
        grad = part.grad[rows]
        with np.errstate(over="ignore"):  # a path on its way out may have any length
            norms = [
                np.linalg.norm(grad[:, layer.first : layer.end], axis=1) for layer in self._layers
            ]
            params = part.params[rows].astype(np.float32)
        return Kept(steps, params, part.value[rows], np.stack(norms, axis=1))

    def kept(self, rows: int) -> Kept:
        """Return what is kept of the first rows."""
        joined = Kept(*(np.concatenate(arrays) for arrays in zip(*self._kept, strict=True)))
        known = joined.steps < rows
        return Kept(*(array[known] for array in joined))


class Race:
    """Rules that train the same network, from the same start and with the same batches.

    It can be stopped between two parts, and go on.
    """

    def __init__(self, trainings: Iterable[Training]):
        self.trainings = list(trainings)
        self.stopped = False

    @property
    def key(self) -> Any:
        """What tells one race from another."""
        return tuple(training.key for training in self.trainings)

    @property
    def rows(self) -> int:
        """How many steps all rules have reached, the start included."""
        return min(training.rows for training in self.trainings)

    @property
    def finished(self) -> bool:
        """Whether all rules have reached their last step."""
        return all(training.finished for training in self.trainings)

    @property
    def share(self) -> float:
        """Which part of all steps is done, from 0 to 1."""
        done = sum(training.rows for training in self.trainings)
        return done / sum(training.num_steps + 1 for training in self.trainings)

    def advance(self) -> None:
        """Train the rule that is farthest behind for one more part."""
        min(self.trainings, key=lambda training: training.rows).advance()

    def stop(self) -> None:
        """Train no more for now."""
        self.stopped = True

    def go_on(self) -> None:
        """Train on."""
        self.stopped = False

    def kept(self) -> list[Kept]:
        """Return what is kept of each path, up to where all rules have come."""
        return [training.kept(self.rows) for training in self.trainings]
