"""Weight decay with 200 weights and 20 examples."""

import numpy as np
import streamlit as st

from optviz.i18n import Translate
from optviz.regularization.weight_decay import (
    CONSTANT_LOSS,
    EPOCHS,
    FORMS,
    WEIGHT_DECAYS,
    Form,
    Measured,
    against_weight_decay,
    train,
)
from optviz.rendering.figures.bands import band_plot
from optviz.rendering.scene import STYLES
from optviz.settings.kinds import Number
from optviz.ui.charts import banded, is_dark, log_range, show_figure, train_and_test
from optviz.ui.controls import Controls
from optviz.ui.tables import show_table

_SEEDS = (10, 20, 50, 100)


def show_weight_decay(controls: Controls) -> None:
    """Let the reader train with more or less decay, and see what is learned and what is not."""
    t = controls.t
    picture, panel = st.columns([5, 2], gap="medium")
    with panel:
        st.latex(
            r"\begin{gathered} y = 0.05 + \textstyle\sum_{i=1}^{200} 0.01\,x_i + \epsilon \\"
            r" w \leftarrow (1 - \eta\lambda)\,w - \eta\,g \end{gathered}"
        )
        names = {
            "scratch": t("Loss ½(ŷ − y)², from scratch"),
            "concise": t("Loss (ŷ − y)², as MSELoss"),
        }
        form = FORMS[controls.choose("form", t("Written as"), names, "scratch")]
        weight_decay = controls.slide("weight_decay", t("Weight decay $λ$"), Number(0, 10), 3.0)
        seeds = int(controls.pick("seeds", t("Seeds"), Number(10, 100, True), _SEEDS, 20))
        st.caption(
            t(
                "20 examples to learn from, 100 to test, in batches of 5, for 100 epochs at the"
                " learning rate 0.003. The bias is not penalized. All losses below are half the"
                " mean squared error. Lines are medians over the seeds, bands go from the lower"
                " to the upper quartile."
            )
        )
    histories = train(form, weight_decay, seeds)
    ends = against_weight_decay(form, seeds)
    with picture:
        _by_epoch(histories, ends, weight_decay, t)
        _by_weight_decay(ends, weight_decay, t)
    _told(histories, t)
    _printed(form, ends, t)


def _by_epoch(histories: Measured, ends: Measured, weight_decay: float, t: Translate) -> None:
    epochs = np.arange(EPOCHS + 1)
    left, right = st.columns(2)
    norm = [banded("‖w‖", epochs, histories.norm, STYLES[0])]
    alt = t("The norm of the weights over {epochs} epochs with λ = {value}")
    show_figure(
        left,
        band_plot(
            norm,
            x=(0, EPOCHS),
            y=(0, 16),
            x_title=t("epoch"),
            y_title="‖w‖",
            dark=is_dark(),
        ),
        "regularize-norm",
        alt.format(epochs=EPOCHS, value=f"{weight_decay:g}"),
    )
    losses = train_and_test(epochs, histories.train, histories.test, t)
    # The same axis for every λ: it must hold what each of them ends with.
    everything = [*losses, *train_and_test(WEIGHT_DECAYS, ends.train, ends.test, t)]
    alt = t("Train and test loss over {epochs} epochs with λ = {value}")
    show_figure(
        right,
        band_plot(
            losses,
            x=(0, EPOCHS),
            y=log_range(everything),
            x_title=t("epoch"),
            y_title=t("loss"),
            dark=is_dark(),
            log=True,
        ),
        "regularize-losses",
        alt.format(epochs=EPOCHS, value=f"{weight_decay:g}"),
    )


def _by_weight_decay(ends: Measured, weight_decay: float, t: Translate) -> None:
    curves = [
        banded("‖w‖", WEIGHT_DECAYS, ends.norm, STYLES[2]),
        *train_and_test(WEIGHT_DECAYS, ends.train, ends.test, t),
    ]
    figure = band_plot(
        curves,
        x=(0, 10),
        y=log_range(curves),
        x_title="λ",
        y_title=t("after the last epoch"),
        dark=is_dark(),
        at=weight_decay,
        log=True,
    )
    alt = t("The last norm, train loss and test loss for weight decays from 0 to 10")
    show_figure(st, figure, "regularize-decays", alt)


def _told(histories: Measured, t: Translate) -> None:
    norm, train_loss, test_loss = (np.median(runs[:, -1]) for runs in histories)
    st.markdown(
        t(
            "**In the end** ‖w‖ = {norm}, train loss {train}, test loss {test} (medians). The true"
            " weights have the norm 0.141. Twenty examples say nothing about 180 of the 200"
            " directions: there the weights stay as they were drawn, unless decay shrinks them."
            " More decay is not always better: a model that always answers 0.05 has the test"
            " loss {constant}."
        ).format(
            norm=f"{norm:.3f}",
            train=f"{train_loss:.2g}",
            test=f"{test_loss:.3g}",
            constant=f"{CONSTANT_LOSS:.5f}",
        )
    )


def _printed(form: Form, ends: Measured, t: Translate) -> None:
    """Compare the norms with printed ones, each of a single run."""
    rows = []
    for weight_decay, printed in form.printed.items():
        norms = ends.norm[:, weight_decay == WEIGHT_DECAYS]
        here = f"{norms.mean():.3f} ± {norms.std(ddof=1):.3f}"
        rows.append([f"{weight_decay:g}", here, f"{printed:.3f}"])
    show_table(["λ", t("‖w‖ here, mean ± standard deviation"), t("‖w‖ printed")], rows)
    st.caption(
        t(
            "The printed norms are single runs without a known seed: they should lie in the range"
            " of the runs here, no closer. Without the ½ the gradient of the loss is twice as"
            " large, so that the same learning rate takes steps twice as long; its bias also"
            " begins at a random number, which 400 steps do not quite forget. PyTorch's"
            " weight_decay adds λw to the gradient: that belongs to λ/2 ‖w‖², not to λ ‖w‖², as is"
            " also printed."
        )
    )
