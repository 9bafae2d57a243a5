"""Under- and overfitting by the degree of a polynomial."""

from functools import partial

import numpy as np
import streamlit as st

from optviz.i18n import Translate
from optviz.regularization.model_size import (
    DEGREES,
    GRID,
    MAX_DEGREE,
    MAX_EXAMPLES,
    MIN_EXAMPLES,
    SEEDS,
    TEST,
    Fits,
    fit,
    truth,
)
from optviz.rendering.figures.bands import Banded, band_plot
from optviz.rendering.figures.lines import Curve
from optviz.rendering.scene import STYLES
from optviz.settings.kinds import Number
from optviz.ui.charts import banded, log_range, show_figure, train_and_test
from optviz.ui.columns import picture_and_sliders
from optviz.ui.controls import Controls

_HEIGHT = 250
_EXAMPLES = (25, 30, 40, 50, 75, 100, 150, 200)


def show_model_size(controls: Controls) -> None:
    """Let the reader choose a degree, and see what it fits: too little, enough, or the noise."""
    t = controls.t
    picture, panel = picture_and_sliders("model_size")
    with panel:
        st.latex(r"y = \sin 4x + \tfrac{x}{2} + \epsilon")
        whole = Number(0, MAX_DEGREE, whole=True)
        degree = int(controls.slide("degree", t("Degree of the polynomial"), whole, 5))
        kind = Number(MIN_EXAMPLES, MAX_EXAMPLES, whole=True)
        examples = int(controls.pick("examples", t("Examples"), kind, _EXAMPLES, 50))
        noise = controls.slide("noise", t("Standard deviation of the noise"), Number(0, 1), 0.3)
        verdict = st.container()
        st.caption(
            t(
                "Each of {seeds} seeds draws its own examples and as many as {test} to test. Lines"
                " are medians, bands go from the lower to the upper quartile; losses are half the"
                " mean squared error."
            ).format(seeds=SEEDS, test=TEST)
        )
    fits = fit(examples, noise)
    with picture:
        _fitted(fits, degree, t)
        _by_degree(fits, degree, t)
    with verdict:
        _show_verdict(fits, degree, noise, t)


def _fitted(fits: Fits, degree: int, t: Translate) -> None:
    usual = banded(t("fits of all seeds"), GRID, fits.curves[:, degree], STYLES[1])
    curves = (
        Banded(Curve(t("truth"), GRID, truth(GRID), STYLES[5])),
        usual,
        Banded(Curve(t("fit to these examples"), GRID, fits.curves[0, degree], STYLES[0])),
    )
    figure = partial(
        band_plot,
        curves,
        points=(t("examples"), fits.x, fits.y),
        x=(-1, 1),
        y=(-3, 3),
        x_title="x",
        y_title="y",
        height=_HEIGHT,
    )
    alt = t("Noisy examples, the truth behind them, and the fitted polynomial of degree {degree}")
    show_figure(st, figure, "regularize-fit", alt.format(degree=degree))


def _by_degree(fits: Fits, degree: int, t: Translate) -> None:
    curves = train_and_test(DEGREES, fits.train, fits.test, t)
    figure = partial(
        band_plot,
        curves,
        x=(0, MAX_DEGREE),
        y=log_range(curves),
        x_title=t("degree"),
        y_title=t("loss"),
        at=degree,
        log=True,
        height=_HEIGHT,
    )
    alt = t("Train and test loss against the degree of the polynomial, with bands over the seeds")
    show_figure(st, figure, "regularize-degrees", alt)


def _show_verdict(fits: Fits, degree: int, noise: float, t: Translate) -> None:
    train, test = (np.median(losses, axis=0) for losses in (fits.train, fits.test))
    st.markdown(
        t(
            "**Degree {degree}:** train loss {train}, test loss {test} (medians). The lowest test"
            " loss has degree {best}: {lowest}; the noise alone makes {floor}. A smaller model"
            " cannot follow the truth: both losses are high. A larger one follows the noise: the"
            " train loss falls on, the test loss rises."
        ).format(
            degree=degree,
            train=f"{train[degree]:.3g}",
            test=f"{test[degree]:.3g}",
            best=int(np.argmin(test)),
            lowest=f"{test.min():.3g}",
            floor=f"{noise**2 / 2:.3g}",
        )
    )
