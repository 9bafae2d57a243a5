"""What networks say and what goes on inside them, at many steps of their training at once."""

import functools
from collections.abc import Callable
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from surfaces.fitting import Data
from surfaces.networks import LOSSES, STEEPEST, Network

GRID = 45  # points along each side of a decision map
CURVE = 201  # points of a fitted curve
WINDOW = (-2.0, 2.0)  # of both inputs of a map
CURVE_WINDOW = (-1.25, 1.25)
FRAMES = 36

# Sizes to which the number of steps is rounded up, so that another one seldom compiles.
_SIZES = (64, 512)
_AT_ONCE = 8

# A slope below this part of the activation's steepest lets little of a gradient through.
_FLAT = 0.1


class Measures(NamedTuple):
    """What is measured at some steps, each a float32 array whose first axis is the step.

    The mean losses without penalties and the shares of right answers (NaN for curves), of the
    examples trained with and of those tested with. Of each hidden layer, over its units and the
    training examples: the mean and the standard deviation of its values, and the share of them that
    is `flat`: where the activation's slope is below a tenth of its largest.
    """

    train_loss: np.ndarray
    test_loss: np.ndarray
    train_accuracy: np.ndarray
    test_accuracy: np.ndarray
    mean: np.ndarray
    deviation: np.ndarray
    flat: np.ndarray


def measure(network: Network, params: np.ndarray, train: Data, test: Data) -> Measures:
    """Measure networks of shape `(steps, dimension)` on data."""
    data = tuple(np.float32(part) for part in (train.x, train.y, test.x, test.y))
    *measured, layers = _at_steps(_measure_one, network, params, *data)
    per_layer = np.zeros((3, len(params), len(layers)), np.float32)
    for k, layer in enumerate(layers):
        per_layer[:, :, k] = layer
    return Measures(*measured, *per_layer)


def predictions(network: Network, params: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Return the outputs at inputs `(points, inputs)`: shape `(steps, points, outputs)`."""
    return _at_steps(_predict_one, network, params, np.float32(x))


def map_inputs() -> np.ndarray:
    """The points of a decision map, row by row from below: shape `(GRID * GRID, 2)`."""
    x, y = np.meshgrid(*[np.linspace(*WINDOW, GRID)] * 2)
    return np.column_stack([x.ravel(), y.ravel()])


def curve_inputs() -> np.ndarray:
    """The points at which a fitted curve is drawn: shape `(CURVE, 1)`."""
    return np.linspace(*CURVE_WINDOW, CURVE)[:, None]


def frame_rows(steps: np.ndarray) -> np.ndarray:
    """Which of the kept steps get a picture: the first and the last, and more of the early ones."""
    last = len(steps) - 1
    return np.unique((last * np.linspace(0, 1, FRAMES) ** 1.5).round().astype(int))


def _at_steps(function: Callable, network: Network, params: np.ndarray, *data: np.ndarray):
    count = len(params)
    size = next(size for size in _SIZES if size >= count)
    padded = np.concatenate([params, np.repeat(params[-1:], size - count, axis=0)])
    results = _compiled(function, network)(padded, *data)
    return jax.tree.map(lambda result: np.asarray(result)[:count], results)


@functools.lru_cache(maxsize=64)
def _compiled(function: Callable, network: Network) -> Callable:
    def at_all(params, *data):
        one = functools.partial(function, network, data)
        return jax.lax.map(one, params, batch_size=_AT_ONCE)

    return jax.jit(at_all)


def _predict_one(network, data, params):
    return network.predict(params, *data)


def _measure_one(network, data, params):
    x, y, x_test, y_test = data
    outputs, values, slopes = network.inside(params, x)
    tested = network.predict(params, x_test)
    loss = LOSSES[network.loss]
    flat = [jnp.abs(slope) < _FLAT * STEEPEST[network.activation] for slope in slopes]
    layers = [
        (jnp.mean(value), jnp.std(value), jnp.mean(is_flat, dtype=jnp.float32))
        for value, is_flat in zip(values, flat, strict=True)
    ]
    return (
        jnp.mean(loss(outputs, y)),
        jnp.mean(loss(tested, y_test)),
        _accuracy(network, outputs, y),
        _accuracy(network, tested, y_test),
        layers,
    )


def _accuracy(network, outputs, y):
    if network.loss == "squares":
        return jnp.float32(jnp.nan)
    if network.loss == "binary":
        return jnp.mean((outputs[:, 0] > 0) == (y > 0.5), dtype=jnp.float32)
    return jnp.mean(jnp.argmax(outputs, axis=1) == y, dtype=jnp.float32)
