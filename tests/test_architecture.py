"""Who may import whom: the walls of the house."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# For each room, what it may import besides the standard library and its own files.
ROOMS = {
    "surfaces": {"jax", "numpy"},
    "optviz/optimizers": {"jax", "optax"},
    "optviz/dialects": {"numpy", "optviz.optimizers", "optviz.i18n"},
    "optviz/schedules.py": {"jax", "optax", "optviz.optimizers.optimizer"},
    "optviz/simulation.py": {
        *("jax", "numpy", "optviz.optimizers.optimizer", "optviz.program", "optviz.series"),
        "optviz.trajectory",
    },
    "optviz/series.py": {"jax", "numpy", "optviz.batches"},
    "optviz/program.py": {"jax", "numpy", "optviz.optimizers.optimizer"},
    "optviz/batches.py": {"numpy"},
    "optviz/trajectory.py": {"jax", "numpy"},
    "optviz/other_batches.py": {
        *("jax", "numpy", "surfaces", "optviz.optimizers.optimizer", "optviz.trajectory"),
    },
    "optviz/calculus": {"jax", "numpy"},
    "optviz/critical_points.py": {"numpy", "optviz.calculus"},
    "optviz/events.py": {"numpy", "optviz.trajectory"},
    "optviz/trials.py": {"numpy", "optviz.trajectory"},
    "optviz/functions": {"jax", "numpy", "optviz.i18n", "optviz.links"},
    "optviz/backprop": {"jax", "numpy", "optviz.i18n", "surfaces"},
    "optviz/figures": {"numpy", "plotly", "optviz.scene"},
    "optviz/regularization": {
        *("jax", "numpy", "optviz.optimizers", "optviz.simulation", "surfaces"),
    },
    "optviz/networks": {
        *("jax", "numpy", "surfaces", "optviz.links", "optviz.openings", "optviz.scene"),
        *("optviz.optimizers.optimizer", "optviz.simulation", "optviz.trajectory"),
    },
    "optviz/slider_values.py": {"optviz.links"},
    "optviz/own_data.py": {"optviz.i18n"},
    "optviz/scene.py": {"numpy", "contourpy"},
    "optviz/export": {"numpy", "matplotlib", "PIL", "optviz.scene"},
    "optviz/source.py": set(),
    "optviz/i18n.py": {"babel"},
    "optviz/links.py": {"optviz.i18n"},
    "optviz/mistakes.py": set(),
    "optviz/refusal.py": {"streamlit", "optviz.i18n", "optviz.mistakes"},
    "optviz/controls.py": {
        *("streamlit", "optviz.i18n", "optviz.links", "optviz.refusal", "optviz.slider_values"),
    },
    "optviz/player_controls.py": {
        *("streamlit", "optviz.controls", "optviz.i18n", "optviz.links"),
    },
    "optviz/live.py": {
        *("starlette", "optviz.experiment", "optviz.i18n", "optviz.links", "optviz.messages"),
        *("optviz.openings", "optviz.picture", "optviz.player"),
    },
    "optviz/messages.py": {
        *("optviz.experiment", "optviz.picture", "optviz.player", "optviz.scene"),
    },
    "optviz/explained": {
        *("jax", "numpy", "surfaces", "optviz.batches", "optviz.optimizers.optimizer"),
        "optviz.trajectory",
    },
    "optviz/player": {
        "optviz.explained.scene",
        *("streamlit", "numpy", "optviz.i18n", "optviz.networks.scene", "optviz.scene"),
    },
}


def imports_of(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module)
    return found


def files_of(room: str) -> list[Path]:
    path = ROOT / room
    return [path] if path.is_file() else sorted(path.rglob("*.py"))


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_it_may(room):
    own = room.removesuffix(".py").replace("/", ".")
    allowed = ROOMS[room] | {own}
    files = files_of(room)
    assert files
    for file in files:
        for module in imports_of(file):
            top = module.split(".")[0]
            known = top in sys.stdlib_module_names or any(
                module == name or module.startswith(f"{name}.") for name in allowed
            )
            assert known, f"{file.relative_to(ROOT)} may not import {module}"


def test_files_are_short_and_named_by_what_they_own():
    names = {"utils", "helpers", "common", "misc", "util", "helper"}
    for folder in ("surfaces", "optviz", "tests", "benchmarks"):
        for file in (ROOT / folder).rglob("*"):
            if file.suffix in {".py", ".js", ".css"}:
                assert file.stem not in names, file
                if folder in {"surfaces", "optviz"}:
                    assert len(file.read_text().splitlines()) <= 250, file
