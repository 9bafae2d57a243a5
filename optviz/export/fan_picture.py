"""A fan of seeds as a picture for print, in the PNG format, and as numbers."""

import csv
import io
from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image

from optviz.export import lettering
from optviz.export.files import check_width, pixels_of
from optviz.export.look import LARGE, PAGE_WIDTH, SMALL
from optviz.export.metadata import png_info
from optviz.export.picture import drawing_lock
from optviz.export.race_picture import dashed, name_axes
from optviz.export.themes import LIGHT
from optviz.maps import Fan
from optviz.rendering.fan import LEVELS, FanView
from optviz.rendering.scene import Scene

_HEIGHT = 5.2  # inches
_FARTHEST = 1e12


def fan_png(
    view: FanView,
    scene: Scene,
    *,
    title: str,
    caption: str,
    settings: Mapping[str, str] | None = None,
    width: int = 2400,
) -> bytes:
    """Draw the paths of all seeds on a map and the bands of their losses, and return a PNG file.

    The bands hold half and nine tenths of the runs. `width` is in pixels, the `settings` are stored
    in the file. Raises ValueError for a width outside 200 ... 6000 pixels, and for settings that
    are not texts or too long.
    """
    check_width(width)
    info = png_info(settings)
    with drawing_lock:
        figure = Figure((PAGE_WIDTH, _HEIGHT))
        title = lettering.writable(title)
        figure.text(0.02, 0.93, title, fontproperties=lettering.font(title, LARGE), color=LIGHT.ink)
        _draw_paths(figure.add_axes((0.07, 0.32, 0.41, 0.54)), view, scene)
        _draw_bands(figure.add_axes((0.58, 0.32, 0.4, 0.54)), view)
        said = lettering.writable(f"{view.said}  {caption}", 2000)
        for row, line in enumerate(lettering.wrapped(said, SMALL, 7.7, 5)):
            place = 0.02, 0.19 - 0.04 * row
            figure.text(*place, line, fontproperties=lettering.font(line, SMALL))
        pixels = pixels_of(figure, width)
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG", pnginfo=info, compress_level=4)
    return file.getvalue()


def _draw_paths(panel: Axes, view: FanView, scene: Scene) -> None:
    panel.contour(*scene.axes, scene.values, scene.levels, colors=LIGHT.gray, linewidths=0.4)
    for fan, style in zip(view.fans, view.styles, strict=True):
        seen = np.where(np.abs(fan.params) < _FARTHEST, fan.params, np.nan)
        for path in seen:
            panel.plot(*path.T, color=style.light, linewidth=0.6, alpha=0.3)
        panel.plot(*seen[:, -1].T, "o", color=style.light, ms=3, mec="white", mew=0.4)
    panel.set(xlim=scene.window[0], ylim=scene.window[1])
    if scene.equal_units:
        panel.set_aspect("equal")
    name_axes(panel, *(f"${symbol}$" for symbol in scene.symbols))


def _draw_bands(panel: Axes, view: FanView) -> None:
    for band in view.bands:
        curve = band.curve
        for low, high in (band.outer, (band.low, band.high)):
            panel.fill_between(curve.x, low, high, color=curve.style.light, alpha=0.22, lw=0)
        panel.plot(curve.x, curve.y, label=curve.name, **dashed(curve.style))
    ends = np.concatenate([end for band in view.bands for end in band.outer])
    ends = ends[np.isfinite(ends) & (ends > 0)]
    if ends.size:
        panel.set(yscale="log", ylim=(max(ends.min(), ends.max() * 1e-12), ends.max() * 1.1))
    panel.set_xlim(0, len(view.bands[0].curve.x) - 1)
    panel.legend(fontsize=7, framealpha=0.8)
    name_axes(panel, "step", "loss")


def fan_csv(fans: Sequence[Fan], names: Sequence[str]) -> str:
    """Write the bands of fans as CSV: a line for each optimizer and step, a column for each level.

    `names` are those of the optimizers. The levels are the shares of the runs whose loss is not
    larger.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["optimizer", "step", *(f"loss_{level:g}" for level in LEVELS)])
    for name, fan in zip(names, fans, strict=True):
        for step, row in enumerate(fan.bands(LEVELS).T.tolist()):
            writer.writerow([name, step, *row])
    return text.getvalue()


def fan_npz(fans: Sequence[Fan], names: Sequence[str]) -> bytes:
    """Write fans as a file of NumPy's: `adam.params`, `adam.value` and so on, and `seeds`."""
    arrays = {}
    for name, fan in zip(names, fans, strict=True):
        arrays |= {f"{name}.params": fan.params, f"{name}.value": fan.value}
    file = io.BytesIO()
    np.savez_compressed(file, seeds=np.array(fans[0].seeds), **arrays)
    return file.getvalue()
