#!/usr/bin/env bash
# Streamlit 1.67.0: a fragment may write into a container that was made outside it, and when it runs
# again, what it writes there takes the place of what it wrote before. Not so what a fragment inside it
# draws there: each run of the outer fragment puts the inner one behind the one before, at index 1, 2,
# 3 of the container and not at 0 again. What stood at 0 belongs to the inner fragment, which has not
# been run for itself, so the browser keeps it: readers see the same slider, with one key, several
# times, and no error is raised. An `st.container()` of the outer fragment around the inner one, in the
# outside container, mends it.
# Seen: without it the slider's place is 0, 1, 2, with it 0, 0, 0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check streamlit==1.67.0
cat > "$folder/app.py" <<'PYTHON'
import contextlib

import streamlit as st

outside = st.container(key="outside")


@st.fragment
def inner():
    st.slider("one slider", 0, 10, key="slider")


@st.fragment(key="outer")
def outer():
    with outside:
        own = st.container() if st.session_state["mended"] else contextlib.nullcontext()
        with own:
            inner()
    st.button("again", key="again", on_click=lambda: st.rerun("outer"))


outer()
PYTHON
cd "$folder" && "$folder/venv/bin/python" 2> "$folder/log" - <<'PYTHON'
from streamlit.testing.v1 import AppTest


def place(node, path=()):
    """The indices that lead to the slider."""
    for index, child in getattr(node, "children", {}).items():
        if getattr(child, "type", "") == "slider":
            return (*path, index)
        if found := place(child, (*path, index)):
            return found
    return ()


for mended, expected in ((False, [0, 1, 2]), (True, [0, 0, 0])):
    app = AppTest.from_file("app.py")
    app.session_state["mended"] = mended
    app.run()
    places = [place(app.main)]
    for _ in range(2):
        app.button(key="again").click().run()
        places.append(place(app.main))
    assert not app.exception
    # The outside container is the page's first; the next index is the place in it.
    seen = [path[1] for path in places]
    print("with a container of its own:" if mended else "as it is:", seen)
    assert all(path[0] == 0 for path in places), places
    assert seen == expected, f"no longer so: {seen}"
PYTHON
