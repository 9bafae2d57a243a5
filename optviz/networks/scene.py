"""What the Network page shows, in plain arrays."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from optviz.rendering.scene import PathStyle, Scene


@dataclass(frozen=True, eq=False)
class Trained:
    """One rule's network in training; what is measured has a row for each kept step.

    The losses and accuracies are those of `views.Measures`; `grad_norms`, `mean`,
    `deviation` and `flat` have a column for each layer, the last three for the hidden ones.
    `weights` are the parameters and `outputs` the outputs at the scene's inputs at the steps that
    get a picture. In the slice: where the path is, how far from the plane, and the objective there
    and at the path itself.
    """

    id: str
    name: str
    style: PathStyle
    train_loss: np.ndarray
    test_loss: np.ndarray
    train_accuracy: np.ndarray
    test_accuracy: np.ndarray
    grad_norms: np.ndarray
    mean: np.ndarray
    deviation: np.ndarray
    flat: np.ndarray
    value: np.ndarray
    weights: np.ndarray
    outputs: np.ndarray
    diverged: int | None
    place: np.ndarray
    distances: np.ndarray
    in_plane: np.ndarray


@dataclass(frozen=True, eq=False)
class NetworkScene:
    """A race of networks. `loss` is theirs: "binary" shows decision maps, "squares" curves, and
    "classes" examples with what the network takes them for.

    `layers` are inputs, units and slopes of each layer. `frames` are the rows of `steps` that get a
    picture; pictures show the square or the range `window`. `shown` are the inputs of examples to
    be shown as images, None for others. `plane` is the surface in the slice, None without one, and
    `held` the share of the path's variation in it.
    """

    loss: str
    layers: Sequence[tuple[int, int, int]]
    steps: np.ndarray
    frames: np.ndarray
    num_steps: int
    window: tuple[float, float]
    train: tuple[np.ndarray, np.ndarray]
    test: tuple[np.ndarray, np.ndarray]
    rules: Sequence[Trained]
    plane: Scene | None
    held: float
