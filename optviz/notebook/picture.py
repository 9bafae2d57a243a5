"""What is drawn of trajectories in a notebook: their surface and their named paths, checked."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from optviz.engine.arguments import merged
from optviz.engine.trajectory import Trajectory, divergence_step, no_gradient_step
from optviz.i18n import Translate, translator
from optviz.optimizers.optimizer import recorded
from optviz.rendering.picture import make_scene
from optviz.rendering.scene import STYLES, Path, PathStyle, Scene
from surfaces import Surface


@dataclass(frozen=True, eq=False)
class Picture:
    """A surface in a shape, the same ready to be drawn, its name, and the paths on it."""

    surface: Surface
    shape: Mapping[str, float]
    scene: Scene
    title: str
    paths: list[Path]


def picture_of(
    trajectories: Any,
    surface: Any,
    window: Any = None,
    shape: Mapping[str, float] | None = None,
    language: str = "en",
) -> Picture:
    """Check what `show` and `plot` are given, and make of it what is drawn.

    Raises ValueError for anything but trajectories, and for a surface, window or shape that they
    cannot be drawn on.
    """
    t = translator(language)
    surface = _surface(surface, window)
    paths = paths_of(trajectories, surface.dimension, t)
    shape = merged("shape slider", surface.shape, shape)
    return Picture(surface, shape, make_scene(surface, shape), t(surface.name), paths)


def paths_of(trajectories: Any, dimension: int, t: Translate) -> list[Path]:
    """Name trajectories and give each its style; raises ValueError for anything else."""
    named = _named(trajectories, t)
    for name, trajectory in named.items():
        if not isinstance(trajectory, Trajectory):
            raise ValueError(
                f"{name} is of type {type(trajectory).__name__}; it must be a Trajectory, as run"
                " returns it"
            )
        found = trajectory.params[0].size
        if found != dimension:
            raise ValueError(
                f"{name} has {found} parameters; on this surface it must have {dimension}"
            )
    styles = itertools.cycle(STYLES)
    return [_path(name, one, style) for (name, one), style in zip(named.items(), styles)]  # noqa: B905


def _named(trajectories: Any, t: Translate) -> dict[str, Any]:
    """The trajectories by their names, which are numbered where there are none."""
    if isinstance(trajectories, Mapping):
        named = {str(name): trajectory for name, trajectory in trajectories.items()}
    else:
        # A Trajectory is a tuple too.
        several = not isinstance(trajectories, Trajectory) and isinstance(trajectories, Sequence)
        given = trajectories if several else [trajectories]
        named = {t("path {number}").format(number=k): one for k, one in enumerate(given, 1)}
    if not named:
        raise ValueError("there is no trajectory to be shown; at least one is needed")
    return named


def _path(name: str, trajectory: Trajectory, style: PathStyle) -> Path:
    # A run of a number in place of an array has rows without an axis.
    flat = {
        field: getattr(trajectory, field).reshape(len(trajectory.value), -1)
        for field in ("params", "grad", "update")
    }
    return Path(
        name,
        name,
        trajectory._replace(**flat),
        style,
        divergence_step(trajectory),
        no_gradient_step(trajectory),
        look_ahead=recorded(trajectory.state).look_ahead,
    )


def _surface(surface: Any, window: Any) -> Surface:
    """The surface as it is drawn: with the window that is asked for."""
    if isinstance(surface, Surface):
        if window is None:
            return surface
        return replace(surface, window=_window(window, surface.dimension))
    if not callable(surface):
        raise ValueError(
            f"surface is of type {type(surface).__name__}; it must be a Surface, or a function"
            " params -> scalar"
        )
    if window is None:
        raise ValueError(
            "window is needed for a function that is no Surface: a (low, high) pair for each"
            " parameter"
        )
    return _named_function(surface, _window(window, None))


def _named_function(
    function: Callable[..., Any], window: tuple[tuple[float, float], ...]
) -> Surface:
    return Surface(
        id="function",
        name=getattr(function, "__name__", "f"),
        objective=function,
        formula="",
        window=window,
        start=tuple(low for low, _ in window),
        source="",
        symbols=("x",) if len(window) == 1 else ("x_1", "x_2"),
    )


def _window(window: Any, dimension: int | None) -> tuple[tuple[float, float], ...]:
    """A window as pairs of numbers; `dimension` is how many are needed, None for one or two."""
    allowed = (1, 2) if dimension is None else (dimension,)
    try:
        pairs = np.asarray(window, float)
    except (TypeError, ValueError):
        pairs = np.empty(0)
    shaped = pairs.ndim == 2 and pairs.shape[1] == 2 and len(pairs) in allowed
    if not (shaped and np.isfinite(pairs).all() and (pairs[:, 0] < pairs[:, 1]).all()):
        count = " or ".join(map(str, allowed))
        raise ValueError(f"window is {window!r}; it must be {count} pairs (low, high), low < high")
    return tuple((float(low), float(high)) for low, high in pairs)
