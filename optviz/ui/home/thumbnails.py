"""The small pictures of the lessons: drawn when they are first asked for, and kept."""

import functools
import threading
import zlib
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from optviz.content.lessons import LESSONS, View
from optviz.content.page_defaults import PAGES_WITH_PATHS
from optviz.rendering.paths import trajectories_of
from optviz.rendering.picture import make_scene
from optviz.rendering.thumbnail import POINTS, Thumbnail, of_paths, svg
from optviz.settings.experiment import read_experiment
from optviz.settings.links import Link
from optviz.ui.home.sketches import SKETCHES

# Where the app answers with the pictures, below its own address.
PLACE = "lessons"
_THEMES = ("light", "dark")

# One is drawn at a time: readers of other pages are not to wait for all processors.
_one_at_a_time = threading.Lock()


def address_of(lesson: str, which: str, theme: str) -> str:
    """The address of a picture, relative to the app; it changes with the lesson's settings."""
    mark = zlib.crc32(_view(lesson, which).link.encode())
    return f"{PLACE}/{lesson}/{which}/{theme}.svg?{mark:08x}"


def answer(request: Request) -> Response:
    """Answer with the picture of a lesson's view, as good or bad, in the light or dark theme."""
    lesson, which, theme = (request.path_params[name] for name in ("lesson", "which", "theme"))
    if lesson not in LESSONS or which not in ("good", "bad") or theme not in _THEMES:
        return PlainTextResponse("There is no such picture.", status_code=404)
    view = _view(lesson, which)
    with _one_at_a_time:
        drawing = drawn(view.page, view.link, theme == "dark")
    kept = {"Cache-Control": "public, max-age=86400"}
    return Response(drawing, media_type="image/svg+xml", headers=kept)


def _view(lesson: str, which: str) -> View:
    return getattr(LESSONS[lesson], which)


@functools.lru_cache(maxsize=512)
def drawn(page: str, link: str, dark: bool) -> str:
    """The picture of a page with the settings of a link, as SVG."""
    query = View(page, "", link).query
    if page not in PAGES_WITH_PATHS:
        return svg(SKETCHES[page](query), dark=dark)
    return svg(_of_experiment(page, query), dark=dark)


def _of_experiment(page: str, query: dict[str, str]) -> Thumbnail:
    experiment = read_experiment(Link(query), page)
    shown = replace(experiment.shown, critical=False)
    scene = make_scene(experiment.surface, experiment.shape, experiment.view, POINTS, shown=shown)
    # A lesson that asks for the next point must not show it.
    step = experiment.step if "predict" in query else None
    return of_paths(scene, list(trajectories_of(experiment).values()), step)
