"""How pictures for print look: chosen once for all pages of a session, and no part of a link."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import streamlit as st

from optviz import export
from optviz.i18n import Translate

_KEY = "print-look"
_RESOLUTIONS = (150, 300, 600)


def chosen_look(
    check: Callable[[export.Look], None],
) -> tuple[export.Look, export.LookError | None]:
    """The look that the session has chosen, and why the picture cannot have it.

    `check` raises LookError for a look without room.
    """
    kept = st.session_state.setdefault(_KEY, asdict(export.Look()))
    # The fields are not there while the popover is closed: what they said stays.
    kept |= {name: st.session_state[_key(name)] for name in kept if _key(name) in st.session_state}
    try:
        look = export.Look(**kept)
        export.check_pixels(look)
        usual = export.Look()
        # As long a line as usual, and as many as it needs: then there is room for all of them.
        is_tight = look.width / look.font_size < usual.width / usual.font_size
        if is_tight or look.height is not None or look.has_link:
            check(look)
    except export.LookError as error:
        return export.Look(), error
    return look, None


def offer_look(t: Translate, refusal: export.LookError | None) -> None:
    """Let the look be chosen in a row of fields, and say why it is refused."""
    kept = st.session_state[_KEY]

    def number(label: str, name: str, limits: tuple[float, float], **more: Any) -> None:
        low, high = limits
        field = {"value": kept[name], "key": _key(name), "step": 1.0, "format": "%.4g"}
        st.number_input(label, min_value=low, max_value=high, width=120, **{**field, **more})

    def choice(label: str, name: str, options: tuple, **more: Any) -> None:
        index = options.index(kept[name])
        st.selectbox(label, options, index=index, key=_key(name), width=110, **more)

    with st.container(horizontal=True, vertical_alignment="bottom"):
        number(t("Width, cm"), "width", export.WIDTHS)
        # A field whose default is a number cannot be emptied again.
        height = None if _key("height") in st.session_state else kept["height"]
        free = {"value": height, "placeholder": t("as needed")}
        number(t("Height, cm"), "height", export.HEIGHTS, **free)
        number(t("Letters, points"), "font_size", export.FONT_SIZES)
        choice(t("PNG, dpi"), "dpi", _RESOLUTIONS)
        words = {"light": t("light"), "dark": t("dark")}
        choice(t("Paper"), "theme", tuple(words), format_func=words.get)
        st.checkbox(
            t("with its settings below"), value=kept["has_caption"], key=_key("has_caption")
        )
        st.checkbox(t("with its link below"), value=kept["has_link"], key=_key("has_link"))
    if refusal is not None:
        st.text(refusal.in_words(t))


def _key(name: str) -> str:
    return f"{_KEY}-{name}"
