"""A race and a fan of seeds as pictures for print, in the PNG format."""

import io
from collections.abc import Mapping
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image

from optviz.export import lettering
from optviz.export.files import check_width, pixels_of
from optviz.export.look import LARGE, PAGE_WIDTH, SMALL
from optviz.export.metadata import png_info
from optviz.export.picture import drawing_lock
from optviz.export.themes import LIGHT
from optviz.rendering.race import RaceView
from optviz.rendering.scene import PathStyle

_TOP, _PANEL, _LINE = 0.5, 2.9, 0.19  # inches
_COLUMNS = (0.02, 0.17, 0.44, 0.6, 0.74, 0.91)  # of the table, as shares of the width


def race_png(
    view: RaceView,
    *,
    title: str,
    caption: str,
    settings: Mapping[str, str] | None = None,
    width: int = 2400,
) -> bytes:
    """Draw a race for print and return it as a PNG file, with its `settings` stored in it.

    The share that has succeeded against evaluations, the sweep, and the table. `width` is in
    pixels. Raises ValueError for a width outside 200 ... 6000 pixels, and for settings that are not
    texts or too long.
    """
    check_width(width)
    info = png_info(settings)
    with drawing_lock:
        pixels = pixels_of(_drawn(view, title, caption), width)
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG", pnginfo=info, compress_level=4)
    return file.getvalue()


def _drawn(view: RaceView, title: str, caption: str) -> Figure:
    told = lettering.wrapped(lettering.writable(f"{view.said}  {caption}", 2000), SMALL, 7.7, 8)
    lines = len(view.rows) + 3 + len(told)
    height = _TOP + _PANEL + 0.6 + _LINE * lines + 0.2
    figure = Figure((PAGE_WIDTH, height))
    write = _writer(figure, height)
    write(0.02, 0.3, title, LARGE)
    bottom, share = 1 - (_TOP + _PANEL) / height, _PANEL / height
    profile = figure.add_axes((0.08, bottom, 0.4, share))
    sweep = figure.add_axes((0.58, bottom, 0.4, share))
    for curve in view.profiles:
        profile.step(curve.x, curve.y, where="post", label=curve.name, **dashed(curve.style))
    profile.set(xlim=(0, view.race.budget), ylim=(-2, 102))
    name_axes(profile, "evaluations", "succeeded, %")
    profile.legend(fontsize=7, loc="lower right", framealpha=0.8)
    for curve in view.sweeps:
        sweep.plot(curve.x, curve.y, **dashed(curve.style))
        sweep.plot(*zip(*curve.marks, strict=True), "o", color=curve.style.light, mec="white", ms=8)
    sweep.set(xscale="log", ylim=(0, view.race.budget * 1.04))
    name_axes(sweep, "learning rate", "evaluations to succeed, mean")
    top = _TOP + _PANEL + 0.6
    for row, cells in enumerate((view.header, *view.rows)):
        for place, cell in zip(_COLUMNS, cells, strict=True):
            write(place, top + _LINE * row, cell, 6.5, LIGHT.ink if row else LIGHT.gray)
    for row, line in enumerate(told):
        write(0.02, top + _LINE * (len(view.rows) + 2 + row), line, SMALL)
    return figure


def _writer(figure: Figure, height: float) -> Any:
    def write(x: float, y: float, text: str, size: float, color: str = LIGHT.ink) -> None:
        """Write a line whose base is so many inches below the top."""
        text = lettering.writable(text)
        font = lettering.font(text, size)
        figure.text(x, 1 - y / height, text, fontproperties=font, color=color)

    return write


def dashed(style: PathStyle) -> dict[str, Any]:
    """A path's line, in matplotlib's words."""
    dash = (0, style.dash) if style.dash else "solid"
    return {"color": style.light, "linestyle": dash, "linewidth": 1.6}


def name_axes(panel: Axes, x: str, y: str) -> None:
    """Name the axes of a small panel, and give it a grid."""
    panel.set_xlabel(x, fontsize=SMALL)
    panel.set_ylabel(y, fontsize=SMALL)
    panel.tick_params(labelsize=7)
    panel.grid(visible=True, color="#e3e7ee", linewidth=0.6)
