"""Weight decay as part of the gradient and apart from it, under Adam and without it."""

from functools import partial

import numpy as np
import streamlit as st

from optviz.i18n import Translate
from optviz.optimizers import OPTIMIZERS
from optviz.regularization.decay_under_adam import (
    QUADRATIC,
    Race,
    penalized_minimum,
    race,
    shares,
)
from optviz.rendering.figures.lines import Curve, line_plot
from optviz.rendering.figures.map import Mark, Trail, map_plot
from optviz.rendering.scene import STYLES
from optviz.settings.kinds import Number
from optviz.settings.symbols import plain
from optviz.settings.table import SETTINGS
from optviz.ui.charts import show_figure
from optviz.ui.columns import picture_and_sliders
from optviz.ui.controls import Controls
from optviz.ui.experiment.rules import aligned, below
from optviz.ui.tables import number, show_table

_HEIGHT = 380
_STEP_COUNTS = (10, 20, 50, 100, 200, 300, 500, 1000, 2000)
_NOISES = (0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)
_COUPLED, _APART = OPTIMIZERS["adam_l2"], OPTIMIZERS["adamw"]


def show_decay_under_adam(controls: Controls) -> None:
    """Let the reader race both kinds of decay on a quadratic with unequal curvatures."""
    t = controls.t
    picture, panel = picture_and_sliders("adam")
    with panel:
        st.latex(below(QUADRATIC.formula.split("\n")))
        curvature = t("Curvature")
        curvatures = tuple(
            controls.slide(
                name,
                f"{curvature} {plain(slider.symbol)}",
                Number(slider.low, slider.high),
                QUADRATIC.shape[name],
            )
            for name, slider in QUADRATIC.shape_sliders.items()
        )
        label = t("Weight decay") + " λ"
        weight_decay = controls.slide("weight_decay", label, Number(0, 3), 0.5)
        steps = Number(_STEP_COUNTS[0], _STEP_COUNTS[-1], True)
        num_steps = int(controls.pick("num_steps", t("Steps"), steps, _STEP_COUNTS, 300))
        noise = controls.show(SETTINGS["noise"].but(values=_NOISES))
        seed = int(controls.show(SETTINGS["seed"])) if noise else 0
    paths = race(curvatures, weight_decay, num_steps, noise=noise, seed=seed)
    with picture:
        left, right = st.columns(2)
        _map(left, paths, curvatures, weight_decay, t)
        left.caption(t("× minimum without a penalty; ☆ minimum with it"))
        _shares(right, paths, weight_decay, t)
    _ends(paths, curvatures, weight_decay, t)
    _show_verdict(paths, weight_decay, t)


def _map(place, paths: Race, curvatures, weight_decay: float, t: Translate) -> None:
    everything = np.concatenate([path.params for path in paths])
    low = min(-0.1, everything.min() - 0.1)
    high = max(1.3, everything.max() + 0.1)
    axis = np.linspace(low, high, 61)
    points = np.stack(np.meshgrid(axis, axis), axis=-1).reshape(-1, 2)
    shape = dict(zip(QUADRATIC.shape, curvatures, strict=True))
    values = QUADRATIC.values(points, shape).reshape(len(axis), -1)
    runs = (
        (t("Gradient descent, both"), paths.coupled),
        (t(_COUPLED.name), paths.adam_l2),
        (t(_APART.name), paths.adamw),
    )
    trails = [
        Trail(name, path.params, style) for (name, path), style in zip(runs, STYLES, strict=False)
    ]
    marks = (
        Mark(t("minimum without penalty"), (1.0, 1.0), "x-thin-open"),
        Mark(t("minimum with it"), tuple(penalized_minimum(curvatures, weight_decay)), "star-open"),
    )
    titles = "w₁", "w₂"
    figure = partial(
        map_plot,
        (axis, axis),
        values,
        titles=titles,
        trails=trails,
        marks=marks,
        height=_HEIGHT,
    )
    alt = t("Paths of gradient descent, Adam with L2 and AdamW on a quadratic with λ = {value}")
    show_figure(place, figure, "regularize-adam-map", alt.format(value=f"{weight_decay:g}"))


def _shares(place, paths: Race, weight_decay: float, t: Translate) -> None:
    """Draw which part of each weight a step takes away as decay."""
    steps = np.arange(len(paths.adamw.params))
    coupled = shares(paths.adam_l2, weight_decay, coupled=True)
    apart = shares(paths.adamw, weight_decay, coupled=False)
    name = t(_COUPLED.name)
    curves = [
        Curve(f"{name}, w₁", steps, coupled[:, 0], STYLES[1]),
        Curve(f"{name}, w₂", steps, coupled[:, 1], STYLES[3]),
        Curve(f"{t(_APART.name)}, w₁, w₂", steps, apart[:, 0], STYLES[2]),
    ]
    if weight_decay == 0:
        curves = []  # nothing is taken away, and 0 has no place on a logarithmic axis
    numbers = np.concatenate([curve.y for curve in curves]) if curves else np.array([1e-4, 1.0])
    figure = partial(
        line_plot,
        curves,
        x=(0, len(steps) - 1),
        y=(10 ** np.floor(np.log10(numbers.min())), 10 ** np.ceil(np.log10(numbers.max()))),
        x_title=t("step"),
        y_title=t("decay of each weight per step"),
        log=True,
        height=_HEIGHT,
    )
    alt = t("The share of each weight that one step of decay takes away, by coordinate")
    show_figure(place, figure, "regularize-adam-shares", alt)


def _ends(paths: Race, curvatures, weight_decay: float, t: Translate) -> None:
    names = (
        t("Gradient descent, decay in the gradient"),
        t("Gradient descent, decoupled weight decay"),
        t("Adam, decay in the gradient (L2)"),
        t("Adam with decoupled weight decay (AdamW)"),
    )
    rows = [
        [name, *(number(value, 4) for value in path.params[-1])]
        for name, path in zip(names, paths, strict=True)
    ]
    minimum = penalized_minimum(curvatures, weight_decay)
    rows.append([t("Minimum with penalty, κ / (κ + λ)"), *(number(v, 4) for v in minimum)])
    show_table([t("After the last step"), "$w_1$", "$w_2$"], rows)


def _show_verdict(paths: Race, weight_decay: float, t: Translate) -> None:
    apart = np.abs(paths.coupled.params - paths.decoupled.params).max()
    st.markdown(
        t(
            "For gradient descent both forms of decay are the same arithmetic: their paths differ"
            " by {apart} at most. Adam divides all that is in the gradient by √v̂, so the penalty's"
            " gradient as well: weights with large gradients are hardly decayed, though the path"
            " still leads to the minimum with the penalty. AdamW takes the share ηλ of every"
            " weight, whatever its gradients, and ends elsewhere. Without noise all weights first"
            " shrink alike, then go on, as slowly as v forgets, towards the minimum without a"
            " penalty within |w| ≤ 1/λ."
        ).format(apart=f"{apart:.0e}")
    )
    formulas = st.columns(2)
    for column, spec in zip(formulas, (_COUPLED, _APART), strict=True):
        column.markdown(f"**{t(spec.name)}**")
        column.latex(aligned(spec.formula))
