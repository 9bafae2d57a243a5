"""The basins of two rules as files: the same that the command line writes."""

import streamlit as st

from optviz import export
from optviz.i18n import translator
from optviz.rendering.basin_pair import make_pair
from optviz.settings.experiment import Experiment, caption
from optviz.ui.controls.player_controls import PlayerControls
from optviz.ui.export.print_drawer import print_drawer
from optviz.ui.export.printing import app_address


def offer_pair(controls: PlayerControls, experiment: Experiment) -> None:
    """Offer both maps and where they differ as a picture, and as numbers."""
    # Of the same maps, which are known already: the words of a picture are English.
    pair, view = make_pair(experiment, translator("en")), controls.view()
    told = {
        "title": f"{' and '.join(pair.names)}, {experiment.surface.name}",
        **{"caption": caption(experiment), "link": app_address() + export.link_of(view)},
    }
    symbols = tuple(f"${symbol}$" for symbol in experiment.surface.symbols)
    ids = experiment.map.of, experiment.map.beside

    def draw(kind: str, look: export.Look) -> bytes:
        return export.pair_picture(pair, kind, axes=symbols, settings=view, look=look, **told)

    def numbers() -> None:
        for label, write, ending, mime in (
            ("CSV", export.pair_csv, ".csv", "text/csv"),
            ("NPZ", export.pair_npz, ".npz", "application/octet-stream"),
        ):
            st.download_button(
                controls.t("Save as {kind}").format(kind=label),
                lambda write=write: write(pair, ids),
                *(f"optviz-maps-basins{ending}", mime),
                icon=":material/download:",
                on_click="ignore",
            )

    with st.container(horizontal=True):
        print_drawer(
            *(controls, "basins", draw, lambda look: export.check_pair(pair, look=look, **told)),
            data=numbers,
        )
