"""The basins of two rules side by side, and where they part, as a picture for print."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from optviz.export.files.picture_files import figure_file
from optviz.export.page.captions import lines_below
from optviz.export.page.picture import drawing_lock
from optviz.export.sheets.heat_picture import (
    draw_basins,
    draw_regimes,
    edges_of,
    fill,
    number_minima,
    regime_patches,
)
from optviz.export.sheets.sheet import Sheet
from optviz.export.style import lettering
from optviz.export.style.look import Look
from optviz.export.style.pixels import check_size
from optviz.rendering.basin_pair import BasinPair

# Inches, at usual letters: at the left, between two panels, and for the legend at the right.
_LEFT, _BETWEEN, _RIGHT = 0.64, 0.2, 1.3


def pair_picture(
    pair: BasinPair,
    ending: str = ".png",
    *,
    title: str,
    axes: tuple[str, str],
    caption: str,
    settings: Mapping[str, str] | None = None,
    width: int | None = None,
    look: Look = Look(),  # noqa: B008 - frozen
    link: str = "",
) -> bytes:
    """Draw two basin maps for print, and from where they part; all is as for `heat_picture`."""
    if ending == ".png":
        check_size(width, look)
    with drawing_lock:
        figure = _drawn(pair, title, axes, caption, look, link)
        return figure_file(figure, ending, settings, look, width)


def pair_page(
    pair: BasinPair, title: str, caption: str, look: Look, link: str
) -> tuple[Sheet, float]:
    """The empty page, and the width of each of its three panels."""
    told = lines_below(pair.said, 4, caption, link, look)
    width = (look.inches - (_LEFT + 2 * _BETWEEN + _RIGHT) * look.scale) / 3
    sheet = Sheet(look, title, told, share=width / look.inches, least=1.2, below=0.5)
    sheet.check_width(width, 3)
    return sheet, width


def _drawn(
    pair: BasinPair, title: str, axes: tuple[str, str], caption: str, look: Look, link: str
) -> Figure:
    sheet, width = pair_page(pair, title, caption, look, link)
    k, colors = look.scale, look.colors
    edges = [edges_of(values, False) for values in (pair.found[0].x, pair.found[0].y)]
    for column, name in enumerate((*pair.names, "where they part")):
        panel = sheet.add(_LEFT * k + column * (width + _BETWEEN * k), width)
        if column < 2:
            draw_regimes(panel, edges, pair.found[column].regime, look)
            draw_basins(panel, edges, pair.found[column])
            number_minima(panel, pair.found[column].minima, look)
        else:
            fill(panel, edges, pair.different, colors.ink)
        font = lettering.font(name, look.small)
        panel.set_title(name, fontproperties=font, color=colors.ink, pad=3 * k)
        sheet.name_axes(panel, axes[0], "" if column else axes[1], grid=False)
        panel.tick_params(labelleft=not column)
        panel.set_xlim(*edges[0][[0, -1]])
        panel.set_ylim(*edges[1][[0, -1]])
    patches = regime_patches(np.stack([found.regime for found in pair.found]), look)
    patches.append(Patch(facecolor=colors.ink, label="different ends"))
    corner = 1 - (_RIGHT - 0.08) * k / look.inches, 1 - sheet.top / sheet.total
    sheet.legend(
        sheet.figure, handles=patches, loc="upper left", bbox_to_anchor=corner, borderaxespad=0
    )
    return sheet.figure
