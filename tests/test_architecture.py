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
    "optviz/schedules.py": {"jax", "optax", "optviz.optimizers.optimizer"},
    "optviz/simulation.py": {
        *(
            "jax",
            "numpy",
            "optviz.optimizers.optimizer",
            "optviz.engine.program",
            "optviz.engine.step_inputs",
        ),
        "optviz.engine.trajectory",
    },
    "optviz/engine/step_inputs.py": {"jax", "numpy", "optviz.engine.batches"},
    "optviz/engine/program.py": {"jax", "numpy", "optviz.optimizers.optimizer"},
    "optviz/engine/batches.py": {"numpy"},
    "optviz/engine/trajectory.py": {"jax", "numpy"},
    "optviz/engine/other_batches.py": {
        *("jax", "numpy", "surfaces", "optviz.optimizers.optimizer", "optviz.engine.trajectory"),
    },
    "optviz/calculus": {"jax", "numpy"},
    "optviz/critical_points.py": {"numpy", "optviz.analysis.calculus"},
    "optviz/analysis/events.py": {"numpy", "optviz.engine.trajectory"},
    "optviz/analysis/line_search_trials.py": {"numpy", "optviz.engine.trajectory"},
    "optviz/functions": {"jax", "numpy", "optviz.i18n", "optviz.settings.links"},
    "optviz/backprop": {"jax", "numpy", "optviz.i18n", "surfaces"},
    "optviz/figures": {"numpy", "plotly", "optviz.rendering.scene"},
    "optviz/regularization": {
        *("jax", "numpy", "optviz.optimizers", "optviz.simulation", "surfaces"),
    },
    "optviz/networks": {
        *(
            "jax",
            "numpy",
            "surfaces",
            "optviz.settings.links",
            "optviz.settings.page_defaults",
            "optviz.rendering.scene",
        ),
        *("optviz.optimizers.optimizer", "optviz.simulation", "optviz.engine.trajectory"),
    },
    "optviz/settings/slider_values.py": {"optviz.settings.links"},
    "optviz/settings/csv_data.py": {"optviz.i18n"},
    "optviz/rendering/scene.py": {"numpy", "contourpy"},
    "optviz/export": {"numpy", "matplotlib", "PIL", "optviz.rendering.scene"},
    "optviz/optimizers/source.py": set(),
    "optviz/i18n.py": {"babel"},
    "optviz/settings/links.py": {"optviz.i18n"},
    "optviz/settings/error_marker.py": set(),
    "optviz/ui/refusal.py": {"streamlit", "optviz.i18n", "optviz.settings.error_marker"},
    "optviz/ui/controls.py": {
        *(
            "streamlit",
            "optviz.i18n",
            "optviz.settings.links",
            "optviz.ui.refusal",
            "optviz.settings.slider_values",
        ),
    },
    "optviz/ui/player_controls.py": {
        *("streamlit", "optviz.ui.controls", "optviz.i18n", "optviz.settings.links"),
    },
    "optviz/player/live_socket.py": {
        *(
            "starlette",
            "optviz.settings.experiment",
            "optviz.i18n",
            "optviz.settings.links",
            "optviz.player.messages",
        ),
        *("optviz.settings.page_defaults", "optviz.rendering.picture", "optviz.player"),
    },
    "optviz/player/messages.py": {
        *(
            "optviz.settings.experiment",
            "optviz.rendering.picture",
            "optviz.player",
            "optviz.rendering.scene",
        ),
    },
    "optviz/explained": {
        *("jax", "numpy", "surfaces", "optviz.engine.batches", "optviz.optimizers.optimizer"),
        "optviz.engine.trajectory",
    },
    "optviz/player": {
        "optviz.analysis.explanation.scene",
        *("streamlit", "numpy", "optviz.i18n", "optviz.networks.scene", "optviz.rendering.scene"),
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
