#!/usr/bin/env bash
# Streamlit 1.67.0, components v2: a component writes settings into the address, by
# `history.replaceState` or `pushState`, so that a link, a reload and the browser's Back bring them
# back. One would expect the script's `st.query_params` to be the address at each run. They are what
# the address was when the page was loaded, or when the reader last went back or forward: the runs
# that the component then triggers still see the old query, and so does the new session of a page
# that finds its server again after it was restarted, although the address bar shows the new one.
# Seen: address ?a=2, run sees a=1; after Back and Forward a=2; address replaced by ?a=3, run sees
# a=2; server restarted, address still ?a=3, the first run of the new session sees a=2.
# Needs a Chromium (chromium on the path, or its path in CHROMIUM).
set -euo pipefail
folder=$(mktemp -d)
trap 'pkill -f "$folder/app.py" 2>/dev/null || true; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check streamlit==1.67.0 playwright==1.65.2
cat > "$folder/app.py" <<'PYTHON'
import streamlit as st

JS = """
export default function ({ parentElement, setTriggerValue }) {
  if (parentElement.querySelector("button")) return
  const acts = {
    push: () => history.pushState(history.state, "", "?a=2"),
    replace: () => history.replaceState(history.state, "", "?a=3"),
    tell: () => setTriggerValue("told", Date.now()),
  }
  for (const [name, act] of Object.entries(acts)) {
    const button = document.createElement("button")
    button.textContent = name
    button.onclick = act
    parentElement.append(button)
  }
}
"""
count = st.session_state["count"] = st.session_state.get("count", 0) + 1
st.components.v2.component("probe", js=JS)(key="probe", on_told_change=lambda: None)
st.text(f"run {count} sees a={st.query_params.get('a')}")
PYTHON
cat > "$folder/drive.py" <<'PYTHON'
import os
import subprocess
import sys
import time
import urllib.request

from playwright.sync_api import sync_playwright

folder, port = sys.argv[1], 8656
url = f"http://127.0.0.1:{port}"


command = [f"{folder}/venv/bin/streamlit", "run", f"{folder}/app.py", "--server.headless=true"]
command += [f"--server.port={port}", "--browser.gatherUsageStats=false"]
server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
for _ in range(100):
    try:
        urllib.request.urlopen(f"{url}/_stcore/health", timeout=2)
        break
    except OSError:
        time.sleep(0.2)
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=os.environ["CHROMIUM"], args=["--no-sandbox", "--disable-gpu"]
    )
    page = browser.new_page()
    page.goto(f"{url}/?a=1")

    def told(number):
        page.get_by_text(f"run {number} sees").wait_for(timeout=60_000)
        seen = page.get_by_text(f"run {number} sees").inner_text().split()[-1]
        found = (page.url.split("?")[1], seen)
        print("address", found[0], "run sees", found[1])
        return found

    def press(name):
        page.get_by_role("button", name=name).click()

    opened = told(1)
    press("push")
    press("tell")
    pushed = told(2)
    page.go_back()
    told(3)
    page.go_forward()
    forward = told(4)
    press("replace")
    press("tell")
    replaced = told(5)
    browser.close()
server.kill()
assert opened == ("a=1", "a=1")
assert pushed == ("a=2", "a=1"), pushed
assert forward == ("a=2", "a=2"), forward
assert replaced == ("a=3", "a=2"), replaced
print("streamlit 1.67.0, as described")
PYTHON
CHROMIUM=${CHROMIUM:-$(command -v chromium)} "$folder/venv/bin/python" "$folder/drive.py" "$folder"
