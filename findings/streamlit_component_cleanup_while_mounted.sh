#!/usr/bin/env bash
# Streamlit 1.67.0, components v2: what a component's default export returns is its cleanup, one would
# say for when the component is taken away. It is also called while the component stays in the page:
# where new `data` arrive before the call for the ones before has been made, as the module is still
# being loaded (here by a top-level await; a slow network or a busy browser do it too). The overtaken
# call is made all the same, and its cleanup at once after it. A cleanup that takes down what the
# component shows thus takes down what is in use, with all that its reader has done to it. It has to
# ask `parentElement.isConnected`.
# Seen: call 2, call 3, call 4, cleanup 2 in the page, cleanup 3 in the page, and when the component is
# taken away, cleanup 4 gone.
# Needs a Chromium (chromium on the path, or its path in CHROMIUM).
set -euo pipefail
folder=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check streamlit==1.67.0 playwright==1.65.2
cat > "$folder/app.py" <<'PYTHON'
import streamlit as st

JS = """
await new Promise((resolve) => setTimeout(resolve, 3000))
window.told = []
export default function ({ data, parentElement }) {
  window.told.push(`call ${data}`)
  return () => window.told.push(`cleanup ${data} ${parentElement.isConnected ? "in the page" : "gone"}`)
}
"""
probe = st.components.v2.component("probe", js=JS)


@st.fragment(run_every=0.4)
def bring():
    count = st.session_state["count"] = st.session_state.get("count", 0) + 1
    if count < 20:
        probe(key="probe", data=min(count, 4))


bring()
PYTHON
port=8655
"$folder/venv/bin/streamlit" run "$folder/app.py" --server.headless=true --server.port=$port \
  --browser.gatherUsageStats=false > "$folder/log" 2>&1 &
server=$!
CHROMIUM=${CHROMIUM:-$(command -v chromium)} PORT=$port "$folder/venv/bin/python" - <<'PYTHON'
import os
import time
import urllib.request

from playwright.sync_api import sync_playwright

url = f"http://127.0.0.1:{os.environ['PORT']}"
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
    page.goto(url)
    page.wait_for_function("window.told?.at(-1)?.includes('gone')", timeout=60_000)
    told = page.evaluate("window.told")
    browser.close()
print(*told, sep="\n")
calls = [line for line in told if line.startswith("call")]
early = [line for line in told if line.endswith("in the page")]
assert calls[-1] == "call 4" and told[-1] == "cleanup 4 gone"
assert len(early) >= 2, early
print("streamlit 1.67.0, as described")
PYTHON
