"""The charts of a race of networks for print: its losses, and what is learned at the step shown."""

from functools import partial

import numpy as np

from optviz.i18n import Translate
from optviz.networks.scene import NetworkScene, Trained
from optviz.rendering.figures.bands import Banded, band_plot
from optviz.rendering.figures.decision import decision_plot
from optviz.rendering.figures.lines import Curve, line_plot
from optviz.ui.charts import Draw


def network_charts(
    scene: NetworkScene, step: int | None, hidden: list[str], t: Translate
) -> list[Draw]:
    """Return the charts of a race with its cursor at a step, None for the last one."""
    rules = [rule for rule in scene.rules if rule.id not in hidden]
    row = len(scene.steps) - 1
    if step is not None:
        row = int(np.searchsorted(scene.steps, step, "right")) - 1
    # As on the page: the last one that has been drawn up to that step.
    frame = int(np.searchsorted(scene.frames, row, "right")) - 1
    learned = {"binary": _maps, "squares": _curves, "classes": _accuracies}[scene.loss]
    return [*_losses(scene, rules, row, t), *learned(scene, rules, row, frame, t)]


def _losses(scene: NetworkScene, rules: list[Trained], row: int, t: Translate) -> list[Draw]:
    kinds = {t("training loss"): "train_loss", t("test loss"): "test_loss"}
    curves = {
        title: [_curve(scene, rule, getattr(rule, kind), row, log=True) for rule in rules]
        for title, kind in kinds.items()
    }
    seen = np.concatenate([one.y[np.isfinite(one.y)] for each in curves.values() for one in each])
    ends = (seen.min(), seen.max()) if seen.size else (0.1, 1.0)
    # One axis for both.
    y = 10 ** np.floor(np.log10(ends[0])), 10 ** np.ceil(np.log10(1.001 * ends[1]))
    return [_over_steps(scene, title, each, y, row, t, log=True) for title, each in curves.items()]


def _over_steps(scene, title, curves, y, row: int, t: Translate, *, log: bool) -> Draw:
    axes = {"x": (0, scene.num_steps), "y": y, "x_title": t("step"), "y_title": title}
    return partial(line_plot, curves, **axes, at=float(scene.steps[row]), log=log)


def _curve(scene: NetworkScene, rule: Trained, numbers: np.ndarray, row: int, *, log: bool):
    heights = numbers.astype(float)
    if log:  # 0 has no place there
        heights = np.where(heights > 0, heights, np.nan)
    mark = float(scene.steps[row]), float(heights[row])
    return Curve(rule.name, scene.steps, heights, rule.style, (mark,))


def _moment(scene: NetworkScene, frame: int, t: Translate) -> str:
    return t("at step {step}").format(step=scene.steps[scene.frames[frame]])


def _maps(scene, rules: list[Trained], row: int, frame: int, t: Translate) -> list[Draw]:
    side = int(np.sqrt(scene.rules[0].outputs.shape[1]))
    names = t("class {label}, testing"), t("class {label}, training")
    charts = []
    for rule in rules:
        scores = rule.outputs[frame, :, 0].reshape(side, side).astype(float)
        with np.errstate(over="ignore"):  # of a network that is quite sure
            sure = 1 / (1 + np.exp(-scores))
        title = f"{rule.name}, {_moment(scene, frame, t)}"
        labels = {"title": title, "titles": ("x₁", "x₂"), "names": names}
        charts.append(partial(decision_plot, scene.window, sure, scene.train, scene.test, **labels))
    return charts


def _curves(scene, rules: list[Trained], row: int, frame: int, t: Translate) -> list[Draw]:
    outputs = [rule.outputs[frame, :, 0] for rule in rules]
    x = np.linspace(*scene.window, scene.rules[0].outputs.shape[1])
    curves = [
        Banded(Curve(rule.name, x, said, rule.style))
        for rule, said in zip(rules, outputs, strict=True)
    ]
    inputs, targets = (np.ravel(part).astype(float) for part in scene.train)
    room = 0.1 * float(np.ptp(targets)) or 1.0
    ends = {"x": scene.window, "y": (targets.min() - room, targets.max() + room)}
    points = t("points for training"), inputs, targets
    titles = {"x_title": "x", "y_title": f"y, {_moment(scene, frame, t)}"}
    return [partial(band_plot, curves, points=points, **ends, **titles)]


def _accuracies(scene, rules: list[Trained], row: int, frame: int, t: Translate) -> list[Draw]:
    kinds = {t("training accuracy"): "train_accuracy", t("test accuracy"): "test_accuracy"}
    return [
        _over_steps(
            *(scene, title),
            [_curve(scene, rule, getattr(rule, kind), row, log=False) for rule in rules],
            *((0.0, 1.02), row, t),
            log=False,
        )
        for title, kind in kinds.items()
    ]
