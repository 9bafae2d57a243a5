"""The present view as a QR code that fills the screen, for the telephones of a class."""

from urllib.parse import quote, urlencode

import segno
import streamlit as st

from optviz.ui.controls import Controls


def qr_button(controls: Controls, settings: dict[str, str]) -> None:
    """Offer the QR code of the view with these settings."""
    t = controls.t
    if st.button(t("QR code"), icon=":material/qr_code_2:", key=f"{controls.page}-qr"):
        st.dialog(t("This view"), width="large")(_show)(controls, settings)


def _show(controls: Controls, settings: dict[str, str]) -> None:
    query = {name: text for name, text in settings.items() if name != "page"}
    place = (st.context.url or "").partition("?")[0]
    link = f"{place}?{urlencode(query, safe=',:', quote_via=quote)}"
    try:
        code = segno.make(link, error="l", micro=False)
    except segno.DataOverflowError:
        st.text(controls.t("This link is too long for a QR code."))
        return
    # A picture, not part of the page: `st.html` takes drawings out.
    picture = code.svg_data_uri(scale=10, border=4, light="white")
    look = "display: block; margin: auto; width: min(78vh, 100%); image-rendering: pixelated"
    alt = controls.t("QR code of the link to this view")
    st.html(f'<img src="{picture}" alt="{alt}" style="{look}">')
    st.code(link, language=None, wrap_lines=True)
