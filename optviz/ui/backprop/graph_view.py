"""A computation graph, stepped through forward and back."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from optviz.backprop import Graph, Moment, Passes, both_passes, moments
from optviz.backprop.chain_rule import backward_lines, forward_line, slope, written
from optviz.i18n import Translate
from optviz.rendering.figures.graph import Arrow, Box, draw_graph
from optviz.rendering.figures.layers import Layout, lay_out
from optviz.settings.kinds import Number
from optviz.ui.charts import Draw, drawn_chart
from optviz.ui.controls import Controls
from optviz.ui.tables import bold, number, show_table


def show_graph(controls: Controls, graph: Graph, outcome: str, seed: float = 1.0) -> Passes:
    """Show a graph with buttons that go through both of its passes; return what they find.

    `outcome` is the name of what is differentiated, `seed` the gradient that arrives at the output.
    """
    t = controls.t
    passes = both_passes(graph, seed)
    all_moments = moments(graph, passes)
    moment = all_moments[_choose_moment(controls, len(all_moments) - 1)]
    layout = lay_out([node.operands for node in graph.nodes])
    drawing = drawn_chart(_drawing(graph, passes, moment, layout, t))
    # The texts of the drawing are escaped, and a formula's are made anew from its tree. `st.html`
    # takes drawings out, so it has to be Markdown.
    box = f'<div style="overflow-x:auto" tabindex="0">{drawing}</div>'
    # A wide graph leaves room for words below it, a high one beside it.
    wide = layout.columns >= 3 * layout.rows
    picture, words = (st.container(), st.container()) if wide else st.columns([2, 1])
    picture.markdown(box, unsafe_allow_html=True)
    with words:
        _explain(graph, passes, moment, outcome, t, narrow=not wide)
    with st.expander(t("The numbers of all nodes")):
        _table(graph, passes, outcome, t)
    return passes


def _choose_moment(controls: Controls, last: int) -> int:
    """Choose a moment with buttons or with a slider, whose arrow keys step as well."""
    t, scope, kind = controls.t, controls.scope, Number(0, last, whole=True)

    def go(to: Callable[[int], int]) -> None:
        controls.scope = scope
        step = int(controls.keep("step", kind, 0))
        controls.turn("step", min(max(to(step), 0), last))

    ways = (
        (t("To the start"), "skip_previous", lambda step: 0),
        (t("Step back"), "chevron_left", lambda step: step - 1),
        (t("Step forward"), "chevron_right", lambda step: step + 1),
        (t("To the end"), "skip_next", lambda step: last),
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for i, (label, icon, to) in enumerate(ways):
            st.button(
                label,
                icon=f":material/{icon}:",
                key=f"{controls.page}-way-{i}",
                on_click=go,
                args=(to,),
            )
        with st.container(width=420):
            return int(controls.slide("step", t("Step"), kind, 0))


def _drawing(graph: Graph, passes: Passes, moment: Moment, layout: Layout, t: Translate) -> Draw:
    nodes = graph.nodes
    boxes = []
    for k, node in enumerate(nodes):
        names = [nodes[j].name for j in node.operands]
        title = f"{node.name} = {node.operation.title(*names)}" if node.operation else node.name
        known, gradient = k in moment.computed, moment.gradients[k]
        state = "current" if k == moment.node else "done" if known else "waiting"
        boxes.append(
            Box(
                title,
                _short(passes.values[k]) if known else "",
                "" if gradient is None else _short(gradient),
                state,
                node.kind,
            )
        )
    arrows = []
    for k, node in enumerate(nodes):
        for i, operand in enumerate(node.operands):
            lit = moment.phase if k == moment.node and moment.phase != "seed" else ""
            if lit == "backward" and nodes[operand].kind == "constant":
                lit = ""
            label = f"×{_short(passes.partials[k][i])}" if lit == "backward" else ""
            arrows.append(Arrow(k, operand, lit, label))
    at = t("nothing computed yet") if moment.node is None else boxes[moment.node].title
    return partial(
        draw_graph,
        boxes,
        arrows,
        layout,
        alt=t("Computation graph of {count} nodes; {phase}: {node}").format(
            count=len(nodes), phase=_phases(t)[moment.phase], node=at
        ),
    )


def _short(value: float) -> str:
    return f"{value + 0.0:.4g}".replace("-", "−")


def _phases(t: Translate) -> dict[str, str]:
    return {
        "start": t("start"),
        "forward": t("forward pass"),
        "seed": t("turning point"),
        "backward": t("backward pass"),
    }


def _explain(
    graph: Graph, passes: Passes, moment: Moment, outcome: str, t: Translate, *, narrow: bool
) -> None:
    """Say in words and formulas what happens at a moment."""
    phase, name = _phases(t)[moment.phase], ""
    if moment.node is not None:
        node = graph.nodes[moment.node]
        name = f" · ${node.symbol}$"
    st.markdown(f"## {phase[:1].upper()}{phase[1:]}{name}")
    if moment.phase == "start":
        st.markdown(t("Only the given numbers are known. Step forward to compute node by node."))
    elif moment.phase == "forward":
        st.latex(forward_line(graph, passes, moment.node, narrow=narrow))
    elif moment.phase == "seed":
        st.latex(f"{slope(outcome, node.symbol)} = {written(passes.gradients[moment.node])}")
        st.markdown(
            t(
                "All values are known. Now the gradient starts at the output and goes back, from"
                " each node to the nodes that its value came from."
            )
        )
    else:
        incoming = f"{slope(outcome, node.symbol)} = {written(passes.gradients[moment.node])}"
        st.markdown(t("The incoming gradient") + f" ${incoming}$")
        lines = backward_lines(graph, passes, moment, outcome, narrow=narrow)
        st.latex(r"\small\begin{aligned}" + r" \\ ".join(lines) + r"\end{aligned}")
        st.caption(
            t("The gradient that is passed on = the incoming gradient × the local derivative.")
        )


def _table(graph: Graph, passes: Passes, outcome: str, t: Translate) -> None:
    rows = []
    for node, value, gradient in zip(graph.nodes, passes.values, passes.gradients, strict=True):
        symbols = [graph.nodes[j].symbol for j in node.operands]
        formula = f"$= {node.operation.formula(*symbols)}$" if node.operation else ""
        sent = "" if node.kind == "constant" else number(gradient, 9)
        rows.append([f"${node.symbol}$", formula, bold(number(value, 9)), sent])
    header = [t("Node"), t("Formula"), t("Value"), rf"$\partial {outcome} / \partial \cdot$"]
    show_table(header, rows)
