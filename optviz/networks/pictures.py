"""From networks in training to what the Network page shows of them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from optviz.networks import slices
from optviz.networks.scene import NetworkScene, Trained
from optviz.networks.task import Task, task_of
from optviz.networks.training import Kept, Race
from optviz.networks.views import (
    CURVE_WINDOW,
    WINDOW,
    Measures,
    curve_inputs,
    frame_rows,
    map_inputs,
    measure,
    predictions,
)
from optviz.rendering.scene import PathStyle, Scene, contour_levels

SHOWN_DIGITS = 36

# Points so far away have left for good; with them no plane could be computed.
_FARTHEST = 1e8
_FEWEST = 3
_ROOM_FOR_OTHERS = 2.0


class Slice(NamedTuple):
    """A plane through the parameters with the objective on it, and where each path is in it."""

    scene: Scene
    held: float
    places: list[np.ndarray]
    distances: list[np.ndarray]
    losses: list[np.ndarray]


class Seen(NamedTuple):
    """What one rule's networks say, and what is measured of them."""

    measures: Measures
    outputs: np.ndarray


class Views:
    """All that is shown of a race as far as it has come, computed when it is first asked for."""

    def __init__(self, task: Task, race: Race, before: "Views | None" = None):
        self.task, self.rows, self.key = task, race.rows, race.key
        self.loss, self.test = task_of(task)
        self.num_steps = race.trainings[0].num_steps
        self.kept: list[Kept] = race.kept()
        self.steps = self.kept[0].steps
        self.frames = frame_rows(self.steps)
        # What another slider has left as it was is not computed again.
        known = before.seen if before is not None and before.rows == self.rows else {}
        self.seen: dict[Any, Seen] = {
            training.key: known.get(training.key) or self._see(kept)
            for training, kept in zip(race.trainings, self.kept, strict=True)
        }
        self._slices: dict[Any, Slice | None] = {}

    def _see(self, kept: Kept) -> "Seen":
        network = self.loss.network
        inputs = {"binary": map_inputs, "squares": curve_inputs}.get(network.loss)
        shown = inputs() if inputs else self.test.x[:SHOWN_DIGITS]
        return Seen(
            measure(network, kept.params, self.loss.data, self.test),
            predictions(network, kept.params[self.frames], shown),
        )

    def slice(self, kind: str, of: int, seed: int) -> Slice | None:
        """Return the slice of a kind ("pca", "ends", "random") through one path's end.

        None if that path has no plane: if it is too short, straight, or lost at once.
        """
        asked = (kind, of, seed)
        if asked not in self._slices:
            self._slices[asked] = self._slice(*asked)
        return self._slices[asked]

    def _slice(self, kind: str, of: int, seed: int) -> Slice | None:
        points = [kept.params.astype(float) for kept in self.kept]
        usable = [(np.abs(path) < _FARTHEST).all(axis=1) for path in points]
        own = points[of][usable[of]]
        if len(own) < _FEWEST:
            return None
        if kind == "random":
            plane = slices.random_plane(self.loss.network, own, seed)
        else:
            plane = {"pca": slices.principal_plane, "ends": slices.plane_of_ends}[kind](own)
        if plane is None:
            return None
        placed = [_placed(plane, path, known) for path, known in zip(points, usable, strict=True)]
        places, distances = (list(column) for column in zip(*placed, strict=True))
        window = _window(places, of, 1.0 if kind == "random" else 0.0)
        axes, values = slices.on_grid(self.loss, self.task.shape, plane, window)
        everywhere = slices.losses(self.loss, self.task.shape, plane, np.concatenate(places))
        scene = Scene(window, axes, values, contour_levels(values), "", ("a", "b"))
        losses = np.split(everywhere, len(places))
        return Slice(scene, plane.held, places, distances, losses)

    def scene(
        self,
        ids: Sequence[str],
        names: Sequence[str],
        styles: Sequence[PathStyle],
        plane: Slice | None,
    ) -> NetworkScene:
        """Return what is shown of the rules of these names, and of a slice."""
        network, data = self.loss.network, self.loss.data
        rules = [
            self._trained(k, *labels, plane)
            for k, labels in enumerate(zip(ids, names, styles, strict=True))
        ]
        return NetworkScene(
            loss=network.loss,
            layers=[(layer.inputs, layer.units, layer.slopes) for layer in network.layers],
            steps=self.steps,
            frames=self.frames,
            num_steps=self.num_steps,
            window=CURVE_WINDOW if network.loss == "squares" else WINDOW,
            train=(data.x, data.y),
            test=(self.test.x, self.test.y),
            rules=rules,
            plane=plane and plane.scene,
            held=plane.held if plane else 0.0,
        )

    def _trained(self, k: int, id: str, name: str, style: PathStyle, plane: Slice | None):
        kept, seen, nothing = self.kept[k], self.seen[self.key[k]], np.empty(0)
        lost = np.flatnonzero(~np.isfinite(kept.value))
        return Trained(
            id,
            name,
            style,
            **seen.measures._asdict(),
            grad_norms=kept.grad_norms,
            value=kept.value,
            weights=kept.params[self.frames],
            outputs=seen.outputs,
            diverged=int(kept.steps[lost[0]]) if lost.size else None,
            place=plane.places[k] if plane else nothing,
            distances=plane.distances[k] if plane else nothing,
            in_plane=plane.losses[k] if plane else nothing,
        )


def _placed(plane: slices.Plane, points: np.ndarray, known: np.ndarray):
    """A path's coordinates and distances; NaN where it has left."""
    places, distances = np.full((len(points), 2), np.nan), np.full(len(points), np.nan)
    if known.any():
        places[known], distances[known] = slices.project(plane, points[known])
    return places, distances


def _window(places: list[np.ndarray], of: int, least: float):
    """The window of a slice: one path, and of the others what is not too far from it."""
    own = places[of][np.isfinite(places[of]).all(axis=1)]
    reach = _ROOM_FOR_OTHERS * max(np.abs(own).max(), least)
    everything = np.concatenate(places)
    near = np.isfinite(everything).all(axis=1) & (np.abs(everything) <= reach).all(axis=1)
    return slices.window_of(np.concatenate([own, everything[near]]), least)
