"""Computation graphs: both passes against `jax.grad` and the golden numbers."""

import json
import math
import re
from pathlib import Path
from xml.etree import ElementTree

import jax
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from optviz.backprop import (
    MAX_STEPS,
    Builder,
    both_passes,
    descend,
    moments,
    operations,
    output,
    own_gradient,
)
from optviz.backprop.chain_rule import backward_lines, forward_line, written
from optviz.backprop.formula_graphs import EXAMPLE, MOST_OPERATIONS, ExpressionText, graph_of
from optviz.backprop.formula_operations import operation_of, whole_power
from optviz.backprop.operations import Operation, value_and_partials
from optviz.backprop.ready_made import line_fit, multiply, network, sigmoid_unit
from optviz.rendering.figures.graph import Arrow, Box, draw_graph
from optviz.rendering.figures.layers import lay_out
from surfaces.formula import FormulaError, parse

GOLDEN = {
    item["id"]: item["value"]
    for item in json.loads((Path(__file__).parents[1] / "golden.json").read_text())["scalars"]
}
EXACT = {"rel": 1e-13, "abs": 1e-16}
READY = {"multiply": multiply, "unit": sigmoid_unit, "line": line_fit, "network": network}
SIMPLE = [operation for operation in vars(operations).values() if isinstance(operation, Operation)]
OF_FORMULAS = [
    operation_of(head)
    for head in (
        *("+", "-", "*", "/", "^", "negative", "exp", "sin", "cos", "tan", "asin", "acos"),
        *("atan", "sinh", "cosh", "tanh", "ln", "log10", "log2", "sqrt", "abs", "sign"),
        *("floor", "min", "max", "atan2"),
    )
]
ARITY = {"weighted_sum": 5, "sum": 3, "min": 3, "max": 3}
TWO = {"add", "subtract", "multiply", "divide", "power", "atan2", "squared_error"}


def arity_of(operation):
    pair = operation.id in TWO or operation.id == "half_squared_error"
    return ARITY.get(operation.id, 2 if pair else 1)


def named(graph):
    return {node.name: k for k, node in enumerate(graph.nodes)}


def gradients_by_jax(graph, seed=1.0):
    """The gradients of all given numbers, from the graph's function as a whole."""
    given = [k for k, node in enumerate(graph.nodes) if not node.operation]
    values = np.array([graph.nodes[k].value for k in given])
    return dict(zip(given, seed * jax.grad(lambda v: output(graph, list(v)))(values), strict=True))


def check_against_jax(graph, seed=1.0):
    passes = both_passes(graph, seed)
    given = [node.value for node in graph.nodes if not node.operation]
    assert passes.values[-1] == pytest.approx(float(output(graph, given)), rel=1e-12, nan_ok=True)
    for k, gradient in gradients_by_jax(graph, seed).items():
        if graph.nodes[k].kind != "constant":
            assert passes.gradients[k] == pytest.approx(float(gradient), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("name", READY)
def test_ready_graphs_have_the_gradients_of_jax(name):
    check_against_jax(READY[name](), seed=-1.7)


def test_the_product_of_three_and_four():
    graph = multiply(3, 4)
    passes = both_passes(graph, seed=2.0)
    assert passes.values == (3, 4, 12)
    assert passes.gradients == (8, 6, 2)
    value, back = jax.vjp(own_gradient.multiply, 3.0, 4.0)
    assert (float(value), *map(float, back(2.0))) == (12, 8, 6)


def test_the_sigmoid_unit_is_golden():
    graph = sigmoid_unit()
    passes, node = both_passes(graph), named(graph)
    got = [passes.values[-1], passes.gradients[node["w"]], passes.gradients[node["b"]]]
    assert got == pytest.approx(GOLDEN["chain.dfdw"], **EXACT)


def test_the_network_is_golden():
    graph = network()
    passes, node = both_passes(graph), named(graph)
    forward, grads = GOLDEN["backprop.forward"], GOLDEN["backprop.grads"]
    for letter, values in (("a", "net1"), ("h", "h"), ("n", "net2"), ("o", "out")):
        got = [passes.values[node[letter + index]] for index in "₁₂"]
        assert got == pytest.approx(forward[values], **EXACT)
    assert [passes.values[node[f"E{i}"]] for i in "₁₂"] == pytest.approx(
        forward["loss_parts"], **EXACT
    )
    assert passes.values[-1] == pytest.approx(forward["loss"], **EXACT)
    check_parameters(graph, passes.gradients, grads)


def check_parameters(graph, numbers, golden):
    node = named(graph)
    for letters, layer in (("wb", "1"), ("vc", "2")):
        weights, biases = golden[f"W{layer}"], golden[f"b{layer}"]
        for i, index in enumerate("₁₂"):
            for j, other in enumerate("₁₂"):
                got = numbers[node[letters[0] + index + other]]
                assert got == pytest.approx(weights[i][j], **EXACT)
            assert numbers[node[letters[1] + index]] == pytest.approx(biases[i], **EXACT)


def test_a_step_of_the_network_is_golden():
    graph = network()
    after, losses = descend(graph, graph.parameters, 0.5, 1)
    check_parameters(after, [n.value for n in after.nodes], GOLDEN["backprop.step"])
    golden = GOLDEN["backprop.after.loss_bias_updated"]
    assert losses.tolist() == pytest.approx(
        [GOLDEN["backprop.forward"]["loss"], golden["loss"]], **EXACT
    )
    passes, node = both_passes(after), named(after)
    assert [passes.values[node[f"o{i}"]] for i in "₁₂"] == pytest.approx(golden["out"], **EXACT)


def test_ten_thousand_steps_without_the_biases_are_golden():
    graph = network()
    weights = [k for k in graph.parameters if graph.nodes[k].symbol[0] in "wv"]
    after, losses = descend(graph, weights, 0.5, MAX_STEPS)
    assert len(losses) == MAX_STEPS + 1
    for step, golden in GOLDEN["backprop.train.bias_frozen"].items():
        assert losses[int(step)] == pytest.approx(golden["loss"], rel=1e-10)
    assert losses[1] == pytest.approx(GOLDEN["backprop.after.loss_bias_frozen"]["loss"], **EXACT)
    kept = set(graph.parameters) - set(weights)
    assert all(after.nodes[k].value == graph.nodes[k].value for k in kept)
    outs = [both_passes(after).values[named(after)[f"o{i}"]] for i in "₁₂"]
    assert outs == pytest.approx(GOLDEN["backprop.train.bias_frozen"]["10000"]["out"], rel=1e-9)


def test_steps_compose_and_their_number_is_checked():
    graph = line_fit()
    twice, _ = descend(descend(graph, graph.parameters, 0.02, 3)[0], graph.parameters, 0.02, 4)
    once, losses = descend(graph, graph.parameters, 0.02, 7)
    assert [n.value for n in once.nodes] == pytest.approx([n.value for n in twice.nodes])
    assert losses[-1] < losses[0]
    same, [only] = descend(graph, graph.parameters, 0.02, 0)
    assert same == graph
    assert only == pytest.approx(both_passes(graph).values[-1])
    for steps in (-1, MAX_STEPS + 1):
        with pytest.raises(ValueError, match="num_steps"):
            descend(graph, graph.parameters, 0.1, steps)


def test_divergence_is_not_an_error():
    graph = line_fit()
    _, losses = descend(graph, graph.parameters, 5.0, 1000)
    assert not np.isfinite(losses[-1])


@st.composite
def graphs(draw):
    """Random graphs of smooth operations, in which every node is used."""
    build, count = Builder(), draw(st.integers(1, 4))
    kinds = st.sampled_from(["input", "parameter"])
    numbers = st.floats(-2, 2)
    unused = [build.given(draw(kinds), f"g_{i}", f"g{i}", draw(numbers)) for i in range(count)]
    known = list(unused)
    smooth = (operations.ADD, operations.SUBTRACT, operations.MULTIPLY, operations.SIGMOID)
    more = (operations.WEIGHTED_SUM, operations.SUM, operations.HALF_SQUARED_ERROR)
    for i in range(draw(st.integers(1, 12))):
        operation = draw(st.sampled_from((*smooth, *more)))
        operands = [draw(st.sampled_from(known)) for _ in range(arity_of(operation))]
        known.append(build.apply(operation, f"o_{i}", f"o{i}", *operands))
        unused = [*(k for k in unused if k not in operands), known[-1]]
    build.apply(operations.SUM, "L", "L", *unused)
    return build.graph()


@settings(max_examples=60, deadline=None)
@given(graph=graphs(), seed=st.floats(-3, 3))
def test_random_graphs_have_the_gradients_of_jax(graph, seed):
    check_against_jax(graph, seed)


@settings(max_examples=60, deadline=None)
@given(graph=graphs())
def test_moments_go_forward_and_back_and_sum_up(graph):
    passes = both_passes(graph)
    found = moments(graph, passes)
    count = len(graph.operations)
    phases = [moment.phase for moment in found]
    assert phases == ["start", *["forward"] * count, "seed", *["backward"] * count]
    forward = [moment.node for moment in found if moment.phase == "forward"]
    assert [moment.node for moment in found if moment.phase == "backward"] == forward[::-1]
    for moment in found:
        if moment.phase in ("forward", "backward"):
            assert moment.node in moment.computed
            assert set(graph.nodes[moment.node].operands) <= moment.computed
        if moment.phase == "backward":  # what comes in is complete before it is sent on
            assert moment.gradients[moment.node] == pytest.approx(
                passes.gradients[moment.node], rel=1e-12, abs=1e-12
            )
    assert found[-1].gradients == pytest.approx(passes.gradients, rel=1e-12, abs=1e-12)
    assert not any(g is not None for g in found[count].gradients)


@settings(max_examples=60, deadline=None)
@given(graph=graphs())
def test_a_layout_has_no_two_nodes_in_one_place(graph):
    operands = [node.operands for node in graph.nodes]
    layout = lay_out(operands)
    assert len(set(layout.places)) == len(operands)
    passed = [place for way in layout.ways.values() for place in way[1:-1]]
    assert not set(passed) & set(layout.places)  # no edge runs through a node
    for (consumer, operand), way in layout.ways.items():
        assert (way[0], way[-1]) == (layout.places[consumer], layout.places[operand])
        assert [column for column, _ in way] == list(range(way[0][0], way[-1][0] - 1, -1))
    rows = {}
    for column, row in (*layout.places, *passed):
        rows.setdefault(column, []).append(row)
    for column in rows.values():
        assert np.diff(sorted(column)).min(initial=9) >= 1
        assert max(map(abs, column)) <= layout.rows / 2


def test_a_drawing_writes_text_as_text():
    evil = '</text><script>alert("x")</script>&"'
    boxes = [Box(evil, evil, evil, "done", "input"), Box("f", "1", "", "current", "operation")]
    layout = lay_out([(), (0,)])
    drawing = draw_graph(boxes, [Arrow(1, 0, "backward", evil)], layout, dark=True, alt=evil)
    root = ElementTree.fromstring(drawing)  # noqa: S314 - made here
    tags = {element.tag.split("}")[1] for element in root.iter()}
    assert tags == {"svg", "path", "polygon", "g", "rect", "text"}
    texts = [element.text for element in root.iter() if element.tag.endswith("text")]
    assert texts.count(evil) == 2  # the title and the label
    assert f"→ {evil}" in texts
    assert root.get("aria-label") == evil
    assert [g.get("data-state") for g in root if g.tag.endswith("}g")] == ["done", "current"]


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
