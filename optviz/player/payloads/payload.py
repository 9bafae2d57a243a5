"""The wire format: a length, a JSON header, padding, then float32 arrays one after the other."""

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from optviz.rendering.scene import Path, Scene, contour_lines, shown_heights, undefined_ranges
from optviz.rendering.symbols import point_name
from optviz.settings.symbols import plain


def pack(header: Mapping[str, Any], arrays: Sequence[np.ndarray]) -> bytes:
    """Pack a header and arrays into one message; each array is flattened to float32."""
    flat = [_narrowed(np.asarray(array)).ravel() for array in arrays]
    header = {**header, "lengths": [array.size for array in flat]}
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    padding = b"\0" * (-len(text) % 4)
    return b"".join(
        [len(text).to_bytes(4, "little"), text, padding, *(array.tobytes() for array in flat)]
    )


def _narrowed(array: np.ndarray) -> np.ndarray:
    """Numbers as float32: those too large for it become infinite, those too small its smallest.

    The browser draws a path up to the first, and says of the others that they are less than that:
    only what is 0 may be read as 0.
    """
    with np.errstate(over="ignore", under="ignore"):
        narrow = np.ascontiguousarray(array, dtype="<f4")
    lost = (narrow == 0) & (array != 0)
    if lost.any():
        narrow[lost] = np.copysign(np.finfo("<f4").smallest_subnormal, array[lost])
    return narrow


def scene_message(name: str, scene: Scene, title: str, words: Mapping[str, str]) -> bytes:
    """The message of a scene: what does not change when a hyperparameter does."""
    levels = [] if len(scene.axes) == 1 else contour_lines(scene)
    lines = [line for level in levels for line in level]
    header = {
        "kind": "scene",
        "name": name,
        "title": title,
        "window": scene.window if len(scene.axes) == 2 else _graph_window(scene),
        "axes": [_ends(axis) for axis in scene.axes],
        "equal_units": scene.equal_units,
        "levels": scene.levels.tolist(),
        "minima": _minima(scene),
        "symbols": [plain(symbol) for symbol in scene.symbols],
        "point": point_name(scene.symbols),
        "polylines": [len(line) for line in lines],
        "words": dict(words),
    }
    if len(scene.axes) == 1:
        header["gaps"] = undefined_ranges(scene.axes[0], scene.values)
    if scene.critical:
        header["critical"] = _critical(scene)
    arrays = [scene.values, np.concatenate(lines) if lines else np.empty(0)]
    if scene.far:
        (axis,), values = scene.far
        header["far"] = {"axis": _ends(axis), "gaps": undefined_ranges(axis, values)}
        arrays.append(values)
    return pack(header, arrays)


def _ends(axis: np.ndarray) -> dict[str, float]:
    return {"low": axis[0], "high": axis[-1], "count": len(axis)}


def paths_message(header: Mapping[str, Any], paths: Sequence[Path]) -> bytes:
    """The message of the paths: each has a table, whose columns the header names in their order."""
    tables = [_columns(path) for path in paths]
    described = [
        {
            "id": path.id,
            "name": path.name,
            "light": path.style.light,
            "dark": path.style.dark,
            "dash": path.style.dash,
            "marker": path.style.marker,
            "diverged": path.diverged,
            "ended": path.ended,
            "undefined": _undefined(path),
            "stopped": path.stopped,
            "events": path.events,
            "columns": [[name, len(rows)] for name, rows in columns.items()],
            **_curvature(path),
        }
        for path, columns in zip(paths, tables, strict=True)
    ]
    arrays = [np.vstack(list(columns.values())) for columns in tables]
    for path, header_of_path in zip(paths, described, strict=True):
        # What only some rules have comes after all tables; the header says where.
        if path.look_ahead is not None:
            header_of_path["look_ahead"] = len(arrays)
            arrays.append(path.look_ahead)
        spent = path.trajectory.evaluations
        if not np.array_equal(spent, np.arange(1, len(spent) + 1)):
            header_of_path["evaluations"] = len(arrays)
            arrays.append(spent)
        if path.trials is not None:
            rows = path.trials.distances
            header_of_path |= {"trials": len(arrays), "brackets": path.trials.brackets}
            arrays += [np.array([len(row) for row in rows]), np.concatenate(rows)]
    return pack({"kind": "paths", **header, "paths": described}, arrays)


def _columns(path: Path) -> dict[str, np.ndarray]:
    """All that is known of every step, by the names under which the browser has it.

    Each is an array of a row for each coordinate: the point, its value and gradient; the learning
    rate where it changes; eigenvalues, regimes and angle of the curvature where that is shown.
    """
    rows, curved = path.trajectory, path.curvature
    columns = {"params": rows.params.T, "value": rows.value[None], "grad": rows.grad.T}
    if path.rates is not None:
        columns["rate"] = path.rates[None]
    if curved is not None:
        columns["eigenvalues"] = curved.eigenvalues.T
        columns["regimes"] = curved.regimes.T
        columns["angles"] = curved.angles[None]
    return columns


def _undefined(path: Path) -> bool:
    """Whether a path was lost because the surface has no value where it came to."""
    rows, step = path.trajectory, path.diverged
    return step is not None and bool(
        np.isfinite(rows.params[step]).all() and not np.isfinite(rows.value[step])
    )


def _curvature(path: Path) -> dict[str, Any]:
    """What is said once of the curvature along a path; nothing unless it is shown."""
    curved = path.curvature
    if curved is None:
        return {}
    return {"curvature": {"rate": curved.rate, "bound": curved.bound, "linear": curved.linear}}


def _critical(scene: Scene) -> dict[str, Any]:
    """The critical points, and how they were checked."""
    found = scene.critical
    return {
        "points": [
            {
                "kind": point.kind,
                "point": point.params,
                "value": point.value,
                "eigenvalues": [v if math.isfinite(v) else None for v in point.eigenvalues],
            }
            for point in found.points
        ],
        "winding": found.winding,
        "complete": found.complete,
        "convex": found.convex,
        "lowest": found.lowest_curvature if math.isfinite(found.lowest_curvature) else None,
    }


def _graph_window(scene: Scene) -> list[Sequence[float]]:
    """The window of a curve, and the heights that are shown of it there."""
    (window,), (axis,) = scene.window, scene.axes
    return [window, shown_heights(axis, scene.values, *window, room=0.06)]


def _minima(scene: Scene) -> list[list[float]]:
    """The points at which minima are marked, on a curve at the height of the curve."""
    if len(scene.axes) == 2:
        return [list(point) for point in scene.minima]
    return [[p[0], float(np.interp(p[0], scene.axes[0], scene.values))] for p in scene.minima]
