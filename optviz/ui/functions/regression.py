"""Losses of predicted numbers, the absolute and the squared error, with their gradients."""

import numpy as np
import streamlit as st

from optviz.functions.activations import grid, values_and_slopes
from optviz.functions.losses import (
    LOSSES,
    absolute_error,
    squared_error,
    value_and_gradient,
    value_of,
)
from optviz.functions.small_tables import Column
from optviz.i18n import Translate
from optviz.rendering.figures.lines import Curve
from optviz.rendering.scene import STYLES
from optviz.settings.kinds import Number
from optviz.ui.charts import Plot, show_beside
from optviz.ui.controls import Controls
from optviz.ui.tables import bold, number, short, show_table

_PREDICTIONS, _TARGETS = (2.5, 0.0, 2.0, 8.0), (3.0, -0.5, 2.0, 7.0)
_NUMBER = Number(-1e6, 1e6)


def show_regression(controls: Controls) -> None:
    """Let the reader write predictions and targets, and see every error and its gradient."""
    t = controls.t
    formulas, fields = st.columns([5, 2], gap="medium")
    with fields:
        kind = Column(_NUMBER, (1, 12))
        predictions = controls.write_in("predictions", t("Predictions ŷ"), kind, _PREDICTIONS)
        scope, controls.scope = controls.scope, f"regression:{len(predictions)}"
        usual = (*_TARGETS, *predictions[len(_TARGETS) :])[: len(predictions)]
        same = Column(_NUMBER, (len(predictions), len(predictions)))
        targets = controls.write_in("targets", t("Targets y"), same, usual)
        controls.scope = scope
    y_hat, y = np.array(predictions), np.array(targets)
    with formulas:
        for column, id in zip(st.columns(2), ("absolute_error", "squared_error"), strict=True):
            loss = LOSSES[id]
            column.markdown(f"**{t(loss.name)}**", help=loss.reference)
            column.latex(rf"{loss.formula} \qquad {loss.gradient}")
    errors = y_hat - y
    half = float(np.clip(1.2 * np.abs(errors).max(), 1.5, 1e6))
    axis = grid(-half, half, (0.0,))
    curves, slopes = [], []
    for function, style in ((absolute_error, STYLES[0]), (squared_error, STYLES[1])):
        id = function.__name__
        name = t(LOSSES[id].name)
        heights = [value_and_gradient(function, np.array([e]), 0.0) for e in errors]
        marks = tuple((e, height) for e, (height, _) in zip(errors, heights, strict=True))
        steep = tuple((e, slope[0]) for e, (_, slope) in zip(errors, heights, strict=True))
        line, slope = values_and_slopes(function, axis, {"target": 0.0})
        if function is absolute_error:
            slope = np.where(axis == 0, np.nan, slope)
        curves.append(Curve(name, axis, line, style, marks))
        slopes.append(Curve(name, axis, slope, style, steep))
    _plots(curves, slopes, half, t)
    _table(controls, y_hat, y)


def _plots(curves: list[Curve], slopes: list[Curve], half: float, t: Translate) -> None:
    alt = t("{what} of the absolute and the squared error")
    plots = (
        Plot("L", (-0.1 * half, half**2), curves, alt.format(what="L")),
        Plot("∂L/∂ŷ", (-2.2 * half, 2.2 * half), slopes, alt.format(what="∂L/∂ŷ")),
    )
    show_beside(plots, "functions-regression", x=(-half, half), x_title="ŷ − y")


def _table(controls: Controls, y_hat: np.ndarray, y: np.ndarray) -> None:
    """Show the losses of all examples, their sum and mean, and the gradients of the means."""
    t, count = controls.t, len(y)
    absolute, absolute_gradient = value_and_gradient(absolute_error, y_hat, y)
    squared, squared_gradient = value_and_gradient(squared_error, y_hat, y)
    rows = [
        [
            short(prediction),
            short(target),
            number(value_of(absolute_error, prediction, target)),
            number(value_of(squared_error, prediction, target)),
            number(first),
            number(second),
        ]
        for prediction, target, first, second in zip(
            y_hat, y, absolute_gradient, squared_gradient, strict=True
        )
    ]
    rows += [
        [bold(t("sum")), "", number(count * absolute), number(count * squared), "", ""],
        [bold(t("mean")), "", bold(number(absolute)), bold(number(squared)), "", ""],
    ]
    mean_slope = r"\partial \mathrm{{{0}}} / \partial \hat y"
    header = [r"$\hat y$", "$y$", r"$\lvert \hat y - y \rvert$", r"$(\hat y - y)^2$"]
    header += [f"${mean_slope.format(name)}$" for name in ("MAE", "MSE")]
    show_table(header, rows)
    st.caption(
        t(
            "The gradients are those of the means. The squared error pulls the harder the farther"
            " off a prediction is; the absolute error pulls all alike. At 0 it has a kink and no"
            " slope; what is computed there is a convention: JAX takes {slope}, PyTorch 0."
        ).format(slope=f"{value_and_gradient(absolute_error, 0.0, 0.0)[1]:g}")
    )
