"""Weight decay with 200 weights and 20 examples."""

from functools import partial

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
from optviz.ui.charts import banded, log_range, show_figure, train_and_test
from optviz.ui.columns import picture_and_sliders
from optviz.ui.controls import Controls
from optviz.ui.tables import show_table

_SEEDS = (10, 20, 50, 100)
_HEIGHT = 240  # of each figure: four of them, two by two, are seen at once


def show_weight_decay(controls: Controls) -> None:
    """Let the reader train with more or less decay, and see what is learned and what is not."""
    t = controls.t
    picture, panel = picture_and_sliders("weight_decay")
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
        weight_decay = controls.slide("weight_decay", t("Weight decay") + " λ", Number(0, 10), 3.0)
        seeds = int(controls.pick("seeds", t("Seeds"), Number(10, 100, True), _SEEDS, 20))
    histories, without = train(form, weight_decay, seeds), train(form, 0.0, seeds)
    ends = against_weight_decay(form, seeds)
    with picture:
        _by_epoch(histories, without, ends, weight_decay, t)
    with panel:
        _show_verdict(histories, without, t)
    _printed(form, ends, t)


def _by_epoch(
    histories: Measured, without: Measured, ends: Measured, weight_decay: float, t: Translate
) -> None:
    """Draw losses and norm over the epochs, with decay and without it, and the ends for every λ."""
    epochs = np.arange(EPOCHS + 1)
    runs = {f"λ = {weight_decay:g}": histories, "λ = 0": without}
    against = train_and_test(WEIGHT_DECAYS, ends.train, ends.test, t)
    # One axis for both losses and every λ: it must hold what each of them ends with.
    everything = train_and_test(epochs, without.train, without.test, t)
    everything += [*train_and_test(epochs, histories.train, histories.test, t), *against]
    by_epoch = {"x": (0, EPOCHS), "x_title": t("epoch"), "height": _HEIGHT}
    losses = {**by_epoch, "y": log_range(everything), "log": True}
    cells = [*st.columns(2), *st.columns(2)]
    for cell, kind, title, axes in (
        (cells[0], "train", t("train loss"), losses),
        (cells[1], "test", t("test loss"), losses),
        (cells[2], "norm", "‖w‖", {**by_epoch, "y": (0, 16)}),
    ):
        curves = [
            banded(name, epochs, getattr(run, kind), style)
            for (name, run), style in zip(runs.items(), STYLES, strict=False)
        ]
        alt = t("{what} over {epochs} epochs with λ = {value} and without decay")
        alt = alt.format(what=title, epochs=EPOCHS, value=f"{weight_decay:g}")
        figure = partial(band_plot, curves, y_title=title, **axes)
        show_figure(cell, figure, f"regularize-{kind}", alt)
    curves = [banded("‖w‖", WEIGHT_DECAYS, ends.norm, STYLES[2]), *against]
    figure = partial(
        band_plot,
        curves,
        x=(0, 10),
        y=log_range(curves),
        x_title="λ",
        y_title=t("after the last epoch"),
        at=weight_decay,
        log=True,
        height=_HEIGHT,
    )
    alt = t("The last norm, train loss and test loss for weight decays from 0 to 10")
    show_figure(cells[3], figure, "regularize-decays", alt)


def _show_verdict(histories: Measured, without: Measured, t: Translate) -> None:
    norm, train_loss, test_loss = (np.median(runs[:, -1]) for runs in histories)
    st.markdown(
        t(
            "**In the end** ‖w‖ = {norm}, train loss {train}, test loss {test} (medians); without"
            " decay the test loss is {without}."
        ).format(
            norm=f"{norm:.3f}",
            train=f"{train_loss:.2g}",
            test=f"{test_loss:.3g}",
            without=f"{np.median(without.test[:, -1]):.3g}",
        )
    )
    with st.expander(t("Why, and how it is measured")):
        st.markdown(
            t(
                "The true weights have the norm 0.141. Twenty examples say nothing about 180 of the"
                " 200 directions: there the weights stay as they were drawn, unless decay shrinks"
                " them. More decay is not always better: a model that always answers 0.05 has the"
                " test loss {constant}."
            ).format(constant=f"{CONSTANT_LOSS:.5f}")
        )
        st.caption(
            t(
                "20 examples to learn from, 100 to test, in batches of 5, for 100 epochs at the"
                " learning rate 0.003. The bias is not penalized. All losses are half the mean"
                " squared error. Lines are medians over the seeds, bands go from the lower to the"
                " upper quartile."
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
