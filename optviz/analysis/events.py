"""What happens along a path, read from its rows: moments at which to stop and look."""

import math
from collections.abc import Callable, Mapping

import numpy as np

from optviz.engine.trajectory import Trajectory

# A critical point counts as passed if the quadratic model puts it this near, in window widths.
_NEAR = 0.05
# Beside the largest curvature a smaller one is lost to rounding.
_ROUNDING = 1e-12
# An average has warmed up when its start weighs no more than this.
_WARM = 0.05


def events_of(
    trajectory: Trajectory,
    hyperparameters: Mapping[str, float],
    *,
    diverged: int | None,
    ended: int | None,
    stopped: bool,
    window: np.ndarray,
    derivatives: Callable[[np.ndarray], tuple[np.ndarray, np.ndarray, np.ndarray]],
    corrects_bias: bool,
) -> dict[str, list[int]]:
    """Find the events of a path: for each kind that occurs, the steps in rising order.

    `rise`: the loss has risen, the first step of each such run. `swing:k`: the update of
    coordinate k changes its sign, the first of each run. `left`: the point is outside the window,
    the first of each time. `diverged`, `stopped` and `no_gradient` (`ended`) as given. `bowl`: from
    this step to the last the surface curves up in every direction, but not from the start.
    `saddle`: the gradient's length has a minimum and the quadratic model a saddle near by. `warm`:
    the start of the average of gradients weighs no more than 5 % in it, for a rule that
    `corrects_bias`. `derivatives` gives values, gradients and Hessians at points; `window` has a
    low and a high end for each coordinate.
    """
    params = trajectory.params.reshape(len(trajectory.value), -1)
    update = trajectory.update.reshape(params.shape)
    found = {}
    with np.errstate(invalid="ignore", over="ignore"):
        found["rise"] = [t + 1 for t in _runs(np.diff(trajectory.value) > 0)]
        found["left"] = _runs(trajectory.distance > 0)
        for k in range(params.shape[1]):
            found[f"swing:{k}"] = [t + 1 for t in _runs(update[1:, k] * update[:-1, k] < 0)]
        found |= _curvature_events(params, window, derivatives)
    found["diverged"] = [] if diverged is None else [diverged]
    found["no_gradient"] = [] if ended is None else [ended]
    found["stopped"] = [len(params) - 1] if stopped else []
    found["warm"] = _warm_up(len(params), hyperparameters["b1"]) if corrects_bias else []
    return {kind: steps for kind, steps in found.items() if steps}


def _runs(flags: np.ndarray) -> list[int]:
    """The first index of every run of true flags."""
    starts = flags & ~np.concatenate([[False], flags[:-1]])
    return np.flatnonzero(starts).tolist()


def _curvature_events(
    params: np.ndarray, window: np.ndarray, derivatives: Callable
) -> dict[str, list[int]]:
    finite = np.isfinite(params)
    last = len(params) if finite.all() else int(np.argmin(finite.all(axis=1)))
    _, grad, hessian = derivatives(params[:last])
    curvatures = _eigenvalues(hessian, grad)
    smallest, largest = curvatures[:, 0], curvatures[:, -1]
    # What rounding alone could make negative is flat.
    flat = _ROUNDING * np.maximum(np.abs(smallest), np.abs(largest))
    up, down, in_bowl = largest > flat, smallest < -flat, smallest > flat
    # A path that is in a bowl from the start has not entered one.
    entered = bool(in_bowl.size and in_bowl[-1] and not in_bowl.all() and last == len(params))
    bowl = [int(last - np.argmin(in_bowl[::-1]))] if entered else []
    saddle = []
    length = np.linalg.norm(grad, axis=1)
    inner = np.arange(1, last - 1)
    low = inner[(length[inner] < length[inner - 1]) & (length[inner] <= length[inner + 1])]
    for t in low[down[low] & up[low]]:
        offset = np.linalg.solve(hessian[t], grad[t])
        if (np.abs(offset) <= _NEAR * np.ptp(window, axis=1)).all():
            saddle.append(int(t))
    return {"bowl": bowl, "saddle": saddle}


def _eigenvalues(hessian: np.ndarray, grad: np.ndarray) -> np.ndarray:
    """The eigenvalues at each point, rising; NaN where a derivative is not finite."""
    if np.isfinite(hessian).all() and np.isfinite(grad).all():
        return np.linalg.eigvalsh(hessian)
    known = np.isfinite(hessian).all(axis=(1, 2)) & np.isfinite(grad).all(axis=1)
    found = np.full(grad.shape, np.nan)
    found[known] = np.linalg.eigvalsh(hessian[known])
    return found


def _warm_up(rows: int, decay: float) -> list[int]:
    """When an average whose bias is corrected has warmed up."""
    if not 0 < decay < 1:
        return []
    step = math.ceil(math.log(_WARM) / math.log(decay))
    return [step] if step < rows else []
