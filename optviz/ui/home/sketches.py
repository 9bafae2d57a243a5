"""What the small pictures show of lessons whose pages have no paths, from a link's settings."""

from collections.abc import Callable, Mapping

import numpy as np

from optviz.backprop import descend
from optviz.backprop.ready_made import network
from optviz.functions.activations import ACTIVATIONS, grid, sigmoid, softmax, values_and_slopes
from optviz.functions.losses import coin_loss
from optviz.networks.first_step import first_step
from optviz.networks.task import PAGE_DEFAULTS, USUAL_UNITS, Task, task_of
from optviz.regularization import decay_under_adam, model_size, penalties, weight_decay
from optviz.rendering.scene import STYLES, contour_levels, contours_of
from optviz.rendering.thumbnail import Line, Thumbnail
from surfaces.datasets import DATASETS

Query = Mapping[str, str]


def _network(query: Query) -> Thumbnail:
    """The length of each layer's first gradient, in powers of ten."""
    hidden = (USUAL_UNITS,) * int(query.get("layers", 2))
    data = DATASETS[PAGE_DEFAULTS.surface]
    loss, _ = task_of(
        Task(
            **{"data": data.id, "data_noise": data.noise, "examples": 200, "data_seed": 0},
            **{"hidden": hidden, "activation": query["activation"]},
            **{"init": query.get("init", "xavier"), "init_seed": 0},
            **{"dropout": 0.0, "l1": 0.0, "l2": 0.0},
        )
    )
    lengths = np.log10(first_step(loss).grad_norms)
    return Thumbnail(((0, 1), (-8, 0.5)), bars=lengths)


def _backprop(query: Query) -> Thumbnail:
    if query["example"] == "network":
        graph, rate = network(), float(query["learning_rate"])
        _, losses = descend(graph, graph.parameters, rate, int(query["steps"]))
        window = (0, len(losses) - 1), (0, 0.32)
        return Thumbnail(window, [Line(np.column_stack([np.arange(len(losses)), losses]), _BLUE)])
    axis = np.linspace(-8, 8, 161)
    here = np.array([float(query.get("w", 0))])
    curve, point = (values_and_slopes(sigmoid, x)[0] for x in (axis, here))
    line = Line(np.column_stack([axis, curve]), _BLUE)
    return Thumbnail(((-8, 8), (-0.1, 1.1)), [line], marks=[(here[0], point[0])])


def _functions(query: Query) -> Thumbnail:
    topic = query.get("topic", "activations")
    if topic == "softmax":
        shares = softmax(np.array([3.0, 1.0, -3.0]), float(query.get("temperature", 1)))
        return Thumbnail(((0, 1), (0, 1.1)), bars=shares)
    if topic == "coin":
        axis, here = grid(0.0, 1.0)[1:-1], np.array([float(query["theta"])])
        counts = {"heads": 7.0, "tails": 3.0}
        curve, point = (values_and_slopes(coin_loss, x, counts)[0] for x in (axis, here))
        line = Line(np.column_stack([axis, curve]), _BLUE)
        return Thumbnail(((0, 1), (4, 16)), [line], marks=[(here[0], point[0])])
    activation = ACTIVATIONS[query["activations"]]
    x = np.array([float(query.get("x", 1))])
    slope = values_and_slopes(activation.function, x, activation.shape)[1][0]
    return Thumbnail(((0, 1), (-6.5, 0.5)), bars=np.arange(11) * np.log10(slope))


def _regularize(query: Query) -> Thumbnail:
    return _REGULARIZED[query.get("experiment", "weight_decay")](query)


def _model_size(query: Query) -> Thumbnail:
    fits, axis = model_size.fit(50, 0.3), model_size.GRID
    fitted = fits.curves[0, int(query["degree"])]
    curves = np.column_stack([axis, model_size.truth(axis)]), np.column_stack([axis, fitted])
    lines = [Line(curve, style) for curve, style in zip(curves, (STYLES[5], _BLUE), strict=True)]
    return Thumbnail(((-1, 1), (-3, 3)), lines, marks=list(zip(fits.x, fits.y, strict=True)))


def _weight_decay(query: Query) -> Thumbnail:
    """The losses of the examples to train and to test with, in powers of ten."""
    form = weight_decay.SCRATCH
    trained = weight_decay.train(form, float(query["weight_decay"]), 10)
    epochs = np.arange(weight_decay.EPOCHS + 1)
    losses = [np.log10(np.median(runs, axis=0)) for runs in (trained.train, trained.test)]
    lines = [
        Line(np.column_stack([epochs, loss]), style)
        for loss, style in zip(losses, STYLES, strict=False)
    ]
    return Thumbnail(((0, weight_decay.EPOCHS), (-6, 3)), lines)


def _penalties(query: Query) -> Thumbnail:
    quadratic, radius = penalties.Quadratic((2.0, 0.6), (1.0, 2.0), -30.0), float(query["radius"])
    ends = penalties.within_l1(quadratic, radius), penalties.within_l2(quadratic, radius)
    outlines = []
    for corners, style in ((4, STYLES[0]), (120, STYLES[1])):
        angles = np.linspace(0, 2 * np.pi, corners + 1)
        outlines.append(Line(radius * np.column_stack([np.cos(angles), np.sin(angles)]), style))
    axes = np.linspace(-5.2, 5.2, 65), np.linspace(-3.2, 3.2, 65)
    values = penalties.loss(quadratic, np.stack(np.meshgrid(*axes), axis=-1))
    return _map(axes, values, outlines, [end.params[0] for end in ends])


def _decay_under_adam(query: Query) -> Thumbnail:
    curvatures = tuple(decay_under_adam.QUADRATIC.shape.values())
    race = decay_under_adam.race(curvatures, float(query["weight_decay"]), 300, noise=0.0, seed=0)
    lines = [
        Line(path.params, style)
        for path, style in zip((race.coupled, race.adam_l2, race.adamw), STYLES, strict=False)
    ]
    axes = np.linspace(-0.3, 1.7, 65), np.linspace(-0.1, 1.3, 65)
    x, y = np.meshgrid(*axes)
    values = 0.5 * (curvatures[0] * (x - 1) ** 2 + curvatures[1] * (y - 1) ** 2)
    return _map(axes, values, lines, [(1.0, 1.0)])


def _map(axes, values, lines, marks) -> Thumbnail:
    contours = [
        line for level in contours_of(axes, values, contour_levels(values)) for line in level
    ]
    window = [(axis[0], axis[-1]) for axis in axes]
    return Thumbnail(window, lines, contours, marks, equal_units=True)


_BLUE = STYLES[0]
_REGULARIZED = {
    "model_size": _model_size,
    "weight_decay": _weight_decay,
    "penalties": _penalties,
    "adam": _decay_under_adam,
}
SKETCHES: dict[str, Callable[[Query], Thumbnail]] = {
    "network": _network,
    "backprop": _backprop,
    "functions": _functions,
    "regularize": _regularize,
}
