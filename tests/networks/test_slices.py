"""Slices through the loss of a network: their planes, and what lies on them."""

import numpy as np
import pytest

from optviz.networks import slices
from optviz.networks.task import Task, task_of
from optviz.optimizers import OPTIMIZERS
from optviz.simulation import run

TASK = Task("moons", 0.15, 50, 0, (8, 8), "tanh", "xavier", 0, dropout=0.0, l1=0.0, l2=0.01)


@pytest.fixture(scope="module")
def path():
    loss, _ = task_of(TASK)
    spec = OPTIMIZERS["adam"]
    return run(loss, spec, {"learning_rate": 0.05}, num_steps=200, shape=TASK.shape).params


@pytest.mark.parametrize("rows", [50, 201])
def test_the_principal_plane_is_the_closest_one(path, rows):
    path = path[:rows]
    plane = slices.principal_plane(path)
    np.testing.assert_allclose(plane.directions @ plane.directions.T, np.eye(2), atol=1e-12)
    np.testing.assert_array_equal(plane.origin, path[-1])
    _, distances = slices.project(plane, path)
    singular = np.linalg.svd(path[:-1] - path[-1], compute_uv=False)
    assert (distances**2).sum() == pytest.approx((singular[2:] ** 2).sum(), rel=1e-8)
    assert plane.held == pytest.approx((singular[:2] ** 2).sum() / (singular**2).sum(), rel=1e-8)


def test_the_plane_of_ends_holds_start_end_and_the_farthest_point(path):
    plane = slices.plane_of_ends(path)
    coordinates, distances = slices.project(plane, path)
    assert distances[[0, -1]] == pytest.approx([0, 0], abs=1e-9)
    line = (path[0] - path[-1]) / np.linalg.norm(path[0] - path[-1])
    across = path - path[-1] - np.outer((path - path[-1]) @ line, line)
    farthest = np.argmax(np.linalg.norm(across, axis=1))
    assert distances[farthest] == pytest.approx(0, abs=1e-9)
    assert coordinates[-1] == pytest.approx([0, 0], abs=1e-12)


def test_random_directions_are_as_long_as_each_units_weights(path):
    network = task_of(TASK)[0].network
    plane = slices.random_plane(network, path, seed=4)
    for layer in network.layers:
        for direction in plane.directions:
            own, drawn = (
                array[layer.first : layer.biases].reshape(layer.inputs, layer.units)
                for array in (path[-1], direction)
            )
            np.testing.assert_allclose(
                np.linalg.norm(drawn, axis=0), np.linalg.norm(own, axis=0), rtol=1e-12
            )
            assert (direction[layer.biases : layer.end] == 0).all()
    again = slices.random_plane(network, path, seed=4)
    np.testing.assert_array_equal(plane.directions, again.directions)
    assert (
        np.abs(slices.random_plane(network, path, seed=5).directions - plane.directions).max() > 0.1
    )


def test_points_are_their_projection_and_what_is_left(path):
    network = task_of(TASK)[0].network
    for plane in (slices.principal_plane(path), slices.random_plane(network, path, 0)):
        coordinates, distances = slices.project(plane, path)
        left = path - plane.origin - coordinates @ plane.directions
        np.testing.assert_allclose(left @ plane.directions.T, 0, atol=1e-9)
        np.testing.assert_allclose(np.linalg.norm(left, axis=1), distances, rtol=1e-12)


def test_paths_without_a_plane():
    still = np.ones((10, 5))
    straight = np.outer(np.arange(10.0), np.ones(5))
    for path in (still, straight):
        assert slices.principal_plane(path) is None
        assert slices.plane_of_ends(path) is None


def test_a_slice_is_the_objective_on_its_plane(path):
    loss, _ = task_of(TASK)
    plane = slices.principal_plane(path)
    window = slices.window_of(slices.project(plane, path)[0])
    (a, b), values = slices.on_grid(loss, TASK.shape, plane, window)
    assert values.shape == (61, 61)
    for row, column in ((0, 0), (13, 50), (60, 60)):
        point = plane.origin + a[column] * plane.directions[0] + b[row] * plane.directions[1]
        own = loss.objective(point, **loss.settings(TASK.shape))
        assert values[row, column] == pytest.approx(float(own), rel=1e-5)
