"""What networks begin with: their data sets, their first weights and the gradients of these."""

import dataclasses

import numpy as np
import pytest

from optviz.networks.first_step import first_step
from optviz.networks.task import Task, task_of
from surfaces.datasets import DATASETS, EXAMPLES
from surfaces.network_losses import NetworkLoss
from surfaces.networks import INITS, Network

DEEP = Task("moons", 0.15, 50, 0, (16,) * 4, "relu", "xavier", 0, dropout=0.0, l1=0.0, l2=0.01)


@pytest.mark.parametrize(
    ("scheme", "variance"), [("he", 2 / 20), ("xavier", 2 / 50), ("small", 1e-4), ("large", 9.0)]
)
def test_first_weights_have_the_variance_of_their_scheme(scheme, variance):
    network = Network(20, (30,) * 300, 1, "prelu")
    params = network.init(0, scheme)
    layer = network.layers[0]
    drawn = np.concatenate(
        [network.init(seed, scheme)[layer.first : layer.biases] for seed in range(60)]
    )
    # The standard error of a variance of n numbers is √(2/n) of it.
    assert np.var(drawn) == pytest.approx(variance, rel=4 * np.sqrt(2 / drawn.size))
    assert (params[layer.biases : layer.biases + 30] == 0).all()
    assert params[layer.end - 1] == 0.25
    np.testing.assert_array_equal(params, network.init(0, scheme))
    assert set(INITS) == {"he", "xavier", "small", "large"}


@pytest.mark.parametrize("id", DATASETS)
def test_data_are_drawn_from_their_seed(id):
    data = DATASETS[id]
    for examples in EXAMPLES:
        train, test = data.draw(examples, 0.1, 5)
        assert train.x.shape == (examples, data.inputs)
        assert test.x.shape == (min(examples, 500), data.inputs)
        assert len(train.y) == examples
        again, _ = data.draw(examples, 0.1, 5)
        np.testing.assert_array_equal(train.x, again.x)
        np.testing.assert_array_equal(train.y, again.y)
        other, _ = data.draw(examples, 0.1, 6)
        assert (train.x != other.x).any()
    # Nothing that is tested was trained with.
    train, test = data.draw(1000, 0.0 if id == "digits" else 0.1, 5)
    seen = {tuple(x) for x in train.x}
    assert not any(tuple(x) in seen for x in test.x)
    with pytest.raises(ValueError, match="one of 50, 100"):
        data.draw(51, 0.1, 0)


def test_points_lie_where_their_data_set_says():
    x, y = DATASETS["circles"].draw(400, 0.0, 0)[0].x, DATASETS["circles"].draw(400, 0.0, 0)[0].y
    np.testing.assert_allclose(np.hypot(*x.T), np.where(y > 0, 0.5, 1.2), rtol=1e-12)
    xor = DATASETS["xor"].draw(400, 0.0, 0)[0]
    np.testing.assert_array_equal(xor.y, xor.x[:, 0] * xor.x[:, 1] < 0)
    sine = DATASETS["sine"].draw(400, 0.0, 0)[0]
    np.testing.assert_allclose(sine.y, np.sin(2 * np.pi * sine.x[:, 0]), atol=1e-12)
    digits = DATASETS["digits"].draw(1000, 0.0, 0)[0]
    assert digits.x.min() == 0
    assert digits.x.max() == 1
    assert set(digits.y) == set(range(10))


def test_sigmoids_lose_the_gradient_with_depth_and_relus_do_not():
    lengths = {}
    for activation in ("sigmoid", "relu"):
        network = Network(2, (16,) * 4, 1, activation, "binary")
        surface = NetworkLoss(network, task_of(DEEP)[0].data, network.init(0, "he"))
        lengths[activation] = first_step(surface).grad_norms
    # From the last hidden layer's to the first one's.
    assert lengths["sigmoid"][0] < lengths["sigmoid"][3] / 20
    assert lengths["relu"][0] > lengths["relu"][3] / 5


def test_first_weights_that_are_too_large_make_gradients_explode():
    lengths = {}
    for scheme in ("xavier", "large", "small"):
        loss, _ = task_of(dataclasses.replace(DEEP, init=scheme))
        lengths[scheme] = first_step(loss).grad_norms[0]
    assert lengths["large"] > 1000 * lengths["xavier"]
    assert lengths["small"] < lengths["xavier"] / 1000
