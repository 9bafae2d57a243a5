"""A figure of Plotly drawn by matplotlib: what the pages' figures are made of, and no more."""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.ticker import LogLocator, MaxNLocator, MultipleLocator, NullFormatter

from optviz.export.sheets.sheet import Sheet
from optviz.export.style import lettering
from optviz.export.style.web_colors import web_color

# The pages' figures are wider than a panel on paper: points for each of their pixels.
POINTS = 0.55
_FEW = 1.5  # powers of ten, which alone would be too few numbers at an axis
_SYMBOLS = {
    **{"circle": "o", "square": "s", "triangle-up": "^", "diamond": "D", "cross": "P", "x": "X"},
    **{"star": "*", "pentagon": "p", "x-thin": "x"},
}
_HATCHES = {"/": "////", "x": "xxx", ".": "..."}


def named_traces(figure: Any) -> list[Any]:
    """The traces of a figure of which its legend has a line."""
    if is_equal(figure):  # a map, whose marks are named too: what is written below it is not here
        named = sorted(figure.data, key=lambda trace: trace.showlegend is False)
        return list({trace.name: trace for trace in reversed(named) if trace.name}.values())[::-1]
    if figure.layout.showlegend is False:
        return []
    named = [trace for trace in figure.data if trace.showlegend is not False and trace.name]
    return named if len(named) > 1 or figure.layout.showlegend else []


def is_equal(figure: Any) -> bool:
    """Whether both axes of a figure have one scale."""
    return figure.layout.yaxis.scaleanchor is not None


def draw_figure(panel: Axes, figure: Any, sheet: Sheet) -> list[Any]:
    """Draw a figure on a panel of a sheet, and return what its legend shows of `named_traces`."""
    handles, named = [], named_traces(figure)
    bars = [trace for trace in figure.data if trace.type == "bar"]
    before = None
    for order, trace in enumerate(figure.data):
        # As in Plotly, what comes later lies on top, whatever it is.
        above = 2 + 0.01 * order
        if trace.type == "scatter":
            handle = _draw_scatter(panel, trace, before, figure.layout, above)
        elif trace.type == "bar":
            handle = _draw_bars(panel, trace, figure, bars, sheet, above)
        else:
            handle = {"contour": _draw_contours, "heatmap": _draw_cells}[trace.type](
                panel, trace, above
            )
        if trace in named:
            handles.append(handle)
        before = trace
    for shape in figure.layout.shapes:
        line = {"color": web_color(shape.line.color), "linewidth": POINTS * shape.line.width}
        panel.axvline(shape.x0, linestyle=":", zorder=1.9, **line)
    for axis, axis_layout in (
        (panel.xaxis, figure.layout.xaxis),
        (panel.yaxis, figure.layout.yaxis),
    ):
        _set_axis(axis, axis_layout)
    titles = (figure.layout.xaxis.title.text, figure.layout.yaxis.title.text)
    sheet.name_axes(panel, *(lettering.writable(title or "") for title in titles))
    panel.set_axisbelow(True)
    if is_equal(figure):
        panel.set_aspect("equal", adjustable="box", anchor="NW")
    return handles


def _draw_scatter(panel: Axes, trace: Any, before: Any, layout: Any, above: float) -> Any:
    x, y = _numbers(trace.x), _numbers(trace.y)
    style: dict[str, Any] = {"zorder": above, "alpha": trace.opacity}
    if trace.fill == "tonexty":
        color = web_color(trace.fillcolor)
        panel.fill_between(x, _numbers(before.y), y, color=color, linewidth=0, zorder=above)
    elif trace.fill == "toself":
        panel.fill(x, y, color=web_color(trace.fillcolor), linewidth=0, zorder=above)
    if "lines" in trace.mode:
        if trace.line.width == 0:
            return None
        style |= _line_style(trace.line)
    else:
        # At the edge of the panel a mark is whole.
        inside = _are_inside(layout.xaxis, x) & _are_inside(layout.yaxis, y)
        style |= {"linestyle": "none", "clip_on": not inside.any(), **_marker_style(trace.marker)}
        x, y = np.where(inside, (x, y), np.nan)
    if trace.error_y.array is not None:
        ends = {"elinewidth": POINTS * trace.error_y.thickness, "capsize": 2}
        return panel.errorbar(x, y, _numbers(trace.error_y.array), **ends, **style)
    return panel.plot(x, y, **style)[0]


def _are_inside(axis: Any, values: np.ndarray) -> np.ndarray:
    """Which values lie between the ends of an axis."""
    low, high = 10.0 ** np.array(axis.range) if axis.type == "log" else axis.range
    return (low <= values) & (values <= high)


def _line_style(line: Any) -> dict[str, Any]:
    lengths = [float(part) / line.width for part in re.findall(r"([\d.]+)px", line.dash or "")]
    return {
        "color": web_color(line.color),
        "linewidth": POINTS * line.width,
        "linestyle": (0, lengths) if lengths else "-",
        "dash_capstyle": "butt",
        "drawstyle": "steps-post" if line.shape == "hv" else "default",
    }


def _marker_style(marker: Any) -> dict[str, Any]:
    symbol, color = marker.symbol or "circle", web_color(marker.color)
    hollow = symbol.endswith("-open")
    edge = color if hollow or marker.line.color is None else web_color(marker.line.color)
    return {
        "color": color,
        "marker": _SYMBOLS[symbol.removesuffix("-open")],
        "markersize": POINTS * marker.size,
        "markerfacecolor": "none" if hollow else color,
        "markeredgecolor": edge,
        "markeredgewidth": POINTS * (marker.line.width or 0),
    }


def _draw_bars(
    panel: Axes, trace: Any, figure: Any, bars: Sequence[Any], sheet: Sheet, above: float
) -> Any:
    width = (1 - (figure.layout.bargap or 0.2)) / len(bars)
    categories = figure.layout.xaxis.type == "category"
    places = np.arange(len(trace.x)) if categories else _numbers(trace.x)
    if categories:
        panel.set_xticks(places, [lettering.writable(str(name)) for name in trace.x])
    color, shape = web_color(trace.marker.color), trace.marker.pattern.shape
    fill = {"facecolor": "none", "hatch": _HATCHES[shape]} if shape else {"facecolor": color}
    left = places + width * (bars.index(trace) - (len(bars) - 1) / 2)
    drawn = panel.bar(left, _numbers(trace.y), width, edgecolor=color, zorder=above, **fill)
    if trace.text is not None:
        size, ink = 7 * sheet.scale, sheet.look.colors.ink
        panel.bar_label(drawn, trace.text, fontsize=size, color=ink, padding=1.5)
    return drawn


def _draw_contours(panel: Axes, trace: Any, above: float) -> None:
    z, ends = np.array(trace.z, float), trace.contours
    if np.isnan(z).all():
        return
    levels = MaxNLocator(trace.ncontours).tick_values(np.nanmin(z), np.nanmax(z))
    if ends.size is not None:
        levels = np.arange(ends.start, ends.end + ends.size / 2, ends.size)
    levels = levels[(np.nanmin(z) < levels) & (levels < np.nanmax(z))]
    if not levels.size:
        return
    style = {"colors": [web_color(trace.line.color)], "linewidths": POINTS * trace.line.width}
    panel.contour(_numbers(trace.x), _numbers(trace.y), z, levels, zorder=above, **style)


def _draw_cells(panel: Axes, trace: Any, above: float) -> None:
    colors = [(share, web_color(color)) for share, color in trace.colorscale]
    scale = LinearSegmentedColormap.from_list("", colors)
    # In PDF and SVG cells are pixels, of which thousands as drawings would be megabytes.
    panel.pcolormesh(
        *(_numbers(trace.x), _numbers(trace.y), np.ma.masked_invalid(trace.z)),
        **{"cmap": scale, "vmin": trace.zmin, "vmax": trace.zmax},
        **{"shading": "nearest", "rasterized": True, "zorder": above},
    )


def _set_axis(axis: Any, axis_layout: Any) -> None:
    """Give an axis its scale, its ends, and its ticks where the figure says how far apart."""
    low, high = axis_layout.range
    name, panel = axis.axis_name, axis.axes
    if axis_layout.type == "log":
        panel.set(**{f"{name}scale": "log"})
        if high - low <= _FEW:
            axis.set_major_locator(LogLocator(subs=(1, 2, 5)))
            axis.set_major_formatter("{x:g}")
            axis.set_minor_formatter(NullFormatter())
        low, high = 10.0**low, 10.0**high
    elif axis_layout.dtick:
        axis.set_major_locator(MultipleLocator(axis_layout.dtick))
    elif axis_layout.type != "category":
        axis.set_major_locator(MaxNLocator("auto", steps=[1, 2, 5, 10]))
    panel.set(**{f"{name}lim": (low, high)})


def _numbers(values: Any) -> np.ndarray:
    return np.array(values, float)
