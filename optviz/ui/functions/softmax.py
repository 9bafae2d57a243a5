"""The softmax of three numbers, at any temperature, with its derivatives."""

from functools import partial

import numpy as np
import streamlit as st

from optviz.functions.activations import softmax, softmax_slopes
from optviz.i18n import Translate
from optviz.rendering.figures.bars import Group, bar_plot
from optviz.rendering.scene import STYLES
from optviz.settings.kinds import Number
from optviz.ui.charts import show_figure
from optviz.ui.columns import picture_and_sliders
from optviz.ui.controls import Controls
from optviz.ui.tables import number, short, show_table

_VALUES = (3.0, 1.0, -3.0)


def show_softmax(controls: Controls) -> None:
    """Let the reader move three numbers and the temperature, and see their softmax."""
    t = controls.t
    picture, panel = picture_and_sliders("softmax")
    with panel:
        values = np.array(
            [
                controls.slide(f"v{i}", f"v{'₁₂₃'[i - 1]}", Number(-10, 10), default)
                for i, default in enumerate(_VALUES, start=1)
            ]
        )
        temperature = controls.slide(
            "temperature", t("Temperature") + " T", Number(0.05, 20), 1.0, log=True
        )
    shown = softmax(values, temperature)
    groups = [Group(f"T = {temperature:g}", shown, STYLES[0])]
    if temperature != 1:
        groups.append(Group("T = 1", softmax(values), STYLES[1]))
    with picture:
        st.latex(r"S_i = \frac{e^{v_i / T}}{\sum_j e^{v_j / T}}")
        show_figure(
            st,
            partial(
                bar_plot,
                groups,
                [short(value) for value in values] if len(set(values)) == 3 else ["1", "2", "3"],
                y=(0, 1.12),
                y_title="S",
            ),
            "functions-softmax",
            t("Softmax: {numbers}").format(numbers=", ".join(f"{s:.4f}" for s in shown)),
        )
    _tables(values, temperature, t)
    st.header(t("What is often printed wrong"))
    positions = softmax(np.arange(1.0, 4.0))
    show_table(
        [t("Printed"), t("Right"), t("Numbers")],
        [
            [
                r"$S_i = \frac{e^i}{\sum_j e^j}$",
                t("The exponents are the values, not their positions."),
                t("as printed {printed} for any values; right {right}").format(
                    printed=", ".join(number(p) for p in positions),
                    right=", ".join(number(p) for p in softmax(values)),
                ),
            ]
        ],
    )


def _tables(values: np.ndarray, temperature: float, t: Translate) -> None:
    """Show how the softmax is made, and its derivatives."""
    shown = softmax(values, temperature)
    left, right = st.columns(2, gap="medium")
    with left:
        raised = np.exp(values / temperature)
        rows = [
            [short(value), number(power), number(share, 6)]
            for value, power, share in zip(values, raised, shown, strict=True)
        ]
        total = [t("sum"), number(raised.sum()), number(shown.sum(), 6)]
        show_table(["$v_i$", "$e^{v_i/T}$", "$S_i$"], [*rows, total])
        st.caption(t("The same number added to all values changes nothing."))
    with right:
        slopes = softmax_slopes(values, temperature)
        rows = [
            [f"$S_{i}$", *(number(slope) for slope in row)] for i, row in enumerate(slopes, start=1)
        ]
        header = [r"$\partial S_i / \partial v_j$", "$v_1$", "$v_2$", "$v_3$"]
        show_table(header, rows)
        st.caption(t("Every value moves every probability: Sᵢ([i = j] − Sⱼ)/T, rows sum to 0."))
