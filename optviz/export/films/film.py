"""The frames of a film: the picture for print at step after step, of which most stands still."""

import math
from collections.abc import Iterator, Sequence

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axis import Axis

from optviz.export.drawing.panel import HALO_Z
from optviz.export.files.picture_files import canvas_of
from optviz.export.page.page import Page
from optviz.export.page.picture import drawing_lock, limits_of
from optviz.export.space.camera import Camera
from optviz.export.style.labels import Labels
from optviz.export.style.look import Look
from optviz.rendering.fit import Fit
from optviz.rendering.scene import Path, Scene

# A film of more steps leaves some out: a longer one is watched by nobody, and large.
MOST_FRAMES = 200


class Film:
    """A film of a run from its start up to `step`, None for the last one.

    The frame of a step is the picture for print at that step, `width` pixels wide, but that words
    and columns have one place in all frames. `steps` are those that have a frame: all, or of many
    steps every second, third and so on, and the last one. The other arguments are those of
    `picture.drawn`, which says what is drawn and raised; ValueError also for a film without a step.
    """

    def __init__(
        self,
        scene: Scene,
        paths: Sequence[Path],
        *,
        width: int,
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
    ):
        limits = limits_of(scene, view, camera)
        last = max((len(path.trajectory.params) - 1 for path in paths), default=0)
        last = last if step is None else min(step, last)
        if last < 1:
            raise ValueError("a film needs a path of at least one step")
        every = math.ceil(last / (MOST_FRAMES - 1))
        self.steps = [*range(0, last, every), last]
        self.look = look
        with drawing_lock:
            self._page = Page(
                scene, paths, labels, title, caption, fit, batches, look, link, camera
            )
            self._page.lay_out(limits, self.steps)
            figure = self._page.figure
            self._canvas = canvas_of(figure, width, look)
            self._still: set[Artist] = set()
            self._still.update(self._new())
            above = [artist for artist in self._above_ground() if artist.get_visible()]
            for artist in above:
                artist.set_visible(False)
            self._canvas.draw()
            for artist in above:
                artist.set_visible(True)
            self._ground = self._canvas.copy_from_bbox(figure.bbox)
        # The last step has most of the words: they find their places among all that comes.
        self._last = self._drawn(last)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self._canvas.get_width_height()

    def __iter__(self) -> Iterator[np.ndarray]:
        """The frames, RGBA bytes of shape (height, width, 4); other threads may draw too."""
        for step in self.steps[:-1]:
            yield self._drawn(step)
        yield self._last

    def samples(self) -> list[np.ndarray]:
        """A few frames that have the colors of all: the first, one of the middle, the last."""
        return [self._drawn(self.steps[k]) for k in (0, len(self.steps) // 2)] + [self._last]

    def _drawn(self, step: int) -> np.ndarray:
        with drawing_lock:
            self._canvas.restore_region(self._ground)
            self._page.draw_step(step)
            new = self._new()
            shown = dict.fromkeys([*self._above_ground(), *new])
            for artist in sorted(shown, key=lambda artist: artist.zorder):
                artist.draw(self._canvas.get_renderer())
            for artist in new:
                artist.remove()
            return np.array(self._canvas.buffer_rgba())

    def _above_ground(self) -> list[Artist]:
        """What may lie above or below a path's line on the map: it is drawn anew in every frame."""
        artists = self._page.view.panel.axes.get_children()
        return [a for a in artists if a.zorder >= HALO_Z and not isinstance(a, Axis)]

    def _new(self) -> list[Artist]:
        """What has been drawn since the ground was."""
        figure = self._page.figure
        known = self._still
        return [
            artist
            for parent in (figure, *figure.axes)
            for artist in parent.get_children()
            if artist not in known
        ]
