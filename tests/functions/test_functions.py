"""Activations and their slopes, shapes of derivatives, and the tables and figures beside them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from references import SCALARS

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
from optviz.functions.shapes import SHAPE_EXAMPLES, derivative
from optviz.functions.small_tables import Column, Distribution, Rows, labels_kind
from optviz.rendering.figures.bars import Group, bar_plot
from optviz.rendering.figures.lines import Curve, line_plot
from optviz.rendering.scene import STYLES
from optviz.settings.kinds import Number

EXACT = {"rel": 1e-14, "abs": 1e-15}
POINTS = np.array([-8, -3, -1, -0.5, 0, 0.5, 1, 3, 8])
SMALL = st.floats(-6, 6)


@pytest.mark.parametrize(
    ("id", "value", "slope"),
    [("sigmoid", "act.sigmoid", "act.dsigmoid"), ("tanh", "act.tanh", "act.dtanh")],
)
def test_activations_and_slopes_are_golden(id, value, slope):
    values, slopes = values_and_slopes(ACTIVATIONS[id].function, POINTS)
    assert values == pytest.approx(SCALARS[value], **EXACT)
    # A slope of 1 - tanh² at 8 is the difference of two numbers near 1.
    assert slopes == pytest.approx(SCALARS[slope], rel=1e-9, abs=1e-16)


def test_the_misprinted_tanh_is_that_of_the_half():
    values, _ = values_and_slopes(tanh_as_printed, POINTS)
    assert values == pytest.approx(SCALARS["act.tanh_doc000_wrong"], **EXACT)
    assert values == pytest.approx(np.tanh(POINTS / 2), **EXACT)


def test_relu_and_its_conventions_at_zero():
    assert values_and_slopes(relu, POINTS)[0].tolist() == SCALARS["act.relu"]
    assert values_and_slopes(relu, np.zeros(1))[1].tolist() == [SCALARS["act.drelu0"]]
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


def test_softmax_is_golden_and_does_not_notice_a_shift():
    values = np.array([3.0, 1.0, -3.0])
    assert softmax(values) == pytest.approx(SCALARS["softmax.3_1_-3"], **EXACT)
    assert softmax(values + 500) == pytest.approx(SCALARS["softmax.3_1_-3"], **EXACT)
    assert softmax(values, 1e6) == pytest.approx([1 / 3] * 3, abs=1e-5)
    assert softmax(values, 0.05) == pytest.approx([1, 0, 0], abs=1e-12)


@settings(deadline=None)
@given(values=st.lists(SMALL, min_size=3, max_size=3), temperature=st.floats(0.2, 5))
def test_softmax_slopes_are_those_of_the_formula(values, temperature):
    shares = softmax(values, temperature)
    expected = (np.diag(shares) - np.outer(shares, shares)) / temperature
    assert softmax_slopes(values, temperature) == pytest.approx(expected, abs=1e-13)


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
