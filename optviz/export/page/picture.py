"""A scene and its paths as a picture for print: what is in it, whichever format holds it."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from optviz.export.drawing.geometry import Box
from optviz.export.drawing.surface import curve_limits
from optviz.export.page.page import Page
from optviz.export.space.camera import Camera
from optviz.export.style.labels import Labels
from optviz.export.style.look import Look
from optviz.rendering.fit import Fit
from optviz.rendering.scene import Path, Scene

_FARTHEST = 1e300
_ASPECTS = 0.5, 2.6  # of a map, width to height

# Matplotlib's formula parser and font caches are shared by all threads and not made for that.
drawing_lock = threading.Lock()


@contextmanager
def drawn(
    scene: Scene,
    paths: Sequence[Path],
    *,
    step: int | None = None,
    view: Sequence[tuple[float, float]] | None = None,
    title: str = "",
    caption: str = "",
    labels: Labels = Labels(),  # noqa: B008 - frozen
    fit: Fit | None = None,
    batches: Sequence[np.ndarray] | None = None,
    look: Look = Look(),  # noqa: B008 - frozen
    link: str = "",
    camera: Camera | None = None,
) -> Iterator[Figure]:
    """Draw a picture for print, to be written while this thread alone draws.

    A map (or a curve, in one dimension) with the paths up to `step`, None for the last; beside it
    the loss and the gradient's norm over all steps, or for a `fit`, in place of the norm, the data
    with the models of that step, the examples of its batch filled (`batches` has those of all
    steps); a title with the surface's formula, a legend and a caption. `view` shows another part
    than the scene's window: a `(low, high)` pair for each axis of the picture, the vertical one
    optional for a curve; its shorter side grows if it is very narrow. `look` says
    how large the picture is and how it looks; without a height there, it follows from the contents.
    The `link` of the view ends the caption if the look has one. A `camera` sees a surface of two
    dimensions as a landscape, in place of the map: paths are laid onto it, and are faint where it
    hides them.

    Paths that diverge are drawn to the border and said to have left. Raises ValueError for a view
    that is empty or not finite, LookError for a look that leaves the map no room.
    """
    limits = limits_of(scene, view, camera)
    with drawing_lock:
        page = Page(scene, paths, labels, title, caption, fit, batches, look, link, camera)
        yield page.drawn(limits, step)


def check_room(
    scene: Scene,
    paths: Sequence[Path],
    *,
    settings: Mapping[str, str] | None = None,
    **drawing: Any,
) -> None:
    """Raise LookError if the look of what `png`, `pdf` and `svg` would draw leaves no room."""
    with drawn(scene, paths, **drawing):
        pass


def limits_of(
    scene: Scene, view: Sequence[tuple[float, float]] | None, camera: Camera | None = None
) -> Box:
    """What the map shows: the view or the scene's window, no narrower than a page allows.

    A landscape is of any shape.
    """
    dimension = len(scene.axes)
    limits = [(float(low), float(high)) for low, high in (scene.window if view is None else view)]
    sound = all(low < high and low > -_FARTHEST and high < _FARTHEST for low, high in limits)
    if not sound or not dimension <= len(limits) <= 2:
        raise ValueError(f"view is {limits}; each axis needs a low end and a higher high end")
    if dimension == 1:
        return (limits[0], limits[1]) if len(limits) == 2 else curve_limits(scene, limits[0])
    if camera is not None or not scene.equal_units:
        return limits[0], limits[1]
    width, height = (high - low for low, high in limits)
    least = _ASPECTS[0] * height, width / _ASPECTS[1]
    missing = max(0.0, least[0] - width) / 2, max(0.0, least[1] - height) / 2
    x, y = ((low - room, high + room) for (low, high), room in zip(limits, missing, strict=True))
    return x, y
