"""The switches of what is shown of a surface besides its map."""

from optviz.settings.view_options import Shown
from optviz.ui.controls import Controls


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


def choose_cloud(controls: Controls) -> bool:
    """Choose whether to show where the other batches would have led."""
    t = controls.t
    return controls.switch(
        "cloud",
        t("Steps of all batches"),
        help=t("Where the next point would lie for every batch that could have been drawn."),
    )
