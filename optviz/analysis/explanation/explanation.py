"""The explanation of a path's steps, from the rule's source and the path's rows."""

from collections.abc import Mapping, Sequence

import numpy as np

from optviz.analysis.explanation.gains import gains_of
from optviz.analysis.explanation.lines import Line, lines_of, names_in
from optviz.analysis.explanation.scene import Explanation
from optviz.analysis.explanation.symbols import symbol_of
from optviz.analysis.explanation.values import ALONG, values_of
from optviz.engine.batches import batch_counts
from optviz.engine.trajectory import Trajectory
from optviz.optimizers.optimizer import OptimizerSpec
from surfaces import DataFit, Surface


def explain(
    id: str,
    surface: Surface,
    shape: Mapping[str, float],
    spec: OptimizerSpec,
    hyperparameters: Mapping[str, float],
    trajectory: Trajectory,
    *,
    rates: np.ndarray | None = None,
    batches: Sequence[Sequence[int]] | None = None,
) -> Explanation:
    """Explain the steps of the path `id`, which the rule has made on the surface.

    `rates` are the rows' learning rates where they change, `batches` the rows' examples.
    """
    settings, weights = surface.settings(shape), None
    if batches is not None and isinstance(surface, DataFit):
        settings = surface.settings_with_data(shape)
        weights = _weights(surface, len(trajectory.value), batches, len(settings["weights"]))
    numbers = {**spec.hyperparameters, **hyperparameters}
    recorded = values_of(
        surface.objective, settings, spec.rule, numbers, trajectory, rates=rates, weights=weights
    )
    lines = lines_of(spec.rule)
    names = dict.fromkeys(name for line in lines for name in (*names_in(line.formula), line.name))
    gains = gains_of(lines, recorded.named)
    return Explanation(
        path=id,
        lines=[(line.name, line.formula) for line in lines],
        symbols={name: symbol_of(name.rpartition(".")[2]) for name in names},
        values={name: recorded.named[name] for name in names} | {"update": trajectory.update},
        momentum=recorded.momentum,
        gains=_measured(trajectory) if gains is None else gains,
        measured=gains is None,
        unscaled=_unscaled(lines, gains, recorded.named),
        along=recorded.along,
        parts=ALONG,
    )


def _measured(trajectory: Trajectory) -> np.ndarray:
    with np.errstate(all="ignore"):  # no gradient, or a lost path: not a number
        return np.abs(trajectory.update / trajectory.grad)


def _unscaled(
    lines: Sequence[Line], gains: np.ndarray | None, named: Mapping[str, np.ndarray]
) -> np.ndarray | None:
    """The update as it would be if all coordinates had the learning rate itself."""
    if gains is None or "before.learning_rate" not in named:
        return None
    rates = named["before.learning_rate"][:, None]
    finite = np.isfinite(gains).all(axis=1)
    if np.allclose(gains[finite], rates[finite]):
        return None
    with np.errstate(all="ignore"):
        return named["update"] / gains * rates


def _weights(
    surface: DataFit, count: int, batches: Sequence[Sequence[int]], room: int
) -> np.ndarray:
    """How much each example weighs in each row's batch."""
    counts = batch_counts(surface.examples, count, batches=batches).astype(float)
    if surface.reduction == "mean":
        counts /= counts.sum(axis=1, keepdims=True)
    return np.pad(counts, ((0, 0), (0, room - counts.shape[1])))
