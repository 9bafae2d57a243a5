"""A saved picture is an experiment: it opens the view that it shows."""

import streamlit as st

from optviz import export
from optviz.content.page_defaults import PAGES_WITH_CHARTS, PAGES_WITH_PATHS
from optviz.ui.controls import Controls
from optviz.ui.lessons.stops import Stop, is_awaited, open_stop

_REFUSED = "refused picture"


def offer_opening(controls: Controls) -> None:
    """Let a picture that was saved here be dropped, and open its view on the page that it is of."""
    t, key = controls.t, f"{controls.page}-picture"

    def read() -> None:
        file = st.session_state[key]
        if file is None:
            return
        try:
            settings = export.settings_of(file.getvalue())
            page = settings.pop("page", "")
            settings.pop("also", None)  # of several views the first one is opened
            if page not in (*PAGES_WITH_PATHS, *PAGES_WITH_CHARTS):
                raise export.PictureError("This picture shows a page that does not exist here.")
        except export.PictureError as error:
            st.session_state[_REFUSED] = file.file_id, error
        else:
            open_stop(Stop(page, settings))

    file = st.file_uploader(
        t("Open a picture that was saved here"),
        type=["png", "pdf", "svg", "gif", "webp"],
        key=key,
        on_change=read,
    )
    if is_awaited():
        st.rerun()  # the whole page, which goes there
    refused, error = st.session_state.get(_REFUSED, ("", None))
    if file is not None and file.file_id == refused:
        st.text(error.in_words(t))
