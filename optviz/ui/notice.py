"""The notice of what in a link could not be used, or in a file."""

import streamlit as st

from optviz.settings.links import Link
from optviz.ui.controls import Controls
from optviz.ui.own_table import refusal_key

# It lies over the head of the page, or over its end where the head is narrow, so that what the link
# is about stays where it is.
_LOOK = """
.st-key-notice {{
  position: fixed; z-index: 1000000; top: 0.4rem; right: 0.5rem;
  width: min(34rem, 100vw - 1rem); max-height: 9rem; overflow-y: auto; padding: 0.4rem 0.8rem;
  background: {background}; box-shadow: 0 4px 20px rgb(0 0 0 / 30%);
}}
[data-testid=stLayoutWrapper]:has(> div > [data-testid=stLayoutWrapper] > .st-key-notice) {{
  position: absolute;
}}
@media (max-width: 1100px) {{ .st-key-notice {{ top: auto; bottom: 0.5rem; max-height: 40vh; }} }}
"""


def show_notice(controls: Controls) -> None:
    """Say which settings of the link could not be used, or why a file, until that is closed.

    To be called when a page has read all of its settings: it remembers that the link was read.
    """
    opened, refused = st.session_state["opened"], st.session_state.setdefault("refused", {})
    if controls.page not in opened:
        opened.add(controls.page)
        controls.tell_hidden()
        refused[controls.page] = controls.link
    t, file = controls.t, refusal_key(controls.page)
    notices = {
        t("**Some settings of this link were not used:**"): refused[controls.page].complaints(t),
        t("**The file was not used:**"): st.session_state.get(file, []),
    }
    if not any(notices.values()):
        return

    def close() -> None:
        refused[controls.page] = Link()
        st.session_state.pop(file, None)

    background = st.get_option(f"theme.{st.context.theme.type or 'light'}.backgroundColor")
    st.html(f"<style>{_LOOK.format(background=background)}</style>")
    with st.container(key="notice", border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap=None):
            for heading, complaints in notices.items():
                if complaints:
                    st.markdown(heading)
                    # Plain text: markdown would turn a stranger's words into links and images.
                    st.text("\n".join(complaints))
        st.button(t("Close"), key=f"{controls.page}-notice-close", on_click=close)
