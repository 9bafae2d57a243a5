"""What a picture shows of an experiment: the surface on a grid, the paths, and what lies beside."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from optviz.analysis.explanation.explanation import explain
from optviz.analysis.explanation.scene import Explanation
from optviz.analysis.landscape import critical_point_report
from optviz.engine.other_batches import next_points, possible_batches
from optviz.engine.trajectory import FARTHEST
from optviz.rendering.fit import make_fit
from optviz.rendering.scene import Cloud, Path, Scene, contour_levels
from optviz.settings.experiment import Experiment
from optviz.settings.experiment.view_options import Shown
from surfaces import Surface, evaluate
from surfaces.keeping import by_surface

SCREEN_POINTS, PRINT_POINTS = 161, 401
_CURVE_POINTS, _FAR_POINTS = 2001, 4001


def make_scene(
    surface: Surface,
    shape: Mapping[str, float],
    view: Sequence[Sequence[float]] | None = None,
    points: int = SCREEN_POINTS,
    *,
    shown: Shown = Shown(),  # noqa: B008 - frozen
) -> Scene:
    """Evaluate a surface on and around its window, or a view of the player (x range, y range).

    `points` is the number of grid points along each axis of a map; `shown` says whether the
    critical points in the window or the view are found, and whether both axes have equal units.
    """
    window = surface.window if view is None else view[: surface.dimension]
    count = points if surface.dimension == 2 else _CURVE_POINTS
    shape = tuple(sorted(shape.items()))
    window = tuple(tuple(pair) for pair in window)
    scene = _scene(surface, shape, window, count, shown.critical)
    return replace(scene, equal_units=shown.equal_units)


@by_surface(most=64)
def _scene(
    surface: Surface,
    shape: tuple,
    window: tuple[tuple[float, float], ...],
    count: int,
    critical: bool,
) -> Scene:
    # Half a window more on every side: a picture is seldom of the window's own proportions.
    axes, values = _grid(surface, shape, window, 0.5, count)
    inside = values[tuple(slice(count // 4, -(count // 4)) for _ in axes)]
    return Scene(
        window=window,
        axes=axes,
        values=values,
        levels=contour_levels(inside),
        formula=surface.formula,
        symbols=surface.symbols,
        minima=surface.minima,
        far=_grid(surface, shape, window, FARTHEST + 2, _FAR_POINTS) if len(axes) == 1 else None,
        critical=critical_point_report(surface, shape, window) if critical else None,
    )


def _grid(
    surface: Surface, shape: tuple, window: Sequence[tuple[float, float]], room: float, count: int
) -> tuple[tuple[np.ndarray, ...], np.ndarray]:
    """So many points along each axis, with some room around the window, in its widths."""
    axes = tuple(
        np.linspace(low - room * (high - low), high + room * (high - low), count)
        for low, high in window
    )
    return axes, evaluate(surface, axes, dict(shape))


def fit_of(experiment: Experiment, page: str) -> dict[str, Any]:
    """What a printed picture shows of the data: nothing on a page that is not of fits."""
    if page != "fit":
        return {}
    batches = None if experiment.batches is None else experiment.batches.indices
    return {"fit": make_fit(experiment.surface), "batches": batches}


def make_explanation(experiment: Experiment, paths: Sequence[Path], id: str) -> Explanation:
    """Explain the steps of one of the paths."""
    path = next(path for path in paths if path.id == id)
    entry = experiment.runs[id][1]
    batches = experiment.batches
    return explain(
        id,
        experiment.surface,
        experiment.shape,
        entry.spec,
        entry.hyperparameters,
        path.trajectory,
        rates=path.rates,
        batches=None if batches is None else batches.indices,
    )


def make_cloud(experiment: Experiment, paths: Sequence[Path], step: int | None) -> Cloud:
    """Find where the next point of each path would lie for every batch that could be drawn.

    `step` is the step whose batch is exchanged, None for the last one. Line searches are left out:
    searching along thousands of lines takes seconds.
    """
    surface, conditions = experiment.surface, experiment.conditions
    step = experiment.num_steps if step is None else min(step, experiment.num_steps)
    batch = experiment.batches.indices[step]
    counts, total = possible_batches(
        surface.examples,
        len(batch),
        replacement=conditions.batching == "replacement",
        seed=conditions.seed,
    )
    points = {}
    for path in paths:
        _, entry = experiment.runs[path.id]
        if entry.spec.family == "line search" or step >= len(path.trajectory.value):
            continue
        numbers = dict(entry.hyperparameters)
        if path.rates is not None:
            numbers["learning_rate"] = path.rates[step]
        rows = path.trajectory
        points[path.id] = next_points(surface, entry.spec.rule, numbers, rows, step, counts)
    return Cloud(step, points, total, drawn=len(counts))
