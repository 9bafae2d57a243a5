"""The look of the figures: colours of both themes, axes, letters that are read from afar."""

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

FONT_SIZE = 15
# The page's own letters, which Streamlit brings.
FONT = '"Source Sans", sans-serif'


@dataclass(frozen=True)
class Theme:
    """The colours of a theme."""

    text: str
    grid: str
    line: str
    background: str


LIGHT = Theme("#1a2230", "rgba(15,25,40,0.12)", "rgba(15,25,40,0.55)", "#ffffff")
DARK = Theme("#eef1f6", "rgba(255,255,255,0.14)", "rgba(255,255,255,0.6)", "#0f141c")


def theme_of(dark: bool) -> Theme:
    """The colours of the dark theme or of the light one."""
    return DARK if dark else LIGHT


def blank_figure(dark: bool, height: int) -> go.Figure:
    """An empty figure in the colours of a theme; it has no axes yet."""
    theme = theme_of(dark)
    return go.Figure(
        layout={
            "height": height,
            # The same for all, so that figures of one size have axes of one size.
            "margin": {"l": 68, "r": 12, "t": 38, "b": 46},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONT, "size": FONT_SIZE, "color": theme.text},
            "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "title": ""},
            "hoverlabel": {"font": {"size": FONT_SIZE}},
            "dragmode": False,
        }
    )


def axis(dark: bool, title: str, low: float, high: float, **more: Any) -> dict[str, Any]:
    """An axis with a fixed range; for a logarithmic one the ends are powers of ten."""
    theme = theme_of(dark)
    return {
        "title": {"text": title, "standoff": 6},
        "range": [low, high],
        "gridcolor": theme.grid,
        "zerolinecolor": theme.line,
        "linecolor": theme.line,
        **more,
    }
