"""Dropout on sixteen numbers, and in a small network."""

from functools import partial

import numpy as np
import streamlit as st

from optviz.i18n import Translate
from optviz.regularization import dropout_network
from optviz.regularization.dropout import MASKS, VALUES, Dropped, drop
from optviz.rendering.figures.bands import Banded, band_plot
from optviz.rendering.figures.lines import Curve
from optviz.rendering.figures.masked import masked_plot
from optviz.rendering.scene import STYLES
from optviz.settings.kinds import Number
from optviz.settings.table import SETTINGS
from optviz.ui.charts import banded, log_range, show_figure, train_and_test
from optviz.ui.columns import picture_and_sliders
from optviz.ui.controls import Controls
from optviz.ui.controls.kept import begin_anew
from optviz.ui.controls.player_controls import PlayerControls

_HEIGHT = 250
_FORMULA = (
    r"\begin{gathered} h' = \begin{cases} 0 & \text{with probability } p \\[4pt]"
    r" \frac{h}{1 - p} & \text{else} \end{cases} \\[6pt] \mathrm{E}[h'] = h \end{gathered}"
)


def show_dropout(controls: Controls) -> None:
    """Let the reader drop some of the numbers 0 ... 15, and see what is left on average."""
    t = controls.t
    picture, panel = picture_and_sliders("dropout")
    with panel:
        st.latex(_FORMULA)
        rate = controls.slide("rate", t("Dropout rate") + " p", Number(0, 1), 0.5)
        seed = int(controls.show(SETTINGS["seed"].but(label="Seed of the mask")))
    dropped = drop(rate, seed)
    names = (
        t("number"),
        t("after dropout"),
        t("average ± 2 standard errors"),
    )
    figure = partial(
        masked_plot,
        VALUES,
        dropped.values,
        dropped.mean,
        2 * dropped.standard_error,
        names=names,
        titles=(t("number"), t("value")),
    )
    kept = np.flatnonzero(dropped.keep)
    alt = t("The numbers 0 to 15, what one mask leaves of them, and the average over many masks")
    with picture:
        show_figure(st, figure, "regularize-dropout", alt)
        _mask(dropped, t)
    with panel:
        _expectation(dropped, rate, t)
    st.markdown(
        t("**Kept and divided by 1 − p = {share}:** {pairs}").format(
            share=f"{1 - rate:.4g}",
            pairs=", ".join(f"{VALUES[k]:g} → {dropped.values[k]:.4g}" for k in kept) or "—",
        )
    )
    _scaling_at_test(t)


def _mask(dropped: Dropped, t: Translate) -> None:
    """Show the mask as a row of digits."""
    st.code(f"{t('mask')}  {' '.join(f'{keep:.0f}' for keep in dropped.keep)}", language=None)


def _expectation(dropped: Dropped, rate: float, t: Translate) -> None:
    if rate == 1:
        st.markdown(t("At p = 1 everything is dropped: here the expectation is 0, not h."))
        return
    spread = dropped.standard_error > 0
    off = np.abs(dropped.mean - VALUES)[spread] / dropped.standard_error[spread]
    st.markdown(
        t(
            "**Expectation:** the average over {count} masks lies at most {off} standard errors"
            " from the number itself; up to about 3 are to be expected of sixteen numbers."
        ).format(count=f"{MASKS:,}", off=f"{off.max(initial=0):.2f}")
    )


def _scaling_at_test(t: Translate) -> None:
    st.markdown(
        t(
            "**Often printed wrong:** to divide by 1 − p in training *and* to scale the outputs at"
            " test time. It is one or the other: after division by 1 − p the expectation is right"
            " already, and at test time nothing is dropped and nothing scaled."
        )
    )


def show_dropout_network(controls: PlayerControls) -> None:
    """Let the reader train a network of two layers with dropout, and see it predict."""
    t = controls.t
    picture, panel = picture_and_sliders("dropout_network")
    with panel:
        st.latex(
            r"\begin{gathered} h = \tanh(w_1 x + b_1) \\"
            r" \hat y = w_2^\top\, \mathrm{dropout}(h) + b_2 \end{gathered}"
        )
        rate = controls.slide("rate", t("Dropout rate") + " p", Number(0, 0.9), 0.2)
        verdict = st.container()
        st.caption(
            t(
                "{hidden} hidden units, {examples} noisy examples, {steps} steps of Adam at the"
                " rate {rate}; a new mask at every step. Curves of the first of {seeds} seeds;"
                " the losses, without dropout, as medians and quartiles of all seeds. The"
                " examples to test have no noise."
            ).format(
                hidden=dropout_network.HIDDEN,
                examples=dropout_network.TRAINING,
                steps=dropout_network.STEPS,
                rate=dropout_network.LEARNING_RATE,
                seeds=dropout_network.SEEDS,
            )
        )
    trained, without = dropout_network.train(rate), dropout_network.train(0.0)
    with picture:
        _predictions(trained, t)
        _losses(trained, without, t)
    off = np.abs(trained.mean - trained.whole).max()
    test = np.median(trained.test, axis=0)
    lowest = int(np.argmin(test))
    verdict.markdown(
        t("**Test loss:** {lowest} at its lowest, at step {step}; {last} in the end.").format(
            lowest=f"{test[lowest]:.3f}", step=trained.steps[lowest], last=f"{test[-1]:.3f}"
        )
    )
    st.markdown(
        t(
            "The average prediction over {masks} masks differs from that of the whole network by"
            " {off} at most, standard error up to {error}. Here nothing follows the mask but sums,"
            " so the expectations are equal; in deeper networks they are only close."
        ).format(
            masks=dropout_network.MASKS,
            off=f"{off:.3f}",
            error=f"{trained.standard_error.max():.3f}",
        )
    )
    _scaling_at_test(t)
    label = t("Train a deeper network with this rate")
    if st.button(label, on_click=begin_anew, args=("network",)):
        query = {"dropout": f"{rate:g}", "lang": controls.language}
        st.switch_page("network.py", query_params=query)


def _predictions(trained: dropout_network.Trained, t: Translate) -> None:
    grid = dropout_network.GRID
    truth = Curve(t("truth"), grid, dropout_network.truth(grid), STYLES[5])
    again = Curve(t("scaled at test time too (wrong)"), grid, trained.scaled_again, STYLES[2])
    masked = banded(t("average over masks"), grid, trained.masked, STYLES[1])
    mean = Curve(masked.curve.name, grid, trained.mean, STYLES[1])
    curves = (
        Banded(truth),
        Banded(mean, masked.low, masked.high),
        Banded(Curve(t("without dropout, as at test time"), grid, trained.whole, STYLES[0])),
        Banded(again),
    )
    figure = partial(
        band_plot,
        curves,
        points=(t("examples"), trained.x, trained.y),
        x=(-1, 1),
        y=(-2, 2),
        x_title="x",
        y_title="y",
        height=_HEIGHT,
    )
    alt = t("Predictions of a network with dropout masks, without them, and scaled once too often")
    show_figure(st, figure, "regularize-network", alt)


def _losses(
    trained: dropout_network.Trained, without: dropout_network.Trained, t: Translate
) -> None:
    curves = [
        *train_and_test(trained.steps, trained.train, trained.test, t),
        banded(t("test loss without dropout"), without.steps, without.test, STYLES[2]),
    ]
    figure = partial(
        band_plot,
        curves,
        x=(0, dropout_network.STEPS),
        y=log_range(curves),
        x_title=t("step"),
        y_title=t("loss"),
        log=True,
        height=_HEIGHT,
    )
    alt = t("Train and test loss of networks trained with dropout, with bands over the seeds")
    show_figure(st, figure, "regularize-network-losses", alt)
