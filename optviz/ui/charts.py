"""Figures that stand still, as a page shows them."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from contextvars import ContextVar
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import quote

import numpy as np
import streamlit as st

from optviz.i18n import Translate
from optviz.rendering.figures.bands import Banded
from optviz.rendering.figures.lines import Curve, line_plot
from optviz.rendering.figures.sketch import sketch
from optviz.rendering.scene import STYLES, PathStyle


def is_dark() -> bool:
    """Whether the reader has the dark theme."""
    return st.context.theme.type == "dark"


# Where a figure will be there are its place and its curves, until the browser has what draws it.
_SKETCHED = """
.st-key-{key} :is([data-testid=stSkeleton], [data-testid=stPlotlyChart]:not(:has(.main-svg))) {{
  box-sizing: border-box; height: {height}px; padding: {t}px {r}px {b}px {l}px;
  background: url("data:image/svg+xml,{drawing}") center / 100% 100% no-repeat content-box;
}}
"""


# What draws a chart, a figure or a drawing in SVG, when it is told whether it is `dark`.
Draw = Callable[..., Any]

_collected: ContextVar[list[Draw] | None] = ContextVar("charts", default=None)


@contextlib.contextmanager
def collected_charts() -> Iterator[list[Draw]]:
    """Within this block all charts that are shown are collected, to be drawn for print."""
    charts: list[Draw] = []
    before = _collected.set(charts)
    try:
        yield charts
    finally:
        _collected.reset(before)


def drawn_chart(draw: Draw) -> Any:
    """Draw a chart in the reader's theme, and collect it."""
    charts = _collected.get()
    if charts is not None:
        charts.append(draw)
    return draw(dark=is_dark())


def show_figure(place: Any, draw: Draw, key: str, alt: str) -> None:
    """Show a figure in a column or container; `alt` says what is in it.

    `key` has letters, digits and hyphens only.
    """
    figure = drawn_chart(draw)
    sketched = st.session_state.setdefault("sketched", set())
    if key not in sketched:
        sketched.add(key)
        drawing = quote(sketch(figure, dark=is_dark()))
        margin = {side: figure.layout.margin[side] for side in "trbl"}
        look = _SKETCHED.format(key=key, height=figure.layout.height, drawing=drawing, **margin)
        place.html(f"<style>{look}</style>")
    config = {"displayModeBar": False}
    place.plotly_chart(figure, theme=None, config=config, key=key, alt=alt)


class Plot(NamedTuple):
    """A plot: the title and the ends of its upright axis, its curves, and what is in it."""

    title: str
    ends: tuple[float, float]
    curves: Sequence[Curve]
    alt: str


def show_beside(plots: Sequence[Plot], key: str, **axes: Any) -> None:
    """Show plots beside each other; `axes` are what `line_plot` takes for all of them."""
    for k, (column, plot) in enumerate(zip(st.columns(len(plots)), plots, strict=True)):
        draw = partial(line_plot, plot.curves, y=plot.ends, y_title=plot.title, **axes)
        show_figure(column, draw, f"{key}-{k}", plot.alt)


def train_and_test(
    x: np.ndarray, train: np.ndarray, test: np.ndarray, t: Translate
) -> list[Banded]:
    """Return the bands of losses, a run per row, of the examples trained and tested with."""
    return [
        banded(t("train loss"), x, train, STYLES[0]),
        banded(t("test loss"), x, test, STYLES[1]),
    ]


def banded(name: str, x: np.ndarray, runs: np.ndarray, style: PathStyle) -> Banded:
    """Return the median of runs, one per row, and the band between their quartiles."""
    low, middle, high = np.percentile(runs, (25, 50, 75), axis=0)
    return Banded(Curve(name, x, middle, style), low, high)


def log_range(curves: Sequence[Banded]) -> tuple[float, float]:
    """Return the powers of ten between which all curves and bands lie; they must be positive."""
    lowest = min(item.low.min() for item in curves)
    highest = max(item.high.max() for item in curves)
    return 10.0 ** np.floor(np.log10(lowest)), 10.0 ** np.ceil(np.log10(highest))
