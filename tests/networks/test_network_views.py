"""What is kept, measured and shown of networks in training: maps, layers, messages."""

import dataclasses

import numpy as np
import pytest
from apps import unpacked

from optviz.networks.first_step import first_step
from optviz.networks.pictures import Views
from optviz.networks.task import Task, task_of
from optviz.networks.training import Race, Training, kept_steps
from optviz.networks.views import FRAMES, frame_rows, map_inputs, measure, predictions
from optviz.optimizers import OPTIMIZERS
from optviz.player.payloads.network import network_message
from optviz.rendering.scene import STYLES
from optviz.simulation import run
from surfaces.fitting import Data
from surfaces.networks import ACTIVATIONS, STEEPEST, Network

TASK = Task("moons", 0.15, 50, 0, (8, 8), "tanh", "xavier", 0, dropout=0.0, l1=0.0, l2=0.01)


def race_of(task, rules=("momentum", "adam"), num_steps=100, rate=0.05):
    loss, _ = task_of(task)
    told = {"shape": task.shape, "seed": 1}
    return Race(
        Training(id, loss, OPTIMIZERS[id], {"learning_rate": rate}, num_steps, **told)
        for id in rules
    )


def finished(race):
    while not race.finished:
        race.advance()
    return race


def scene_of(task, race, plane="pca"):
    views = Views(task, race)
    ids = [training.key for training in race.trainings]
    return views.scene(ids, ids, STYLES[: len(ids)], views.slice(plane, 0, 0))


# What is kept


@pytest.mark.parametrize(
    ("num_steps", "dimension", "count"),
    [(1, 9, 2), (500, 105, 501), (2000, 105, 501), (500, 5000, 200)],
)
def test_kept_steps_begin_and_end_with_the_path(num_steps, dimension, count):
    steps = kept_steps(num_steps, dimension)
    assert len(steps) == count
    assert steps[0] == 0
    assert steps[-1] == num_steps
    assert (np.diff(steps) >= 1).all()


def test_what_is_kept_is_the_path_of_run():
    race = finished(race_of(TASK, num_steps=300))
    loss, _ = task_of(TASK)
    for kept, rule in zip(race.kept(), ("momentum", "adam"), strict=True):
        path = run(
            loss, OPTIMIZERS[rule], {"learning_rate": 0.05}, num_steps=300, shape=TASK.shape, seed=1
        )
        np.testing.assert_array_equal(kept.steps, np.arange(301))
        np.testing.assert_array_equal(kept.params, path.params.astype(np.float32))
        np.testing.assert_array_equal(kept.value, path.value)
        for k, layer in enumerate(loss.network.layers):
            own = np.linalg.norm(path.grad[:, layer.first : layer.end], axis=1)
            np.testing.assert_allclose(kept.grad_norms[:, k], own, rtol=1e-12)


def test_a_race_goes_on_where_it_was_stopped():
    race = race_of(TASK, num_steps=2000)
    race.advance()
    race.advance()
    part = race.rows
    assert 0 < part < 2001
    assert 0 < race.share < 1
    early = race.kept()
    assert [kept.steps[-1] < part for kept in early] == [True, True]
    race.stop()
    assert race.stopped
    race.go_on()
    late = finished(race).kept()
    for before, after in zip(early, late, strict=True):
        np.testing.assert_array_equal(before.value, after.value[: len(before.value)])
    np.testing.assert_array_equal(
        late[0].params, finished(race_of(TASK, num_steps=2000)).kept()[0].params
    )


# What is measured


def test_measures_by_hand():
    # One hidden layer of two ReLUs: for x = 1 they are 1 and 0, for x = -2 they are 0 and 6.
    network = Network(1, (2,), 1, "relu", "binary")
    params = np.array([[1.0, -3.0, 0.0, 0.0, 1.0, -1.0, 0.0]], np.float32)
    train = Data(np.array([[1.0], [-2.0]]), np.array([1.0, 1.0]))
    test = Data(np.array([[1.0]]), np.array([1.0]))
    got = measure(network, params, train, test)
    # The outputs are 1 and -6.
    assert got.train_loss == pytest.approx([(np.log1p(np.exp(-1)) + np.log1p(np.exp(6))) / 2])
    assert got.test_loss == pytest.approx([np.log1p(np.exp(-1))])
    assert got.train_accuracy == [0.5]
    assert got.test_accuracy == [1.0]
    np.testing.assert_allclose(got.mean, [[7 / 4]])
    np.testing.assert_allclose(got.deviation, [[np.std([1, 0, 0, 6])]], rtol=1e-6)
    np.testing.assert_allclose(got.flat, [[0.5]])


def test_accuracy_of_classes_and_none_of_curves():
    network = Network(10, (), 10, "identity", "classes")
    params = np.concatenate([np.eye(10).ravel(), np.zeros(10)])[None]
    x = np.eye(10)[[3, 4, 5, 6]]
    data = Data(x, np.array([3.0, 4.0, 5.0, 1.0]))
    assert measure(network, params, data, data).test_accuracy == [0.75]
    curve = Network(1, (2,), 1, "tanh", "squares")
    data = Data(np.zeros((3, 1)), np.ones(3))
    got = measure(curve, curve.init(0)[None], data, data)
    assert got.train_loss == [1.0]
    assert np.isnan(got.train_accuracy).all()


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_steepest_slope_is_the_steepest(activation):
    network = Network(1, (1,), 1, activation, "squares")
    params = np.array([1.0, 0.0, *([0.25] if activation == "prelu" else []), 1.0, 0.0])
    slopes = np.asarray(network.inside(params, np.linspace(-8, 8, 20001)[:, None])[2][0])
    assert slopes.max() == pytest.approx(STEEPEST[activation], rel=1e-5)


def test_the_first_step_is_that_of_a_race():
    race = finished(race_of(dataclasses.replace(TASK, l2=0.0), ("momentum",), num_steps=1))
    loss, test = task_of(TASK)
    found, kept = first_step(loss), race.kept()[0]
    np.testing.assert_allclose(found.grad_norms, kept.grad_norms[0], rtol=1e-12)
    told = measure(loss.network, kept.params, loss.data, test)
    np.testing.assert_allclose(found.deviations, told.deviation[0], rtol=1e-5)


def test_maps_are_the_networks_outputs():
    loss, _ = task_of(TASK)
    params = np.stack([loss.start, 2 * loss.start]).astype(np.float32)
    got = predictions(loss.network, params, map_inputs())
    for one, outputs in zip(params, got, strict=True):
        np.testing.assert_allclose(outputs, loss.network.predict(one, map_inputs()), atol=1e-5)
    corner = map_inputs()[[0, -1]]
    np.testing.assert_array_equal(corner, [[-2, -2], [2, 2]])


@pytest.mark.parametrize("count", [2, 3, 100, 501])
def test_pictures_are_of_the_first_and_the_last_step_too(count):
    rows = frame_rows(np.arange(count))
    assert rows[0] == 0
    assert rows[-1] == count - 1
    assert len(rows) <= min(FRAMES, count)
    assert len(set(rows)) == len(rows)


# All of it together


def test_the_true_loss_stands_beside_that_of_the_slice():
    race = finished(race_of(TASK))
    views = Views(TASK, race)
    found = views.slice("ends", 0, 0)
    value, below = views.kept[0].value, found.losses[0]
    # The start and the end lie in the plane, up to the float32 of what is kept.
    assert below[[0, -1]] == pytest.approx(value[[0, -1]], rel=1e-5)
    assert found.distances[0][[0, -1]] == pytest.approx([0, 0], abs=1e-5)
    # The other rule's path does not, and its loss is another.
    assert found.distances[1][-1] > 0.1
    assert abs(found.losses[1][-1] - views.kept[1].value[-1]) > 1e-3
    assert views.slice("ends", 0, 0) is found


def test_a_lost_path_is_shown_as_far_as_it_goes():
    race = finished(race_of(TASK, ("adam", "gradient_descent"), num_steps=400, rate=1e200))
    views = Views(TASK, race)
    scene = views.scene(["a", "b"], ["a", "b"], STYLES[:2], views.slice("pca", 1, 0))
    lost = scene.rules[1].diverged
    assert lost is not None
    assert np.isnan(scene.rules[1].value[lost + 1 :]).all()
    header, _ = unpacked(network_message({}, scene))
    assert header["rules"][1]["diverged"] == lost


def numbers_of(words, count):
    """The numbers between -1 and 1 that bytes stand for."""
    bytes_ = words.view(np.int8)[:count].astype(float)
    return np.sign(bytes_) * (bytes_ / 127) ** 2


def test_the_message_holds_maps_and_weights_in_bytes():
    race = finished(race_of(TASK))
    scene = scene_of(TASK, race)
    header, arrays = unpacked(network_message({"query": "q"}, scene))
    assert header["kind"] == "networks"
    assert header["layers"] == [[2, 8, 0], [8, 8, 0], [8, 1, 0]]
    rule = scene.rules[0]
    # steps, frames, four of data, two of the slice; then the first rule's.
    train_loss, *_, weights, outputs = arrays[8:19]
    np.testing.assert_array_equal(train_loss, rule.train_loss)
    frames = len(scene.frames)
    got = numbers_of(outputs, frames * 45 * 45).reshape(frames, -1)
    sent = np.arcsinh(rule.outputs[..., 0]) / header["largest"]
    np.testing.assert_array_less(np.abs(roots_of(got) - roots_of(sent)), 0.501 / 127)
    # An output of the wrong sign would be on the wrong side of the border.
    assert (np.sign(got) * sent >= 0).all()
    got = numbers_of(weights, frames * 105).reshape(frames, 105)
    first = rule.weights[:, :24] / header["scales"][0]
    off = np.abs(roots_of(got[:, :24]) - roots_of(np.clip(first, -1, 1)))
    np.testing.assert_array_less(off, 0.501 / 127)
    assert header["plane"]["held"] == pytest.approx(scene.held)


def roots_of(values):
    return np.sign(values) * np.sqrt(np.abs(values))


@pytest.mark.parametrize("data", ["gabor_curve", "digits"])
def test_other_data_make_other_pictures(data):
    task = Task(data, 0.0, 50, 0, (4,), "relu", "he", 0, dropout=0.2, l1=0.0, l2=0.0)
    scene = scene_of(task, finished(race_of(task)))
    frames = len(scene.frames)
    shapes = {"gabor_curve": (frames, 201, 1), "digits": (frames, 36, 10)}
    assert scene.rules[0].outputs.shape == shapes[data]
    header, arrays = unpacked(network_message({}, scene))
    assert header["loss"] == {"gabor_curve": "squares", "digits": "classes"}[data]
    assert arrays[2].size == 50 * header["inputs"]
