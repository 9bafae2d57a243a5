"""The examples of the page on gradients, each with its own controls."""

import jax
import streamlit as st

from optviz.backprop import Graph, Passes, own_gradient
from optviz.backprop.formula_graphs import EXAMPLE, ExpressionText, graph_of
from optviz.backprop.ready_made import line_fit, multiply, network, sigmoid_unit
from optviz.i18n import Translate
from optviz.optimizers.source import source
from optviz.settings.kinds import Number
from optviz.settings.symbols import plain
from optviz.ui.backprop.descent import choose_descent, show_step
from optviz.ui.backprop.graph_view import show_graph
from optviz.ui.code import show_code
from optviz.ui.controls import Controls
from optviz.ui.tables import number, show_table
from surfaces.formula import MAX_LENGTH, parse
from surfaces.formula.tree import names_in
from surfaces.formula.variables import symbol_of, variables_of

_RANGE = Number(-5, 5)


def show_multiply(controls: Controls) -> None:
    """Show a product, and a backward pass of one's own for it."""
    t = controls.t
    with st.container(horizontal=True):
        x = controls.slide("x", "x", _RANGE, 3.0)
        y = controls.slide("y", "y", _RANGE, 4.0)
        seed = controls.slide("seed", "∂L/∂z", _RANGE, 1.0)
    show_graph(controls, multiply(x, y), "L", seed)
    code, errors = st.columns(2, gap="medium")
    with code:
        st.markdown(t("The same in JAX, with a backward pass of one's own; this code runs:"))
        show_code(source(own_gradient))
        _, back = jax.vjp(own_gradient.multiply, x, y)
        grads = [number(float(grad)) for grad in back(seed)]
        st.caption(t("At this point it returns {x} and {y}.").format(x=grads[0], y=grads[1]))
    with errors:
        st.markdown(t("What is often printed wrong") + " (PyTorch)")
        show_table(
            [t("Printed"), t("Right")],
            [
                ["`ctx.save_tensors`", "`ctx.saved_tensors`"],
                [
                    "`backward(ctx, x, y)`",
                    t("`backward(ctx, grad_z)`: what comes back is the incoming gradient"),
                ],
                [
                    t("no decorator"),
                    t("`@staticmethod` before `forward` and before `backward`"),
                ],
            ],
        )
        st.caption(t("As printed, the backward pass ends in a TypeError."))


def show_sigmoid_unit(controls: Controls) -> None:
    """Show 1/(1 + exp(-(wx + b))) in its smallest steps."""
    t = controls.t
    with st.container(horizontal=True):
        x = controls.slide("x", "x", _RANGE, 1.0)
        w = controls.slide("w", "w", _RANGE, 0.0)
        b = controls.slide("b", "b", _RANGE, 0.0)
    passes = show_graph(controls, sigmoid_unit(x, w, b), "f")
    value, slope = passes.values[-1], passes.values[-1] * (1 - passes.values[-1])
    st.latex(r"f(x; w, b) = \frac{1}{1 + e^{-(w x + b)}}")
    st.markdown(
        t(
            "Check: f(1 − f) = {slope} is the derivative with respect to wx + b;"
            " times x, it is that with respect to w."
        ).format(slope=number(slope, 6))
        + f" $f = {value:.6f}$"
    )


def show_line_fit(controls: Controls) -> None:
    """Show the loss of a line at three points."""
    t = controls.t
    with st.container(horizontal=True):
        w = controls.slide("w", "w", _RANGE, 0.2)
        b = controls.slide("b", "b", _RANGE, 0.5)
    place, before = st.container(), line_fit(w, b)
    st.header(t("One step of gradient descent"))
    with st.container(horizontal=True):
        graph, rate, losses = choose_descent(controls, before, before.parameters, 0.05)
    with place:
        passes = show_graph(controls, graph, "L")
        st.caption(
            t("w and b go into all three points, so three gradients arrive at each and are summed.")
        )
    show_step(controls, before, graph, passes, before.parameters, rate, losses)


def show_network(controls: Controls) -> None:
    """Show the network with two inputs, two hidden units and two outputs."""
    t, before, place = controls.t, network(), st.container()
    st.header(t("One step of gradient descent"))
    with st.container(horizontal=True, vertical_alignment="center"):
        keep = controls.switch(
            "keep_biases",
            t("Keep the biases"),
            help=t(
                "The text that the example comes from leaves the biases as they are; the usual"
                " code trains them too."
            ),
        )
        trained = [k for k in before.parameters if not keep or not _is_bias(before, k)]
        graph, rate, losses = choose_descent(controls, before, trained, 0.5)
    with place:
        passes = show_graph(controls, graph, "L")
        _outputs(graph, passes, t)
    show_step(controls, before, graph, passes, trained, rate, losses)


def _outputs(graph: Graph, passes: Passes, t: Translate) -> None:
    """Say what the network says, and what it should say at first."""
    pairs = zip(graph.nodes, passes.values, strict=True)
    first, second = (number(value) for node, value in pairs if node.symbol.startswith("o_"))
    st.markdown(
        t(
            "**Outputs** {first} and {second}, **loss** {loss}. For the first weights the text"
            " prints 0.7514, 0.7729 and 0.2984."
        ).format(first=first, second=second, loss=number(passes.values[-1]))
    )


def _is_bias(graph: Graph, k: int) -> bool:
    return graph.nodes[k].symbol[0] in "bc"


def show_own_expression(controls: Controls) -> None:
    """Show the graph of a formula that the reader writes."""
    t = controls.t
    help = t("One or two variables; + - * / ^ and brackets; sin, exp, ln, sqrt and the like.")
    with st.container(horizontal=True):
        text = controls.write_in(
            "formula",
            t("Formula"),
            ExpressionText(),
            EXAMPLE,
            help=help,
            max_chars=2 * MAX_LENGTH,
        )
        tree = parse(text).tree
        # In a link the variables are x and y, whatever the formula calls them.
        values = {
            name: controls.slide(setting, plain(symbol_of(name)), _RANGE, default)
            for name, setting, default in zip(variables_of(tree), "xy", (1.0, 2.0), strict=False)
            if name in names_in(tree)
        }
    scope, controls.scope = controls.scope, f"formula:{text}"
    show_graph(controls, graph_of(text, **values), "f")
    controls.scope = scope
