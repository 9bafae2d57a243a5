"""A film of the view: made only on request, with a bar while it is drawn."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from optviz import export
from optviz.settings.experiment import Experiment
from optviz.ui.advancing import advancing, computed
from optviz.ui.controls.player_controls import PlayerControls
from optviz.ui.export.printing import app_address, drawing_of

_MIMES = {".gif": "image/gif", ".webp": "image/webp", ".mp4": "video/mp4"}


def offer_film(
    controls: PlayerControls,
    experiment: Experiment,
    view_state: Mapping[str, Any],
    look: export.Look,
) -> None:
    """Let a format and a rate be chosen, make the film when asked, and offer it as a file.

    It goes up to the step that the player shows; from the start, where there is nothing to see yet,
    up to the last one.
    """
    t, key, app = controls.t, f"{controls.page}-film", app_address()
    view_state = {**view_state, "step": view_state["step"] or None}
    kinds = [kind for kind in export.FILMS if kind != ".mp4" or export.has_encoder()]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = st.selectbox(
            t("Film"), kinds, key=f"{key}-kind", format_func=lambda kind: kind[1:].upper()
        )
        rate = st.selectbox(
            t("Frames per second"),
            export.RATES,
            key=f"{key}-rate",
            index=export.RATES.index(10),
        )
        asked = st.button(t("Make the film"), icon=":material/movie:")
    last = experiment.num_steps if view_state["step"] is None else view_state["step"]
    st.caption(t("It shows the steps from 0 to {last}.").format(last=last))
    if ".mp4" not in kinds:
        st.caption(t("For MP4, the server needs an encoder: pip install imageio-ffmpeg"))
    # A film is of one view: where any setting or its look is another, it is gone.
    of = controls.settings(view_state), kind, rate, look
    if asked:
        with advancing(t) as progress:
            made = computed(
                lambda: export.FILMS[kind](
                    **drawing_of(controls, experiment, view_state, app),
                    look=look,
                    rate=rate,
                    progress=progress,
                ),
                t,
            )
        st.session_state[key] = of, made
    known, film = st.session_state.get(key, (None, None))
    if known == of and film is not None:
        st.download_button(
            t("Save as {kind}").format(kind=kind[1:].upper()),
            data=film,
            file_name=f"optviz-{controls.page}-{experiment.surface.id}{kind}",
            mime=_MIMES[kind],
            icon=":material/download:",
            on_click="ignore",
        )
