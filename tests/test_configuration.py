"""What the app and the command line ask of JAX, and what they keep for their next start."""

import os
import subprocess
import sys

from conftest import ROOT

# Draws a picture, and says how many programs had to be compiled and how many were there.
PROGRAM = """
import collections, sys
import jax
from optviz.__main__ import main
counted = collections.Counter()
jax.monitoring.register_event_listener(lambda event, **_: counted.update([event.split("/")[-1]]))
assert main(["png", "--num-steps", "3", "-o", sys.argv[1]]) == 0
print(counted["compile_requests_use_cache"], counted["cache_hits"])
"""


def drawn(picture, **places):
    """The programs asked for and found by a picture's process, of whose places some are given."""
    around = {name: value for name, value in os.environ.items() if not name.startswith("JAX_")}
    around["MPLCONFIGDIR"] = str(picture.parent)
    said = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM, str(picture)],
        cwd=ROOT,
        env=around | {name: str(place) for name, place in places.items()},
        capture_output=True,
        text=True,
    )
    assert said.returncode == 0, said.stderr
    assert said.stderr == ""
    assert picture.stat().st_size > 10_000
    return [int(number) for number in said.stdout.split()]


def test_the_next_start_has_nothing_to_compile(tmp_path):
    asked, found = drawn(tmp_path / "first.png", XDG_CACHE_HOME=tmp_path)
    assert asked > 0 == found
    assert list((tmp_path / "optviz" / "programs").glob("*-cache"))
    asked, found = drawn(tmp_path / "second.png", XDG_CACHE_HOME=tmp_path)
    assert asked == found > 0


def test_another_folder_that_the_environment_names_is_used(tmp_path):
    drawn(tmp_path / "it.png", XDG_CACHE_HOME=tmp_path, JAX_COMPILATION_CACHE_DIR=tmp_path / "own")
    assert (tmp_path / "own").is_dir()
    assert not (tmp_path / "optviz").exists()


def test_without_a_folder_nothing_is_kept(tmp_path):
    (tmp_path / "optviz").write_text("no folder")
    assert drawn(tmp_path / "it.png", XDG_CACHE_HOME=tmp_path)[1] == 0
