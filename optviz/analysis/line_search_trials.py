"""What a rule tried before each step: the points of a line search."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from optviz.engine.trajectory import Trajectory
from optviz.optimizers.optimizer import recorded


class Trials(NamedTuple):
    """The distances along -g of the points tried at each step, in the order of trying.

    Points that no picture could tell from the one accepted are left out. `brackets` says that the
    others come in fours, the points a, b, c and d of one bracket.
    """

    distances: list[np.ndarray]
    brackets: bool


def trials_of(trajectory: Trajectory, hyperparameters: Mapping[str, float]) -> Trials | None:
    """Return what a line search tried, read from its states; None for any other rule."""
    state = recorded(trajectory.state)
    if state.halvings is not None:
        stride = hyperparameters["stride"]
        walked = [
            stride * np.arange(1, count + 1) if np.isfinite(count) else np.empty(0)
            for count in state.strides
        ]
        apart = np.abs(state.halvings - state.s[:, None]) > 1e-3 * state.s[:, None]
        halved = [row[mask] for row, mask in zip(state.halvings, apart, strict=True)]
        rows = [np.append(*both) for both in zip(walked, halved, strict=True)]
        brackets = False
    elif state.trials is not None:
        rows = np.linalg.norm(state.trials - trajectory.params[:, None], axis=2)
        brackets = "max_iter" in hyperparameters
    else:
        return None
    return Trials([row[np.isfinite(row)] for row in rows], brackets)
