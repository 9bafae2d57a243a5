#!/usr/bin/env bash
# Streamlit 1.67.0: a callback may give a widget another value through its key in `st.session_state`,
# and may end with `st.rerun("name")` to have one fragment run. Each is documented; both together show
# the reader an old number. The run that follows has the new value in Python, but does not mark it as
# set (`set_value`) in what it sends, so the browser keeps the old one in the field, and with the
# reader's next action sends that back. The same callback without the `st.rerun` is told. A run that
# assigns the value itself, before the widget is made, mends it.
# Seen: by the callback alone 5.0 True, with the rerun 7.0 False, assigned in the run 9.0 True.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check streamlit==1.67.0
cat > "$folder/app.py" <<'PYTHON'
import streamlit as st


def alone():
    st.session_state["field"] = 5.0


def with_rerun():
    st.session_state["field"] = 7.0
    st.rerun("part")


def in_the_run():
    st.session_state["wanted"] = 9.0
    st.rerun("part")


@st.fragment(key="part")
def part():
    if "wanted" in st.session_state:
        st.session_state["field"] = st.session_state.pop("wanted")
    st.number_input("field", key="field")
    for callback in (alone, with_rerun, in_the_run):
        st.button(callback.__name__, key=callback.__name__, on_click=callback)


part()
PYTHON
cd "$folder" && "$folder/venv/bin/python" 2> "$folder/log" - <<'PYTHON'
from streamlit.testing.v1 import AppTest

app = AppTest.from_file("app.py").run()
seen = {}
for name in ("alone", "with_rerun", "in_the_run"):
    app.button(key=name).click().run()
    assert not app.exception
    seen[name] = app.session_state["field"], app.number_input[0].proto.set_value
    print(f"{name}: in Python {seen[name][0]}, told to the browser: {seen[name][1]}")
expected = {"alone": (5.0, True), "with_rerun": (7.0, False), "in_the_run": (9.0, True)}
assert seen == expected, f"no longer so: {seen}"
PYTHON
