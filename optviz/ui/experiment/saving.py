"""Saving the picture: the same file that the command line draws."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from optviz import export
from optviz.i18n import Translate, translator
from optviz.player.run_file import run_file
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
        if controls.page != "maps":
            _offer_page(controls, experiment, at)
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


def _offer_page(controls: PlayerControls, experiment: Experiment, at: Mapping[str, Any]) -> None:
    """Offer the run as a page that plays it without a server."""
    t = controls.t
    st.download_button(
        t("Save to play offline (HTML)"),
        data=lambda: run_file(
            controls.page, experiment, at, controls.link.query_string(), controls.language
        ),
        file_name=f"optviz-{controls.page}-{experiment.surface.id}.html",
        mime="text/html",
        icon=":material/download:",
        on_click="ignore",
        help=t("One file with the player and this run: it needs neither a server nor a network."),
    )


def _picture(
    controls: PlayerControls, experiment: Experiment, at: Mapping[str, Any], kind: str
) -> bytes:
    t, surface = controls.t, experiment.surface
    can_write = all(map(export.can_write, (t(surface.name), t("loss"))))
    written = t if can_write else translator("en")
    # What the map shows depends on the screen's shape too: only the player knows it.
    section = at.get("section") or at["view"]
    paths = make_paths(experiment, written)
    return export.FORMATS[kind](
        make_scene(surface, experiment.shape, section, PRINT_POINTS, shown=experiment.shown),
        [path for path in paths if path.id not in at["hidden"]],
        step=at["step"],
        view=section,
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
        left=t("left at step {step}, now |{point}| = {norm}"),
        outside=t("outside, |{point}| = {norm}"),
        not_finite=t("not finite from step {step}"),
        no_gradient=t("ends at step {step}: no gradient there"),
        log_axis=t("log axis"),
        linear_axis=t("linear axis"),
        symlog_axis=t("linear to ±{threshold}, then log"),
    )
