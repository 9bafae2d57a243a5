"""Saving the picture: the same file that the command line draws."""

import functools
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from optviz import export
from optviz.player.run_file import run_file
from optviz.settings.experiment import Experiment, caption
from optviz.ui.experiment.filming import offer_film
from optviz.ui.experiment.looks import chosen_look, offer_look, refused
from optviz.ui.experiment.printing import app_address, drawing_of
from optviz.ui.experiment.reopening import offer_opening
from optviz.ui.player_controls import PlayerControls


def save_button(controls: PlayerControls, experiment: Experiment, at: Mapping[str, Any]) -> None:
    """Offer the picture as the player shows it, as a file; it is drawn only when asked for."""
    t = controls.t
    drawing = functools.partial(drawing_of, controls, experiment, at, app_address())
    look, refusal = chosen_look(drawing)

    def download(label: str, kind: str) -> None:
        st.download_button(
            label,
            data=lambda: export.FORMATS[kind](**drawing(), look=look),
            file_name=f"optviz-{controls.page}-{experiment.surface.id}{kind}",
            mime={".png": "image/png", ".pdf": "application/pdf", ".svg": "image/svg+xml"}[kind],
            icon=":material/download:",
            on_click="ignore",
            disabled=refusal is not None,
        )

    download(t("Save picture (PNG)"), ".png")
    drawer = st.popover(
        t("Files"), key=f"{controls.page}-files", on_change="rerun", width="content"
    )
    if not drawer.open:
        return
    with drawer:
        picture, film, run, opening = st.tabs([t("Picture"), t("Film"), t("Run"), t("Open")])
    with picture:
        offer_look(t, refusal)
        with st.container(horizontal=True):
            for kind in (".pdf", ".svg"):
                download(t("Save as {kind}").format(kind=kind[1:].upper()), kind)
    with film:
        if refusal is None:
            offer_film(controls, experiment, at, look)
        else:
            st.text(refused(t, refusal))
    with run, st.container(horizontal=True):
        _data_buttons(controls, experiment, at, drawing)
    with opening:
        offer_opening(controls)


def _data_buttons(
    controls: PlayerControls,
    experiment: Experiment,
    at: Mapping[str, Any],
    drawing: Callable[[], Mapping[str, Any]],
) -> None:
    """Offer the runs as a page that plays them, their rows and their settings, as files."""
    t, name = controls.t, f"optviz-{controls.page}-{experiment.surface.id}"

    def table() -> str:
        return export.run_csv(drawing()["paths"])

    def settings() -> str:
        told = experiment.surface.id, caption(experiment)
        return export.settings_json(controls.settings(at), *told)

    def page() -> bytes:
        link = controls.link.query_string()
        return run_file(controls.page, experiment, at, link, controls.language)

    for label, contents, ending, mime in (
        (t("Save to play offline (HTML)"), page, ".html", "text/html"),
        (t("Save the rows as CSV"), table, ".csv", "text/csv"),
        (t("Save the settings as JSON"), settings, ".json", "application/json"),
    ):
        st.download_button(
            *(label, contents, f"{name}{ending}", mime),
            icon=":material/download:",
            on_click="ignore",
        )
