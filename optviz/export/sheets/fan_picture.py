"""A fan of seeds as a picture for print, and as numbers."""

import csv
import io
from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes

from optviz.export.files.picture_files import figure_file
from optviz.export.page.captions import lines_below
from optviz.export.page.picture import drawing_lock
from optviz.export.sheets.sheet import Sheet
from optviz.export.style.look import Look
from optviz.export.style.pixels import check_size
from optviz.maps import Fan
from optviz.rendering.fan import LEVELS, FanView
from optviz.rendering.scene import Scene

_FARTHEST = 1e12


def fan_picture(
    view: FanView,
    scene: Scene,
    ending: str = ".png",
    *,
    title: str,
    caption: str,
    settings: Mapping[str, str] | None = None,
    width: int | None = None,
    look: Look = Look(),  # noqa: B008 - frozen
    link: str = "",
) -> bytes:
    """Draw the paths of all seeds on a map and the bands of their losses, for print.

    The bands hold half and nine tenths of the runs. The rest is as for `race_picture`.
    """
    if ending == ".png":
        check_size(width, look)
    with drawing_lock:
        sheet, paths, bands = fan_page(view, title, caption, look, link)
        _draw_paths(sheet, paths, view, scene)
        _draw_bands(sheet, bands, view)
        return figure_file(sheet.figure, ending, settings, look, width)


def fan_page(
    view: FanView, title: str, caption: str, look: Look, link: str
) -> tuple[Sheet, Axes, Axes]:
    """The empty page and its two panels."""
    lines = lines_below(view.said, 5, caption, link, look)
    sheet = Sheet(look, title, lines, share=0.36, least=1.3, below=0.5)
    return sheet, *sheet.pair()


def _draw_paths(sheet: Sheet, panel: Axes, view: FanView, scene: Scene) -> None:
    colors = sheet.look.colors
    panel.contour(*scene.axes, scene.values, scene.levels, colors=colors.gray, linewidths=0.4)
    for fan, style in zip(view.fans, view.styles, strict=True):
        color = colors.path(style)
        seen = np.where(np.abs(fan.params) < _FARTHEST, fan.params, np.nan)
        for path in seen:
            panel.plot(*path.T, color=color, linewidth=0.6, alpha=0.3)
        panel.plot(*seen[:, -1].T, "o", color=color, ms=3, mec=colors.halo, mew=0.4)
    panel.set(xlim=scene.window[0], ylim=scene.window[1])
    if scene.equal_units:
        panel.set_aspect("equal")
    sheet.name_axes(panel, *(f"${symbol}$" for symbol in scene.symbols))


def _draw_bands(sheet: Sheet, panel: Axes, view: FanView) -> None:
    for band in view.bands:
        curve = band.curve
        color = sheet.look.colors.path(curve.style)
        for low, high in (band.outer, (band.low, band.high)):
            panel.fill_between(curve.x, low, high, color=color, alpha=0.22, lw=0)
        panel.plot(curve.x, curve.y, label=curve.name, **sheet.dashed(curve.style))
    ends = np.concatenate([end for band in view.bands for end in band.outer])
    ends = ends[np.isfinite(ends) & (ends > 0)]
    if ends.size:
        panel.set(yscale="log", ylim=(max(ends.min(), ends.max() * 1e-12), ends.max() * 1.1))
    panel.set_xlim(0, len(view.bands[0].curve.x) - 1)
    sheet.legend(panel)
    sheet.name_axes(panel, "step", "loss")


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
