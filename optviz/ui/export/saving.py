"""Saving the picture: the same file that the command line draws."""

import functools
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from optviz import export
from optviz.player.run_file import run_file
from optviz.settings.experiment import Experiment, caption
from optviz.ui.controls.player_controls import PlayerControls
from optviz.ui.export.filming import offer_film
from optviz.ui.export.print_drawer import print_drawer
from optviz.ui.export.printing import app_address, drawing_of


def save_button(
    controls: PlayerControls, experiment: Experiment, view_state: Mapping[str, Any]
) -> None:
    """Offer the picture as the player shows it, as a file; it is drawn only when asked for."""
    drawing = functools.partial(drawing_of, controls, experiment, view_state, app_address())
    print_drawer(
        controls,
        experiment.surface.id,
        lambda kind, look: export.FORMATS[kind](**drawing(), look=look),
        lambda look: export.check_room(**drawing(), look=look),
        data=lambda: _data_buttons(controls, experiment, view_state, drawing),
        film=lambda look: offer_film(controls, experiment, view_state, look),
    )


def _data_buttons(
    controls: PlayerControls,
    experiment: Experiment,
    view_state: Mapping[str, Any],
    drawing: Callable[[], Mapping[str, Any]],
) -> None:
    """Offer the runs as a page that plays them, their rows and their settings, as files."""
    t, name = controls.t, f"optviz-{controls.page}-{experiment.surface.id}"

    def table() -> str:
        return export.run_csv(drawing()["paths"])

    def settings() -> str:
        arguments = experiment.surface.id, caption(experiment)
        return export.settings_json(controls.settings(view_state), *arguments)

    def page() -> bytes:
        link = controls.link.query_string()
        return run_file(controls.page, experiment, view_state, link, controls.language)

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
