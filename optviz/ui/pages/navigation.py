"""What is round every page: its question, the language, and the way to the others."""

import functools
import gc
from importlib.resources import files

import streamlit as st

st.set_page_config(page_title="optviz", page_icon=str(files("optviz") / "icon.svg"), layout="wide")

from optviz import player  # noqa: E402
from optviz.i18n import LANGUAGES, translator  # noqa: E402
from optviz.ui.controls.kept import begin_anew  # noqa: E402
from optviz.ui.look import inject_css  # noqa: E402


@st.cache_resource
def settle() -> None:
    """Take everything that is loaded for good out of the garbage collector's sight, once.

    Streamlit collects garbage after every run of a page; with JAX loaded that would walk a huge
    heap while all other users wait.
    """
    gc.collect()
    gc.freeze()


def choose_language() -> str:
    """Choose the language: at first the link's, else the browser's, else English."""
    if "lang" not in st.session_state:
        wishes = (st.query_params.get("lang", ""), (st.context.locale or "").split("-")[0], "en")
        st.session_state["lang"] = next(wish for wish in wishes if wish in LANGUAGES)
    if st.context.is_embedded:
        return st.session_state["lang"]
    return st.segmented_control(
        "Language · 语言",
        list(LANGUAGES),
        default=st.session_state["lang"],
        key="lang",
        format_func=LANGUAGES.get,
        required=True,
        label_visibility="collapsed",
    )


# In a page of others the player comes first, and there is no way from page to page.
heading = st.container(key="heading", horizontal=True, horizontal_alignment="distribute")
with heading:
    question = st.container(width="content")
    t = translator(choose_language())
page = st.navigation(
    [
        st.Page("home.py", title=t("Home"), url_path="home", default=True),
        st.Page("race.py", title=t("Race"), url_path="race"),
        st.Page("curve.py", title=t("Curve"), url_path="curve"),
        st.Page("fit.py", title=t("Fit"), url_path="fit"),
        st.Page("maps.py", title=t("Maps"), url_path="maps"),
        st.Page("network.py", title=t("Network"), url_path="network"),
        st.Page("backprop.py", title=t("Backprop"), url_path="backprop"),
        st.Page("functions.py", title=t("Functions"), url_path="functions"),
        st.Page("regularize.py", title=t("Regularize"), url_path="regularize"),
        st.Page("pitfalls.py", title=t("Pitfalls"), url_path="pitfalls"),
        st.Page("dialects.py", title=t("Dialects"), url_path="dialects"),
    ],
    position="hidden" if st.context.is_embedded else "top",
)
questions = {
    "": t("How do optimizers find a minimum?"),
    "race": t("How do optimizers differ?"),
    "curve": t("What does a learning rate do?"),
    "fit": t("What are we minimizing when we fit a model?"),
    "maps": t("Which settings work, and from where?"),
    "network": t("And in a real network?"),
    "backprop": t("Where do gradients come from?"),
    "functions": t("Which activation, which loss?"),
    "regularize": t("Why does it overfit?"),
    "pitfalls": t("What do tutorials get wrong?"),
    "dialects": t("Same name, same rule?"),
}
if not st.context.is_embedded:
    question.markdown(f"# {questions[page.url_path]}")
inject_css(t)
player.history(functools.partial(begin_anew, page.url_path))
page.run()
settle()
