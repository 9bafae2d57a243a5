"""Losses of classes: the negative log likelihood and the cross-entropy, number by number."""

from collections.abc import Sequence

import jax
import numpy as np
import streamlit as st

from optviz.functions.activations import softmax, values_and_slopes
from optviz.functions.losses import (
    LOSSES,
    cross_entropy,
    log_softmax,
    negative_log_likelihood,
    softmax_before_cross_entropy,
    value_and_gradient,
    value_of,
)
from optviz.functions.small_tables import Rows, labels_kind
from optviz.rendering.figures.lines import Curve
from optviz.rendering.scene import STYLES
from optviz.settings.kinds import Number
from optviz.ui.charts import Plot, show_beside
from optviz.ui.controls import Controls
from optviz.ui.tables import bold, number, show_table

_LOGITS = Rows(Number(-1000, 1000), (2, 8), (1, 8))
# The logits of two worked examples in a textbook. It is their differences that count: here the
# first logit of each row is 0.
FIVE_CLASSES = (
    (0.0, -0.0025, -0.6105, -0.1507, -0.3201),
    (0.0, -0.0475, 0.5731, -0.0179, -0.3208),
    (0.0, -0.2339, 0.2422, -0.1889, -0.5983),
)
THREE_CLASSES = (
    (0.0, 0.3919, 0.1557),
    (0.0, -0.8845, -0.2048),
    (0.0, 0.4586, -0.2017),
    (0.0, 0.0356, -0.0214),
)
_MARGIN = 8.0


def show_negative_log_likelihood(controls: Controls) -> None:
    """Show the worked example of five classes."""
    t = controls.t
    logits, labels = _choose(controls, "nll", FIVE_CLASSES, (1, 0, 4))
    logs = _picking_table(controls, "negative_log_likelihood", logits, labels)
    _, gradient = value_and_gradient(negative_log_likelihood, logs, labels)
    st.markdown(
        t(
            "The gradient with respect to the log-probabilities: only those of the true classes"
            " count."
        )
    )
    _grid(controls, gradient, labels)
    st.header(t("What is often printed wrong"))
    _stale(controls, FIVE_CLASSES, (1, 0, 4), (1.3110, 1.4703, 1.7949))


def show_cross_entropy(controls: Controls) -> None:
    """Show the worked example of three classes, and what a softmax too many does to it."""
    t = controls.t
    logits, labels = _choose(controls, "ce", THREE_CLASSES, (1, 0, 2, 1))
    logs = _picking_table(controls, "cross_entropy", logits, labels)
    one_hot = np.eye(logits.shape[1])[labels]
    sentence = t("With one-hot targets, −Σ y ln p averaged over the rows: {loss}, the same.")
    st.caption(sentence.format(loss=number(-np.mean(np.sum(one_hot * logs, axis=1)), 6)))
    left, right = st.columns(2, gap="medium")
    with left:
        st.markdown(t("The probabilities"))
        _grid(controls, softmax(logits), labels)
    with right:
        st.markdown(t("The gradient with respect to the logits"))
        _grid(controls, value_and_gradient(cross_entropy, logits, labels)[1], labels)
    st.header(t("Why no softmax before the cross-entropy"))
    _softmax_twice(controls, logits, labels)
    st.header(t("What is often printed wrong"))
    _stale(controls, THREE_CLASSES, (1, 0, 2, 1), (0.7956, 1.4796, 1.4163, 1.5762))


def _choose(
    controls: Controls,
    topic: str,
    logits: Sequence[Sequence[float]],
    labels: Sequence[int],
) -> tuple[np.ndarray, np.ndarray]:
    """Choose logits, a row for each example, and the true class of each."""
    t, scope = controls.t, controls.scope
    left, right = st.columns([5, 2], gap="medium")
    controls.scope = topic
    with left:
        help = t("A row for each example, its numbers separated by colons, rows by commas.")
        rows = controls.write_in("logits", t("Logits"), _LOGITS, tuple(logits), help=help)
    examples, classes = len(rows), len(rows[0])
    controls.scope = f"{topic}:{examples}:{classes}"
    usual = tuple(int(label) for label in (*labels, *[0] * examples)[:examples] if label < classes)
    usual = (*usual, *[0] * (examples - len(usual)))
    with right:
        kind = labels_kind(examples, classes)
        chosen = controls.write_in("labels", t("True classes, from 0"), kind, usual)
    controls.scope = scope
    return np.array(rows), np.array(chosen, int)


def _picking_table(
    controls: Controls, id: str, logits: np.ndarray, labels: np.ndarray
) -> np.ndarray:
    """Show the log-softmax of each row with the picked entry, and the loss; return the former."""
    t, logs = controls.t, log_softmax(logits)
    picked = logs[np.arange(len(labels)), labels]
    left, right = st.columns([5, 2], gap="medium")
    with left:
        st.markdown(t("The log-softmax; the entries of the true classes are picked"))
        _grid(controls, logs, labels)
    with right:
        st.latex(LOSSES[id].formula)
        st.latex(LOSSES[id].gradient)
    terms = " ".join(number(value) for value in picked)
    st.latex(
        rf"L = -\frac{{1}}{{{len(labels)}}} ({terms.replace('−', '-')})"
        rf" = \mathbf{{{value_of(negative_log_likelihood, logs, labels):.4f}}}"
    )
    return logs


def _grid(controls: Controls, table: np.ndarray, labels: np.ndarray) -> None:
    """Show a table of numbers with the entries of the true classes marked."""
    header = [controls.t("example"), *(f"$c = {c}$" for c in range(table.shape[1]))]
    rows = [
        [
            str(n),
            *(bold(number(v)) + " ✓" if c == labels[n] else number(v) for c, v in enumerate(row)),
        ]
        for n, row in enumerate(table)
    ]
    show_table(header, rows)


def _stale(
    controls: Controls,
    logits: Sequence[Sequence[float]],
    labels: Sequence[int],
    printed: Sequence[float],
) -> None:
    """Show a hand calculation with the numbers of another run beside the right one."""
    t = controls.t
    logs = log_softmax(np.array(logits))
    picked = [-logs[n, label] for n, label in enumerate(labels)]
    rows = [
        [name, rf"$({' + '.join(f'{v:.4f}' for v in terms)}) / {len(terms)}$", bold(text)]
        for name, terms, text in (
            (t("printed by hand"), printed, number(float(np.mean(printed)))),
            (t("with the numbers of its own table"), picked, number(float(np.mean(picked)))),
        )
    ]
    show_table(["", t("Calculation"), t("Loss")], rows)
    st.caption(t("The arithmetic is right, but its numbers come from another random run."))


def _softmax_twice(controls: Controls, logits: np.ndarray, labels: np.ndarray) -> None:
    t = controls.t
    names = (t("cross-entropy of the logits"), t("a softmax before it"))
    functions = (cross_entropy, softmax_before_cross_entropy)
    rows = []
    for name, function in zip(names, functions, strict=True):
        value, gradient = value_and_gradient(function, logits, labels)
        rows.append([name, bold(number(value)), number(np.abs(gradient).max())])
    show_table(["", t("Loss"), t("Largest entry of the gradient")], rows)
    axis = np.linspace(-_MARGIN, _MARGIN, 201)
    curves, slopes = [], []
    for name, function, style in zip(names, (_alone, _after_softmax), STYLES, strict=False):
        value, slope = values_and_slopes(function, axis)
        curves.append(Curve(name, axis, value, style))
        slopes.append(Curve(name, axis, slope, style))
    alt = t("{what} with one softmax and with two")
    plots = (
        Plot("L", (0.0, _MARGIN + 1), curves, alt.format(what="L")),
        Plot("∂L/∂m", (-1.1, 0.1), slopes, alt.format(what="∂L/∂m")),
    )
    show_beside(plots, "functions-twice", x=(-_MARGIN, _MARGIN), x_title="m")
    floor = values_and_slopes(_after_softmax, np.array([1000.0]))[0][0]
    st.markdown(
        t(
            "The true class has the logit m, two others have 0. Adding a softmax is said to have no"
            " effect, because the probabilities keep their order. But the second softmax sees"
            " numbers between 0 and 1 only: the loss can never fall below {floor}, and where the"
            " network is surely wrong, the gradient that should correct it vanishes."
        ).format(floor=number(floor))
    )


def _alone(margin: jax.Array) -> jax.Array:
    """The cross-entropy where the true class has a logit and two others have 0."""
    return cross_entropy(_three_logits(margin), np.zeros(1, int))


def _after_softmax(margin: jax.Array) -> jax.Array:
    """The same with a softmax too many."""
    return softmax_before_cross_entropy(_three_logits(margin), np.zeros(1, int))


def _three_logits(margin: jax.Array) -> jax.Array:
    return jax.numpy.array([[1.0, 0.0, 0.0]]) * margin
