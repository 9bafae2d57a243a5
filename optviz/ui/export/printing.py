"""What is drawn of the player's view in a file: the same as the command line draws."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from optviz import export
from optviz.i18n import Translate, translator
from optviz.rendering.paths import make_paths
from optviz.rendering.picture import PRINT_POINTS, fit_of, make_scene
from optviz.settings.experiment import Experiment, caption
from optviz.ui.controls.player_controls import PlayerControls


def app_address() -> str:
    """Where the reader's browser has the app; to be asked while a page runs."""
    # The address of a page ends in its name.
    return (st.context.url or "").partition("?")[0].rpartition("/")[0] + "/"


def drawing_of(
    controls: PlayerControls, experiment: Experiment, view_state: Mapping[str, Any], app: str
) -> dict[str, Any]:
    """What every writer of pictures and films is given: the view as the player shows it.

    `app` is the address of the app.
    """
    t, surface = controls.t, experiment.surface
    can_write = all(map(export.can_write, (t(surface.name), t("loss"))))
    written = t if can_write else translator("en")
    flat = surface.dimension == 1
    camera = None if flat else export.Camera.shown_by(view_state.get("parts", {}))
    # What the map shows depends on the screen's shape too: only the player knows it.
    section = view_state["view"] if camera else view_state.get("section") or view_state["view"]
    paths = make_paths(experiment, written)
    shown, settings = experiment.shown, controls.settings(view_state)
    return {
        "scene": make_scene(surface, experiment.shape, section, PRINT_POINTS, shown=shown),
        "paths": [path for path in paths if path.id not in view_state["hidden"]],
        "step": view_state["step"],
        "view": section,
        "camera": camera,
        "title": written(surface.name),
        "caption": caption(experiment),
        "labels": _print_labels(written),
        "settings": settings,
        "link": app + export.link_of(settings),
        **fit_of(experiment, controls.page),
    }


def _print_labels(t: Translate) -> export.Labels:
    """The words of a printed picture, translated."""
    return export.Labels(
        loss=t("loss"),
        gradient_norm=t("gradient norm"),
        data=t("data and model"),
        batch_loss=t("Loss of this step's batch"),
        step=t("step"),
        start=t("start"),
        minimum=t("minimum"),
        saddle=t("saddle"),
        maximum=t("maximum"),
        degenerate=t("degenerate point"),
        edge=t("lowest point, at the edge"),
        loss_at_step=t("loss at step {step}"),
        left=t("left at step {step}, now |{point}| = {norm}"),
        outside=t("outside, |{point}| = {norm}"),
        diverged=t("diverged at step {step}"),
        not_finite=t("not finite from step {step}"),
        no_gradient=t("ends at step {step}: no gradient there"),
        log_axis=t("log axis"),
        linear_axis=t("linear axis"),
        symlog_axis=t("linear to ±{threshold}, then log"),
        height_linear=t("height: value"),
        height_bent=t("height: value, the low ones stretched"),
        height_cut=t("cut open at the top"),
        height_cut_below=t("cut open at the bottom"),
    )
