"""Style and types of all code, Python's and JavaScript's."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OF_PYTHON = ("ruff check .", "ruff format --check .", "mypy")


@pytest.mark.parametrize("check", [*OF_PYTHON, "npm run --silent check"])
def test_nothing_is_found_by(check):
    command = [*([sys.executable, "-m"] if check in OF_PYTHON else []), *check.split()]
    done = subprocess.run(
        command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if done.returncode:
        pytest.fail(f"{check}:\n{done.stdout}", pytrace=False)
