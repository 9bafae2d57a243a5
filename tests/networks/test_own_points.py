"""A reader's own points on the Network page: scaled, split, trained on, kept in the link."""

import numpy as np
import pytest
from apps import drawn, opened, settings_of

from optviz.networks.own_points import KINDS, scales, split

CLASSES = tuple((1000.0 + 10 * k, -0.001 * k * k, float(k % 3 == 0)) for k in range(20))
CURVE = tuple((1990.0 + k, 1e6 * k) for k in range(12))


def written(points):
    return ",".join(":".join(repr(v) for v in row) for row in points)


@pytest.mark.parametrize(("id", "points"), [("own_classes", CLASSES), ("own_curve", CURVE)])
def test_points_are_scaled_and_split(id, points):
    kind = KINDS[id]
    train, test = split(kind, points, seed=3)
    assert (len(train.y), len(test.y)) == (len(points) - len(points) // 4, len(points) // 4)
    x, y = np.concatenate([train.x, test.x]), np.concatenate([train.y, test.y])
    np.testing.assert_allclose(x.min(axis=0), -kind.reach)
    np.testing.assert_allclose(x.max(axis=0), kind.reach)
    # Back in their own units they are the points, each once.
    ends = scales(kind, points)
    table = np.column_stack([x / kind.reach, y])
    for k, (low, high) in enumerate(ends):
        table[:, k] = (low + high) / 2 + table[:, k] * (high - low) / 2
    order = np.lexsort(table.T[::-1])
    np.testing.assert_allclose(table[order], sorted(points), rtol=1e-12, atol=1e-12)
    again = split(kind, points, seed=3)
    np.testing.assert_array_equal(again[0].x, train.x)
    assert not np.array_equal(split(kind, points, seed=4)[0].x, train.x)


def test_equal_values_are_no_trouble():
    train, _ = split(KINDS["own_curve"], [(2.0, 5.0)] * 8, seed=0)
    np.testing.assert_array_equal(train.x, 0)
    np.testing.assert_array_equal(train.y, 0)


@pytest.mark.parametrize(("id", "points"), [("own_classes", CLASSES), ("own_curve", CURVE)])
def test_a_network_is_trained_on_the_points_of_a_link(id, points):
    app = opened("network", data=id, points=written(points), num_steps="20", optimizers="adam")
    assert settings_of(app, "networks")["points"].count(",") == len(points) - 1
    told = [caption.value for caption in app.caption]
    trained, tested = len(points) - len(points) // 4, len(points) // 4
    sentence = f"{trained} points for training, {tested} others for testing."
    assert any(text.startswith(sentence) for text in told)


def test_labels_that_are_none_are_refused():
    rows = [(float(k), float(k), 0.5) for k in range(8)]
    app = opened("network", data="own_classes", points=written(rows), num_steps="20")
    assert any("Labels must be 0 or 1" in text.value for text in app.text)


@pytest.mark.parametrize(
    ("id", "content", "points"),
    [
        (
            "own_classes",
            "id,age,bmi,ill\n"
            + "".join(f"{k},{30 + k},{20 + k},{'yes' if k > 4 else 'no'}\n" for k in range(10)),
            ",".join(f"{30 + k}:{20 + k}:{int(k > 4)}" for k in range(10)),
        ),
        (
            "own_curve",
            "day;value\n" + "".join(f"0{k + 1}.02.2020;{k},5\n" for k in range(9)),
            ",".join(f"{k}:{k}.5" for k in range(9)),
        ),
    ],
)
def test_a_file_becomes_the_points(id, content, points):
    app = opened("network", data=id, num_steps="20", optimizers="adam")
    app.session_state["network-data"] = True  # the drawer is open
    app.run()
    (uploader,) = app.file_uploader
    uploader.set_value(("data.csv", content.encode(), "text/csv")).run()
    assert not app.exception
    assert settings_of(app, "networks")["points"] == points
    assert drawn(app, "networks")
