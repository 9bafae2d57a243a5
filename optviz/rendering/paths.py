"""The paths of an experiment, named and styled, and what is said of each."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

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
from optviz.rendering.scene import STYLES, Path
from optviz.settings.experiment import Experiment
from optviz.settings.experiment.entries import Entry
from optviz.simulation import divergence_step, learning_rates, no_gradient_step, run, stopping_step
from surfaces import Surface
from surfaces.keeping import by_surface


def make_paths(experiment: Experiment, t: Translate) -> list[Path]:
    """Run each entry from each start and give each path its name and style, hidden ones included.

    Of paths that coincide the first stands for all, if the experiment groups them.
    """
    paths, names, styles = [], path_names(experiment, t), itertools.cycle(STYLES)
    found = _grouped(experiment) if experiment.grouped else _single(experiment)
    for (ids, path), style in zip(found, styles, strict=False):
        name = ", ".join(names[id] for id in ids[:3]) + (f" +{len(ids) - 3}" if ids[3:] else "")
        paths.append(replace(path, id=ids[0], name=name, style=style, also=ids[1:]))
    return paths


@dataclass(frozen=True)
class _Asked:
    """A run that is asked for: what its path depends on, as a key, and what it is made from."""

    key: tuple
    experiment: Experiment = field(compare=False)
    start: Sequence[float] = field(compare=False)
    entry: Entry = field(compare=False)


def _single(experiment: Experiment) -> list[tuple[list[str], Path]]:
    """Each id, and its path."""
    shape = tuple(sorted(experiment.shape.items()))
    conditions = repr(experiment.conditions)
    common = shape, experiment.num_steps, conditions, experiment.shown.curvature
    paths = []
    for id, (start, entry) in experiment.runs.items():
        key = (*common, tuple(start), entry.spec, *entry.hyperparameters.items())
        paths.append(([id], _kept(experiment.surface, _Asked(key, experiment, start, entry))))
    return paths


# While a hand moves the slider of one rule, the paths of all others stay as they are.
@by_surface(most=64)
def _kept(surface: Surface, asked: _Asked) -> Path:
    trajectory = _trajectory(asked.experiment, asked.start, asked.entry)
    return _path(asked.experiment, asked.entry, trajectory)


def _grouped(experiment: Experiment) -> list[tuple[list[str], Path]]:
    """The ids that are drawn as one path, and the path of the first."""
    runs = experiment.runs
    # Most packages have the same rule with the same numbers: it is run once.
    same: dict[tuple, list[str]] = {}
    for id, (_, entry) in runs.items():
        same.setdefault((entry.spec.id, *entry.hyperparameters.items()), []).append(id)
    found = {ids[0]: _trajectory(experiment, *runs[ids[0]]) for ids in same.values()}
    twins = {ids[0]: ids for ids in same.values()}
    order, grouped = list(runs), []
    for firsts in coinciding({id: trajectory.params for id, trajectory in found.items()}):
        ids = [id for first in firsts for id in twins[first]]
        path = _path(experiment, runs[firsts[0]][1], found[firsts[0]])
        grouped.append((sorted(ids, key=order.index), path))
    return grouped


def trajectories_of(experiment: Experiment) -> dict[str, Trajectory]:
    """Run each entry from each start; return what was run by the paths' ids."""
    return {id: _trajectory(experiment, *run) for id, run in experiment.runs.items()}


def path_names(experiment: Experiment, t: Translate) -> dict[str, str]:
    """The names of all paths, by their ids: each entry's, with the number of the start but for 1.

    Dialects that are compared go by their packages; where one has several, by their own names too.
    """
    if not experiment.grouped:
        return {id: _name(entry, id, t) for id, (_, entry) in experiment.runs.items()}
    packages = [entry.dialect.package for entry in experiment.entries]
    return {
        entry.id: package if packages.count(package) == 1 else f"{package} {entry.dialect.name}"
        for package, entry in zip(packages, experiment.entries, strict=True)
    }


def _name(entry: Entry, id: str, t: Translate) -> str:
    _, _, number = id.partition("@")
    if not number:
        return entry.name(t)
    return t("{rule}, start {number}").format(rule=entry.name(t), number=number)


def _trajectory(experiment: Experiment, start: Sequence[float], entry: Entry) -> Trajectory:
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


def _path(experiment: Experiment, entry: Entry, trajectory: Trajectory) -> Path:
    """A path without its id and name, and in the first style."""
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
        "",
        "",
        trajectory,
        STYLES[0],
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


def path_until(path: Path, step: int) -> Path:
    """A path as it is known up to a step: nothing that comes later is in it."""
    rows = jax.tree.map(lambda rows: rows[: step + 1], path.trajectory)
    diverged, ended = (
        t if t is not None and t <= step else None for t in (path.diverged, path.ended)
    )
    return Path(path.id, path.name, rows, path.style, diverged, ended, also=path.also)
