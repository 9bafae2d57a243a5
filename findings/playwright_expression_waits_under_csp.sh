#!/usr/bin/env bash
# Playwright 1.65.2 (Python), Chromium: on a page whose Content-Security-Policy has no 'unsafe-eval',
# `page.wait_for_function("ready")` passes when the expression is true at the first look and raises an
# EvalError when it is not: only the first look happens inside the debugger's own call, which may
# evaluate text; each later one evaluates the text anew, from the page's own animation frames. So the
# wait fails exactly where there is something to wait for, and a test with it fails now and then. With
# `() => ready` in place of `ready` the text is evaluated once, and the wait works.
# Seen: an expression that is true already: passes; one that comes true a second later: "EvalError:
# Evaluating a string as JavaScript violates ... 'unsafe-eval' is not an allowed source"; the same one
# as a function: passes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check playwright==1.65.2
browser=${CHROMIUM:-$(command -v chromium chromium-browser google-chrome | head -1)}
CHROMIUM=$browser "$folder/venv/bin/python" - <<'PYTHON'
import os

from playwright.sync_api import Error, sync_playwright

POLICY = {"Content-Security-Policy": "default-src 'none'; script-src 'unsafe-inline'"}
PAGE = "<script>let ready = false; setTimeout(() => (ready = true), 1000)</script>"


def waits(page, text):
    page.goto("http://page.test/")
    try:
        page.wait_for_function(text, timeout=5000)
    except Error as error:
        return str(error).splitlines()[0]
    return "passes"


with sync_playwright() as playwright:
    path = os.environ["CHROMIUM"] or None
    browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
    print("Chromium", browser.version)
    page = browser.new_page()
    page.route("**/*", lambda route: route.fulfill(body=PAGE, content_type="text/html", headers=POLICY))
    seen = {text: waits(page, text) for text in ("!ready", "ready", "() => ready")}
for text, outcome in seen.items():
    print(f"{text:12} {outcome}")
assert seen["!ready"] == seen["() => ready"] == "passes"
assert "EvalError" in seen["ready"]
PYTHON
