"""The app, started once for all browser tests, and Chromium to drive it."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import expect

from optviz import configure
from optviz.engine.program import program_of

configure()
# A machine with other work opens a page in more than the five seconds that are usual.
expect.set_options(timeout=30_000)

# Tests of a room, and rooms among themselves, run the same rules on the same surface: so many
# programs are kept that none has to be compiled twice for that.
program_of.most = 256

ROOT = Path(__file__).parent.parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until_answered(server, url, log):
    """Wait for a server that has just been started."""
    deadline = time.monotonic() + 60
    while True:
        assert server.poll() is None, log.read_text()
        assert time.monotonic() < deadline, log.read_text()
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310
                break
        except OSError:
            time.sleep(0.05)  # the processor is the server's


@contextlib.contextmanager
def served(port, log, *options):
    """The app as the README starts it, until the block ends."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true"]
    with log.open("w") as stream:
        server = subprocess.Popen(
            [*command, f"--server.port={port}", *options],
            cwd=ROOT,
            stdout=stream,
            stderr=stream,
        )
    until_answered(server, f"http://127.0.0.1:{port}/_stcore/health", log)
    yield server
    server.terminate()
    server.wait(10)
    assert "Traceback" not in log.read_text(), log.read_text()


@pytest.fixture(scope="session")
def app_url(tmp_path_factory):
    port = free_port()
    with served(port, tmp_path_factory.mktemp("server") / "log"):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    names = ("chromium", "chromium-browser", "google-chrome")
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    return {
        **browser_type_launch_args,
        "executable_path": path,
        "args": [
            *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
            *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
            # A page that a test has made itself may ask the app, too.
            "--disable-features=LocalNetworkAccessChecks",
        ],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {
        **browser_context_args,
        "viewport": {"width": 1280, "height": 900},
        "locale": "en-US",
        "accept_downloads": True,
    }


@pytest.fixture(scope="session")
def context(browser, browser_context_args):
    """One for all tests: what the browser has loaded and compiled it need not load again."""
    context = browser.new_context(**browser_context_args)
    yield context
    context.close()


@pytest.fixture
def page(page, app_url):
    """A page that must neither fail nor ask anyone but the app for anything."""
    faults = []

    def on_console(message):
        # Streamlit itself looks for its server below every page's path and finds none there.
        own_search = "/_stcore/" in message.location.get("url", "")
        if message.type == "error" and not own_search:
            faults.append(message.text)

    def on_request(request):
        if not request.url.startswith((app_url, "data:", "blob:", app_url.replace("http", "ws"))):
            faults.append(f"foreign request: {request.url}")

    # What another test has left in the browser's store is not known to this one.
    page.add_init_script(
        "if (!sessionStorage.began) localStorage.clear(), (sessionStorage.began = 1)"
    )
    page.on("console", on_console)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", on_request)
    yield page
    page.close()
    assert faults == []
