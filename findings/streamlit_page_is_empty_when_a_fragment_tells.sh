#!/usr/bin/env bash
# Streamlit 1.67.0, st.navigation: a link to another page leads to an empty page if a fragment of the page
# that is left asks for its own run right behind it, as a component does that tells an event by
# `setTriggerValue` when something comes to rest. The fragment's run waits until the new page is made, and
# finds then that there is no such fragment; after that run the browser shows none of the new page's
# elements. No error is shown, and the address is that of the new page.
# Seen, where the second page takes half a second: the link alone leads to its text; with an event in the
# same moment there is nothing below the menu, in each of ten attempts; with one 2 s later all is well.
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


@st.fragment
def part():
    probe(key="probe", on_event_change=lambda: None)


def one():
    st.text("This is page one")
    part()
    st.page_link(second, label="To page two")


def two():
    time.sleep(0.5)
    st.text("This is page two")


second = st.Page(two, url_path="two")
st.navigation([st.Page(one, url_path="one", default=True), second]).run()
PYTHON
port=8657
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

LINK = "[data-testid=stPageLink] a"


def page_after(browser, act):
    page = browser.new_page()
    page.goto(url)
    page.wait_for_function("() => Boolean(window.tell)")
    app = page.locator("[data-testid=stApp]")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    page.evaluate(act.replace("LINK", f"document.querySelector('{LINK}')"))
    page.wait_for_timeout(3500)
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    assert page.url.endswith("/two")
    text = " ".join(page.get_by_text("This is page").all_text_contents())
    page.close()
    return text or "nothing"


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=os.environ["CHROMIUM"], args=["--no-sandbox", "--disable-gpu"]
    )
    seen = {
        "the link alone": [page_after(browser, "LINK.click()")],
        "the link, and an event at once": [
            page_after(browser, "LINK.click(); window.tell('event', 1)") for _ in range(10)
        ],
        "the link, and an event after 2 s": [
            page_after(browser, "LINK.click(); setTimeout(() => window.tell('event', 1), 2000)")
        ],
    }
    browser.close()
for when, pages in seen.items():
    print(f"{when}: {', '.join(pages)}")
alone, at_once, later = seen.values()
assert alone == later == ["This is page two"]
assert at_once == ["nothing"] * 10
print("streamlit 1.67.0, as described")
PYTHON
