"""From a surface and some rules to what a picture shows, for the app and the command line alike."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import jax
import numpy as np

from optviz.conditions import Conditions, read_conditions
from optviz.fitting import read_data
from optviz.i18n import Translate
from optviz.landscape import Shown, curvature_along, landmarks, read_shown
from optviz.links import STEP, VIEW, Choices, Link, Number, Numbers
from optviz.openings import OPENINGS, Opening
from optviz.optimizers import HYPERPARAMETERS, OPTIMIZERS, Hyperparameter, OptimizerSpec
from optviz.pitfalls import PITFALLS
from optviz.scene import STYLES, Path, PathStyle, Scene, contour_levels
from optviz.simulation import divergence_step, learning_rates, run, stopping_step
from surfaces import SURFACES, Surface, evaluate

Window = Sequence[Sequence[float]]
Settings = Sequence[tuple[OptimizerSpec, Mapping[str, float]]]

MAX_PATHS = len(STYLES)
NUM_STEPS = Number(1, STEP.high, whole=True)

SCREEN_POINTS, PRINT_POINTS = 161, 401
_CURVE_POINTS = 2001


@dataclass(frozen=True, eq=False)
class Experiment:
    """Everything that a link says about a picture."""

    surface: Surface
    shape: Mapping[str, float]
    settings: Settings
    start: tuple[float, ...]
    num_steps: int
    conditions: Conditions
    shown: Shown = field(default_factory=Shown)
    step: int | None = None
    view: Window | None = None
    hidden: Sequence[str] = ()


def opening_of(link: Link, page: str) -> Opening:
    """What a page shows before a link changes it; on the page of pitfalls the link says which."""
    if page != "pitfalls":
        return OPENINGS[page]
    return PITFALLS[link.read("pitfall", Choices(tuple(PITFALLS)), next(iter(PITFALLS)))].opening


def read_experiment(link: Link, page: str) -> Experiment:
    """Read the settings of a page's link; what cannot be used is noted in the link's problems."""
    opening = opening_of(link, page)
    surfaces = tuple(s.id for s in SURFACES.values() if opening.offers(s))
    surface = SURFACES[link.read("surface", Choices(surfaces), opening.surface)]
    examples = 0
    if page == "fit":
        surface = read_data(link, surface)
        examples = surface.examples
    shape = {
        name: link.read(f"{surface.id}.{name}", Number(slider.low, slider.high), default)
        for (name, slider), default in zip(
            surface.shape_sliders.items(), surface.shape.values(), strict=True
        )
    }
    ids = link.read("optimizers", Choices(tuple(OPTIMIZERS), at_most=MAX_PATHS), opening.rules)
    settings = [
        (OPTIMIZERS[id], _read_hyperparameters(link, OPTIMIZERS[id], opening)) for id in ids
    ]
    view = link.read("view", VIEW, None)
    return Experiment(
        surface,
        shape,
        settings,
        start=link.read("start", Numbers(surface.dimension), surface.start),
        num_steps=link.read("num_steps", NUM_STEPS, opening.num_steps),
        conditions=read_conditions(link, examples, opening.batch_size),
        shown=read_shown(link),
        step=link.read("step", STEP, None),
        view=view and (view[:2], view[2:]),
        hidden=link.read("hidden", Choices(tuple(ids), at_most=len(ids)), ()),
    )


def _read_hyperparameters(link: Link, spec: OptimizerSpec, opening: Opening) -> dict[str, float]:
    values = {}
    for name, default in spec.hyperparameters.items():
        setting = f"{spec.id}.{name}"
        default = opening.hyperparameters.get(setting, default)
        values[name] = link.read(setting, number_of(HYPERPARAMETERS[name]), default)
    return values


def number_of(known: Hyperparameter) -> Number:
    """The values of a hyperparameter that a link may ask for: those of its slider."""
    return Number(known.low, known.high, whole=known.whole)


def make_scene(
    surface: Surface,
    shape: Mapping[str, float],
    view: Window | None = None,
    points: int = SCREEN_POINTS,
    *,
    critical: bool = False,
) -> Scene:
    """Evaluate a surface on and around its window, or a view of the player (x range, y range).

    `points` is the number of grid points along each axis of a map; with `critical` the critical
    points in the window or the view are found.
    """
    window = surface.window if view is None else view[: surface.dimension]
    count = points if surface.dimension == 2 else _CURVE_POINTS
    shape = tuple(sorted(shape.items()))
    return _scene(surface, shape, tuple(tuple(pair) for pair in window), count, critical)


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
    """Run each rule and give each path its name and style, hidden ones included."""
    return [
        _path(experiment, spec, hyperparameters, style, t)
        for (spec, hyperparameters), style in zip(experiment.settings, STYLES, strict=False)
    ]


def _path(
    experiment: Experiment,
    spec: OptimizerSpec,
    hyperparameters: Mapping[str, float],
    style: PathStyle,
    t: Translate,
) -> Path:
    conditions = experiment.conditions
    schedule = conditions.schedule_for(hyperparameters)
    batches = conditions.batches_for(experiment.surface.examples, experiment.num_steps)
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
    diverged = divergence_step(trajectory)
    stop = stopping_step(
        trajectory, conditions.grad_tolerance or None, conditions.value_tolerance or None
    )
    if stop is not None:
        step, reason = stop
        trajectory = jax.tree.map(lambda rows: rows[: step + 1], trajectory)
        diverged = diverged if diverged is not None and diverged <= step else None
    rates = None if schedule is None else learning_rates(schedule, len(trajectory.value))
    curvature = None
    if experiment.shown.curvature:
        where = experiment.surface, experiment.shape, trajectory.params
        curvature = curvature_along(*where, spec.id, hyperparameters, rates)
    return Path(
        spec.id,
        t(spec.name),
        trajectory,
        style,
        diverged,
        stopped=None if stop is None else reason,
        rates=rates,
        curvature=curvature,
    )


def caption(experiment: Experiment) -> str:
    """The numbers of an experiment in one line, in the words of the code."""
    rules = [f"{spec.id}({_arguments(values)})" for spec, values in experiment.settings]
    point = ", ".join(f"{x:g}" for x in experiment.start)
    told = [*rules, f"start=({point})", f"num_steps={experiment.num_steps}"]
    conditions = experiment.conditions
    if conditions.schedule != "constant":
        told.append(f"schedule={conditions.schedule}({_arguments(conditions.schedule_values)})")
    if conditions.batching == "listed":
        told.append(f"batches=[{len(conditions.batches)} listed]")
    elif conditions.batching != "full":
        drawn = f"batch_size={conditions.batch_size}, seed={conditions.seed}"
        told.append(f"{drawn}, with replacement" if conditions.batching == "replacement" else drawn)
    if conditions.noise:
        told.append(f"noise={conditions.noise:g}, seed={conditions.seed}")
    if experiment.shape:
        told.append(f"{experiment.surface.id}({_arguments(experiment.shape)})")
    return ";  ".join(told)


def _arguments(values: Mapping[str, float]) -> str:
    return ", ".join(f"{name}={value:g}" for name, value in values.items())
