#!/usr/bin/env bash
# Streamlit 1.67.0, components v2: a component in a fragment tells its page of events by
# `setTriggerValue(name, value)`, and each has a callback of its own. While the page runs, what is told
# waits for the fragment's next run, and can be lost there in two ways. Of one component only the call
# that came last is kept, whatever the name: its events travel in one value, and a later one takes the
# place of the earlier. And a run of the whole page, as of a checkbox outside the fragment, begins at once
# and forgets what waits. Values that stay, as those of sliders, come again with the next request;
# events are told once.
# Seen: the page is at work for 2 s; two events half a second apart: only the second's callback is called;
# an event and then a checkbox: only the checkbox's. Told at once, or with no run under way, all are.
# Needs a Chromium (chromium on the path, or its path in CHROMIUM).
set -euo pipefail
folder=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check streamlit==1.67.0 playwright==1.65.2
cat > "$folder/app.py" <<'PYTHON'
import time

import streamlit as st

JS = "export default function ({ setTriggerValue }) { window.tell = setTriggerValue }"
probe = st.components.v2.component("probe", js=JS)
heard = st.session_state.setdefault("heard", [])


def hears(name):
    return lambda: heard.append(name)


@st.fragment
def part():
    probe(key="probe", on_first_change=hears("first"), on_second_change=hears("second"))
    st.text(f"heard: {' '.join(heard)}.")


part()
st.checkbox("Other", on_change=hears("checkbox"))
if st.button("Slow run"):
    st.text("slow")
    time.sleep(2)
PYTHON
port=8656
"$folder/venv/bin/streamlit" run "$folder/app.py" --server.headless=true --server.port=$port \
  --browser.gatherUsageStats=false > "$folder/log" 2>&1 &
server=$!
CHROMIUM=${CHROMIUM:-$(command -v chromium)} PORT=$port "$folder/venv/bin/python" - <<'PYTHON'
import os
import time
import urllib.request

from playwright.sync_api import expect, sync_playwright

url = f"http://127.0.0.1:{os.environ['PORT']}"
for _ in range(100):
    try:
        urllib.request.urlopen(f"{url}/_stcore/health", timeout=2)
        break
    except OSError:
        time.sleep(0.2)


def heard(browser, *acts, during_a_run=True):
    page = browser.new_page()
    page.goto(url)
    page.wait_for_function("() => Boolean(window.tell)")
    app = page.locator("[data-testid=stApp]")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    if during_a_run:
        page.get_by_role("button", name="Slow run").click()
        expect(page.get_by_text("slow", exact=True)).to_be_visible()
    for act in acts:
        if act == "checkbox":
            page.get_by_text("Other").click()
        else:
            page.evaluate(act)
        page.wait_for_timeout(500)
    expect(page.get_by_text("heard: .")).not_to_be_visible(timeout=10_000)
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    text = page.get_by_text("heard: ").text_content()
    page.close()
    return text


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=os.environ["CHROMIUM"], args=["--no-sandbox", "--disable-gpu"]
    )
    first, second = "tell('first', 1)", "tell('second', 1)"
    told = {
        "with no run under way": heard(browser, first, second, during_a_run=False),
        "during a run, at once": heard(browser, f"{first}, {second}"),
        "during a run, half a second apart": heard(browser, first, second),
        "during a run, and then a checkbox": heard(browser, first, "checkbox"),
    }
    browser.close()
for when, text in told.items():
    print(f"{when}: {text}")
quiet, together, apart, before_another = told.values()
assert quiet == together == "heard: first second."
assert apart == "heard: second."
assert before_another == "heard: checkbox."
print("streamlit 1.67.0, as described")
PYTHON
