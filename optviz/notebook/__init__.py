"""Trajectories in a notebook: played by the player, or as a figure of Plotly.

What a notebook shows is imported when it is asked for: `import optviz` costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from optviz.engine.trajectory import Trajectory
    from optviz.notebook.widget import PlayerWidget
    from surfaces import Surface


def show(
    t: Trajectory | Sequence[Trajectory] | Mapping[str, Trajectory],
    surface: Surface | Callable,
    *,
    window: Sequence[tuple[float, float]] | None = None,
    shape: Mapping[str, float] | None = None,
    language: str = "en",
) -> PlayerWidget:
    """Show trajectories in the player, in Jupyter, marimo or any other host of `anywidget`.

    `t` is what `run` returns, a list of several, or a dict of them by the names they are to have;
    all have one or two parameters. `surface` is what they descend: a Surface, or a function
    `params -> scalar` that JAX can trace, which needs a `window` too: the part that is shown first,
    a `(low, high)` pair for each parameter, a Surface's own unless given. `shape` sets the
    surface's own sliders; `language` is that of the player's words, `"en"` or `"zh"`.

    The widget's `step`, `view` (a pair for each axis of the picture, None for the whole window) and
    `hidden` (names of paths) are those of the player, both ways: `widget.observe(f, "step")` calls
    `f` when its slider has come to rest, and `widget.step = 3` moves it. `widget.show(t)` replaces
    the trajectories; step and zoom stay. Needs `anywidget`: raises ImportError without it.
    Raises ValueError for what cannot be drawn.
    """
    try:
        import anywidget  # noqa: F401 - else its lack would be told in the words of an import
    except ModuleNotFoundError as error:
        raise ImportError(
            'optviz.show needs anywidget: pip install "optviz[notebook]", or pip install anywidget'
        ) from error
    from optviz.notebook.widget import PlayerWidget

    return PlayerWidget(t, surface, window=window, shape=shape, language=language)


def plot(
    t: Trajectory | Sequence[Trajectory] | Mapping[str, Trajectory],
    surface: Surface | Callable,
    *,
    window: Sequence[tuple[float, float]] | None = None,
    shape: Mapping[str, float] | None = None,
    dark: bool = False,
) -> go.Figure:
    """Draw trajectories on the contours of a surface, or on its curve, as a figure of Plotly.

    `t`, `surface`, `window` and `shape` are those of `show`; the picture is of the window. `dark`
    draws for a dark page. A path that leaves the window is drawn as far as it is seen; what is not
    finite is left out. Raises ValueError for what cannot be drawn.
    """
    from optviz.notebook.picture import picture_of
    from optviz.rendering.figures.trajectory import trajectory_plot
    from optviz.settings.symbols import plain

    shown = picture_of(t, surface, window, shape)
    titles = [plain(symbol) for symbol in shown.scene.symbols]
    return trajectory_plot(shown.scene, shown.paths, titles, dark=dark)
