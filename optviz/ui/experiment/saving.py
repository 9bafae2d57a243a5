"""Saving the picture: the same file that the command line draws."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from optviz import export
from optviz.i18n import Translate, translator
from optviz.rendering.paths import make_paths
from optviz.rendering.picture import PRINT_POINTS, fit_of, make_scene
from optviz.settings.experiment import Experiment, caption
from optviz.ui.experiment.reopening import offer_opening
from optviz.ui.player_controls import PlayerControls


def save_button(controls: PlayerControls, experiment: Experiment, at: Mapping[str, Any]) -> None:
    """Offer the picture as the player shows it, as a file; it is drawn only when asked for."""
    t = controls.t
    _download(controls, experiment, at, t("Save picture (PNG)"), ".png")
    drawer = st.popover(
        t("For print, and back"), key=f"{controls.page}-print", on_change="rerun", width="content"
    )
    if not drawer.open:
        return
    with drawer:
        with st.container(horizontal=True):
            for kind in (".pdf", ".svg"):
                label = t("Save as {kind}").format(kind=kind[1:].upper())
                _download(controls, experiment, at, label, kind)
        offer_opening(controls)


def _download(
    controls: PlayerControls,
    experiment: Experiment,
    at: Mapping[str, Any],
    label: str,
    kind: str,
) -> None:
    st.download_button(
        label,
        data=lambda: _picture(controls, experiment, at, kind),
        file_name=f"optviz-{controls.page}-{experiment.surface.id}{kind}",
        mime={".png": "image/png", ".pdf": "application/pdf", ".svg": "image/svg+xml"}[kind],
        icon=":material/download:",
        on_click="ignore",
    )


def _picture(
    controls: PlayerControls, experiment: Experiment, at: Mapping[str, Any], kind: str
) -> bytes:
    t, surface = controls.t, experiment.surface
    can_write = all(map(export.can_write, (t(surface.name), t("loss"))))
    written = t if can_write else translator("en")
    paths = make_paths(experiment, written)
    return export.FORMATS[kind](
        make_scene(surface, experiment.shape, at["view"], PRINT_POINTS, shown=experiment.shown),
        [path for path in paths if path.id not in at["hidden"]],
        step=at["step"],
        view=at["view"],
        title=written(surface.name),
        caption=caption(experiment),
        labels=print_labels(written),
        settings=controls.settings(at),
        **fit_of(experiment, controls.page, at["step"]),
    )


def print_labels(t: Translate) -> export.Labels:
    """The words of a printed picture, translated."""
    return export.Labels(
        loss=t("loss"),
        gradient_norm=t("gradient norm"),
        data=t("data and model"),
        step=t("step"),
        start=t("start"),
        minimum=t("minimum"),
        saddle=t("saddle"),
        maximum=t("maximum"),
        degenerate=t("degenerate point"),
        edge=t("lowest point, at the edge"),
        loss_at_step=t("loss at step {step}"),
        left=t("left at step {step}, now |θ| = {norm}"),
        outside=t("outside, |θ| = {norm}"),
        not_finite=t("not finite from step {step}"),
        no_gradient=t("ends at step {step}: no gradient there"),
        log_axis=t("log axis"),
        linear_axis=t("linear axis"),
        symlog_axis=t("linear to ±{threshold}, then log"),
    )
