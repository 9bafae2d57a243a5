"""Networks: what they compute, their gradients, and that they train like any surface."""

import functools

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
from compilations import no_compilation

from optviz.engine import step_inputs as series
from optviz.engine.batches import batch_counts
from optviz.optimizers import OPTIMIZERS
from optviz.schedules import SCHEDULES
from optviz.simulation import run, run_in_parts
from surfaces.datasets import DATASETS
from surfaces.fitting import Data
from surfaces.network_losses import NetworkLoss, objective_of
from surfaces.networks import ACTIVATIONS, Network

FIELDS = ("params", "value", "grad", "update", "evaluations")


def loss_on(dataset="moons", hidden=(8, 8), activation="tanh", examples=50, **more):
    data = DATASETS[dataset]
    network = Network(data.inputs, hidden, data.outputs, activation, data.loss)
    train, _ = data.draw(examples, data.noise, 0)
    return NetworkLoss(network, train, network.init(1, "xavier"), **more)


def test_a_network_by_hand():
    # 2-2-1 with a sigmoid: u = (1·1 + 2·3, 1·2 + 2·4) + (-7, -9) = (0, 1), so h = (0.5, 0.7310586).
    network = Network(2, (2,), 1, "sigmoid", "squares")
    params = np.array([1, 2, 3, 4, -7, -9, 10, 20, 0.5])
    expected = 10 * 0.5 + 20 * 0.7310585786300049 + 0.5
    assert network.predict(params, np.array([[1.0, 2.0]])) == pytest.approx(expected, rel=1e-12)
    objective = objective_of(network)
    data = np.array([[1.0, 2.0]]), np.array([20.0])
    value = objective(params, np.ones(1), data, l1=0.01, l2=0.1)
    # The penalties count the six weights, not the three biases.
    penalty = 0.01 * 40 + 0.05 * (1 + 4 + 9 + 16 + 100 + 400)
    assert float(value) == pytest.approx((expected - 20) ** 2 + penalty, rel=1e-12)


@pytest.mark.parametrize(
    ("activation", "below", "above"),
    [
        ("sigmoid", 0.11920292202211755, 0.8807970779778823),
        ("tanh", -0.9640275800758169, 0.9640275800758169),
        ("relu", 0.0, 2.0),
        ("leaky_relu", -0.02, 2.0),
        ("prelu", -0.5, 2.0),
        ("gelu", -0.04550026389635842, 1.9544997361036416),
        ("identity", -2.0, 2.0),
    ],
)
def test_activations_at_two_places(activation, below, above):
    got = ACTIVATIONS[activation](jnp.array([-2.0, 2.0]), 0.25)
    assert got == pytest.approx([below, above], rel=1e-12)


def test_the_cross_entropies_are_those_of_optax():
    logits, labels = np.random.default_rng(0).normal(size=(20, 10)), np.arange(20) % 10
    identity = np.eye(10)
    network = Network(10, (), 10, "identity", "classes")
    params = np.concatenate([identity.ravel(), np.zeros(10)])
    expected = optax.softmax_cross_entropy_with_integer_labels(logits, labels).mean()
    value = network.mean_loss(params, logits, labels)
    assert float(value) == pytest.approx(float(expected), rel=1e-12)
    network = Network(10, (), 1, "identity", "binary")
    params = np.array([1.0, *np.zeros(9), 0.0])
    expected = optax.sigmoid_binary_cross_entropy(logits[:, 0], labels % 2).mean()
    value = network.mean_loss(params, logits, labels % 2.0)
    assert float(value) == pytest.approx(float(expected), rel=1e-12)


def finite_differences(f, params, width=1e-6):
    steps = width * np.eye(len(params))
    return (jax.vmap(f)(params + steps) - jax.vmap(f)(params - steps)) / (2 * width)


@pytest.mark.parametrize(
    ("dataset", "hidden"), [("moons", ()), ("sine", (3,)), ("moons", (4, 3, 2, 3))]
)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_gradient_of_every_layer_is_that_of_finite_differences(dataset, activation, hidden):
    surface = loss_on(dataset, hidden, activation)
    network = surface.network
    settings = surface.settings({"l1": 0.01, "l2": 0.1})
    settings |= {"draw": np.uint32(5), "dropout": 0.3} if hidden else {}
    # Biases that are not zero, so that no sum lies on the kink of a ReLU.
    params = network.init(3, "xavier") + 0.1 * np.random.default_rng(0).normal(
        size=network.dimension
    )
    f = jax.jit(lambda p: surface.objective(p, **settings))
    grad = np.asarray(jax.grad(f)(params))
    expected = np.asarray(finite_differences(f, params))
    for layer in network.layers:
        of_layer = slice(layer.first, layer.end)
        np.testing.assert_allclose(grad[of_layer], expected[of_layer], rtol=1e-6, atol=2e-9)
        assert np.abs(grad[of_layer]).max() > 0


def test_the_gradient_on_the_digits_is_that_of_finite_differences():
    surface = loss_on("digits", (4,), "gelu")
    settings = surface.settings()
    f = jax.jit(lambda p: surface.objective(p, **settings))
    grad = np.asarray(jax.grad(f)(surface.start))
    expected = np.asarray(finite_differences(f, surface.start, 1e-5))
    np.testing.assert_allclose(grad, expected, rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize(
    ("rule", "transformation"),
    [
        ("gradient_descent", optax.sgd(0.05)),
        ("momentum", optax.sgd(0.05, momentum=0.9)),
        ("adam", optax.adam(0.05)),
    ],
)
@pytest.mark.parametrize("batch_size", [None, 16])
def test_training_is_that_of_a_plain_loop_with_optax(rule, transformation, batch_size):
    surface = loss_on(activation="relu", examples=100)
    network, data = surface.network, surface.data
    settings = {"learning_rate": 0.05, **({"decay": 0.9} if rule == "momentum" else {})}
    path = run(surface, OPTIMIZERS[rule], settings, num_steps=60, batch_size=batch_size, seed=4)
    counts = np.ones((61, 100), int)
    if batch_size:
        counts = batch_counts(100, 61, batch_size=batch_size, seed=4)

    @jax.jit
    def step(params, state, x, y):
        grad = jax.grad(network.mean_loss)(params, x, y)
        update, state = transformation.update(grad, state, params)
        return optax.apply_updates(params, update), state

    params = jnp.array(surface.start)
    state = transformation.init(params)
    for t in range(61):
        np.testing.assert_allclose(path.params[t], params, rtol=0, atol=1e-9)
        whole = network.mean_loss(params, data.x, data.y)
        assert path.value[t] == pytest.approx(float(whole), abs=1e-9)
        batch = np.flatnonzero(counts[t])
        params, state = step(params, state, data.x[batch], data.y[batch])


def test_the_path_of_adam_learns_the_moons():
    surface = loss_on(examples=200)
    path = run(surface, OPTIMIZERS["adam"], {"learning_rate": 0.05}, num_steps=500)
    right = (surface.network.predict(path.params[-1], surface.data.x)[:, 0] > 0) == surface.data.y
    assert right.mean() > 0.97


@pytest.mark.parametrize("part", [6_000, 1_000_000])
@pytest.mark.parametrize(
    "told",
    [
        {},
        {"batch_size": 16, "seed": 3},
        {"noise": 0.1, "seed": 3},
        {"schedule": SCHEDULES["cosine"].factory(0.05, transition_steps=150)},
        {"shape": {"dropout": 0.2}, "seed": 3},
    ],
)
def test_a_path_in_parts_is_the_whole_path(monkeypatch, part, told):
    surface = loss_on(random="shape" in told)
    call = functools.partial(run, surface, OPTIMIZERS["nadam"], num_steps=200, **told)
    usual = call()
    monkeypatch.setattr(series, "_PART_NUMBERS", part)
    other = call()
    parts = list(run_in_parts(surface, OPTIMIZERS["nadam"], {}, num_steps=200, **told))
    assert len(parts) == (4 if part == 6_000 else 1)
    for k, field in enumerate(FIELDS):
        np.testing.assert_array_equal(getattr(usual, field), getattr(other, field))
        together = np.concatenate([getattr(one, FIELDS[k]) for one in parts])
        np.testing.assert_array_equal(getattr(usual, field), together)
    for whole, *of_parts in zip(
        jax.tree.leaves(usual.state), *(jax.tree.leaves(one.state) for one in parts), strict=True
    ):
        np.testing.assert_array_equal(whole, np.concatenate(of_parts))


@pytest.mark.parametrize("rule", ["gradient_descent", "armijo"])
def test_a_part_that_is_lost_loses_all_that_follow(monkeypatch, rule):
    monkeypatch.setattr(series, "_PART_NUMBERS", 6_000)
    surface = loss_on("sine", (20,), "identity")
    start = surface.start * 1e150  # its square is too large for a number
    spec = OPTIMIZERS[rule]
    whole = run(surface, spec, start=start, num_steps=200)
    parts = list(run_in_parts(surface, spec, start=start, num_steps=200))
    assert len(parts) > 2
    assert np.isnan(parts[-1].params).all()
    for field in FIELDS:
        together = np.concatenate([getattr(one, field) for one in parts])
        np.testing.assert_array_equal(getattr(whole, field), together)


def test_dropout_is_drawn_anew_in_each_step_alike_for_all_rules():
    surface = loss_on(random=True)
    told = {"shape": {"dropout": 0.4}, "num_steps": 10}
    path = run(surface, OPTIMIZERS["gradient_descent"], {"learning_rate": 0.0}, seed=2, **told)
    assert len(np.unique(path.grad[:, 0])) == 11
    assert len(np.unique(path.value)) == 1  # the loss without dropout, at a point that stays
    other = run(surface, OPTIMIZERS["adam"], {"learning_rate": 0.0}, seed=2, **told)
    np.testing.assert_allclose(other.grad, path.grad, rtol=1e-12, atol=1e-15)
    again = run(surface, OPTIMIZERS["adam"], {"learning_rate": 0.0}, seed=3, **told)
    assert np.abs(again.grad - path.grad).max() > 1e-3


def test_dropout_drops_that_share_and_keeps_the_mean():
    network = Network(1, (32,), 1, "identity", "squares")
    # Every unit is 1, and the output their mean: after dropout it has the mean 1 as well.
    params = np.concatenate([np.zeros(32), np.ones(32), np.full(32, 1 / 32), [0.0]])
    data = np.zeros((2000, 1)), np.zeros(2000)
    told = {"draw": np.uint32(1), "dropout": 0.25}
    weights = np.full(2000, 1 / 2000)
    squares = objective_of(network)(params, weights, data, **told)
    # The mean square of Binomial(32, 3/4) / (32 · 3/4) is 1 + (1/4) / (32 · 3/4).
    assert float(squares) == pytest.approx(1 + 0.25 / 24, abs=3 * 0.2 / np.sqrt(2000))


def test_other_numbers_compile_nothing():
    def path(seed, noise, rate, **shape):
        data, network = DATASETS["xor"], Network(2, (7, 5), 1, "gelu", "binary")
        train, _ = data.draw(50, noise, seed)
        surface = NetworkLoss(network, train, network.init(seed, "he"), random=True)
        run(surface, OPTIMIZERS["momentum"], {"learning_rate": rate}, shape=shape, num_steps=90)

    path(0, 0.1, 0.1, l1=0.0, l2=0.0, dropout=0.5)
    with no_compilation():
        path(1, 0.2, 0.03, l1=0.1, l2=0.2, dropout=0.1)


def test_what_a_network_cannot_be():
    with pytest.raises(ValueError, match="unknown activation swish; allowed: sigmoid"):
        Network(2, (3,), 1, "swish")
    with pytest.raises(ValueError, match="unknown loss hinge"):
        Network(2, (3,), 1, "tanh", "hinge")
    with pytest.raises(ValueError, match="whole number from 1"):
        Network(2, (0,), 1)
    with pytest.raises(ValueError, match="unknown initialisation"):
        Network(2, (3,), 1).init(0, "zeros")
    surface = NetworkLoss(Network(2, (3,), 1), Data(np.zeros((9, 2)), np.zeros(9)), np.zeros(13))
    with pytest.raises(ValueError, match="allowed: l1, l2"):
        run(surface, OPTIMIZERS["adam"], shape={"dropout": 0.1})
