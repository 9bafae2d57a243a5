"""What is offered for print of any view: a picture in three formats, its look, the way back."""

from collections.abc import Callable

import streamlit as st

from optviz import export
from optviz.ui.controls import Controls
from optviz.ui.experiment.looks import chosen_look, offer_look
from optviz.ui.experiment.reopening import offer_opening

_MIMES = {".png": "image/png", ".pdf": "application/pdf", ".svg": "image/svg+xml"}


def print_drawer(
    controls: Controls,
    name: str,
    draw: Callable[[str, export.Look], bytes],
    check: Callable[[export.Look], None],
    *,
    data: Callable[[], None] = lambda: None,
    film: Callable[[export.Look], None] = lambda look: None,
) -> None:
    """Offer the picture of a view as files, each drawn only when it is asked for.

    `draw` is told the ending and the look; `check` raises LookError for a look without room. `data`
    and `film` offer what the view has besides.
    """
    t = controls.t
    look, refusal = chosen_look(check)

    def download(label: str, kind: str) -> None:
        st.download_button(
            label,
            data=lambda: draw(kind, look),
            file_name=f"optviz-{controls.page}-{name}{kind}",
            mime=_MIMES[kind],
            icon=":material/download:",
            on_click="ignore",
            disabled=refusal is not None,
        )

    download(t("Save picture (PNG)"), ".png")
    drawer = st.popover(
        t("For print, and back"), key=f"{controls.page}-print", on_change="rerun", width="content"
    )
    if not drawer.open:
        return
    with drawer:
        offer_look(t, refusal)
        with st.container(horizontal=True):
            for kind in (".pdf", ".svg"):
                download(t("Save as {kind}").format(kind=kind[1:].upper()), kind)
            data()
        if refusal is None:
            film(look)
        offer_opening(controls)
