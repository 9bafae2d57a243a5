#!/usr/bin/env bash
# Streamlit 1.67.0, components v2: an event that a component tells takes back what a callback has set. A
# callback may give a widget another value by `st.session_state[key]`. Until the browser has heard of it,
# it sends the widget's old value with everything that it asks for, also with the event of a component
# that has nothing to do with the widget. To the server that is a hand which has moved the widget back:
# the callback's value is lost, and the widget's own `on_change` is called.
# Seen: a slider stands at 7, a button's callback sets it to 0, and the run that follows is at work for
# 1 s. Without an event it is 0 for both sides. With one, told half a second after the button: the
# browser shows 0, Python has 7, and `on_change` was called though no hand has touched the slider.
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
state = st.session_state
state.setdefault("slider", 7)
state.setdefault("moves", 0)


def reset():
    state["slider"] = 0
    state["slow"] = True


def moved():
    state["moves"] += 1


@st.fragment
def part():
    probe(key="probe", on_event_change=lambda: None)
    st.text(f"the server has {state['slider']}, moved {state['moves']} times")


part()
st.button("Reset", on_click=reset)
if state.pop("slow", False):
    time.sleep(1)
st.slider("Slider", 0, 10, key="slider", on_change=moved)
PYTHON
port=8658
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



def seen_after(browser, event):
    page = browser.new_page()
    page.goto(url)
    page.wait_for_function("() => Boolean(window.tell)")
    app = page.locator("[data-testid=stApp]")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    page.get_by_role("button", name="Reset").click()
    page.wait_for_timeout(500)
    if event:
        page.evaluate("window.tell('event', 1)")
    page.wait_for_timeout(2500)
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    shown = page.get_by_role("slider").input_value()
    text = page.get_by_text("the server has").text_content()
    page.close()
    return f"the browser shows {shown}, {text}"


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=os.environ["CHROMIUM"], args=["--no-sandbox", "--disable-gpu"]
    )
    without, with_event = seen_after(browser, False), seen_after(browser, True)
    browser.close()
print(f"without an event: {without}")
print(f"with an event:    {with_event}")
assert without == "the browser shows 0, the server has 0, moved 0 times"
assert with_event == "the browser shows 0, the server has 7, moved 1 times"
print("streamlit 1.67.0, as described")
PYTHON
