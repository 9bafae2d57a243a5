"""The same that a map keeps of a run, told from the run's own path: what a cell is checked with."""

from collections.abc import Mapping

import numpy as np

from optviz.calculus.derivatives import derivatives_of
from optviz.engine.trajectory import Trajectory
from optviz.maps.hyperparameters import goal_of
from optviz.maps.lanes import Ends
from optviz.maps.regimes import Regime, regimes_of
from surfaces import Surface


def ends_of_path(path: Trajectory, surface: Surface, limit: float, *, by_gradient: bool) -> Ends:
    """Return what a map would keep of the run with this path, the arrays with one run each.

    The gradients of the path must be those of all data, without noise.
    """
    num_steps = len(path.value) - 1
    unknown = np.flatnonzero(~np.isfinite(path.grad).all(axis=1))
    # Without a gradient a run stays where it is to the last step.
    last = int(unknown[0]) if unknown.size else num_steps
    params, value, grad = (rows[: last + 1] for rows in (path.params, path.value, path.grad))
    with np.errstate(over="ignore", invalid="ignore"):
        norm = np.sqrt((grad**2).sum(axis=1))
        above = np.flatnonzero(~((norm if by_gradient else value) <= limit))
    steps = 0 if not above.size else num_steps + 1 if above[-1] == last else int(above[-1]) + 1
    far = np.flatnonzero(path.distance > 10)
    lost = int(far[0]) if far.size else -1
    ended = last if unknown.size and lost < 0 else -1
    width = np.ptp(np.array(surface.window, float), axis=1)
    quarter = min(num_steps - num_steps // 4, last)
    moves = np.diff(params[quarter:], axis=0) / width
    net = (params[-1] - params[quarter]) / width
    walked = np.sqrt((moves**2).sum(axis=1)).sum()
    taken = path.evaluations[steps] if steps <= num_steps else -1
    measured = (value[-1], norm[-1], walked, np.sqrt((net**2).sum()), steps, lost, ended, taken)
    return Ends(params[-1][:, None], *(np.array([number]) for number in measured))


def outcome_of_path(
    path: Trajectory,
    surface: Surface,
    tolerance: float,
    shape: Mapping[str, float] | None = None,
) -> tuple[Ends, Regime]:
    """Return what a map over hyperparameters would keep of the run with this path, and its regime.

    `tolerance` and `shape` are those of `hyperparameter_map`. Runs with noise or in batches are
    judged by the loss and the gradient of all data, too.
    """
    goal = goal_of(surface, path.params[0], tolerance, shape)
    ends = ends_of_path(path, surface, goal.target, by_gradient=False)
    _, grads, _ = derivatives_of(surface, shape)(ends.params.T)
    ends = ends._replace(grad_norm=np.linalg.norm(grads, axis=1))
    (code,) = regimes_of(ends, ends.steps < len(path.value), goal.flat)
    return ends, Regime(code)
