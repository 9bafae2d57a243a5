"""Computation graphs: both passes against `jax.grad` and the golden numbers, and the drawing."""

from xml.etree import ElementTree

import jax
import numpy as np
import pytest
from graph_nodes import arity_of, named
from hypothesis import given, settings
from hypothesis import strategies as st
from references import SCALARS

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
from optviz.backprop.ready_made import line_fit, multiply, network, sigmoid_unit
from optviz.rendering.figures.graph import Arrow, Box, draw_graph
from optviz.rendering.figures.layers import lay_out

EXACT = {"rel": 1e-13, "abs": 1e-16}
READY = {"multiply": multiply, "unit": sigmoid_unit, "line": line_fit, "network": network}


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
    assert got == pytest.approx(SCALARS["chain.dfdw"], **EXACT)


def test_the_network_is_golden():
    graph = network()
    passes, node = both_passes(graph), named(graph)
    forward, grads = SCALARS["backprop.forward"], SCALARS["backprop.grads"]
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
    check_parameters(after, [n.value for n in after.nodes], SCALARS["backprop.step"])
    golden = SCALARS["backprop.after.loss_bias_updated"]
    assert losses.tolist() == pytest.approx(
        [SCALARS["backprop.forward"]["loss"], golden["loss"]], **EXACT
    )
    passes, node = both_passes(after), named(after)
    assert [passes.values[node[f"o{i}"]] for i in "₁₂"] == pytest.approx(golden["out"], **EXACT)


def test_ten_thousand_steps_without_the_biases_are_golden():
    graph = network()
    weights = [k for k in graph.parameters if graph.nodes[k].symbol[0] in "wv"]
    after, losses = descend(graph, weights, 0.5, MAX_STEPS)
    assert len(losses) == MAX_STEPS + 1
    for step, golden in SCALARS["backprop.train.bias_frozen"].items():
        assert losses[int(step)] == pytest.approx(golden["loss"], rel=1e-10)
    assert losses[1] == pytest.approx(SCALARS["backprop.after.loss_bias_frozen"]["loss"], **EXACT)
    kept = set(graph.parameters) - set(weights)
    assert all(after.nodes[k].value == graph.nodes[k].value for k in kept)
    outs = [both_passes(after).values[named(after)[f"o{i}"]] for i in "₁₂"]
    assert outs == pytest.approx(SCALARS["backprop.train.bias_frozen"]["10000"]["out"], rel=1e-9)


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
