"""What a picture shows of an experiment: the surface on a grid, the paths, and what lies beside."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import jax
import numpy as np

from optviz.analysis.events import events_of
from optviz.analysis.explanation.explanation import explain
from optviz.analysis.explanation.scene import Explanation
from optviz.analysis.landscape import curvature_along, landmarks
from optviz.analysis.line_search_trials import trials_of
from optviz.calculus.derivatives import derivatives_of
from optviz.engine.other_batches import next_points, possible_batches
from optviz.i18n import Translate
from optviz.optimizers import OptimizerSpec
from optviz.rendering.fit import make_fit
from optviz.rendering.scene import STYLES, Cloud, Path, PathStyle, Scene, contour_levels
from optviz.settings.experiment import Experiment
from optviz.settings.view_options import Shown
from optviz.simulation import (
    divergence_step,
    learning_rates,
    no_gradient_step,
    run,
    stopping_step,
)
from surfaces import Surface, evaluate

SCREEN_POINTS, PRINT_POINTS = 161, 401
_CURVE_POINTS = 2001


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


@functools.lru_cache(maxsize=64)
def _scene(
    surface: Surface,
    shape: tuple,
    window: tuple[tuple[float, float], ...],
    count: int,
    critical: bool,
) -> Scene:
    # Half a window more on every side: a picture is seldom of the window's own proportions.
    axes = tuple(
        np.linspace(low - (high - low) / 2, high + (high - low) / 2, count) for low, high in window
    )
    values = evaluate(surface, axes, dict(shape))
    inside = values[tuple(slice(count // 4, -(count // 4)) for _ in axes)]
    return Scene(
        window=window,
        axes=axes,
        values=values,
        levels=contour_levels(inside),
        formula=surface.formula,
        symbols=surface.symbols,
        minima=surface.minima,
        critical=landmarks(surface, shape, window) if critical else None,
    )


def make_paths(experiment: Experiment, t: Translate) -> list[Path]:
    """Run each rule from each start and give each path its name and style, hidden ones included."""
    runs = zip(experiment.runs, experiment.path_ids, STYLES, strict=False)
    return [
        _path(replace(experiment, start=start), spec, hyperparameters, id, style, t)
        for (start, spec, hyperparameters), id, style in runs
    ]


def path_name(spec: OptimizerSpec, id: str, t: Translate) -> str:
    """The name of a path: its rule's, and the number of its start unless it is the first."""
    _, _, number = id.partition("@")
    if not number:
        return t(spec.name)
    return t("{rule}, start {number}").format(rule=t(spec.name), number=number)


def _path(
    experiment: Experiment,
    spec: OptimizerSpec,
    hyperparameters: Mapping[str, float],
    id: str,
    style: PathStyle,
    t: Translate,
) -> Path:
    conditions = experiment.conditions
    schedule = conditions.schedule_for(hyperparameters)
    batches = experiment.batches
    trajectory = run(
        experiment.surface,
        spec,
        hyperparameters,
        start=experiment.start,
        num_steps=experiment.num_steps,
        shape=experiment.shape,
        schedule=schedule,
        noise=conditions.noise,
        seed=conditions.seed,
        batches=None if batches is None else batches.indices,
    )
    diverged, ended = divergence_step(trajectory), no_gradient_step(trajectory)
    stop = stopping_step(
        trajectory, conditions.grad_tolerance or None, conditions.value_tolerance or None
    )
    if stop is not None:
        step, reason = stop
        trajectory = jax.tree.map(lambda rows: rows[: step + 1], trajectory)
        diverged = diverged if diverged is not None and diverged <= step else None
        ended = ended if ended is not None and ended <= step else None
    rates = None if schedule is None else learning_rates(schedule, len(trajectory.value))
    curvature = None
    if experiment.shown.curvature:
        where = experiment.surface, experiment.shape, trajectory.params
        curvature = curvature_along(*where, spec.id, hyperparameters, rates)
    return Path(
        id,
        path_name(spec, id, t),
        trajectory,
        style,
        diverged,
        ended,
        stopped=None if stop is None else reason,
        rates=rates,
        curvature=curvature,
        look_ahead=getattr(trajectory.state, "look_ahead", None),
        trials=trials_of(trajectory, hyperparameters),
        events=events_of(
            trajectory,
            hyperparameters,
            diverged=diverged,
            ended=ended,
            stopped=stop is not None,
            window=np.array(experiment.surface.window),
            derivatives=derivatives_of(experiment.surface, experiment.shape),
        ),
    )


def fit_of(experiment: Experiment, page: str, step: int | None) -> dict[str, Any]:
    """What a printed picture shows of the data: nothing on a page that is not of fits."""
    if page != "fit":
        return {}
    batches = experiment.batches
    last = experiment.num_steps
    batch = None if batches is None else batches.indices[last if step is None else min(step, last)]
    return {"fit": make_fit(experiment.surface), "batch": batch}


def make_explanation(experiment: Experiment, paths: Sequence[Path], id: str) -> Explanation:
    """Explain the steps of one of the paths."""
    index = [path.id for path in paths].index(id)
    path, (_, spec, hyperparameters) = paths[index], experiment.runs[index]
    batches = experiment.batches
    return explain(
        id,
        experiment.surface,
        experiment.shape,
        spec,
        hyperparameters,
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
    for path, (_, spec, hyperparameters) in zip(paths, experiment.runs, strict=True):
        if spec.family == "line search" or step >= len(path.trajectory.value):
            continue
        numbers = dict(hyperparameters)
        if path.rates is not None:
            numbers["learning_rate"] = path.rates[step]
        rows = path.trajectory
        points[path.id] = next_points(surface, spec.rule, numbers, rows, step, counts)
    return Cloud(step, points, total, drawn=len(counts))
