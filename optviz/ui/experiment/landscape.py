"""The switches of how a surface is shown, and of what besides its map."""

import streamlit as st

from optviz.settings.experiment.view_options import Shown, axes_setting
from optviz.settings.table import SETTINGS
from optviz.ui.controls import Controls
from surfaces import Surface


def choose_shown(controls: Controls) -> Shown:
    """Choose whether critical points are marked and the curvature along the paths is shown."""
    named = {name: controls.show(SETTINGS[name]) for name in ("critical", "curvature")}
    return Shown(**named)


def choose_axes(controls: Controls, surface: Surface) -> bool:
    """Choose whether one unit is as long across as up on the map of a surface."""
    t = controls.t
    if surface.dimension < 2:
        return True
    scope, controls.scope = controls.scope, surface.key
    chosen = controls.show(axes_setting(surface), row=True)
    controls.scope = scope
    if chosen == "free":
        st.caption(
            t(
                "The axes have different scales: arrows of different directions cannot be compared"
                " in length, and the gradient is not at right angles to the contours."
            )
        )
    return chosen == "equal"
