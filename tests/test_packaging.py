"""What `pip install .` gives: the package with all its files, the command, and the app."""

import os
import shutil
import subprocess
import sys
import tomllib
import urllib.request
from pathlib import Path

import pytest
from conftest import free_port, until_answered

ROOT = Path(__file__).parent.parent
BUNDLE = ROOT / "optviz/player/assets/bundle/player.js"
BUILD = "from setuptools import build_meta; print(build_meta.build_wheel('wheels'))"


def requirements(name):
    lines = (ROOT / name).read_text("utf-8").splitlines()
    return {line for line in lines if "==" in line}


def test_the_package_asks_for_what_is_tested():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert set(project["dependencies"]) == requirements("requirements.txt")
    extras = [pin for pins in project["optional-dependencies"].values() for pin in pins]
    assert set(extras) <= requirements("requirements-dev.txt")


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A place where the package is installed and its command, without its dependencies."""
    place = tmp_path_factory.mktemp("installed")
    source, prefix = place / "source", place / "prefix"
    source.mkdir()
    for name in ("app.py", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    for name in ("optviz", "surfaces", ".streamlit"):
        without = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, source / name, ignore=without)
    build = [sys.executable, "-c", BUILD]
    built = subprocess.run(build, cwd=source, capture_output=True, text=True, check=True)
    wheel = source / "wheels" / built.stdout.splitlines()[-1]
    offline = ["--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check"]
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--ignore-installed", *offline]
    subprocess.run([*install, f"--prefix={prefix}", wheel], cwd=place, check=True)
    return prefix


def place_of(installed):
    (packages,) = installed.glob("lib/*/site-packages")
    return packages


def command(installed):
    """The command `optviz` as it is called there, and its surroundings: nothing of the checkout."""
    return {
        "args": [sys.executable, installed / "bin" / "optviz"],
        "env": {**os.environ, "PYTHONPATH": str(place_of(installed)), "HOME": str(installed)},
        "cwd": installed,
    }


def test_every_file_of_the_package_is_installed(installed):
    def files(folder):
        found = (folder / room for room in ("optviz", "surfaces"))
        listed = (file.relative_to(folder) for room in found for file in room.rglob("*"))
        return {file for file in listed if "__pycache__" not in file.parts}

    assert files(place_of(installed)) == files(ROOT)


def test_the_command_draws_a_picture(installed):
    started = command(installed)
    started["args"] += ["csv", "--surface", "ravine", "--optimizer", "adam", "-o", "adam.csv"]
    assert subprocess.run(**started).returncode == 0
    assert (installed / "adam.csv").read_text("utf-8").startswith("optimizer,step,")
    started["args"][2:] = ["app", "--help"]
    told = subprocess.run(**started, capture_output=True, text=True)
    assert "Options are those of `streamlit run`" in told.stdout


def test_the_command_starts_the_app(installed):
    port, started = free_port(), command(installed)
    started["args"] += ["app", "--server.headless=true", f"--server.port={port}"]
    with (installed / "log").open("w") as log:
        server = subprocess.Popen(**started, stdout=log, stderr=log)
    url = f"http://127.0.0.1:{port}"
    try:
        until_answered(server, f"{url}/_stcore/health", installed / "log")
        player = f"{url}/_stcore/bidi-components/optviz.player/bundle/player.js"
        with urllib.request.urlopen(player, timeout=5) as answer:  # noqa: S310
            # A header of the app's own: what Streamlit alone would start has none.
            assert "frame-ancestors" in answer.headers["Content-Security-Policy"]
            assert answer.read() == BUNDLE.read_bytes()
    finally:
        server.terminate()
        server.wait(10)
    assert "Traceback" not in (installed / "log").read_text("utf-8")
