"""From a surface and some rules to what a picture shows, for the app and the command line alike."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from optviz.i18n import Translate
from optviz.links import VIEW, Choices, Link, Number, Numbers
from optviz.optimizers import HYPERPARAMETERS, OPTIMIZERS, OptimizerSpec
from optviz.scene import STYLES, Path, Scene, contour_levels
from optviz.simulation import divergence_step, run
from surfaces import SURFACES, Surface, evaluate

Window = Sequence[Sequence[float]]
Settings = Sequence[tuple[OptimizerSpec, Mapping[str, float]]]

MAX_PATHS = len(STYLES)
MAX_STEPS = 2000

_MAP_POINTS = 161
_CURVE_POINTS = 2001


@dataclass(frozen=True)
class Opening:
    """What a page shows when nothing is asked of it."""

    dimension: int
    surface: str
    rules: tuple[str, ...]
    num_steps: int


OPENINGS = {
    "race": Opening(2, "ravine", ("gradient_descent", "momentum", "adam"), 50),
    "curve": Opening(1, "parabola", ("gradient_descent",), 10),
}


@dataclass(frozen=True, eq=False)
class Experiment:
    """Everything that a link says about a picture."""

    surface: Surface
    shape: Mapping[str, float]
    settings: Settings
    start: tuple[float, ...]
    num_steps: int
    step: int | None
    view: Window | None


def read_experiment(link: Link, page: str) -> Experiment:
    """Read the settings of a page's link; what cannot be used is noted in the link's problems."""
    opening = OPENINGS[page]
    surfaces = tuple(s.id for s in SURFACES.values() if s.dimension == opening.dimension)
    surface = SURFACES[link.read("surface", Choices(surfaces), opening.surface)]
    shape = {
        name: link.read(f"{surface.id}.{name}", Number(s.low, s.high), surface.shape[name])
        for name, s in surface.shape_sliders.items()
    }
    ids = link.read("optimizers", Choices(tuple(OPTIMIZERS), at_most=MAX_PATHS), opening.rules)
    settings = [(OPTIMIZERS[id], _read_hyperparameters(link, OPTIMIZERS[id])) for id in ids]
    view = link.read("view", VIEW, None)
    return Experiment(
        surface,
        shape,
        settings,
        start=link.read("start", Numbers(surface.dimension), surface.start),
        num_steps=link.read("num_steps", Number(1, MAX_STEPS, whole=True), opening.num_steps),
        step=link.read("step", Number(0, MAX_STEPS, whole=True), None),
        view=view and (view[:2], view[2:]),
    )


def _read_hyperparameters(link: Link, spec: OptimizerSpec) -> dict[str, float]:
    values = {}
    for name, default in spec.hyperparameters.items():
        known = HYPERPARAMETERS[name]
        values[name] = link.read(f"{spec.id}.{name}", Number(known.low, known.high), default)
    return values


def make_scene(surface: Surface, shape: Mapping[str, float], view: Window | None = None) -> Scene:
    """Evaluate a surface on and around its window, or a view of the player (x range, y range)."""
    window = surface.window if view is None else view[: surface.dimension]
    return _scene(surface, tuple(sorted(shape.items())), tuple(tuple(pair) for pair in window))


@functools.lru_cache(maxsize=64)
def _scene(surface: Surface, shape: tuple, window: tuple[tuple[float, float], ...]) -> Scene:
    count = _MAP_POINTS if surface.dimension == 2 else _CURVE_POINTS
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
    )


def make_paths(
    surface: Surface,
    shape: Mapping[str, float],
    settings: Settings,
    start: Sequence[float],
    num_steps: int,
    t: Translate,
) -> list[Path]:
    """Run each rule and give each path its name and style."""
    paths = []
    for (spec, hyperparameters), style in zip(settings, STYLES, strict=False):
        trajectory = run(
            surface, spec, hyperparameters, start=start, num_steps=num_steps, shape=shape
        )
        paths.append(Path(spec.id, t(spec.name), trajectory, style, divergence_step(trajectory)))
    return paths


def caption(settings: Settings, start: Sequence[float], num_steps: int) -> str:
    """The numbers of an experiment in one line, in the words of the code."""
    rules = [
        f"{spec.id}({', '.join(f'{name}={value:g}' for name, value in hyperparameters.items())})"
        for spec, hyperparameters in settings
    ]
    point = ", ".join(f"{x:g}" for x in start)
    return f"{';  '.join(rules)};  start=({point}), num_steps={num_steps}"
