"""Activations and losses against the golden numbers, and their gradients against differences."""

import json
import math
from pathlib import Path

import jax
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optviz.functions.activations import (
    ACTIVATIONS,
    NEAR,
    grid,
    relu,
    relu_as_maximum,
    slope_by_shape,
    softmax,
    softmax_slopes,
    tanh_as_printed,
    values_and_slopes,
)
from optviz.functions.losses import (
    absolute_error,
    binary_cross_entropy,
    binary_cross_entropy_of_sigmoid,
    binary_cross_entropy_with_logits,
    coin_loss,
    cross_entropy,
    cross_entropy_between,
    divergence,
    entropy,
    log_softmax,
    negative_log_likelihood,
    softmax_before_cross_entropy,
    value_and_gradient,
    value_of,
)
from optviz.functions.shapes import SHAPE_EXAMPLES, derivative
from optviz.functions.small_tables import Column, Distribution, Rows, labels_kind
from optviz.rendering.figures.bars import Group, bar_plot
from optviz.rendering.figures.lines import Curve, line_plot
from optviz.rendering.scene import STYLES
from optviz.settings.kinds import Number
from optviz.ui.functions.classes import FIVE_CLASSES, THREE_CLASSES

GOLDEN = {
    item["id"]: item
    for item in json.loads((Path(__file__).parents[1] / "golden.json").read_text())["scalars"]
}
EXACT = {"rel": 1e-14, "abs": 1e-15}
POINTS = np.array([-8, -3, -1, -0.5, 0, 0.5, 1, 3, 8])
BCE_LOGITS, BCE_TARGETS = np.array([-0.7001, -0.7231, -0.2049]), np.array([0.0, 0.0, 1.0])
SMALL = st.floats(-6, 6)


def golden(id):
    return GOLDEN[id]["value"]


def five_classes():
    return np.array(FIVE_CLASSES), np.array([1, 0, 4])


def three_classes():
    return np.array(THREE_CLASSES), np.array([1, 0, 2, 1])


@pytest.mark.parametrize(
    ("id", "value", "slope"),
    [("sigmoid", "act.sigmoid", "act.dsigmoid"), ("tanh", "act.tanh", "act.dtanh")],
)
def test_activations_and_slopes_are_golden(id, value, slope):
    values, slopes = values_and_slopes(ACTIVATIONS[id].function, POINTS)
    assert values == pytest.approx(golden(value), **EXACT)
    # A slope of 1 - tanh² at 8 is the difference of two numbers near 1.
    assert slopes == pytest.approx(golden(slope), rel=1e-9, abs=1e-16)


def test_the_misprinted_tanh_is_that_of_the_half():
    values, _ = values_and_slopes(tanh_as_printed, POINTS)
    assert values == pytest.approx(golden("act.tanh_doc000_wrong"), **EXACT)
    assert values == pytest.approx(np.tanh(POINTS / 2), **EXACT)


def test_relu_and_its_conventions_at_zero():
    assert values_and_slopes(relu, POINTS)[0].tolist() == golden("act.relu")
    assert values_and_slopes(relu, np.zeros(1))[1].tolist() == [golden("act.drelu0")]
    assert values_and_slopes(relu_as_maximum, np.zeros(1))[1].tolist() == [0.5]
    assert values_and_slopes(relu, np.array([-NEAR, NEAR]))[1].tolist() == [0, 1]


@pytest.mark.parametrize("activation", ACTIVATIONS.values(), ids=lambda a: a.id)
@settings(deadline=None)
@given(x=SMALL, share=st.floats(0, 1))
def test_slopes_are_those_of_differences(activation, x, share):
    if any(abs(x - kink) < 1e-3 for kink in activation.kinks):
        return
    shape = dict.fromkeys(activation.shape, share)
    step = 1e-5
    ends = values_and_slopes(activation.function, np.array([x - step, x + step]), shape)[0]
    slope = values_and_slopes(activation.function, np.array([x]), shape)[1][0]
    # Half a step is what a difference is off where the slope has a kink of its own.
    assert slope == pytest.approx((ends[1] - ends[0]) / (2 * step), abs=step)


def test_the_steepest_slopes():
    axis = grid(-8, 8)
    for id, steepest in (("sigmoid", 0.25), ("tanh", 1.0)):
        slopes = values_and_slopes(ACTIVATIONS[id].function, axis)[1]
        assert slopes.max() == steepest
        assert axis[slopes.argmax()] == 0
    for id in ("silu", "gelu"):  # not monotone
        assert values_and_slopes(ACTIVATIONS[id].function, axis)[1].min() < -0.05


def test_the_parametric_relu_learns_its_slope():
    activation = ACTIVATIONS["parametric_relu"]
    assert slope_by_shape(activation, -3.0, {"slope": 0.25}) == -3
    assert slope_by_shape(activation, 3.0, {"slope": 0.25}) == 0


def test_the_absolute_error_has_a_convention_at_zero():
    for error, slope in ((-2.0, -1), (0.0, 1), (2.0, 1)):
        assert value_and_gradient(absolute_error, error, 0.0) == (abs(error), slope)


def test_softmax_is_golden_and_does_not_notice_a_shift():
    values = np.array([3.0, 1.0, -3.0])
    assert softmax(values) == pytest.approx(golden("softmax.3_1_-3"), **EXACT)
    assert softmax(values + 500) == pytest.approx(golden("softmax.3_1_-3"), **EXACT)
    assert softmax(values, 1e6) == pytest.approx([1 / 3] * 3, abs=1e-5)
    assert softmax(values, 0.05) == pytest.approx([1, 0, 0], abs=1e-12)


@settings(deadline=None)
@given(values=st.lists(SMALL, min_size=3, max_size=3), temperature=st.floats(0.2, 5))
def test_softmax_slopes_are_those_of_the_formula(values, temperature):
    shares = softmax(values, temperature)
    expected = (np.diag(shares) - np.outer(shares, shares)) / temperature
    assert softmax_slopes(values, temperature) == pytest.approx(expected, abs=1e-13)


def test_the_worked_likelihood_is_golden():
    logits, labels = five_classes()
    logs = log_softmax(logits)
    assert logs == pytest.approx(np.array(golden("nll.logsoftmax")), **EXACT)
    printed = np.array(GOLDEN["nll.logsoftmax"]["printed"])
    assert np.abs(logs - printed).max() < 1e-4
    value, gradient = value_and_gradient(negative_log_likelihood, logs, labels)
    assert value == pytest.approx(golden("nll.loss"), **EXACT)
    assert gradient == pytest.approx(-np.eye(5)[labels] / 3)


def test_the_worked_cross_entropy_is_golden():
    logits, labels = three_classes()
    assert log_softmax(logits) == pytest.approx(np.array(golden("ce.logsoftmax")), **EXACT)
    value, gradient = value_and_gradient(cross_entropy, logits, labels)
    assert value == pytest.approx(golden("ce.loss"), **EXACT)
    one_hot = np.eye(3)[labels]
    assert gradient == pytest.approx((softmax(logits) - one_hot) / 4, **EXACT)
    by_rows = [
        value_of(cross_entropy_between, target, shares)
        for target, shares in zip(one_hot, softmax(logits), strict=True)
    ]
    assert np.mean(by_rows) == pytest.approx(golden("ce.loss"), **EXACT)


def test_a_softmax_too_many_changes_the_loss_and_shrinks_the_gradient():
    logits, labels = three_classes()
    value, gradient = value_and_gradient(softmax_before_cross_entropy, logits, labels)
    assert value == pytest.approx(golden("ce.double_softmax"), **EXACT)
    right = value_and_gradient(cross_entropy, logits, labels)[1]
    assert np.abs(gradient).max() < 0.4 * np.abs(right).max()


def test_the_worked_binary_cross_entropy_is_golden():
    p = values_and_slopes(ACTIVATIONS["sigmoid"].function, BCE_LOGITS)[0]
    assert p == pytest.approx(golden("bce.sigmoid"), **EXACT)
    value, gradient = value_and_gradient(binary_cross_entropy_with_logits, BCE_LOGITS, BCE_TARGETS)
    assert value == pytest.approx(golden("bce.loss"), **EXACT)
    assert value_of(binary_cross_entropy, p, BCE_TARGETS) == pytest.approx(value, **EXACT)
    assert gradient == pytest.approx((p - BCE_TARGETS) / 3, **EXACT)
    rounded = value_of(binary_cross_entropy, p.round(4), BCE_TARGETS)
    assert rounded == pytest.approx(golden("bce.loss.manual"), **EXACT)


@settings(deadline=None)
@given(z=SMALL, target=st.floats(0, 1))
def test_both_ways_to_the_binary_cross_entropy_agree(z, target):
    first = value_and_gradient(binary_cross_entropy_with_logits, np.array([z]), target)
    second = value_and_gradient(binary_cross_entropy_of_sigmoid, np.array([z]), target)
    assert first[0] == pytest.approx(second[0], rel=1e-11)
    assert first[1] == pytest.approx(second[1], rel=1e-9, abs=1e-12)


@pytest.mark.parametrize(("kind", "last_good"), [(np.float32, 16), (np.float64, 36)])
def test_large_logits_overflow_only_in_two_steps(kind, last_good):
    for z in (last_good, last_good + 1, 800):
        value, gradient = value_and_gradient(binary_cross_entropy_of_sigmoid, kind([z]), kind([0]))
        assert math.isfinite(value) == (z == last_good)
        value, gradient = value_and_gradient(binary_cross_entropy_with_logits, kind([z]), kind([0]))
        assert value == pytest.approx(z)
        assert gradient.tolist() == pytest.approx([1])


def test_the_coin_is_golden():
    best, least, curvature, _ = golden("coin.nll_min")
    counts = {"heads": 7.0, "tails": 3.0}
    axis = np.arange(0, 1, 0.01)
    values, slopes = values_and_slopes(coin_loss, axis, counts)
    assert axis[values.argmin()] == pytest.approx(best)
    assert values.min() == pytest.approx(least, **EXACT)
    assert values[0] == np.inf
    assert slopes[values.argmin()] == pytest.approx(0, abs=1e-12)
    second = jax.grad(jax.grad(lambda theta: coin_loss(theta, **counts)))(best)
    assert float(second) == pytest.approx(curvature, **EXACT)


def test_entropy_and_divergence_are_golden():
    p, q = np.array([0.5, 0.2, 0.3]), np.array([0.4, 0.4, 0.2])
    nats, bits = golden("entropy.weather")
    assert value_of(entropy, p) == pytest.approx(nats, **EXACT)
    assert value_of(entropy, p) / np.log(2) == pytest.approx(bits, **EXACT)
    kl, ce = golden("kl.example")
    assert value_of(divergence, p, q) == pytest.approx(kl, rel=1e-13)
    assert value_of(cross_entropy_between, p, q) == pytest.approx(ce, **EXACT)
    assert value_of(entropy, np.array([1.0, 0.0])) == 0
    assert value_of(divergence, np.array([1.0, 0.0]), np.array([0.0, 1.0])) == np.inf


@pytest.mark.parametrize("example", SHAPE_EXAMPLES, ids=lambda e: e.id)
def test_shapes_of_derivatives(example):
    at = np.array(example.at)
    value, slopes = derivative(example.function, at)
    assert slopes.shape == value.shape + at.shape
    by_hand = {
        "scalar_by_vector": [8, 3, -1],
        "scalar_by_matrix": [[3, 0, -1], [6, 0, -2]],
        "vector_by_scalar": [0, 1, 1],
        "vector_by_vector": [[2, 1, 0], [0, 3, 2]],
    }
    assert slopes == pytest.approx(np.array(by_hand[example.id], float), abs=1e-15)


READ = [
    (Rows(Number(-9, 9), (2, 3), (1, 2)), "1:2,3:-4.5", "1:2,3:4:5"),
    (Column(Number(-9, 9), (1, 3)), "1,2.5,-3", "1,2,3,4"),
    (Column(Number(-9, 9), (1, 3)), "7", ""),
    (Distribution(3), "0.5,0.2,0.3", "0.5,0.2,0.2"),
    (Distribution(2), "1,0", "1.5,-0.5"),
    (labels_kind(3, 5), "1,0,4", "1,0,5"),
    (labels_kind(3, 5), "0,0,0", "1,0"),
]


@pytest.mark.parametrize(("kind", "good", "bad"), READ)
def test_small_tables_are_read_and_checked(kind, good, bad):
    assert kind.write(kind.read(good)) == good
    with pytest.raises(ValueError):
        kind.read(bad)


@pytest.mark.parametrize("dark", [False, True])
def test_figures_have_fixed_axes_and_gaps_where_nothing_is(dark):
    x = np.array([0.0, 1.0, 2.0])
    curve = Curve("f", x, np.array([1.0, np.inf, 1e3]), STYLES[1], ((1.0, np.inf), (2.0, 1e3)))
    figure = line_plot(
        [curve, curve], x=(0, 2), y=(0.1, 1e4), x_title="x", y_title="y", dark=dark, log=True
    )
    line, marks = figure.data[:2]
    assert np.isnan(line.y[1])
    assert line.line.dash == "15px,6px"
    assert line.line.color == (STYLES[1].dark if dark else STYLES[1].light)
    assert list(marks.x) == [2.0]
    assert figure.layout.yaxis.range == (-1, 4)
    assert figure.layout.font.size >= 14
    bars = bar_plot(
        [Group("p", x, STYLES[0]), Group("q", x, STYLES[1])],
        "abc",
        y=(0, 2),
        y_title="",
        dark=dark,
    )
    assert bars.data[0].marker.pattern.shape != bars.data[1].marker.pattern.shape
