"""The files of any view: a picture in three formats, its look, what else there is, the way back."""

from collections.abc import Callable

import streamlit as st

from optviz import export
from optviz.ui.controls import Controls
from optviz.ui.export.looks import chosen_look, offer_look
from optviz.ui.export.reopening import offer_opening

_MIMES = {".png": "image/png", ".pdf": "application/pdf", ".svg": "image/svg+xml"}


def print_drawer(
    controls: Controls,
    name: str,
    draw: Callable[[str, export.Look], bytes],
    check: Callable[[export.Look], None],
    *,
    data: Callable[[], None] | None = None,
    film: Callable[[export.Look], None] | None = None,
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
        t("Files"), key=f"{controls.page}-files", on_change="rerun", width="content"
    )
    if not drawer.open:
        return
    with drawer:
        names = [t("Picture"), *([t("Film")] if film else []), *([t("Run")] if data else [])]
        picture, *more, opening = st.tabs([*names, t("Open")])
    with picture:
        offer_look(t, refusal)
        with st.container(horizontal=True):
            for kind in (".pdf", ".svg"):
                download(t("Save as {kind}").format(kind=kind[1:].upper()), kind)
    if film:
        with more.pop(0):
            if refusal is None:
                film(look)
            else:
                st.text(refusal.in_words(t))
    if data:
        with more.pop(0), st.container(horizontal=True):
            data()
    with opening:
        offer_opening(controls)
