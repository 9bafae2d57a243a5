"""The data of a fit and the curves of the model at the current step."""

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from optviz.export.drawing.panel import PATH_Z, Panel, add_panel, draw_line, line_width, write_title
from optviz.export.style.labels import Labels
from optviz.export.style.look import Look
from optviz.rendering.fit import Fit
from optviz.rendering.scene import Path


def add_data(
    figure: Figure, place: tuple[float, float, float, float], fit: Fit, labels: Labels, look: Look
) -> Panel:
    """Add axes for the data of a fit."""
    room = 0.12 * (np.ptp(fit.y) or 1.0)
    limits = (fit.grid[0], fit.grid[-1]), (fit.y.min() - room, fit.y.max() + room)
    panel = add_panel(figure, place, limits, look)
    axes = panel.axes
    axes.grid(color=look.colors.pale, linewidth=0.5)
    axes.set_axisbelow(True)
    axes.xaxis.set_major_locator(MaxNLocator(5))
    axes.yaxis.set_major_locator(MaxNLocator(4))
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    write_title(panel, labels.data)
    return panel


def draw_data(
    panel: Panel, fit: Fit, batch: np.ndarray | None, paths: Sequence[Path], step: int | None
) -> None:
    """Draw the data, the examples of the step's batch filled, and each path's model."""
    axes, colors = panel.axes, panel.look.colors
    seen = np.ones(len(fit.x), bool) if batch is None else np.isin(np.arange(len(fit.x)), batch)
    for examples, color in ((~seen, colors.ground), (seen, colors.ink)):
        x, y = fit.x[examples], fit.y[examples]
        axes.scatter(
            x, y, s=9, color=color, edgecolors=colors.ink, linewidths=0.6, zorder=PATH_Z - 1
        )
    for index, path in enumerate(paths):
        rows = path.trajectory.params
        params = rows[len(rows) - 1 if step is None else min(step, len(rows) - 1)]
        points = np.column_stack([fit.grid, fit.predict(params)])
        draw_line(panel, points, path.style, line_width(1.4, 1), PATH_Z + index * 0.02)
