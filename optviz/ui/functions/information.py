"""Information, entropy, cross-entropy and divergence of two small distributions."""

from collections.abc import Sequence
from functools import partial

import numpy as np
import streamlit as st

from optviz.functions.losses import cross_entropy_between, divergence, entropy, value_of
from optviz.functions.small_tables import Distribution
from optviz.i18n import Translate
from optviz.rendering.figures.bars import Group, bar_plot
from optviz.rendering.scene import STYLES
from optviz.ui.charts import show_figure
from optviz.ui.columns import picture_and_sliders
from optviz.ui.controls import Controls
from optviz.ui.tables import bold, number, show_table

_THREE = Distribution(3)


def show_information(controls: Controls) -> None:
    """Let the reader write two distributions over three kinds of weather."""
    t = controls.t
    weather = (t("sunny"), t("rainy"), t("cloudy"))
    picture, panel = picture_and_sliders("information")
    with panel:
        p = np.array(controls.write_in("p", t("Distribution p"), _THREE, (0.5, 0.2, 0.3)))
        q = np.array(controls.write_in("q", t("Distribution q"), _THREE, (0.4, 0.4, 0.2)))
        st.latex(r"H(p) = -\sum_i p_i \ln p_i")
        st.latex(r"H(p, q) = -\sum_i p_i \ln q_i")
        st.latex(r"D(p \Vert q) = \sum_i p_i \ln \frac{p_i}{q_i}")
        st.latex(r"D(p \Vert q) = H(p, q) - H(p)")
    with picture:
        show_figure(
            st,
            partial(
                bar_plot,
                [Group("p", p, STYLES[0]), Group("q", q, STYLES[1])],
                weather,
                y=(0, 1.12),
                y_title=t("probability"),
                height=300,
            ),
            "functions-information",
            t("The distributions p = {p} and q = {q}").format(p=p.tolist(), q=q.tolist()),
        )
        _tables(p, q, weather, t)
    st.header(t("What is often printed wrong"))
    _misprints(q, t)


def _tables(p: np.ndarray, q: np.ndarray, weather: Sequence[str], t: Translate) -> None:
    """Show the information of each kind of weather, and what is made of it on average."""
    one_hot = np.eye(len(weather))
    rows = [
        [
            name,
            f"{p[i]:g}",
            number(value_of(cross_entropy_between, one_hot[i], p), 6),
            f"{q[i]:g}",
            number(value_of(cross_entropy_between, one_hot[i], q), 6),
        ]
        for i, name in enumerate(weather)
    ]
    show_table([t("weather"), "$p$", r"$-\ln p$", "$q$", r"$-\ln q$"], rows)
    quantities = (
        (t("entropy") + " $H(p)$", value_of(entropy, p)),
        (t("cross-entropy") + " $H(p, q)$", value_of(cross_entropy_between, p, q)),
        (t("divergence") + r" $D(p \Vert q)$", value_of(divergence, p, q)),
        (t("divergence") + r" $D(q \Vert p)$", value_of(divergence, q, p)),
    )
    rows = [
        [name, bold(number(value, 6)), number(value / np.log(2), 6)] for name, value in quantities
    ]
    show_table(["", t("nats"), t("bits")], rows)


def _misprints(q: np.ndarray, t: Translate) -> None:
    show_table(
        [t("Printed"), t("Right"), t("Numbers")],
        [
            [
                t("Information is inversely proportional to the probability."),
                t("It decreases with it, but as −ln p: half the probability adds ln 2."),
                t("−ln {half} = {first}, −ln {quarter} = {second}").format(
                    half="0.5",
                    first=number(-np.log(0.5)),
                    quarter="0.25",
                    second=number(-np.log(0.25)),
                ),
            ],
            [
                t("With one-hot targets H = −Σ ln qᵢ, as p(xᵢ) = 1."),
                t("Only the true class is left: H = −ln q(true)."),
                t("for q above and the first class: printed {printed}, right {right}").format(
                    printed=number(float(-np.log(q).sum()) if q.all() else np.inf),
                    right=number(value_of(cross_entropy_between, np.eye(3)[0], q)),
                ),
            ],
        ],
    )
