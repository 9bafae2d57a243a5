"""The binary cross-entropy from probabilities and from logits, and a coin's likelihood."""

from functools import partial

import numpy as np
import streamlit as st

from optviz.functions.activations import grid, sigmoid, values_and_slopes
from optviz.functions.losses import (
    LOSSES,
    binary_cross_entropy,
    binary_cross_entropy_of_sigmoid,
    binary_cross_entropy_with_logits,
    coin_loss,
    value_and_gradient,
    value_of,
)
from optviz.functions.small_tables import Column
from optviz.rendering.figures.lines import Curve, line_plot
from optviz.rendering.scene import STYLES
from optviz.settings.kinds import Number
from optviz.ui.charts import show_figure
from optviz.ui.columns import picture_and_sliders
from optviz.ui.controls import Controls
from optviz.ui.tables import bold, number, short, show_table

_LOGITS, _TARGETS = (-0.7001, -0.7231, -0.2049), (0, 0, 1)
_LARGE = (5.0, 10.0, 20.0, 40.0, 100.0, 800.0)
_HAND = (0.3318, 0.3267, 0.4490)


def show_binary(controls: Controls) -> None:
    """Show the worked example, and what large logits do to the formula as it is written."""
    t = controls.t
    left, right = st.columns([5, 2], gap="medium")
    with right:
        kind = Column(Number(-1000, 1000), (1, 8))
        logits = controls.write_in("logits", t("Logits z"), kind, _LOGITS)
        scope, controls.scope = controls.scope, f"binary:{len(logits)}"
        usual = (*_TARGETS, *[0] * len(logits))[: len(logits)]
        same = Column(Number(0, 1, whole=True), (len(logits), len(logits)))
        targets = controls.write_in("targets", t("Targets, 0 or 1"), same, usual)
        controls.scope = scope
    z, y = np.array(logits), np.array(targets, float)
    p = values_and_slopes(sigmoid, z)[0]
    loss, gradient = value_and_gradient(binary_cross_entropy_with_logits, z, y)
    with left:
        st.latex(LOSSES["binary_cross_entropy"].formula)
        st.latex(LOSSES["binary_cross_entropy"].gradient)
        rows = [
            [
                short(logit),
                number(probability, 6),
                f"{target:g}",
                number(value_of(binary_cross_entropy_with_logits, logit, target), 6),
                number(slope, 6),
            ]
            for logit, probability, target, slope in zip(z, p, y, gradient, strict=True)
        ]
        rows.append([bold(t("mean")), "", "", bold(number(loss, 6)), ""])
        show_table(
            ["$z$", r"$\sigma(z)$", "$t$", "$L$", r"$\partial \bar L / \partial z$"],
            rows,
        )
        from_probabilities = t("From the probabilities: {loss}.").format(
            loss=number(value_of(binary_cross_entropy, p, y), 6)
        )
        st.caption(from_probabilities)
    st.header(t("Large logits"))
    _overflow(controls)
    st.header(t("What is often printed wrong"))
    by_hand = value_of(binary_cross_entropy, np.array(_HAND), np.array(_TARGETS, float))
    show_table(
        [t("Printed"), t("Right"), t("Numbers")],
        [
            [
                "0.5331",
                t("From sigmoids rounded to four digits comes {loss}, which rounds up.").format(
                    loss=number(by_hand, 5)
                ),
                number(by_hand),
            ]
        ],
    )


def _overflow(controls: Controls) -> None:
    """Show the loss computed in two steps and in one, in 32 and in 64 bit."""
    t = controls.t
    names = {"0": "t = 0", "1": "t = 1"}
    target = float(controls.choose("target", t("Target"), names, "0", row=True))
    rows = []
    for z in _LARGE:
        cells = [f"{z:g}"]
        for kind in (np.float32, np.float64):
            value, slope = value_and_gradient(
                binary_cross_entropy_of_sigmoid, kind([z]), kind([target])
            )
            cells.append(f"{number(value)} ({number(slope[0])})")
        value, slope = value_and_gradient(
            binary_cross_entropy_with_logits, np.float32([z]), np.float32([target])
        )
        rows.append([*cells, f"{number(value)} ({number(slope[0])})"])
    show_table(
        [
            "$z$",
            t("from σ(z), 32 bit"),
            t("from σ(z), 64 bit"),
            t("from the logit, 32 bit"),
        ],
        rows,
    )
    st.markdown(
        t(
            "In brackets is the gradient. σ(z) rounds to 1 from z = 17 on in 32 bit, from 37 on in"
            " 64 bit; then 1 − σ(z) is 0 and its logarithm infinite, and 0 · ∞ is not a number."
            " Written with the logit, ln(1 + eᶻ) − t z, the loss is finite everywhere."
        )
    )


def show_coin(controls: Controls) -> None:
    """Show the likelihood of a coin's tosses, by its probability of heads."""
    t = controls.t
    picture, panel = picture_and_sliders("coin")
    with panel:
        heads = int(controls.slide("heads", t("Heads"), Number(0, 20, whole=True), 7))
        tails = int(controls.slide("tails", t("Tails"), Number(0, 20, whole=True), 3))
        theta = controls.slide("theta", "θ", Number(0, 1), 0.5)
        best = heads / (heads + tails) if heads + tails else theta
        counts = {"heads": float(heads), "tails": float(tails)}
        here, slope = values_and_slopes(coin_loss, np.array([theta, best]), counts)
        st.latex(r"L(\theta) = -h \ln \theta - t \ln(1 - \theta)")
        rows = [
            [rf"$\theta = {value:.4g}$", number(loss), number(round(gradient, 9) + 0.0)]
            for value, loss, gradient in zip((theta, best), here, slope, strict=True)
        ]
        show_table(["", "$L$", "$L'$"], rows)
        st.latex(r"L' = 0 \iff \theta = \frac{h}{h + t}" + f" = {best:.4g}")
    axis = grid(0.0, 1.0)[1:-1]
    curve = values_and_slopes(coin_loss, axis, counts)[0]
    marks = tuple(zip((theta, best), here, strict=True))
    figure = partial(
        line_plot,
        [Curve("L", axis, curve, STYLES[0], marks)],
        x=(0, 1),
        y=(0.0, max(2.5 * float(curve.min()), 1.0)),
        x_title="θ",
        y_title="L",
        at=best,
        height=420,
    )
    show_figure(
        picture,
        figure,
        "functions-coin",
        t("The negative log likelihood has its minimum at {best}").format(best=f"{best:.4g}"),
    )
    st.caption(
        t(
            "At θ = 0 and θ = 1 the loss is infinite if both sides were seen. A likelihood of"
            " discrete outcomes is at most 1, so its negative logarithm is at least 0; densities"
            " may exceed 1."
        )
    )
