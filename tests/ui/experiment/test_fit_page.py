"""The Fit page as a script: data, batches, lessons, and what is sent of them."""

import numpy as np
import pytest
from apps import drawn, message_of, opened, settings_of

from optviz.engine.batches import batch_counts
from surfaces import SURFACES, DataFit


def widget(app, key):
    kinds = (app.selectbox, app.select_slider, app.slider, app.number_input, app.text_input)
    return next(w for kind in kinds for w in kind if w.key == key)


def sentences(app):
    return [text.value for text in (*app.caption, *app.text)]


def kinds(app):
    return [message_of(element)[0]["kind"] for element in app.get("bidi_component")]


def value_at_start(app):
    header, arrays = drawn(app)
    return float(arrays[0].reshape(2 * header["dimension"] + 1, -1)[header["dimension"], 0])


def test_it_opens_on_the_gabor_loss_in_batches_of_three():
    app = opened("fit")
    header, _ = drawn(app)
    assert "gabor" in header["scene_id"].split(":")
    assert header["fit"] == "fit-points"
    _, arrays = drawn(app, "fit")
    data = SURFACES["gabor"].data
    np.testing.assert_allclose(arrays[0], data.x, rtol=1e-6)
    np.testing.assert_allclose(arrays[1], data.y, rtol=1e-6)
    assert "cloud" not in kinds(app)
    told = (
        "28 examples in batches of 3: 10 batches an epoch, the last one of 1. 60 steps are 6 epochs"
    )
    assert any(sentence.startswith(told) for sentence in sentences(app))


def test_all_rules_get_the_batches_that_are_shown():
    app = opened("fit", batch_size="5", seed="9", num_steps="12")
    _, arrays = drawn(app, "batches")
    counts = batch_counts(28, 13, batch_size=5, seed=9)
    expected = np.concatenate([np.flatnonzero(row) for row in counts])
    np.testing.assert_array_equal(arrays[0], expected)
    np.testing.assert_array_equal(arrays[1], counts.sum(axis=1))
    first, *others = [table.reshape(5, -1)[3:, 0] for table in drawn(app)[1]]
    for gradient in others:  # one start and one batch, so one gradient
        np.testing.assert_array_equal(gradient, first)


def test_the_full_loss_has_no_batches():
    app = opened("fit", batching="full")
    assert "batches" not in kinds(app)
    assert "batches" not in drawn(app)[0]


def test_batches_from_a_list():
    app = opened("fit", batching="listed", batches="17:4:26,13:3,2", num_steps="4")
    _, arrays = drawn(app, "batches")
    np.testing.assert_array_equal(arrays[1], [3, 2, 1, 3, 2])
    np.testing.assert_array_equal(arrays[0], [17, 4, 26, 13, 3, 2, 17, 4, 26, 13, 3])
    field = widget(app, "fit:gabor:28:batches:text")
    field.set_value("17:28").run()
    assert not app.exception
    assert any("This cannot be used" in sentence for sentence in sentences(app))
    np.testing.assert_array_equal(drawn(app, "batches")[1][1], [3, 2, 1, 3, 2])
    assert settings_of(app)["batches"] == "17:4:26,13:3,2"


def test_the_cloud_is_of_the_step_in_the_link():
    app = opened("fit", cloud="on", step="4", optimizers="gradient_descent,line_search")
    header, arrays = drawn(app, "cloud")
    assert header["step"] == 4
    assert header["paths"] == ["gradient_descent"]
    assert arrays[0].size == 2 * 3276


def test_a_mean_is_the_sum_over_the_examples():
    summed = value_at_start(opened("fit"))
    averaged = value_at_start(opened("fit", reduction="mean"))
    assert averaged == pytest.approx(summed / 28, rel=1e-6)


def test_data_drawn_anew():
    app = opened("fit", data="drawn", data_seed="3", examples="40", data_noise="0.05")
    _, arrays = drawn(app, "fit")
    assert arrays[0].size == arrays[1].size == 40
    again = drawn(
        opened("fit", data="drawn", data_seed="3", examples="40", data_noise="0.05"), "fit"
    )
    np.testing.assert_array_equal(arrays[1], again[1][1])
    assert settings_of(app)["data"] == "drawn"
    widget(app, "fit:batching:en").set_value("full").run()
    assert not app.exception
    assert "batches" not in drawn(app)[0]


def test_own_points_from_a_link_and_a_bad_one():
    app = opened("fit", surface="line_fit", data="own", points="0:1,1:3,2:5.5")
    _, arrays = drawn(app, "fit")
    np.testing.assert_allclose(arrays[0], [0, 1, 2])
    np.testing.assert_allclose(arrays[1], [1, 3, 5.5])
    window = drawn(app, "scene")[0]["window"]
    # The least squares line is 0.917 + 2.25x: it lies in the window.
    for (low, high), best in zip(window, (11 / 12, 2.25), strict=True):
        assert low < best < high
    bad = opened("fit", surface="line_fit", data="own", points="0:1,1:nan")
    assert any("points = 0:1,1:nan cannot be used" in sentence for sentence in sentences(bad))
    np.testing.assert_allclose(drawn(bad, "fit")[1][0], SURFACES["line_fit"].data.x, rtol=1e-6)


def test_logistic_regression_wants_labels():
    app = opened("fit", surface="logistic", data="own", points="0:1,1:0.5,2:0")
    assert any("needs y to be 0 or 1" in sentence for sentence in sentences(app))
    assert drawn(app, "fit")[1][0].size == SURFACES["logistic"].examples


@pytest.mark.parametrize("surface", [s.id for s in SURFACES.values() if isinstance(s, DataFit)])
def test_every_fit_opens(surface):
    app = opened("fit", surface=surface, batch_size="1", optimizers="svrg,adam")
    assert drawn(app)[0]["dimension"] == SURFACES[surface].dimension
    assert SURFACES[surface].examples == drawn(app, "fit")[1][0].size


def test_a_lesson_chosen_from_the_menu_replaces_all_settings():
    app = opened("fit", surface="logistic", batch_size="7", seed="12")
    widget(app, "fit-lessons").set_value("figure-6.10").run()
    assert not app.exception
    header, _ = drawn(app)
    assert [path["id"] for path in header["paths"]] == ["bracketing_line_search"]
    settings = settings_of(app)
    assert settings["lesson"] == "figure-6.10"
    assert "surface" not in settings
    assert header["view_state"]["view"] == [[-2.6, 2.2], [18.2, 21.8]]
    assert "trials" in header["paths"][0]
