"""Who may import whom: the allowed imports of every room."""

import ast
import re
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# For each room, what it may import besides the standard library and its own files. Every Python
# file of the app is in a room; `surfaces` and what stands at the top of `optviz` is public.
ALLOWED_IMPORTS = {
    "surfaces": {"jax", "numpy"},
    "optviz/optimizers": {"jax", "optax"},
    "optviz/dialects": {"numpy", "optviz.optimizers", "optviz.i18n"},
    "optviz/schedules.py": {"jax", "optax", "optviz.optimizers.optimizer"},
    "optviz/compiling.py": set(),
    "optviz/refusal.py": set(),
    "optviz/engine": {
        *("jax", "numpy", "optax", "optviz.compiling", "optviz.optimizers.optimizer", "surfaces"),
    },
    "optviz/simulation.py": {
        *("jax", "numpy", "optviz.optimizers.optimizer", "optviz.engine", "surfaces.precision"),
    },
    "optviz/calculus": {
        *("jax", "numpy", "optviz.compiling"),
        *("surfaces.descent", "surfaces.keeping", "surfaces.precision"),
    },
    "optviz/critical_points.py": {"numpy", "optviz.calculus"},
    "optviz/analysis": {
        *("jax", "numpy", "surfaces", "optviz.calculus", "optviz.compiling"),
        *("optviz.critical_points", "optviz.engine", "optviz.optimizers.optimizer"),
    },
    "optviz/maps": {
        *("jax", "numpy", "surfaces", "optviz.calculus", "optviz.compiling"),
        *("optviz.critical_points", "optviz.engine", "optviz.optimizers.optimizer"),
        "optviz.simulation",
        "optviz.refusal",
    },
    "optviz/configuration.py": {"jax", "platformdirs"},
    "optviz/i18n.py": {"babel"},
    "optviz/serving.py": {"starlette"},
    "optviz/mended_server.py": {"streamlit"},
    "optviz/health.py": {"starlette", "optviz.player.live_socket"},
    "optviz/metrics.py": {
        *("google.protobuf", "jax", "prometheus_client", "starlette", "streamlit"),
        *("optviz.engine.program", "optviz.player.live_workers", "surfaces.keeping"),
    },
    "optviz/content": {"surfaces"},
    "optviz/settings": {
        *("numpy", "optax", "surfaces", "optviz.content", "optviz.dialects", "optviz.engine"),
        *("optviz.i18n", "optviz.optimizers", "optviz.schedules"),
        "optviz.refusal",
    },
    "optviz/tables": {"charset_normalizer", "numpy", "pandas", "optviz.i18n"},
    "optviz/rendering/scene.py": {"contourpy", "numpy", "optviz.analysis"},
    "optviz/rendering/figures": {"numpy", "plotly", "optviz.rendering.scene"},
    "optviz/rendering": {
        *("contourpy", "jax", "numpy", "plotly", "surfaces", "optviz.analysis", "optviz.calculus"),
        *(
            "optviz.dialects",
            "optviz.engine",
            "optviz.i18n",
            "optviz.maps",
            "optviz.optimizers",
            "optviz.settings",
            "optviz.simulation",
        ),
        "optviz.refusal",
    },
    "optviz/export": {
        "numpy",
        "matplotlib",
        "PIL",
        "imageio_ffmpeg",
        "lazy_loader",
        "optviz.i18n",
        "optviz.maps",
        "optviz.rendering",
        "optviz.settings",
        "optviz.refusal",
    },
    "optviz/functions": {"jax", "numpy", "optviz.i18n", "optviz.settings.kinds"},
    "optviz/backprop": {"jax", "numpy", "optviz.i18n", "surfaces"},
    "optviz/regularization": {
        *("jax", "numpy", "optviz.optimizers", "optviz.simulation", "surfaces"),
    },
    "optviz/networks": {
        *("jax", "numpy", "surfaces", "optviz.content.page_defaults", "optviz.settings.kinds"),
        *("optviz.optimizers.optimizer", "optviz.engine.trajectory", "optviz.simulation"),
        "optviz.rendering.scene",
    },
    "optviz/scripts": {
        *("jax", "numpy", "surfaces", "optviz.i18n", "optviz.optimizers", "optviz.schedules"),
        *("optviz.dialects", "optviz.settings"),
        "optviz.refusal",
    },
    "optviz/player": {
        *("starlette", "streamlit", "numpy", "optviz.analysis.explanation.scene", "optviz.content"),
        *("optviz.engine.batches", "optviz.i18n", "optviz.networks.scene", "optviz.rendering"),
        *("optviz.compiling", "optviz.maps", "optviz.settings", "surfaces.keeping"),
    },
    "optviz/notebook": {
        *("anywidget", "numpy", "plotly", "traitlets", "optviz.engine", "optviz.i18n"),
        *("optviz.optimizers.optimizer", "optviz.player", "optviz.rendering", "surfaces"),
        "optviz.settings.symbols",
    },
}
# What may import everything: the command line, and what a reader sees around the player.
TOP = {"optviz/__init__.py", "optviz/__main__.py", "optviz/command_line", "optviz/ui"}

# The same for the player's JavaScript: a file is in the row of its own name, else in its folder's.
# What puts a player together, in `player`, has a row for each file.
ASSETS = ROOT / "optviz" / "player" / "assets"
ALLOWED_ASSET_IMPORTS = {
    "core": set(),
    "explain/explained.js": set(),
    "fit/batches.js": set(),
    "fit/fit.js": set(),
    "map": {"core", "explain/explained.js", "fit/fit.js"},
    "fit": {"core", "map", "fit/fit.js"},
    "heat/cells.js": {"core"},
    "chrome": {"core"},
    "compare": {"core"},
    "player/layout.js": {"core", "chrome", "map"},
    "curves": {"core", "player/layout.js"},
    "explain": {"core", "player/layout.js", "curves", "explain/explained.js", "map"},
    "pad": {"core", "player/layout.js", "chrome"},
    "heat": {"core", "player/layout.js", "chrome", "heat/cells.js"},
    "poll/tally.js": {"core"},
    "predict": {"core", "heat/cells.js", "poll/tally.js"},
    "space3d": {"core", "player/layout.js", "map"},
    "player/decoders.js": {
        *("core", "explain/explained.js", "fit/batches.js", "fit/fit.js", "heat/cells.js", "map"),
    },
    "live": {"core", "player/decoders.js"},
    "poll": {
        *("core", "player/decoders.js", "player/layout.js", "chrome", "heat/cells.js", "map"),
        "poll/tally.js",
    },
    "poll.js": {"poll"},
    "player/panels.js": {
        *("core", "player/layout.js", "chrome", "fit", "fit/batches.js", "fit/fit.js", "map"),
    },
    "player/parts.js": {
        *("chrome", "compare", "curves", "explain", "heat", "map", "pad", "predict", "space3d"),
    },
    "player/view.js": {
        *("core", "player/layout.js", "player/panels.js", "player/parts.js", "chrome", "curves"),
        *("explain", "heat", "live", "map"),
    },
    "player/alone.js": {"core", "player/decoders.js", "player/view.js"},
    "player.js": {"core", "player/alone.js", "player/decoders.js", "player/view.js", "live"},
    "network": {"core", "player/layout.js", "chrome", "curves", "map"},
    "network.js": {"core", "network"},
    "notebook": {"core", "player/decoders.js", "player/view.js"},
    "notebook.js": {"notebook"},
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


@pytest.mark.parametrize("room", ALLOWED_IMPORTS)
def test_a_room_imports_only_what_it_may(room):
    own = room.removesuffix(".py").replace("/", ".")
    allowed = ALLOWED_IMPORTS[room] | {own}
    files = files_of(room)
    assert files
    for file in files:
        for module in imports_of(file):
            top = module.split(".")[0]
            known = top in sys.stdlib_module_names or any(
                module == name or module.startswith(f"{name}.") for name in allowed
            )
            assert known, f"{file.relative_to(ROOT)} may not import {module}"


def test_every_file_is_in_a_room():
    roomed = {file for room in (*ALLOWED_IMPORTS, *TOP) for file in files_of(room)}
    assert set((ROOT / "optviz").rglob("*.py")) <= roomed


def test_no_room_leads_back_to_itself():
    def room_of(module):
        return ".".join(module.split(".")[:2])

    imported = {}
    for file in (ROOT / "optviz").rglob("*.py"):
        own = room_of(".".join(file.relative_to(ROOT).with_suffix("").parts))
        others = {room_of(module) for module in imports_of(file) if module.startswith("optviz.")}
        imported.setdefault(own, set()).update(others - {own})
    list(TopologicalSorter(imported).static_order())  # raises CycleError


def asset_room(name: str) -> str:
    return name if name in ALLOWED_ASSET_IMPORTS else name.split("/")[0]


def asset_imports() -> dict[str, set[str]]:
    """For each of the player's files those that it imports, by their places in `ASSETS`."""
    found = {}
    for file in ASSETS.rglob("*.js"):
        if file.parent.name != "bundle":
            paths = re.findall(r'^(?:import|export) \{[^}]*\} from "(.+)"$', file.read_text(), re.M)
            imported = {(file.parent / path).resolve().relative_to(ASSETS) for path in paths}
            found[file.relative_to(ASSETS).as_posix()] = {path.as_posix() for path in imported}
    return found


def test_a_room_of_the_player_imports_only_what_it_may():
    found = asset_imports()
    assert {asset_room(name) for name in found} == set(ALLOWED_ASSET_IMPORTS)
    for name, imported in found.items():
        allowed = ALLOWED_ASSET_IMPORTS[asset_room(name)] | {asset_room(name)}
        for other in imported:
            assert (ASSETS / other).exists()
            assert asset_room(other) in allowed, f"{name} may not import {other}"


def test_no_file_and_no_room_of_the_player_leads_back_to_itself():
    list(TopologicalSorter(asset_imports()).static_order())
    list(TopologicalSorter(ALLOWED_ASSET_IMPORTS).static_order())


def test_files_are_short_and_named_by_what_they_own():
    names = {"utils", "helpers", "common", "misc", "util", "helper"}
    for folder in ("surfaces", "optviz", "tests", "benchmarks"):
        for file in (ROOT / folder).rglob("*"):
            if file.suffix in {".py", ".js", ".css"}:
                assert file.stem not in names, file
                # A bundle is built of the files beside it.
                if file.parent.name != "bundle":
                    assert len(file.read_text().splitlines()) <= 250, file
