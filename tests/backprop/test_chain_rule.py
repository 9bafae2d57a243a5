"""The chain rule as it is written: local derivatives, lines with numbers, graphs of formulas."""

import math
import re

import jax
import numpy as np
import pytest
from graph_nodes import arity_of, named
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from optviz.backprop import both_passes, moments, operations
from optviz.backprop.chain_rule import backward_lines, forward_line, written
from optviz.backprop.formula_graphs import EXAMPLE, MOST_OPERATIONS, ExpressionText, graph_of
from optviz.backprop.formula_operations import operation_of, whole_power
from optviz.backprop.operations import Operation, value_and_partials
from optviz.backprop.ready_made import line_fit, multiply
from optviz.rendering.figures.layers import lay_out
from surfaces.formula import FormulaError, parse

SIMPLE = [operation for operation in vars(operations).values() if isinstance(operation, Operation)]
OF_FORMULAS = [
    operation_of(head)
    for head in (
        *("+", "-", "*", "/", "^", "negative", "exp", "sin", "cos", "tan", "asin", "acos"),
        *("atan", "sinh", "cosh", "tanh", "ln", "log10", "log2", "sqrt", "abs", "sign"),
        *("floor", "min", "max", "atan2"),
    )
]


def evaluated(latex, values):
    """The number that a local derivative in LaTeX stands for."""
    text = re.sub(r"\\operatorname\{sign\} (\w+)", r"sign(\1)", latex)
    text = re.sub(r"\[(\w+) = (\w+)\]", r"float(\1 == \2)", text)
    for _ in range(2):
        text = re.sub(r"\\sqrt\{([^{}]*)\}", r"sqrt(\1)", text)
        text = re.sub(r"\\frac\{([^{}]*)\}\{([^{}]*)\}", r"((\1)/(\2))", text)
    text = re.sub(r"\^\{([^{}]*)\}", r"**(\1)", text).replace("^", "**")
    text = re.sub(r"\\(sin|cos|cosh|sinh|ln) (\w+)", r"\1(\2)", text).replace(r"\cdot", "*")
    known = {name: getattr(math, name) for name in ("sin", "cos", "sinh", "cosh", "sqrt")}
    known |= {"ln": math.log, "sign": lambda v: math.copysign(1, v), "float": float}
    return eval(text, {"__builtins__": {}}, {**known, **values})  # noqa: S307 - our own texts


ALL = [*SIMPLE, *OF_FORMULAS, *map(whole_power, (-2, 0, 1, 2, 3, 7))]


@pytest.mark.parametrize("operation", ALL, ids=lambda o: o.id)
@given(data=st.data())
@settings(max_examples=15, deadline=None)
def test_local_derivatives_are_what_is_written(operation, data):
    names = [f"v{i}" for i in range(arity_of(operation))]
    inner = st.floats(0.1, 0.9)  # where every function is defined
    values = data.draw(st.lists(inner, min_size=len(names), max_size=len(names), unique=True))
    value, partials = value_and_partials(operation, values)
    known = {**dict(zip(names, values, strict=True)), "own": value}
    for k, partial in enumerate(partials):
        text = operation.partial(k, names, "own")
        assert evaluated(text, known) == pytest.approx(partial, rel=1e-9, abs=1e-12), text


def test_the_chain_rule_is_written_with_its_numbers():
    graph = multiply(3, -4)
    passes = both_passes(graph, 0.5)
    assert forward_line(graph, passes, 2) == r"z = x \cdot y = 3 \cdot (-4) = -12"
    narrow = forward_line(graph, passes, 2, narrow=True)
    assert narrow.count("&") == narrow.count("=") == 3
    first, second = backward_lines(graph, passes, moments(graph, passes)[-1], "L")
    assert first.endswith(r"= 0.5 \cdot \underbrace{(-4)}_{y} = -2")
    assert second.endswith(r"= 0.5 \cdot \underbrace{3}_{x} = 1.5")
    assert r"\frac{\partial L}{\partial z} \cdot \frac{\partial z}{\partial x}" in first


def test_what_arrives_from_several_nodes_is_said_to_be_summed():
    graph = line_fit()
    passes, found = both_passes(graph), moments(graph, both_passes(graph))
    last = next(m for m in reversed(found) if graph.nodes[m.node].name == "ŷ₁")
    lines = backward_lines(graph, passes, last, "L")
    assert r"\mathrel{+}=" in lines[0]
    assert rf"= {written(passes.gradients[named(graph)['w']])})" in lines[0]
    assert r"\mathrel{+}=" not in lines[1]  # x₁ goes into one node only


def test_beside_the_graph_many_operands_have_a_row_each():
    graph = line_fit()
    total = next(m for m in moments(graph, both_passes(graph)) if m.phase == "backward")
    lines = backward_lines(graph, both_passes(graph), total, "L", narrow=True)
    assert lines == [
        rf"\frac{{\partial L}}{{\partial E_{{{k}}}}} & = 1 \cdot 1 = 1" for k in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.25, "0.25"),
        (-0.0, "0"),
        (1e-9, r"1 \cdot 10^{-9}"),
        (math.inf, r"\infty"),
        (-math.inf, r"-\infty"),
        (math.nan, r"\text{NaN}"),
    ],
)
def test_numbers_are_written(value, text):
    assert written(value) == text


FORMULAS = [
    EXAMPLE,
    "x",
    "x^2 + 3 sin(x y)",
    "2 pi x",
    "x*x*x",
    "-(x - 3)^-2",
    "x^y",
    "exp(-x^2/2) / sqrt(tau)",
    "min(x, y, x y) + max(x, 2)",
    "atan2(y, x) + ln(abs(x) + 1)",
    "tanh(x) floor(y) sign(x) + log2(y + 9)",
    "erf(x) + sigmoid(y) softplus(x) + ceil(x) round(y)",
    "where(x > y, x^2, y) + (x <= y) y + relu(x - y)",
    "y",
]


@pytest.mark.parametrize("text", FORMULAS)
@given(x=st.floats(0.2, 3), y=st.floats(0.3, 3))
@settings(max_examples=10, deadline=None)
def test_graphs_of_formulas_have_the_values_and_gradients_of_the_formula(text, x, y):
    graph, surface = graph_of(text, x=x, y=y), parse(text)
    passes, node = both_passes(graph), named(graph)
    point = np.array([x, y][: surface.dimension])
    value, grad = jax.value_and_grad(surface.objective)(point)
    assume(np.isfinite(grad).all())  # at a kink a surface has no gradient, a graph's node has one
    assert passes.values[-1] == pytest.approx(float(value), rel=1e-12)
    for name, by in zip("xy", grad, strict=False):
        got = passes.gradients[node[name]] if name in node else 0.0
        assert got == pytest.approx(float(by), rel=1e-9, abs=1e-12)
    lay_out([n.operands for n in graph.nodes])
    for moment in moments(graph, passes):
        if moment.phase == "backward":
            assert backward_lines(graph, passes, moment, "f")


def test_constant_parts_of_a_formula_are_one_node_without_a_gradient():
    graph = graph_of("2 pi x + 1/3", x=1.0)
    constants = {node.name: node.value for node in graph.nodes if node.kind == "constant"}
    assert constants == pytest.approx({"2*pi": 2 * math.pi, "1/3": 1 / 3})
    passes = both_passes(graph)
    for k, node in enumerate(graph.nodes):
        assert (passes.gradients[k] == 0) == (node.kind == "constant")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2 + 3", "no variable"),
        (" + ".join(["x"] * (MOST_OPERATIONS + 2)), "at most"),
        ("sinn(x)", "not known"),
        ("", "formula"),
    ],
)
def test_a_formula_without_a_graph_is_refused(text, said):
    with pytest.raises(FormulaError, match=said):
        ExpressionText().read(text)
    assert ExpressionText().read(EXAMPLE) == EXAMPLE
