"""The charts of a page as a picture for print."""

from collections.abc import Sequence

import streamlit as st

from optviz import export
from optviz.settings.links import ON_SCREEN
from optviz.ui.charts import Draw
from optviz.ui.controls import Controls
from optviz.ui.export.print_drawer import print_drawer
from optviz.ui.export.printing import app_address

OFFERED = "charts offered for print"


def offer_charts(
    controls: Controls, charts: Sequence[Draw], name: str, title: str, view: dict[str, str]
) -> None:
    """Offer the charts of a view for print, all in one picture that holds its settings.

    `name` is a part of the file's.
    """
    texts = {
        "title": title,
        "caption": ";  ".join(
            f"{name}={value}" for name, value in controls.written.items() if name not in ON_SCREEN
        ),
        "link": app_address() + export.link_of(view),
    }

    def draw(kind: str, look: export.Look) -> bytes:
        return export.charts_picture(charts, kind, settings=view, look=look, **texts)

    def check(look: export.Look) -> None:
        export.check_charts(charts, look=look, **texts)

    # The command line, which runs a page too, asks for it there.
    st.session_state[OFFERED] = charts, title, texts["caption"], view
    t = controls.t
    if not t("Picture").isascii() and not export.can_write(t("Picture")):
        st.caption(t("The server has no font for these letters: choose English for a picture."))
    print_drawer(controls, name, draw, check)
