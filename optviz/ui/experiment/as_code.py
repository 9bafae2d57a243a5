"""The run as code: the script of a path, to be copied into a notebook or saved."""

import re

import streamlit as st

from optviz import scripts
from optviz.i18n import Translate
from optviz.rendering.paths import path_names
from optviz.settings.experiment import Experiment
from optviz.ui.controls.player_controls import PlayerControls

_TARGET, _PATH = "script_target", "script_path"


def code_button(controls: PlayerControls, experiment: Experiment) -> None:
    """Offer a path as a script in the words of a package; it is written only while this is open.

    The choices are those of the session and no part of the link.
    """
    t = controls.t
    if not experiment.path_ids:
        return
    drawer = st.popover(
        t("As code"), icon=":material/code:", key=f"{controls.page}-code", on_change="rerun"
    )
    if not drawer.open:
        return
    with drawer:
        target = _choose(controls, _TARGET, t("Package"), scripts.TARGETS)
        names = path_names(experiment, t)
        if experiment.grouped:
            names = {id: id for id in names}  # not the package alone: it may be a target too
        path = next(iter(names))
        if len(names) > 1:
            path = _choose(controls, _PATH, t("As in") if experiment.grouped else t("Path"), names)
        try:
            text = scripts.script(experiment, target, path, t)
        except scripts.ScriptError as error:
            st.text(_sentence(error, t))
            return
        plain = re.sub("[@/:]", "-", path)
        language, suffix = ("javascript", "js") if target == "tfjs" else ("python", "py")
        st.download_button(
            t("Save script"),
            data=text,
            file_name=f"optviz-{plain}-{target}.{suffix}",
            mime=f"text/{language}",
            icon=":material/download:",
            on_click="ignore",
        )
        st.code(text, language=language, wrap_lines=True)


def _choose(controls: PlayerControls, name: str, label: str, options: dict[str, str]) -> str:
    """Choose with buttons; what was chosen holds when the buttons were not shown for a while."""
    first = st.session_state.get(name)
    if first not in options:
        first = next(iter(options))
    st.session_state[name] = controls.choose_button(name, label, options, first)
    return st.session_state[name]


def _sentence(error: scripts.ScriptError, t: Translate) -> str:
    """What is wrong, in the language of the page."""
    values = {name: t(str(value)) for name, value in error.values.items()}
    return t(error.template).format(**values)
