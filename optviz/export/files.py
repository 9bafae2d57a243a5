"""A picture as a file: PNG, PDF and SVG, each with the settings that it shows."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from optviz.export.metadata import png_info, settings_text
from optviz.export.page import PAGE_WIDTH
from optviz.export.picture import drawn
from optviz.rendering.scene import Path, Scene

MIN_WIDTH, MAX_WIDTH = 200, 6000  # pixels

# Text stays text, to be found, copied and set in a font of the reader's; the same picture has the
# same bytes.
_PDF = {"pdf.fonttype": 42}
_SVG = {"svg.fonttype": "none", "svg.hashsalt": "optviz"}


def png(
    scene: Scene,
    paths: Sequence[Path],
    *,
    width: int = 2400,
    settings: Mapping[str, str] | None = None,
    **drawing: Any,
) -> bytes:
    """Draw a picture for print and return it as a PNG file.

    What `drawing` can be, and what is drawn, `picture.drawn` says. `width` is in pixels.
    `settings` are stored in the file for `settings_of`; the same arguments give the same bytes. May
    be called from several threads. Raises ValueError for a view that is empty or not finite,
    settings that are not texts or too long, and a width outside 200 ... 6000 pixels.
    """
    check_width(width)
    info = png_info(settings)
    with drawn(scene, paths, **drawing) as figure:
        pixels = pixels_of(figure, width)
    file = io.BytesIO()
    resolution = (width / PAGE_WIDTH, width / PAGE_WIDTH)
    Image.fromarray(pixels).save(file, "PNG", pnginfo=info, dpi=resolution, compress_level=4)
    return file.getvalue()


def pdf(
    scene: Scene,
    paths: Sequence[Path],
    *,
    settings: Mapping[str, str] | None = None,
    **drawing: Any,
) -> bytes:
    """Draw a picture for print and return it as a PDF file, 8 inches wide, its fonts within.

    The rest is as for `png`.
    """
    told = {"Creator": "optviz", "Producer": "matplotlib", "CreationDate": None}
    if settings is not None:
        told["Keywords"] = settings_text(settings)
    return _written("pdf", _PDF, told, scene, paths, drawing)


def svg(
    scene: Scene,
    paths: Sequence[Path],
    *,
    settings: Mapping[str, str] | None = None,
    **drawing: Any,
) -> bytes:
    """Draw a picture for print and return it as an SVG file, 8 inches wide.

    Its texts are set in the reader's fonts. The rest is as for `png`.
    """
    told = {"Creator": "optviz", "Date": None}
    if settings is not None:
        told["Keywords"] = [settings_text(settings)]
    return _written("svg", _SVG, told, scene, paths, drawing)


# By a file's ending.
FORMATS = {".png": png, ".pdf": pdf, ".svg": svg}


def check_width(width: int) -> None:
    """Raise ValueError for a width that no picture can have."""
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        raise ValueError(f"width is {width}; it must be from {MIN_WIDTH} to {MAX_WIDTH} pixels")


def pixels_of(figure: Figure, width: int) -> np.ndarray:
    """Draw a figure of a page's width in so many pixels; while this thread alone draws."""
    figure.dpi = width / PAGE_WIDTH
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return np.ascontiguousarray(np.asarray(canvas.buffer_rgba())[:, :, :3])


def _written(
    kind: str,
    writing: Mapping[str, Any],
    told: Mapping[str, Any],
    scene: Scene,
    paths: Sequence[Path],
    drawing: Mapping[str, Any],
) -> bytes:
    file = io.BytesIO()
    with drawn(scene, paths, **drawing) as figure, mpl.rc_context(writing):
        figure.savefig(file, format=kind, metadata=told)
    return file.getvalue()
