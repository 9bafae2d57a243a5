"""A map as a picture shows it: plain arrays, its theory, and what is said of it in words."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np

from optviz.i18n import Translate
from optviz.maps import Basins, Map, Theory, basin_map, hyperparameter_map, theory_of
from optviz.maps.check import checked_cell, fragile_cells
from optviz.refusal import MapError
from optviz.rendering.kept import kept
from optviz.rendering.map_words import said_of_basins, said_of_map
from optviz.settings.experiment import Experiment
from optviz.settings.experiment.entries import Entry
from optviz.settings.experiment.maps import SCHEDULE, axis_range, full_view, is_whole, view_of

# Runs along each axis; while the hand moves fewer, so that the map keeps up with it.
FULL, PREVIEW = {"hyperparameters": 128, "basins": 256}, 64
_AHEAD = ThreadPoolExecutor(1, thread_name_prefix="maps-ahead")
# Significant digits of a setting of the map: what a click sets is what was run.
_DIGITS = 4


@dataclass(frozen=True, eq=False)
class HeatMap:
    """A map and what belongs to it.

    `found` is the map itself, `view` the ends of its axes, `whole` those without zoom, and `log`
    says which are logarithmic.
    `names` are its axes in a link, empty for a basin map, and `path` is the id of its entry.
    `theory` and `fragile` (the cells that hang on the last digit) are None where there are none or
    they were not asked for. `corrected` is the cell that its own run has corrected, or None. `said`
    tells in words what the map shows.
    """

    found: Map | Basins
    view: tuple[float, float, float, float]
    whole: tuple[float, float, float, float]
    log: tuple[bool, bool]
    names: tuple[str, ...]
    path: str
    shows: str
    theory: Theory | None
    fragile: np.ndarray | None
    corrected: tuple[int, int] | None
    preview: bool
    said: str


def make_heat(
    experiment: Experiment,
    t: Translate,
    *,
    preview: bool = False,
    progress: Callable[[float], None] | None = None,
) -> HeatMap:
    """Compute the map that an experiment asks for, or return it if it is known already.

    A `preview` has fewer cells, in 32 bit: it is there while the hand moves, and then the map is.
    """
    wanted = experiment.map
    (entry,) = (entry for entry in experiment.entries if entry.id == wanted.of)
    view = view_of(wanted, experiment.surface)
    count = PREVIEW if preview else FULL[wanted.kind]
    found = _found(experiment, wanted.of, count, "float32" if preview else "float64", progress)
    fragile = None
    if wanted.digits and not preview:
        narrow = _found(experiment, wanted.of, count, "float32", progress)
        fragile = fragile_cells(found, narrow)
    conditions = experiment.conditions
    found, corrected = checked_cell(
        *(found, experiment.surface, entry, _conditions(experiment)),
        present={**entry.hyperparameters, **experiment.schedule_values},
        schedule=conditions.schedule_for(entry.hyperparameters),
        **{name: conditions.of_many[name] for name in ("noise", "batch_size")},
        seed=conditions.seed,
    )
    theory, log = None, (False, False)
    names = ()
    if isinstance(found, Map):
        others = {k: v for k, v in entry.hyperparameters.items() if k not in (wanted.x, wanted.y)}
        if not conditions.changing:
            theory = theory_of(found, experiment.surface, entry.spec.id, others, experiment.shape)
        log = (axis_range(wanted.x)[2], bool(wanted.y) and axis_range(wanted.y)[2])
        axes = [name for name in (wanted.x, wanted.y) if name]
        names = tuple(n if n.startswith(SCHEDULE) else f"{entry.spec.id}.{n}" for n in axes)
        said = said_of_map(found, theory, fragile, t)
    else:
        said = said_of_basins(found, fragile, t)
    whole = full_view(wanted, experiment.surface)
    shown = (wanted.shows, theory, fragile, corrected, preview, said)
    return HeatMap(found, view, whole, log, names, wanted.of, *shown)


def prepare_preview(experiment: Experiment) -> None:
    """Have what previews need compiled beside, by a map of few cells."""
    _AHEAD.submit(_found, experiment, experiment.map.of, 2, "float32")


def basins_of(
    experiment: Experiment, id: str, progress: Callable[[float], None] | None = None
) -> Basins:
    """The basins of an entry in the view of an experiment's map."""
    return _found(experiment, id, FULL["basins"], "float64", progress)


def _found(experiment, id: str, count: int, precision: str, progress=None) -> Map | Basins:
    """The map of an entry in the view of an experiment's map, so many cells along each axis."""
    (entry,) = (entry for entry in experiment.entries if entry.id == id)
    make = _basins if experiment.map.kind == "basins" else _hyperparameters
    view = view_of(experiment.map, experiment.surface)
    return make(experiment, entry, view, count, precision, progress)


def _conditions(experiment: Experiment) -> dict[str, Any]:
    return {
        "start": experiment.start,
        "num_steps": experiment.num_steps,
        "shape": experiment.shape,
        "tolerance": experiment.map.tolerance,
    }


def _hyperparameters(experiment, entry: Entry, view, count, precision, progress) -> Map:
    wanted = experiment.map
    axes = [(wanted.x, _values(wanted.x, *view[:2], count))]
    if wanted.y:
        axes.append((wanted.y, _values(wanted.y, *view[2:], count)))
    varied = [name for name, _ in axes]
    others = {k: v for k, v in entry.hyperparameters.items() if k not in varied}
    conditions = _conditions(experiment)
    drawn = {**experiment.conditions.of_many, "seed": experiment.conditions.seed}
    if "learning_rate" not in entry.hyperparameters:
        drawn["schedule"] = drawn["schedule_values"] = None
    key = (
        entry.spec.id,
        repr(drawn),
        *((name, tuple(values)) for name, values in axes),
        tuple(others.items()),
    )
    return kept(
        (experiment.surface, *key, *_key(conditions), precision),
        lambda: hyperparameter_map(
            *(experiment.surface, entry.spec, *axes),
            hyperparameters=others,
            **conditions,
            **drawn,
            precision=precision,
            progress=progress,
        ),
    )


def _basins(experiment, entry: Entry, view, count, precision, progress) -> Basins:
    conditions = {"num_steps": experiment.num_steps, "shape": experiment.shape}
    drawn = experiment.conditions.of_many
    if drawn["noise"] or drawn["batch_size"] is not None:
        raise MapError("a basin map is of runs without noise and batches: else chance decides it")
    schedules = {}
    if "learning_rate" in entry.hyperparameters:
        schedules = {name: drawn[name] for name in ("schedule", "schedule_values")}
    key = (repr(schedules), entry.spec.id, tuple(entry.hyperparameters.items()), view, count)
    return kept(
        (experiment.surface, *key, *_key(conditions), precision),
        lambda: basin_map(
            *(experiment.surface, entry.spec, entry.hyperparameters),
            window=(view[:2], view[2:]),
            resolution=count,
            **conditions,
            **schedules,
            precision=precision,
            progress=progress,
        ),
    )


def _key(conditions: dict[str, Any]) -> tuple:
    return tuple(tuple(v.items()) if isinstance(v, dict) else v for v in conditions.values())


def _values(name: str, low: float, high: float, count: int) -> np.ndarray:
    """The values of an axis, evenly spaced by its scale, each in few digits."""
    log = axis_range(name)[2]
    if is_whole(name):
        every = np.arange(np.ceil(low), np.floor(high) + 1)
        spaced = np.geomspace(low, high, count) if log else np.linspace(low, high, count)
        return every if len(every) <= count else np.unique(np.round(spaced))
    values = np.geomspace(low, high, count) if log else np.linspace(low, high, count)
    span = (high - low) / count
    if not log:
        return np.round(values, max(0, 1 - int(np.floor(np.log10(span)))))
    digits = _DIGITS - int(np.floor(np.log10(high / low - 1))) if high < 2 * low else _DIGITS
    return np.array([float(f"{value:.{digits - 1}e}") for value in values])
