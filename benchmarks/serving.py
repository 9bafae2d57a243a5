"""A Streamlit server of our own for a benchmark, and Chromium to look at it."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "app.py"
BARE_APP = ROOT / "benchmarks" / "bare_app.py"
# What another benchmark has compiled is not known to this one.
_kept = tempfile.TemporaryDirectory()
os.environ["XDG_CACHE_HOME"] = _kept.name


@contextlib.contextmanager
def serve(script):
    """Run a script with the app's own .streamlit/config.toml; yield (address, process)."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.headless=true"]
    server = subprocess.Popen(
        [*command, f"--server.port={port}", "--server.fileWatcherType=none"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"127.0.0.1:{port}"
    try:
        _wait_until_healthy(server, address)
        yield address, server
    finally:
        server.terminate()
        server.wait(10)


def _wait_until_healthy(server, address):
    deadline = time.monotonic() + 60
    while server.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"http://{address}/_stcore/health", timeout=2)
            return
        time.sleep(0.01)
    raise RuntimeError("the server did not start")


def memory(process):
    """Resident memory of a process in megabytes."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


@contextlib.contextmanager
def chromium():
    """Start Chromium; yield a function that opens a page in a window of its own."""
    from playwright.sync_api import sync_playwright

    names = ("chromium", "chromium-browser", "google-chrome")
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    flags = (
        *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
        *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(flags))

        def window():
            context = browser.new_context(
                viewport={"width": 1280, "height": 900}, locale="en-US", color_scheme="light"
            )
            return context.new_page()

        yield window
        browser.close()
