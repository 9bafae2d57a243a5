"""L1 against L2 on a map: the penalty, the shape that it stands for, and exact zeros."""

from functools import partial

import numpy as np
import streamlit as st

from optviz.i18n import Translate
from optviz.regularization.penalties import (
    PATH_POINTS,
    Quadratic,
    Solutions,
    last_weight_decay,
    loss,
    with_l1,
    with_l2,
    within_l1,
    within_l2,
)
from optviz.rendering.figures.lines import Curve, line_plot
from optviz.rendering.figures.map import Mark, Trail, map_plot
from optviz.rendering.scene import STYLES
from optviz.settings.kinds import Number
from optviz.ui.charts import show_figure
from optviz.ui.columns import picture_and_sliders
from optviz.ui.controls import Controls
from optviz.ui.tables import number, show_table

_HALF = 3.2
_GRID = np.linspace(-_HALF, _HALF, 81)
_CURVATURE = Number(0.2, 10)
_CENTER = Number(-3, 3)
_MAX_WEIGHT_DECAY = 10.0
_MAP_HEIGHT, _HEIGHT = 250, 205


def show_penalties(controls: Controls) -> None:
    """Let the reader move a loss and its penalty, and see where the minimum goes."""
    t = controls.t
    picture, panel = picture_and_sliders("penalties")
    with panel:
        names = {"weight_decay": t("the same λ"), "radius": t("the same radius")}
        held = controls.choose("held", t("Compare"), names, "radius", row=True)
        with controls.shown_if(held == "weight_decay"):
            label = t("Weight decay") + " λ"
            weight_decay = controls.slide("weight_decay", label, Number(0, _MAX_WEIGHT_DECAY), 1.0)
        with controls.shown_if(held == "radius"):
            radius = controls.slide("radius", t("Radius") + " r", Number(0.1, 3), 1.0)
        quadratic = _choose_quadratic(controls)
    if held == "radius":
        chosen = within_l1(quadratic, radius), within_l2(quadratic, radius)
    else:
        chosen = with_l1(quadratic, [weight_decay]), with_l2(quadratic, [weight_decay])
    decays = np.linspace(0, _MAX_WEIGHT_DECAY, PATH_POINTS)
    paths = with_l1(quadratic, decays), with_l2(quadratic, decays)
    with picture:
        _maps(quadratic, chosen, paths, t)
        st.caption(
            t("× minimum without a penalty; ○ minimum with it; line: the minima as λ grows to 10")
        )
        weights, numbers = st.columns(2)
        with weights:
            _by_weight_decay(chosen, paths, t)
        with numbers:
            _numbers(quadratic, chosen, t)
    _show_verdict(quadratic, t)


def _choose_quadratic(controls: Controls) -> Quadratic:
    t = controls.t
    st.latex(
        r"\begin{gathered} q(w) = \tfrac12 (w - c)^\top A\,(w - c) \\"
        r" L_1:\; q(w) + \lambda \lVert w \rVert_1 \\"
        r" L_2:\; q(w) + \tfrac{\lambda}{2} \lVert w \rVert_2^2 \end{gathered}"
    )
    st.caption(t("A has the curvatures κ₁ and κ₂ along axes turned by φ degrees."))
    with st.grid(2, gap="small", min_column_width=110):
        center = (
            controls.slide("c1", t("Center") + " c₁", _CENTER, 2.0),
            controls.slide("c2", t("Center") + " c₂", _CENTER, 0.6),
        )
        curvatures = tuple(
            controls.slide(f"curvature_{k}", t("Curvature") + f" {symbol}", _CURVATURE, default)
            for k, symbol, default in ((1, "κ₁", 1.0), (2, "κ₂", 2.0))
        )
    rotation = controls.slide("rotation", t("Angle") + " φ", Number(-90, 90), -30.0)
    return Quadratic(center, curvatures, rotation)


def _maps(quadratic: Quadratic, chosen: tuple, paths: tuple, t: Translate) -> None:
    """Draw each penalty's map: contours, the shape of the constraint, the minima as λ grows."""
    points = np.stack(np.meshgrid(_GRID, _GRID), axis=-1)
    values = loss(quadratic, points)
    for column, name, solution, path, style, corners in zip(
        st.columns(2), ("L1", "L2"), chosen, paths, STYLES, (4, 120), strict=False
    ):
        radius, point = solution.norms[0], solution.params[0]
        angles = np.linspace(0, 2 * np.pi, corners + 1)
        outline = radius * np.stack([np.cos(angles), np.sin(angles)], axis=1)
        marks = (
            Mark(t("minimum without penalty"), quadratic.minimum, "x-thin-open"),
            Mark(t("minimum with it"), tuple(point), "circle-open"),
        )
        figure = partial(
            map_plot,
            (_GRID, _GRID),
            values,
            titles=("w₁", "w₂"),
            title=name,
            trails=[Trail(t("minima as λ grows"), path.params, style)],
            marks=marks,
            outline=outline,
            height=_MAP_HEIGHT,
        )
        alt = t(
            "{name}: contours of the loss, the shape ‖w‖ ≤ {radius}, and the minimum in it at"
            " {point}"
        ).format(name=name, radius=f"{radius:.3f}", point=", ".join(f"{v:.3f}" for v in point))
        show_figure(column, figure, f"regularize-{name}", alt)


def _by_weight_decay(chosen: tuple, paths: tuple, t: Translate) -> None:
    curves = []
    for name, solution, path, styles in zip(
        ("L1", "L2"), chosen, paths, (STYLES[:2], STYLES[2:4]), strict=True
    ):
        for k, style in enumerate(styles):
            mark = float(solution.weight_decays[0]), float(solution.params[0, k])
            label = f"w{'₁₂'[k]}, {name}"
            weights = path.params[:, k]
            curves.append(Curve(label, path.weight_decays, weights, style, (mark,)))
    low = min(0.0, *(curve.y.min() for curve in curves))
    high = max(0.0, *(curve.y.max() for curve in curves))
    figure = partial(
        line_plot,
        curves,
        x=(0, _MAX_WEIGHT_DECAY),
        y=(low - 0.1, high + 0.1),
        x_title="λ",
        y_title="w",
        height=_HEIGHT,
    )
    alt = t("Both weights with L1 and with L2 for weight decays from 0 to 10")
    show_figure(st, figure, "regularize-path", alt)


def _numbers(quadratic: Quadratic, chosen: tuple[Solutions, Solutions], t: Translate) -> None:
    header = [t("Penalty"), "$λ$", "$w_1$", "$w_2$", t("norm"), t("loss $q$")]
    rows = []
    for name, solution in zip(("L1", "L2"), chosen, strict=True):
        weights = [t("exactly 0") if w == 0 else number(w, 3) for w in solution.params[0]]
        value = float(loss(quadratic, solution.params[0]))
        numbers = (number(v, 3) for v in (solution.norms[0], value))
        rows.append([name, number(solution.weight_decays[0], 3), *weights, *numbers])
    show_table(header, rows)


def _show_verdict(quadratic: Quadratic, t: Translate) -> None:
    st.markdown(
        t(
            "The lowest point within the diamond often is a corner, where a weight is exactly 0;"
            " the circle has no corners. From λ = {last} on, both weights with L1 are exactly 0;"
            " with L2 they only become small. The minima with L1 are found by proximal gradient"
            " descent, w ← S(w − η∇q(w)), where S moves each weight by ηλ towards 0 and not beyond;"
            " those with L2 by (A + λI) w = Ac."
        ).format(last=number(last_weight_decay(quadratic), 3))
    )
