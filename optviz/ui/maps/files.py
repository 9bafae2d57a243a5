"""A map, a race or a fan as files: the same that the command line writes."""

import streamlit as st

from optviz import export
from optviz.settings.experiment import Experiment
from optviz.ui.controls.player_controls import PlayerControls
from optviz.ui.export.print_drawer import print_drawer
from optviz.ui.export.printing import app_address


def offer_files(controls: PlayerControls, experiment: Experiment) -> None:
    """Offer what has been computed as a picture, whose words are English, and as numbers."""
    view, kind = controls.view(), experiment.map.kind
    link = app_address() + export.link_of(view)

    def files():
        return export.files_of(experiment)

    def numbers() -> None:
        for label, write, mime in (
            ("CSV", lambda: files().csv(), "text/csv"),
            ("NPZ", lambda: files().npz(), "application/octet-stream"),
        ):
            st.download_button(
                controls.t("Save as {kind}").format(kind=label),
                write,
                *(f"optviz-maps-{kind}.{label.lower()}", mime),
                icon=":material/download:",
                on_click="ignore",
            )

    print_drawer(
        *(controls, kind),
        lambda ending, look: files().draw(ending, settings=view, look=look, link=link),
        lambda look: files().check(look=look, link=link),
        data=numbers,
    )
