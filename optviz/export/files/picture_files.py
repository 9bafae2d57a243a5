"""A picture as a file: PNG, PDF and SVG, each with the settings that it shows."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from optviz.export.files.metadata import png_info, settings_text
from optviz.export.page.picture import drawn
from optviz.export.style.look import Look
from optviz.export.style.pixels import check_size, pixels_across
from optviz.rendering.scene import Path, Scene

_DPI = 300  # of the surface of a landscape in a file of lines

# Text stays text, to be found, copied and set in a font of the reader's; the same picture has the
# same bytes.
_PDF = {"pdf.fonttype": 42}
_SVG = {"svg.fonttype": "none", "svg.hashsalt": "optviz"}


def png(
    scene: Scene,
    paths: Sequence[Path],
    *,
    width: int | None = None,
    settings: Mapping[str, str] | None = None,
    look: Look = Look(),  # noqa: B008 - frozen
    **drawing: Any,
) -> bytes:
    """Draw a picture for print and return it as a PNG file.

    What `drawing` can be, and what is drawn, `picture.drawn` says. `width` is in pixels; without
    it, the look's size and resolution say how many there are. `settings` are stored in the file for
    `settings_of`; the same arguments give the same bytes. May be called from several threads.
    Raises ValueError for a view that is empty or not finite, settings that are not texts or too
    long, a width outside 200 ... 6000 pixels, and LookError for a look that has as many or leaves
    the map no room.
    """
    check_size(width, look)
    with drawn(scene, paths, look=look, **drawing) as figure:
        return png_of(figure, settings, look, width)


def pdf(
    scene: Scene,
    paths: Sequence[Path],
    *,
    settings: Mapping[str, str] | None = None,
    **drawing: Any,
) -> bytes:
    """Draw a picture for print and return it as a PDF file, its fonts within.

    The rest is as for `png`.
    """
    with drawn(scene, paths, **drawing) as figure:
        return pdf_of(figure, settings)


def svg(
    scene: Scene,
    paths: Sequence[Path],
    *,
    settings: Mapping[str, str] | None = None,
    **drawing: Any,
) -> bytes:
    """Draw a picture for print and return it as an SVG file.

    Its texts are set in the reader's fonts. The rest is as for `png`.
    """
    with drawn(scene, paths, **drawing) as figure:
        return svg_of(figure, settings)


# By a file's ending.
FORMATS = {".png": png, ".pdf": pdf, ".svg": svg}


def png_of(
    figure: Figure, settings: Mapping[str, str] | None, look: Look, width: int | None = None
) -> bytes:
    """A figure of a look as a PNG file; while this thread alone draws."""
    width = pixels_across(look.width, look.dpi) if width is None else width
    info = png_info(settings)
    pixels = pixels_of(figure, width, look)
    file = io.BytesIO()
    resolution = _resolution(width, look), _resolution(width, look)
    Image.fromarray(pixels).save(file, "PNG", pnginfo=info, dpi=resolution, compress_level=4)
    return file.getvalue()


def pdf_of(figure: Figure, settings: Mapping[str, str] | None) -> bytes:
    """A figure as a PDF file; while this thread alone draws."""
    metadata = {"Creator": "optviz", "Producer": "matplotlib", "CreationDate": None}
    if settings is not None:
        metadata["Keywords"] = settings_text(settings)
    return _written("pdf", _PDF, metadata, figure)


def svg_of(figure: Figure, settings: Mapping[str, str] | None) -> bytes:
    """A figure as an SVG file; while this thread alone draws."""
    metadata = {"Creator": "optviz", "Date": None}
    if settings is not None:
        metadata["Keywords"] = [settings_text(settings)]
    return _written("svg", _SVG, metadata, figure)


def figure_file(
    figure: Figure,
    ending: str,
    settings: Mapping[str, str] | None,
    look: Look,
    width: int | None,
) -> bytes:
    """A figure of a look as a file with this ending; while this thread alone draws."""
    if ending == ".png":
        return png_of(figure, settings, look, width)
    return {".pdf": pdf_of, ".svg": svg_of}[ending](figure, settings)


def pixels_of(figure: Figure, width: int, look: Look = Look()) -> np.ndarray:  # noqa: B008 - frozen
    """Draw a figure of a look in so many pixels across; while this thread alone draws."""
    canvas = canvas_of(figure, width, look)
    canvas.draw()
    return np.ascontiguousarray(np.asarray(canvas.buffer_rgba())[:, :, :3])


def _resolution(width: int, look: Look) -> float:
    """The dots per inch of a picture that is so many pixels wide."""
    if width == pixels_across(look.width, look.dpi):
        return look.dpi  # its width has been rounded
    return width / look.inches


def canvas_of(figure: Figure, width: int, look: Look) -> FigureCanvasAgg:
    """What a figure of a look is drawn on, so many pixels wide."""
    figure.dpi = dpi = _resolution(width, look)
    if look != Look():
        # Agg cuts off what is less than a pixel: a little more, so that none is lost to rounding.
        inches = figure.get_size_inches()
        figure.set_size_inches((np.round(inches * dpi) + 1e-6) / dpi)
    return FigureCanvasAgg(figure)


def _written(
    kind: str, writing: Mapping[str, Any], metadata: Mapping[str, Any], figure: Figure
) -> bytes:
    file = io.BytesIO()
    with mpl.rc_context(writing):
        figure.savefig(file, format=kind, metadata=metadata, dpi=_DPI)
    return file.getvalue()
