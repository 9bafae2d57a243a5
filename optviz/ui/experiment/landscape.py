"""The switches of how a surface is shown, and of what besides its map."""

import streamlit as st

from optviz.settings.view_options import Shown, usual_axes
from optviz.ui.controls import Controls
from surfaces import Surface


def choose_shown(controls: Controls) -> Shown:
    """Choose whether critical points are marked and the curvature along the paths is shown."""
    t = controls.t
    return Shown(
        critical=controls.switch(
            "critical",
            t("Critical points"),
            help=t("Minima, saddles and maxima in the window, each with a mark of its own."),
        ),
        curvature=controls.switch(
            "curvature",
            t("Curvature at the current point"),
            help=t(
                "The quadratic model of the surface around each path's current point, and what the"
                " learning rate does along its axes."
            ),
        ),
    )


def choose_axes(controls: Controls, surface: Surface) -> bool:
    """Choose whether one unit is as long across as up on the map of a surface."""
    t = controls.t
    if surface.dimension < 2:
        return True
    names = {"equal": t("Equal units"), "free": t("Axes to their own scales")}
    scope, controls.scope = controls.scope, surface.key
    chosen = controls.choose("axes", t("Axes"), names, usual_axes(surface), row=True)
    controls.scope = scope
    if chosen == "free":
        st.caption(
            t(
                "The axes have different scales: arrows of different directions cannot be compared"
                " in length, and the gradient is not at right angles to the contours."
            )
        )
    return chosen == "equal"


def choose_cloud(controls: Controls) -> bool:
    """Choose whether to show where the other batches would have led."""
    t = controls.t
    return controls.switch(
        "cloud",
        t("Steps of all batches"),
        help=t("Where the next point would lie for every batch that could have been drawn."),
    )
