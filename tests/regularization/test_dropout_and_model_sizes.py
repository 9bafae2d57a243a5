"""Dropout against golden numbers and what is expected of it, model sizes against least squares."""

import math

import numpy as np
import pytest
from references import SCALARS

from optviz.regularization import dropout_network, model_size
from optviz.regularization.dropout import MASKS, VALUES, drop, dropout


def test_dropout_scales_what_is_kept():
    kept = [7, 9, 14, 15]
    left = np.asarray(dropout(VALUES, np.isin(VALUES, kept), 0.5))
    assert left[kept].tolist() == SCALARS["dropout.0.5"]
    assert np.count_nonzero(left) == len(kept)


def test_dropout_of_nothing_and_of_everything():
    np.testing.assert_array_equal(drop(0.0, 1).values, VALUES)
    np.testing.assert_array_equal(drop(0.0, 1).mean, VALUES)
    np.testing.assert_array_equal(drop(1.0, 1).values, 0)
    np.testing.assert_array_equal(drop(1.0, 1).mean, 0)


@pytest.mark.parametrize("rate", [0.1, 0.5, 0.8])
def test_the_expectation_after_dropout_is_the_number(rate):
    dropped = drop(rate, 5)
    expected_error = VALUES * math.sqrt(rate / (1 - rate) / MASKS)
    np.testing.assert_allclose(dropped.standard_error, expected_error, rtol=0.05)
    assert (np.abs(dropped.mean - VALUES) <= 4.5 * expected_error).all()
    np.testing.assert_allclose(dropped.values, dropped.keep * VALUES / (1 - rate))
    assert set(dropped.keep) == {0, 1}


def test_dropout_refuses_what_is_no_probability():
    for rate in (-0.1, 1.1, math.nan):
        with pytest.raises(ValueError, match="from 0 to 1"):
            drop(rate, 0)
    with pytest.raises(ValueError, match="nothing to train"):
        dropout_network.train(1.0)
    with pytest.raises(ValueError, match="seed"):
        drop(0.5, -1)


def test_the_average_over_masks_is_the_whole_networks_prediction():
    trained = dropout_network.train(0.5)
    off = np.abs(trained.mean - trained.whole) / trained.standard_error
    assert off.max() < 5
    assert trained.standard_error.max() > 0
    scaled = np.abs(trained.scaled_again - trained.mean) / trained.standard_error
    assert scaled.max() > 20  # the error that is often printed is seen


def test_the_network_predicts_as_written():
    generator = np.random.default_rng(0)
    units = dropout_network.HIDDEN
    w1, b1, w2 = generator.standard_normal((3, units))
    keep = generator.integers(0, 2, units)
    x = np.array([-0.4, 0.9])
    expected = [sum(keep * np.tanh(w1 * v + b1) / 0.7 * w2) + 0.25 for v in x]
    params = np.concatenate([w1, b1, w2, [0.25]])
    found = np.asarray(dropout_network.predict(params, x, keep, 0.3))
    np.testing.assert_allclose(found, expected, rtol=1e-12)


def test_dropout_keeps_a_network_from_fitting_the_noise():
    without, with_some = dropout_network.train(0.0), dropout_network.train(0.2)
    train_loss, test_loss = (
        [np.median(losses[:, -1]) for losses in pair]
        for pair in ((without.train, with_some.train), (without.test, with_some.test))
    )
    assert train_loss[0] < train_loss[1] / 2
    assert test_loss[0] > 1.5 * test_loss[1]
    assert np.median(without.test, axis=0).min() < np.median(without.test[:, -1]) / 2


@pytest.mark.parametrize(("examples", "noise"), [(30, 0.3), (75, 0.0), (200, 1.0)])
def test_polynomials_are_those_of_least_squares(examples, noise):
    fits = model_size.fit(examples, noise)
    assert len(fits.x) == len(fits.y) == examples
    for degree in (0, 1, 5, 12, 20):
        reference = np.polynomial.Legendre.fit(fits.x, fits.y, degree, domain=[-1, 1])
        curve = reference(model_size.GRID)
        scale = np.abs(curve).max()
        np.testing.assert_allclose(fits.curves[0, degree], curve, atol=1e-8 * scale)
        loss = np.mean((reference(fits.x) - fits.y) ** 2) / 2
        assert fits.train[0, degree] == pytest.approx(loss, rel=1e-6, abs=1e-16)


def test_the_polynomials_are_orthogonal_over_the_examples():
    x = np.random.default_rng(1).uniform(-1, 1, 40)
    weights = np.repeat([1.0, 0.0], [25, 15])
    basis = np.asarray(model_size.orthonormal(x, weights))
    np.testing.assert_allclose(basis * weights @ basis.T, np.eye(21), atol=1e-11)


def test_a_larger_model_underfits_less_and_overfits_more():
    fits = model_size.fit(30, 0.3)
    assert (np.diff(fits.train, axis=1) <= 1e-12).all()
    test = np.median(fits.test, axis=0)
    best = int(np.argmin(test))
    assert 3 <= best <= 9
    assert test[0] > 2 * test[best]
    assert test[20] > 100 * test[best]
    assert (np.median(fits.train, axis=0)[best:] < test[best:]).all()


@pytest.mark.parametrize(("examples", "noise"), [(24, 0.1), (201, 0.1), (30.5, 0.1), (30, -1.0)])
def test_model_sizes_refuse_what_is_out_of_bounds(examples, noise):
    with pytest.raises(ValueError, match="must be"):
        model_size.fit(examples, noise)
