"""Activations compared at the first weights: gradients that vanish or explode, depth by depth."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import streamlit as st

from optviz.i18n import Translate
from optviz.networks.first_step import FirstStep, first_step
from optviz.networks.task import Task, task_of
from optviz.rendering.figures.lines import Curve
from optviz.rendering.scene import STYLES
from optviz.ui.charts import Plot, show_beside
from optviz.ui.controls import Controls
from optviz.ui.network.controls import activation_names
from optviz.ui.tables import show_table

_FIRST = ("sigmoid", "tanh", "relu")


def choose_compared(controls: Controls) -> list[str]:
    """Choose activations to compare; none unless asked for."""
    t = controls.t
    st.header(t("Which activation lets a gradient through?"))
    if not controls.switch("compare", t("Compare activations before the first step")):
        return []
    names = activation_names(t)
    return controls.choose_some("compared", t("Activations"), names, _FIRST, len(names))


def show_first_gradients(chosen: Sequence[str], task: Task, t: Translate) -> None:
    """Show what each activation makes of the first gradient, layer by layer."""
    if not chosen:
        return
    names = activation_names(t)
    with st.spinner(t("Compiling…")):
        steps = {id: first_step(task_of(replace(task, activation=id))[0]) for id in chosen}
    _plots(steps, names, t)
    _table(steps, names, t)


def _plots(steps: Mapping[str, FirstStep], names: Mapping[str, str], t: Translate) -> None:
    kinds = (
        (t("gradient norm"), t("Gradient norms by layer: {names}"), lambda step: step.grad_norms),
        (
            t("spread of activations"),
            t("Spread of activations by layer: {names}"),
            lambda step: step.deviations,
        ),
    )
    plots = []
    for title, alt, numbers in kinds:
        curves = [
            _curve(names[id], numbers(step), style)
            for (id, step), style in zip(steps.items(), STYLES, strict=False)
        ]
        description = alt.format(names=", ".join(curve.name for curve in curves))
        plots.append(Plot(title, _ends(curves), curves, description))
    layers = max(len(step.grad_norms) for step in steps.values())
    axes = {"x": (0.8, layers + 0.2), "x_title": t("layer"), "x_step": 1, "log": True}
    show_beside(plots, "network-first", **axes)


def _curve(name: str, numbers: np.ndarray, style) -> Curve:
    layers, heights = np.arange(1, len(numbers) + 1), np.where(numbers > 0, numbers, np.nan)
    return Curve(name, layers, heights, style, tuple(zip(layers, heights, strict=True)))


def _ends(curves: list[Curve]) -> tuple[float, float]:
    heights = np.concatenate([curve.y for curve in curves])
    seen = heights[np.isfinite(heights)]
    low, high = (seen.min(), seen.max()) if seen.size else (0.1, 1.0)
    return 10 ** np.floor(np.log10(low)), 10 ** np.ceil(np.log10(1.001 * high))


def _table(steps: Mapping[str, FirstStep], names: Mapping[str, str], t: Translate) -> None:
    rows = []
    for id, step in steps.items():
        first, last = step.grad_norms[0], step.grad_norms[-1]
        ratio = f"{first / last:.2g}" if last else "—"
        rows.append([names[id], f"{first:.3g}", f"{last:.3g}", ratio])
    columns = (t("gradient of the first layer"), t("of the last layer"), t("first / last"))
    show_table([t("Activation"), *columns], rows)
    st.caption(
        t(
            "The same network, data and first weights; only the activation differs. On its way back"
            " through each layer a gradient is multiplied by the weights and by the activation's"
            " slope, which is at most 1/4 for the sigmoid. More layers, or first weights that are"
            " far too small or too large, make it vanish or explode."
        )
    )
