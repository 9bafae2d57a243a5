"""The guides for a rule and a surface, followed in a copy of the repository."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "CONTRIBUTING.md").read_text()
STEP = re.compile(r"^   `([^`]+)`:\n   ```(\w+)\n(.*?)^   ```$", re.M | re.S)


def steps_of(guide):
    section = GUIDE.split(f"\n## {guide}\n")[1].split("\n## ")[0]
    for file, kind, text in STEP.findall(section):
        yield file, kind, [line[3:] for line in text.splitlines()]


def follow(copy, file, kind, lines):
    """A diff adds lines after one that is there; all else is a file, or the end of one."""
    path = copy / file
    old = path.read_text() if path.exists() else ""
    if kind == "diff":
        place, added = lines[0][1:], [line[1:] for line in lines[1:]]
        assert old.splitlines().count(place) == 1, f"{file} has no single line {place}"
        text = old.replace(f"{place}\n", "\n".join([place, *added, ""]))
    else:
        text = (f"{old.rstrip()}\n\n\n" if kind == "python" and old else old) + "\n".join(lines)
    path.write_text(f"{text.rstrip()}\n")


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    copy = tmp_path_factory.mktemp("copy")
    for folder in ("optviz", "surfaces", "tests"):
        skipped = shutil.ignore_patterns("__pycache__", "*.egg-info")
        shutil.copytree(ROOT / folder, copy / folder, ignore=skipped)
    for file in ("pyproject.toml", "CONTRIBUTING.md"):
        shutil.copy(ROOT / file, copy)
    return copy


def checked(copy, *chosen):
    """Run some of the copy's tests: whether they pass, and what they print."""
    path = {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *chosen]
    done = subprocess.run(command, cwd=copy, env=os.environ | path, capture_output=True, text=True)
    assert "no tests ran" not in done.stdout
    return done.returncode == 0, done.stdout + done.stderr


def test_a_rule_and_a_surface_are_added_by_the_guide(copy):
    steps = [*steps_of("Add a rule"), *steps_of("Add a surface")]
    reference = [step for step in steps if step[0] == "tests/references.py"]
    assert len(steps) == 7
    for step in steps:
        if step not in reference:
            follow(copy, *step)

    unreferenced = "tests/optimizers/test_references.py::test_every_rule_has_a_reference"
    passed, said = checked(copy, unreferenced)
    assert not passed
    assert "signum" in said

    for step in reference:
        follow(copy, *step)
    of_rule = ("registry", "state_has_the_symbols_of_the_formula", "on_the_bowl", "as_optax")
    passed, said = checked(
        copy,
        *("tests/test_i18n.py", "tests/test_architecture.py", unreferenced),
        *(f"tests/optimizers/test_optimizers.py::test_{name}[signum]" for name in of_rule),
        "tests/optimizers/test_optimizers.py::test_names_are_unique_and_no_hyperparameter_is_unused",
        "tests/analysis/test_critical_points.py"
        "::test_every_point_is_critical_and_every_known_minimum_is_found[booth]",
    )
    assert passed, said
    lint = [sys.executable, "-m", "ruff"]
    for check in (["check"], ["format", "--check"]):
        done = subprocess.run([*lint, *check, "."], cwd=copy, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout


def test_the_files_that_the_guide_names_are_there():
    named = set(re.findall(r"`((?:optviz|surfaces|tests|benchmarks|docs)/[\w./]+)`", GUIDE))
    new = {file for guide in ("Add a rule", "Add a surface") for file, _, _ in steps_of(guide)}
    assert len(named) > 30
    assert sorted(file for file in named - new if not (ROOT / file).exists()) == []


def test_the_answers_to_where_hold_what_they_say():
    answers = re.findall(r"^\| \d+\. .*\| `([^`]+)`(?:, `(\w+)`)? \|$", GUIDE, re.M)
    assert len(answers) == 10
    for file, name in answers:
        assert name in (ROOT / file).read_text()
