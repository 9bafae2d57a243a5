"""From a surface and some rules to what a picture shows, for the app and the command line alike."""

import functools
from collections.abc import Mapping, Sequence

import numpy as np

from optviz.i18n import Translate
from optviz.optimizers import OptimizerSpec
from optviz.scene import STYLES, Path, Scene, contour_levels
from optviz.simulation import divergence_step, run
from surfaces import Surface, evaluate

Window = Sequence[Sequence[float]]
Settings = Sequence[tuple[OptimizerSpec, Mapping[str, float]]]

_MAP_POINTS = 161
_CURVE_POINTS = 2001


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
