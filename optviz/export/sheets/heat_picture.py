"""A map of runs as a picture for print."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap, LogNorm, to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.patheffects import withStroke

from optviz.export.files.picture_files import figure_file
from optviz.export.page.captions import lines_below
from optviz.export.page.picture import drawing_lock
from optviz.export.sheets.sheet import Sheet
from optviz.export.style.look import Look
from optviz.export.style.pixels import check_size
from optviz.export.style.themes import LIGHT
from optviz.maps import Basins, Map, Regime
from optviz.rendering.maps import HeatMap

# Inches, at usual letters: room for the numbers at the left, for legend and scale at the right;
# the legend above the scale; and how low the map can be.
_LEFT, _RIGHT, _LEGEND, _LEAST = 0.8, 1.76, 1.35, 2.1
_COLORS = colormaps["viridis_r"]
_BASINS = colormaps["tab10"]

# What did not converge: its ground on light paper and on dark one, its hatching and its name.
_STYLES = {
    Regime.STUCK: ({"light": "#d5c3d8", "dark": "#574a5b"}, "..", "at rest elsewhere"),
    Regime.OSCILLATING: ({"light": "#dfe4ea", "dark": "#323c49"}, "///", "oscillating"),
    Regime.UNDER_WAY: ({"light": "#f1f3f6", "dark": "#1c232d"}, "---", "under way"),
    Regime.DIVERGED: ({"light": "#8b95a3", "dark": "#79838f"}, "xxx", "diverged"),
}
_FRAGILE = "#e8112d"


def heat_picture(
    heat: HeatMap,
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
    """Draw a map of runs for print; `axes` are the names of its axes.

    The rest is as for `race_picture`.
    """
    if ending == ".png":
        check_size(width, look)
    with drawing_lock:
        figure = _drawn(heat, title, axes, caption, look, link)
        return figure_file(figure, ending, settings, look, width)


def heat_page(heat: HeatMap, title: str, caption: str, look: Look, link: str) -> tuple[Sheet, Axes]:
    """The empty page, and the panel of the map."""
    lines = lines_below(heat.said, 4, caption, link, look)
    sheet = Sheet(look, title, lines, share=0.58, least=_LEAST, below=0.55)
    width = look.inches - (_LEFT + _RIGHT) * look.scale
    sheet.check_width(width, 1)
    return sheet, sheet.add(_LEFT * look.scale, width)


def _drawn(
    heat: HeatMap, title: str, axes: tuple[str, str], caption: str, look: Look, link: str
) -> Figure:
    found, (sheet, panel) = heat.found, heat_page(heat, title, caption, look, link)
    x, y = (found.x, found.y) if isinstance(found, Basins) else (found.x[1], found.y[1])
    edges = [edges_of(values, log) for values, log in zip((x, y), heat.log, strict=True)]
    draw_regimes(panel, edges, found.regime, look)
    _draw_cells(panel, sheet, heat, edges)
    if heat.fragile is not None:
        fill(panel, edges, heat.fragile, _FRAGILE)
    _draw_marks(panel, heat, x, y, look)
    for axis, log in zip("xy", heat.log, strict=True):
        if log:
            getattr(panel, f"set_{axis}scale")("log")
    sheet.name_axes(panel, *axes, grid=False)
    panel.set_xlim(*edges[0][[0, -1]])
    panel.set_ylim(*edges[1][[0, -1]])
    if not axes[1]:
        panel.set_yticks([])
    return sheet.figure


def draw_regimes(panel: Any, edges: list[np.ndarray], regime: np.ndarray, look: Look) -> None:
    """Fill and hatch the cells of runs that did not converge."""
    for code, (grounds, hatch, _) in _STYLES.items():
        cells = regime == code
        if cells.any():
            fill(panel, edges, cells, grounds[look.theme])
            _hatch(panel, edges, cells, hatch, look.colors.gray)


def regime_patches(regimes: np.ndarray, look: Look) -> list[Patch]:
    """Return what a legend shows of the runs that did not converge."""
    gray = look.colors.gray
    return [
        Patch(facecolor=grounds[look.theme], hatch=hatch, edgecolor=gray, label=name)
        for code, (grounds, hatch, name) in _STYLES.items()
        if (regimes == code).any()
    ]


def fill(panel: Any, edges: list[np.ndarray], cells: np.ndarray, color: str) -> None:
    """Fill cells with one color."""
    # In PDF and SVG cells are pixels, of which thousands as drawings would be megabytes.
    shown = np.ma.masked_where(~cells, np.ones(cells.shape))
    panel.pcolormesh(*edges, shown, cmap=ListedColormap([color]), rasterized=True)


def _hatch(panel: Any, edges: list[np.ndarray], cells: np.ndarray, hatch: str, color: str) -> None:
    """Hatch cells as one area: each for itself, the lines of a hatching would not meet."""
    # Twice as fine, the area's edge is not cut slantwise through the cells.
    ends = [np.repeat(axis, 2)[1:-1] for axis in edges]
    fine = np.repeat(np.repeat(cells, 2, axis=0), 2, axis=1)
    area = panel.contourf(*ends, fine.astype(float), [0.5, 1.5], colors="none", hatches=[hatch])
    area.set_edgecolor(color)
    area.set_linewidth(0)


def _draw_cells(panel: Any, sheet: Sheet, heat: HeatMap, edges: list[np.ndarray]) -> None:
    found, is_loss, k = heat.found, heat.shows == "loss", sheet.scale
    handles = regime_patches(found.regime, sheet.look)
    if isinstance(found, Map):
        numbers = found.value if is_loss else found.steps.astype(float)
        seen = found.regime != Regime.DIVERGED if is_loss else found.regime == Regime.CONVERGED
        seen = seen & (numbers > 0)
        if seen.any():
            high = numbers[seen].max()
            norm = LogNorm(max(numbers[seen].min(), high * 1e-12), high)
            shown = np.ma.masked_where(~seen, numbers)
            mesh = panel.pcolormesh(*edges, shown, cmap=_COLORS, norm=norm, rasterized=True)
            left = sheet.look.inches - (_RIGHT - 0.3) * k
            place = sheet.add(left, 0.24 * k, height=sheet.panels - _LEGEND * k)
            sheet.figure.colorbar(mesh, place)
            sheet.name_axes(place, "", "loss" if is_loss else "steps", grid=False)
    else:
        draw_basins(panel, edges, found)
    if heat.fragile is not None:
        handles.append(Patch(facecolor=_FRAGILE, label="depends on the last digit"))
    if handles:
        corner = 1 - (_RIGHT - 0.05) * k / sheet.look.inches, 1 - sheet.top / sheet.total
        place = {"loc": "upper left", "bbox_to_anchor": corner, "borderaxespad": 0}
        sheet.legend(sheet.figure, handles=handles, **place)


def draw_basins(panel: Any, edges: list[np.ndarray], found: Basins) -> None:
    """Color each start by the minimum that it reaches, lighter where that takes few steps."""
    colors = np.array([to_rgb(_BASINS(k % 10)) for k in range(len(found.minima))] or [(0, 0, 0)])
    share = np.log(np.maximum(found.steps, 1)) / np.log(found.num_steps + 1)
    faded = colors[found.reached] * (1 - 0.5 * (1 - share[..., None])) + 0.5 * (
        1 - share[..., None]
    )
    seen = (found.regime == Regime.CONVERGED)[..., None]
    shown = np.concatenate([np.clip(faded, 0, 1), np.where(seen, 1.0, 0.0)], axis=-1)
    panel.pcolormesh(*edges, shown, rasterized=True)


def _draw_marks(panel: Any, heat: HeatMap, x: np.ndarray, y: np.ndarray, look: Look) -> None:
    found, theory, ink = heat.found, heat.theory, look.colors.ink
    line = {
        "color": ink,
        "ls": "--",
        "path_effects": [withStroke(linewidth=3.5, foreground=look.colors.paper)],
    }
    if isinstance(found, Basins):
        number_minima(panel, found.minima, look)
    elif theory is not None:
        isolated = len(y) == 1
        rates, others = (theory.bound, y) if found.x[0] == "learning_rate" else (x, theory.bound)
        if isolated:
            panel.axvline(theory.bound[0], **line)
        else:
            panel.plot(rates, others, **line)
        if theory.best is not None and not isolated:
            rate, other = theory.best
            place = (rate, other) if found.x[0] == "learning_rate" else (other, rate)
            panel.plot(*place, marker="*", color=ink, ms=12, mec=look.colors.paper)


def number_minima(panel: Any, minima: np.ndarray, look: Look) -> None:
    """Write the number of each minimum at its place."""
    for number, point in enumerate(minima, 1):
        ring = {"boxstyle": "circle", "facecolor": "white", "edgecolor": LIGHT.ink}
        panel.text(
            *point,
            number,
            ha="center",
            va="center",
            fontsize=8 * look.scale,
            color=LIGHT.ink,
            bbox=ring,
            clip_on=True,
        )


def edges_of(values: np.ndarray, log: bool) -> np.ndarray:
    """The edges of cells around values, half way to the next on the axis's scale."""
    if len(values) == 1:
        return np.array([0.0, 1.0])
    places = np.log(values) if log else values
    middles = (places[1:] + places[:-1]) / 2
    ends = 2 * places[[0, -1]] - middles[[0, -1]]
    edges = np.concatenate([ends[:1], middles, ends[1:]])
    return np.exp(edges) if log else edges
