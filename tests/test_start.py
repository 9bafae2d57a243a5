"""How the app is started on machines that are not as they should be."""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from conftest import ROOT, free_port, until_answered

# Root may write everywhere: somebody without an account takes its place, who may read like root.
STRANGER = (
    (
        *("setpriv", "--reuid=54321", "--regid=54321", "--clear-groups"),
        *("--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"),
    )
    if os.getuid() == 0 and shutil.which("setpriv")
    else ()
)


@contextlib.contextmanager
def started(log, *options, **environment):
    """The app, started by somebody who may write nothing, until the block ends."""
    command = [*STRANGER, sys.executable, "-m", "optviz", "app", *options]
    # The tests' own folder of compiled programs is not for this server.
    without = ("HOME", "JAX_COMPILATION_CACHE_DIR")
    around = {name: value for name, value in os.environ.items() if name not in without}
    with log.open("w") as stream:
        # A screen, as a reader's own machine has: without one Streamlit asks less.
        server = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=stream, stderr=stream,
            env={**around, **environment, "DISPLAY": ":0"},
        )  # fmt: skip
    yield server
    server.terminate()
    server.wait(10)
    assert "Traceback" not in log.read_text(), log.read_text()


@pytest.mark.parametrize("is_missing", [True, False])
def test_no_home_is_needed(tmp_path, is_missing):
    """The server starts and gets ready, and asks nothing of who starts it."""
    (tmp_path / "home").mkdir(mode=0o500)
    environment = {} if is_missing else {"HOME": str(tmp_path / "home")}
    port, log = free_port(), tmp_path / "log"
    with started(log, f"--server.port={port}", **environment) as server:
        until_answered(server, f"http://127.0.0.1:{port}/healthz", log)
    assert not list((tmp_path / "home").iterdir())


def test_a_page_waits_for_nothing_that_it_does_not_need():
    """What draws files and reads tables takes half a second to import."""
    code = """
import sys
from apps import opened
for page in ("home", "race", "network", "maps"):
    opened(page)
    assert not {"matplotlib", "pandas"} & set(sys.modules), page
"""
    around = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))}
    subprocess.run([sys.executable, "-c", code], cwd=ROOT / "tests", env=around, check=True)


def test_the_address_that_is_told_is_the_apps(tmp_path):
    """Where the usual port is taken the app goes to another one, and says so."""
    log = tmp_path / "log"
    with contextlib.ExitStack() as stack:
        taken = stack.enter_context(socket.socket())
        with contextlib.suppress(OSError):  # somebody else may have it
            taken.bind(("127.0.0.1", 8501))
            taken.listen()
        server = stack.enter_context(started(log))
        while not (told := re.search(r"URL: (http://\S+)\n", log.read_text())):
            assert server.poll() is None, log.read_text()
            time.sleep(0.05)
        assert not told[1].endswith(":8501")
        until_answered(server, f"{told[1]}/_stcore/health", log)
        with urllib.request.urlopen(told[1]) as answer:  # noqa: S310
            assert "frame-ancestors" in answer.headers["Content-Security-Policy"]


def test_a_port_that_was_asked_for_and_is_taken_is_named(tmp_path):
    log = tmp_path / "log"
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with started(log, f"--server.port={port}") as server:
            assert server.wait(60) == 1
    assert log.read_text().splitlines()[-1].endswith(f"Port {port} is not available")
    assert "URL" not in log.read_text()
