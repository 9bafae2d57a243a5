"""Figures that stand still, as a page shows them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
import streamlit as st

from optviz.figures.bands import Banded
from optviz.figures.lines import Curve
from optviz.scene import PathStyle


def is_dark() -> bool:
    """Whether the reader has the dark theme."""
    return st.context.theme.type == "dark"


def show_figure(place: Any, figure: go.Figure, key: str, alt: str) -> None:
    """Show a figure in a column or container; `alt` says what is in it."""
    config = {"displayModeBar": False}
    place.plotly_chart(figure, theme=None, config=config, key=key, alt=alt)


def banded(name: str, x: np.ndarray, runs: np.ndarray, style: PathStyle) -> Banded:
    """Return the median of runs, one per row, and the band between their quartiles."""
    low, middle, high = np.percentile(runs, (25, 50, 75), axis=0)
    return Banded(Curve(name, x, middle, style), low, high)


def log_range(curves: Sequence[Banded]) -> tuple[float, float]:
    """Return the powers of ten between which all curves and bands lie; they must be positive."""
    lowest = min(item.low.min() for item in curves)
    highest = max(item.high.max() for item in curves)
    return 10.0 ** np.floor(np.log10(lowest)), 10.0 ** np.ceil(np.log10(highest))
