"""The paths of an experiment, named and styled, and what is said of each."""

from collections.abc import Sequence

import jax
import numpy as np

from optviz.analysis.events import events_of
from optviz.analysis.landscape import curvature_along
from optviz.analysis.line_search_trials import trials_of
from optviz.calculus.derivatives import derivatives_of
from optviz.dialects import coinciding
from optviz.engine.trajectory import Trajectory
from optviz.i18n import Translate
from optviz.optimizers.optimizer import recorded
from optviz.rendering.scene import STYLES, Path, PathStyle
from optviz.settings.entries import Entry
from optviz.settings.experiment import Experiment
from optviz.simulation import divergence_step, learning_rates, no_gradient_step, run, stopping_step


def make_paths(experiment: Experiment, t: Translate) -> list[Path]:
    """Run each entry from each start and give each path its name and style, hidden ones included.

    Of paths that coincide the first stands for all, if the experiment groups them.
    """
    paths = []
    for (group, trajectory), style in zip(_grouped(experiment), STYLES, strict=False):
        _, entry = experiment.runs[group[0]]
        name = _name(experiment, group, t)
        paths.append(_path(experiment, trajectory, entry, group[0], name, style))
    return paths


def groups_of(experiment: Experiment) -> list[list[str]]:
    """The ids of the paths, put together where the paths coincide, if they are to be grouped."""
    return [group for group, _ in _grouped(experiment)]


def _grouped(experiment: Experiment) -> list[tuple[list[str], Trajectory]]:
    """The ids that are drawn as one path, and the trajectory of the first."""
    runs = experiment.runs
    if not experiment.grouped:
        return [([id], trajectory_of(experiment, *run)) for id, run in runs.items()]
    # Most packages have the same rule with the same numbers: it is run once.
    same: dict[tuple, list[str]] = {}
    for id, (_, entry) in runs.items():
        same.setdefault((entry.spec.id, *entry.hyperparameters.items()), []).append(id)
    found = {ids[0]: trajectory_of(experiment, *runs[ids[0]]) for ids in same.values()}
    twins = {ids[0]: ids for ids in same.values()}
    order, grouped = list(runs), []
    for firsts in coinciding({id: trajectory.params for id, trajectory in found.items()}):
        ids = [id for first in firsts for id in twins[first]]
        grouped.append((sorted(ids, key=order.index), found[firsts[0]]))
    return grouped


def _name(experiment: Experiment, group: Sequence[str], t: Translate) -> str:
    """The name of a path: its entry's, and the number of its start unless it is the first."""
    if experiment.grouped:
        packages = package_names(experiment)
        names = [packages[id] for id in group]
        return ", ".join(names[:3]) + (f" +{len(names) - 3}" if len(names) > 3 else "")
    return path_name(experiment.runs[group[0]][1], group[0], t)


def package_names(experiment: Experiment) -> dict[str, str]:
    """The packages of all dialects, by their ids; where one has several, their own names too."""
    packages = [entry.dialect.package for entry in experiment.entries]
    return {
        entry.id: package if packages.count(package) == 1 else f"{package} {entry.dialect.name}"
        for package, entry in zip(packages, experiment.entries, strict=True)
    }


def path_name(entry: Entry, id: str, t: Translate) -> str:
    """The name of an entry's path: the entry's, and the number of the start unless the first."""
    _, _, number = id.partition("@")
    if not number:
        return entry.name(t)
    return t("{rule}, start {number}").format(rule=entry.name(t), number=number)


def trajectory_of(experiment: Experiment, start: Sequence[float], entry: Entry) -> Trajectory:
    """Run an entry from a start under the conditions of the experiment."""
    conditions, batches = experiment.conditions, experiment.batches
    return run(
        experiment.surface,
        entry.spec,
        entry.hyperparameters,
        start=start,
        num_steps=experiment.num_steps,
        shape=experiment.shape,
        schedule=conditions.schedule_for(entry.hyperparameters),
        noise=conditions.noise,
        seed=conditions.seed,
        batches=None if batches is None else batches.indices,
    )


def _path(
    experiment: Experiment,
    trajectory: Trajectory,
    entry: Entry,
    id: str,
    name: str,
    style: PathStyle,
) -> Path:
    conditions, hyperparameters = experiment.conditions, entry.hyperparameters
    diverged, ended = divergence_step(trajectory), no_gradient_step(trajectory)
    stop = stopping_step(
        trajectory, conditions.grad_tolerance or None, conditions.value_tolerance or None
    )
    if stop is not None:
        step, reason = stop
        trajectory = jax.tree.map(lambda rows: rows[: step + 1], trajectory)
        diverged = diverged if diverged is not None and diverged <= step else None
        ended = ended if ended is not None and ended <= step else None
    schedule, rates = conditions.schedule_for(hyperparameters), None
    if schedule is not None:
        rates = learning_rates(schedule, len(trajectory.value))
    curvature = None
    if experiment.shown.curvature:
        where = experiment.surface, experiment.shape, trajectory.params
        curvature = curvature_along(*where, entry.spec.id, hyperparameters, rates)
    return Path(
        id,
        name,
        trajectory,
        style,
        diverged,
        ended,
        stopped=None if stop is None else reason,
        rates=rates,
        curvature=curvature,
        look_ahead=recorded(trajectory.state).look_ahead,
        trials=trials_of(trajectory, hyperparameters),
        events=events_of(
            trajectory,
            hyperparameters,
            diverged=diverged,
            ended=ended,
            stopped=stop is not None,
            window=np.array(experiment.surface.window),
            derivatives=derivatives_of(experiment.surface, experiment.shape),
            corrects_bias=entry.spec.corrects_bias,
        ),
    )
