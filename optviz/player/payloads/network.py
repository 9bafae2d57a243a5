"""The message of the Network page: a race of networks at all kept steps, in few bytes."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from optviz.networks.scene import NetworkScene, Trained
from optviz.player.payloads.payload import pack
from optviz.rendering.scene import contour_lines

# What is beyond this share of the weights has the same colour as the largest of the others.
_SHOWN_WEIGHTS = 0.995

# asinh(u) of the largest log odds in a decision map.
_LARGEST = float(np.arcsinh(1e4))


def network_message(header: Mapping[str, Any], scene: NetworkScene) -> bytes:
    """The message of a race; the arrays' order is that of the browser's `readNetworks`.

    Decision maps and weights travel as bytes: signed square roots, 127 for the largest, finest
    around zero; and those of the maps of asinh(u), so that log odds u of any size are told apart.
    """
    scales = [_scale_of(scene, layer) for layer in _layer_ranges(scene)]
    lines = (
        [] if scene.plane is None else [x for level in contour_lines(scene.plane) for x in level]
    )
    race = {
        "kind": "networks",
        "loss": scene.loss,
        "layers": scene.layers,
        "num_steps": scene.num_steps,
        "window": scene.window,
        "inputs": scene.train[0].shape[1],
        "scales": scales,
        "largest": _LARGEST,
        "plane": None if scene.plane is None else _plane(scene, lines),
        "rules": [
            {
                "id": rule.id,
                "name": rule.name,
                "light": rule.style.light,
                "dark": rule.style.dark,
                "dash": rule.style.dash,
                "marker": rule.style.marker,
                "diverged": rule.diverged,
            }
            for rule in scene.rules
        ],
    }
    arrays = [scene.steps, scene.frames, *scene.train, *scene.test]
    if scene.plane is not None:
        arrays += [scene.plane.values, np.concatenate(lines) if lines else np.empty(0)]
    for rule in scene.rules:
        arrays += _arrays(scene, rule, scales)
    return pack({**header, **race}, arrays)


def _arrays(scene: NetworkScene, rule: Trained, scales: list[float]) -> list[np.ndarray]:
    weights = np.empty_like(rule.weights)
    for part, scale in zip(_layer_ranges(scene), scales, strict=True):
        weights[:, part] = rule.weights[:, part] / scale
    arrays = [
        *(rule.train_loss, rule.test_loss, rule.train_accuracy, rule.test_accuracy),
        *(rule.grad_norms.T, rule.mean.T, rule.deviation.T, rule.flat.T, rule.value),
        _as_bytes(weights),
        _outputs(scene.loss, rule.outputs),
    ]
    if scene.plane is not None:
        arrays += [rule.place.T, rule.distances, rule.in_plane]
    return arrays


def _outputs(loss: str, outputs: np.ndarray) -> np.ndarray:
    if loss == "binary":
        return _as_bytes(np.arcsinh(outputs[..., 0]) / _LARGEST)
    if loss == "squares":
        return outputs[..., 0]
    return outputs


def _as_bytes(values: np.ndarray) -> np.ndarray:
    """Values from -1 to 1 as signed bytes, four to a float32 of the message; -128 for NaN."""
    small = np.sign(values) * np.sqrt(np.minimum(np.abs(values), 1))
    small = np.where(np.isnan(values), -128, np.round(127 * small)).astype(np.int8).ravel()
    return np.pad(small, (0, -small.size % 4)).view("<f4")


def _layer_ranges(scene: NetworkScene) -> list[slice]:
    sizes = [inputs * units + units + slopes for inputs, units, slopes in scene.layers]
    ends = np.cumsum(sizes).tolist()
    return [slice(end - size, end) for end, size in zip(ends, sizes, strict=True)]


def _scale_of(scene: NetworkScene, part: slice) -> float:
    """What the largest weights of a layer are, in all networks at all times."""
    sizes = np.abs(np.concatenate([rule.weights[:, part].ravel() for rule in scene.rules]))
    sizes = sizes[np.isfinite(sizes)]
    return float(np.quantile(sizes, _SHOWN_WEIGHTS)) or 1.0 if sizes.size else 1.0


def _plane(scene: NetworkScene, lines: list[np.ndarray]) -> dict[str, Any]:
    plane = scene.plane
    return {
        "window": plane.window,
        "axes": [{"low": a[0], "high": a[-1], "count": len(a)} for a in plane.axes],
        "levels": plane.levels.tolist(),
        "polylines": [len(line) for line in lines],
        "held": scene.held,
    }
