"""Steps of gradient descent on the parameters of a computation graph."""

from collections.abc import Sequence
from functools import partial

import numpy as np
import streamlit as st

from optviz.backprop import MAX_STEPS, Graph, Passes, descend
from optviz.rendering.figures.lines import Curve, line_plot
from optviz.rendering.scene import STYLES
from optviz.settings.kinds import Number
from optviz.ui.charts import show_figure
from optviz.ui.controls import Controls
from optviz.ui.tables import bold, number, show_table

_MOST_POINTS = 500


def choose_descent(
    controls: Controls, graph: Graph, trained: Sequence[int], learning_rate: float
) -> tuple[Graph, float, np.ndarray]:
    """Choose a learning rate and a number of steps; return the graph after them, and the losses."""
    t = controls.t
    rate = controls.slide(
        "learning_rate",
        t("learning rate") + " η",
        Number(1e-3, 10),
        learning_rate,
        log=True,
    )
    kind = Number(0, MAX_STEPS, whole=True)
    steps = int(controls.type_in("steps", t("Steps taken so far"), kind, 0))
    after, losses = descend(graph, trained, rate, steps)
    return after, rate, losses


def show_step(
    controls: Controls,
    before: Graph,
    graph: Graph,
    passes: Passes,
    trained: Sequence[int],
    learning_rate: float,
    losses: np.ndarray,
) -> None:
    """Show the parameters before and after the steps taken, and after one more."""
    t, steps = controls.t, len(losses) - 1
    after, next_losses = descend(graph, trained, learning_rate, 1)
    st.latex(r"\theta \leftarrow \theta - \eta \, \frac{\partial L}{\partial \theta}")
    rows = []
    for k in graph.parameters:
        start = [number(before.nodes[k].value, 9)] if steps else []
        gradient = number(passes.gradients[k], 9)
        moved = number(after.nodes[k].value, 9) if k in trained else t("kept")
        rows.append(
            [f"${graph.nodes[k].symbol}$", *start, number(graph.nodes[k].value, 9), gradient, moved]
        )
    first = [t("at the start")] if steps else []
    now = t("after {n} steps").format(n=steps) if steps else t("at the start")
    loss = [bold("$L$"), *([number(losses[0], 9)] if steps else []), number(losses[-1], 9)]
    rows.append([*loss, "", bold(number(next_losses[-1], 9))])
    header = [t("parameter"), *first, now]
    header += [r"$\partial L / \partial \theta$", t("after one more step")]
    show_table(header, rows)
    if steps:
        _loss_curve(controls, losses)


def _loss_curve(controls: Controls, losses: np.ndarray) -> None:
    t, last = controls.t, len(losses) - 1
    shown = np.unique(np.linspace(0, last, _MOST_POINTS).astype(int))
    heights = losses[shown]
    usable = heights[np.isfinite(heights) & (heights > 0)]
    low, high = (usable.min(), usable.max()) if usable.size else (0.1, 1.0)
    figure = partial(
        line_plot,
        [Curve("L", shown, heights, STYLES[0], ((last, losses[-1]),))],
        x=(0, last),
        y=(max(low / 2, 1e-300), min(high * 2, 1e300)),
        x_title=t("step"),
        y_title="L",
        log=True,
        height=280,
    )
    show_figure(
        st,
        figure,
        f"{controls.page}-losses",
        t("The loss falls from {first} to {last} in {n} steps").format(
            first=f"{losses[0]:.4g}", last=f"{losses[-1]:.4g}", n=last
        ),
    )
