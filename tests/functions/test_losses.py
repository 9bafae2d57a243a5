"""Losses against the golden numbers, and what a loss in one step or in two gives."""

import math

import jax
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from references import GOLDEN, SCALARS

from optviz.functions.activations import ACTIVATIONS, softmax, values_and_slopes
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
from optviz.ui.functions.classes import FIVE_CLASSES, THREE_CLASSES

EXACT = {"rel": 1e-14, "abs": 1e-15}
BCE_LOGITS, BCE_TARGETS = np.array([-0.7001, -0.7231, -0.2049]), np.array([0.0, 0.0, 1.0])
SMALL = st.floats(-6, 6)


def five_classes():
    return np.array(FIVE_CLASSES), np.array([1, 0, 4])


def three_classes():
    return np.array(THREE_CLASSES), np.array([1, 0, 2, 1])


def test_the_absolute_error_has_a_convention_at_zero():
    for error, slope in ((-2.0, -1), (0.0, 1), (2.0, 1)):
        assert value_and_gradient(absolute_error, error, 0.0) == (abs(error), slope)


def test_the_worked_likelihood_is_golden():
    logits, labels = five_classes()
    logs = log_softmax(logits)
    assert logs == pytest.approx(np.array(SCALARS["nll.logsoftmax"]), **EXACT)
    (printed,) = (item["printed"] for item in GOLDEN["scalars"] if item["id"] == "nll.logsoftmax")
    assert np.abs(logs - np.array(printed)).max() < 1e-4
    value, gradient = value_and_gradient(negative_log_likelihood, logs, labels)
    assert value == pytest.approx(SCALARS["nll.loss"], **EXACT)
    assert gradient == pytest.approx(-np.eye(5)[labels] / 3)


def test_the_worked_cross_entropy_is_golden():
    logits, labels = three_classes()
    assert log_softmax(logits) == pytest.approx(np.array(SCALARS["ce.logsoftmax"]), **EXACT)
    value, gradient = value_and_gradient(cross_entropy, logits, labels)
    assert value == pytest.approx(SCALARS["ce.loss"], **EXACT)
    one_hot = np.eye(3)[labels]
    assert gradient == pytest.approx((softmax(logits) - one_hot) / 4, **EXACT)
    by_rows = [
        value_of(cross_entropy_between, target, shares)
        for target, shares in zip(one_hot, softmax(logits), strict=True)
    ]
    assert np.mean(by_rows) == pytest.approx(SCALARS["ce.loss"], **EXACT)


def test_a_softmax_too_many_changes_the_loss_and_shrinks_the_gradient():
    logits, labels = three_classes()
    value, gradient = value_and_gradient(softmax_before_cross_entropy, logits, labels)
    assert value == pytest.approx(SCALARS["ce.double_softmax"], **EXACT)
    right = value_and_gradient(cross_entropy, logits, labels)[1]
    assert np.abs(gradient).max() < 0.4 * np.abs(right).max()


def test_the_worked_binary_cross_entropy_is_golden():
    p = values_and_slopes(ACTIVATIONS["sigmoid"].function, BCE_LOGITS)[0]
    assert p == pytest.approx(SCALARS["bce.sigmoid"], **EXACT)
    value, gradient = value_and_gradient(binary_cross_entropy_with_logits, BCE_LOGITS, BCE_TARGETS)
    assert value == pytest.approx(SCALARS["bce.loss"], **EXACT)
    assert value_of(binary_cross_entropy, p, BCE_TARGETS) == pytest.approx(value, **EXACT)
    assert gradient == pytest.approx((p - BCE_TARGETS) / 3, **EXACT)
    rounded = value_of(binary_cross_entropy, p.round(4), BCE_TARGETS)
    assert rounded == pytest.approx(SCALARS["bce.loss.manual"], **EXACT)


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
    best, least, curvature, _ = SCALARS["coin.nll_min"]
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
    nats, bits = SCALARS["entropy.weather"]
    assert value_of(entropy, p) == pytest.approx(nats, **EXACT)
    assert value_of(entropy, p) / np.log(2) == pytest.approx(bits, **EXACT)
    kl, ce = SCALARS["kl.example"]
    assert value_of(divergence, p, q) == pytest.approx(kl, rel=1e-13)
    assert value_of(cross_entropy_between, p, q) == pytest.approx(ce, **EXACT)
    assert value_of(entropy, np.array([1.0, 0.0])) == 0
    assert value_of(divergence, np.array([1.0, 0.0]), np.array([0.0, 1.0])) == np.inf
