"""A path with everything that was known at every step, and what can be said of it."""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import jax
import numpy as np

from optviz.optimizers.optimizer import recorded

Window = Sequence[tuple[float, float]]
# In window widths from the window: a path that goes farther has diverged.
FARTHEST = 10.0


class Trajectory(NamedTuple):
    """The path of a rule; NumPy arrays whose leading axis is time, `num_steps + 1` rows.

    Row t is everything known at step t: the point `params`, its `value`, the `grad` that the rule
    saw there, the `state` after seeing that gradient, and the `update` about to be taken, so that
    `params[t] + update[t] == params[t + 1]`. `grad` is that of the step's batch and has the noise,
    if the path has any; `value` is always the loss of all data, without noise. `state` has the
    structure of the rule's own state for one flat array. `evaluations` counts the gradients and
    values taken so far, row t's included: one for each step, unless the rule counts for itself in
    a field `evaluations` of its state, as line searches and Newton's method do; those of a batch
    count as much as those of all data. `distance` is how far the point is from the surface's
    window, in widths of the window: 0 inside, and always 0 for an objective without a window. Rows
    after the first non-finite one are NaN.
    """

    params: np.ndarray
    value: np.ndarray
    grad: np.ndarray
    state: Any
    update: np.ndarray
    evaluations: np.ndarray
    distance: np.ndarray


def divergence_step(trajectory: Trajectory) -> int | None:
    """Return the first step that is not finite or farther than 10 window widths from the window.

    None if there is no such step, or if the path has ended before at a `no_gradient_step`.
    """
    lost = _first_away(trajectory)
    ended = no_gradient_step(trajectory)
    return lost if ended is None or (lost is not None and lost <= ended) else None


def no_gradient_step(trajectory: Trajectory) -> int | None:
    """Return the step at which a path ended because there is no gradient where it came to.

    There the point and its value are finite and the gradient is not, as at the tip of a cone or at
    the kink of |x|; the rows after it are not finite. None if there is no such step, or if the
    path had diverged before.
    """
    finite = np.isfinite(trajectory.grad.reshape(len(trajectory.grad), -1))
    if finite.all():
        return None
    step, lost = int(np.argmin(finite.all(axis=1))), _first_away(trajectory)
    return step if lost is None or step < lost else None


def _first_away(trajectory: Trajectory) -> int | None:
    """The first step whose value is not finite or whose point is far from the window."""
    finite = np.isfinite(trajectory.value) & np.isfinite(trajectory.distance)
    away = np.flatnonzero(~finite | (trajectory.distance > FARTHEST))
    return int(away[0]) if away.size else None


def stopping_step(
    trajectory: Trajectory,
    grad_tolerance: float | None = None,
    value_tolerance: float | None = None,
) -> tuple[int, str] | None:
    """Return the first step at which a stopping rule would end the path, and which rule it is.

    `"gradient"`: the length of the gradient is at most `grad_tolerance`. `"value"`: the value has
    changed by at most `value_tolerance` since the step before. The gradient is asked first; a
    tolerance of None never stops. None if neither does.
    """
    reached = []
    if grad_tolerance is not None:
        grad = trajectory.grad.reshape(len(trajectory.grad), -1)
        with np.errstate(over="ignore"):  # a gradient whose length overflows is not small
            small = np.flatnonzero(np.linalg.norm(grad, axis=1) <= grad_tolerance)
        reached += [(int(step), "gradient") for step in small[:1]]
    if value_tolerance is not None:
        with np.errstate(invalid="ignore"):  # inf - inf is no small change either
            still = np.flatnonzero(np.abs(np.diff(trajectory.value)) <= value_tolerance)
        reached += [(int(step) + 1, "value") for step in still[:1]]
    return min(reached, default=None)


def first_lost(rows: np.ndarray, dimension: int) -> int | None:
    """The first row whose point, value or gradient is not finite; None if there is none."""
    finite = np.isfinite(rows[:, : 2 * dimension + 1])
    return None if finite.all() else int(np.argmin(finite.all(axis=1)))


def unpack(
    rows: np.ndarray,
    template: Any,
    params_shape: tuple[int, ...],
    window: Window | None,
    evaluations: int = 0,
) -> Trajectory:
    """Cut rows of (point, value, gradient, update, state) into the fields of a Trajectory.

    `template` is a state whose leaves have the shapes to be cut; `evaluations` came before.
    """
    num_rows, dimension = len(rows), math.prod(params_shape)
    lost = first_lost(rows, dimension)
    if lost is not None:
        rows = rows.copy()
        rows[lost + 1 :] = np.nan

    column = 0

    def take(shape: tuple[int, ...]) -> np.ndarray:
        nonlocal column
        size = math.prod(shape)
        part = rows[:, column : column + size].reshape(num_rows, *shape)
        column += size
        return part

    params, value, grad, update = (take(s) for s in (params_shape, (), params_shape, params_shape))
    leaves, tree = jax.tree.flatten(template)
    state = jax.tree.unflatten(tree, [take(leaf.shape) for leaf in leaves])
    counted = evaluations + np.arange(1, num_rows + 1)
    by_rule = recorded(state).evaluations
    if by_rule is not None:
        # Past the end of a path that has become non-finite, the count stands still.
        counted = np.fmax.accumulate(np.fmax(by_rule, evaluations)).astype(int)
    return Trajectory(
        params=params,
        value=value,
        grad=grad,
        state=state,
        update=update,
        evaluations=counted,
        distance=_distance(params.reshape(num_rows, dimension), window),
    )


def _distance(params: np.ndarray, window: Window | None) -> np.ndarray:
    """How far each point is from the window, in widths of the window, along the worst axis."""
    if window is None:
        return np.where(np.isfinite(params).all(axis=1), 0.0, np.nan)
    farthest: np.ndarray = np.zeros(len(params))
    for (low, high), coordinate in zip(window, params.T, strict=True):
        outside = np.maximum(low - coordinate, coordinate - high) / (high - low)
        farthest = np.maximum(farthest, outside)
    return farthest
