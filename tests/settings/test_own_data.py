"""A reader's own data in a link: no digit is lost, and map and start follow the data."""

import numpy as np
import pytest

from optviz.i18n import translator
from optviz.optimizers import OPTIMIZERS
from optviz.settings.experiment import caption, read_experiment
from optviz.settings.experiment.fitting import remark_on
from optviz.settings.kinds import Numbers, exact
from optviz.settings.links import Link
from optviz.settings.table import SETTINGS
from optviz.simulation import divergence_step, run
from surfaces import SURFACES, DataFit, evaluate
from surfaces.best_fit import in_original_units

HOUSES = "1100:190000,2100:240000,3900:310000"
AGES = "34:0,45:0,52:1,60:0,79:1,90:1"


def experiment(points, surface="line_fit", **query):
    link = Link({"surface": surface, "data": "own", "points": points, **query})
    read = read_experiment(link, "fit")
    assert link.problems == []
    return read


def is_inside(window, point):
    return all(low < v < high for (low, high), v in zip(window, point, strict=True))


@pytest.mark.parametrize(
    "value",
    [0.1, 1 / 3, 5e-324, 1e15, -1e15, 123456789.12345679, 100000.1, 100000.4, 1e-7, -0.0, 7.0],
)
def test_a_link_keeps_every_digit(value):
    assert float(exact(value)) == value
    points = ((value, 1.0), (2.0, -value))
    assert SETTINGS["points"].kind.read(SETTINGS["points"].kind.write(points)) == points
    assert Numbers(2).read(Numbers(2).write((value, 1.0))) == (value, 1.0)


def test_numbers_are_written_as_short_as_they_can_be():
    assert [exact(v) for v in (1.0, 0.1, 190000.0, 2.5e-7)] == ["1", "0.1", "190000", "2.5e-07"]


def test_close_numbers_stay_apart():
    data = experiment("100000.1:1,100000.4:2").surface.data
    assert data.x.tolist() == [100000.1, 100000.4]


def test_the_caption_of_a_picture_keeps_every_digit():
    told = caption(experiment(HOUSES, start="146357.61589403983,0.1", reduction="mean"))
    assert "start=(146357.61589403983, 0.1)" in told
    assert "axes to different scales" in told


@pytest.mark.parametrize(
    ("points", "surface", "minimum"),
    [
        (HOUSES, "line_fit", (146357.6, 42.384)),
        (AGES, "logistic", (-7.290, 0.1255)),
        ("1.2:39344,1.4:46206,1.6:37732,2.1:43526", "line_fit", (38342.94, 2132.74)),
        ("1960:3.03e9,1980:4.44e9,2000:6.14e9,2020:7.84e9", "line_fit", None),
        ("0.001:1e-9,0.002:3e-9,0.003:4e-9", "line_fit", None),
        ("1:1e12,2:2e12,4:3e12", "intercept_fit", None),
    ],
)
def test_map_and_start_follow_the_data(points, surface, minimum):
    fitted = experiment(points, surface).surface
    (found,) = fitted.minima
    if minimum:
        np.testing.assert_allclose(found, minimum, rtol=1e-3)
    assert is_inside(fitted.window, found)
    assert is_inside(fitted.window, fitted.start)
    # No grid point of the window lies lower than the minimum.
    axes = tuple(np.linspace(*pair, 41) for pair in fitted.window)
    lowest = evaluate(fitted, tuple(np.array([v]) for v in found)).item()
    assert evaluate(fitted, axes).min() >= lowest * (1 - 1e-9)


def test_a_logistic_minimum_has_no_gradient():
    fitted = experiment(AGES, "logistic").surface
    rate = {"learning_rate": 1e-12}
    path = run(fitted, OPTIMIZERS["gradient_descent"], rate, start=fitted.minima[0], num_steps=1)
    # Beside the gradients of the single examples, which are up to 90.
    assert np.abs(path.grad[0]).max() < 1e-9


def test_the_gabor_window_is_stretched_with_the_data():
    given = SURFACES["gabor"]
    x, y = given.data.x * 100 + 5000, given.data.y
    points = ",".join(f"{a!r}:{b!r}" for a, b in zip(x.tolist(), y.tolist(), strict=True))
    fitted = experiment(points, "gabor").surface
    best = given.minima[0]
    # The same prediction from x as it is now: u = p0 + 0.06 p1 (x - 5000) / 100.
    moved = (best[0] - 0.06 * best[1] * 50, best[1] / 100)
    assert is_inside(fitted.window, moved)
    assert evaluate(fitted, tuple(np.array([v]) for v in moved)).item() == pytest.approx(
        evaluate(given, tuple(np.array([v]) for v in best)).item()
    )


@pytest.mark.parametrize(
    ("points", "surface", "sentence"),
    [
        ("34:0,45:0,52:1,60:1", "logistic", "the loss has no minimum"),
        ("34:1,45:1,52:0,60:0", "logistic", "the loss has no minimum"),
        ("34:0,45:0,45:1,60:1", "logistic", "the loss has no minimum"),
        ("34:1,45:1", "logistic", "the loss has no minimum"),
        ("45:0,45:1", "logistic", "All x are equal"),
        ("2:1,2:3,2:4", "line_fit", "All x are equal"),
    ],
)
def test_data_without_a_single_minimum_say_so(points, surface, sentence):
    fitted = experiment(points, surface).surface
    assert fitted.minima == ()
    assert sentence in remark_on(fitted, translator("en"))
    assert is_inside(fitted.window, fitted.start)


def test_data_with_a_minimum_have_no_remark():
    for points, surface in ((HOUSES, "line_fit"), (AGES, "logistic")):
        assert remark_on(experiment(points, surface).surface, translator("en")) is None


def test_axes_are_equal_where_the_window_is_nearly_square():
    assert not experiment(HOUSES).shown.equal_units
    assert experiment(HOUSES, axes="equal").shown.equal_units
    assert experiment("0:1,1:3,2:5.5").shown.equal_units
    assert not experiment("0:1,1:3,2:5.5", axes="free").shown.equal_units
    for id in SURFACES:
        page = "fit" if isinstance(SURFACES[id], DataFit) else "race"
        read = read_experiment(Link({"surface": id}), page)
        assert read.shown.equal_units


def test_other_data_begin_anew():
    keys = {experiment(points).surface.key for points in (HOUSES, "0:1,1:3", "0:1,1:3.0000001")}
    assert len(keys) == 3


def test_standardized_inputs_have_mean_0_and_deviation_1():
    data = experiment(HOUSES, standardize="on").surface.data
    assert data.x.mean() == pytest.approx(0, abs=1e-12)
    assert data.x.std() == pytest.approx(1)
    np.testing.assert_allclose(data.x * data.scale + data.middle, [1100, 2100, 3900])


@pytest.mark.parametrize(("points", "surface"), [(HOUSES, "line_fit"), (AGES, "logistic")])
def test_standardized_parameters_in_original_units_are_those_of_the_original_fit(points, surface):
    standard = experiment(points, surface, standardize="on").surface
    original = experiment(points, surface).surface
    found = in_original_units(standard, np.array(standard.minima[0]))
    np.testing.assert_allclose(found, original.minima[0], rtol=1e-9)
    apart = in_original_units(standard, np.array([[1.0, 2.0], [3.0, -4.0]]))
    for before, after in zip([[1.0, 2.0], [3.0, -4.0]], apart, strict=True):
        assert evaluate(standard, tuple(np.array([v]) for v in before)) == pytest.approx(
            evaluate(original, tuple(np.array([v]) for v in after))
        )


def test_standardizing_lets_descent_arrive():
    """The lesson on feature scaling: a rate for all directions, and circles for ellipses."""
    spec = OPTIMIZERS["gradient_descent"]
    original = experiment(HOUSES, reduction="mean").surface
    standard = experiment(HOUSES, reduction="mean", standardize="on").surface
    slow = run(original, spec, {"learning_rate": 1e-7}, start=original.start, num_steps=60)
    fast = run(standard, spec, {"learning_rate": 0.3}, start=standard.start, num_steps=60)
    np.testing.assert_allclose(fast.params[-1], standard.minima[0], rtol=1e-9)
    left, way = (
        np.abs(point[0] - original.minima[0][0]) for point in (slow.params[-1], original.start)
    )
    assert left > 0.99 * way  # the intercept has hardly moved
    assert (
        divergence_step(
            run(original, spec, {"learning_rate": 0.3}, start=original.start, num_steps=60)
        )
        == 1
    )
    sides = [high - low for low, high in standard.window]
    assert sides[0] == pytest.approx(sides[1])


@pytest.mark.parametrize("surface", ["intercept_fit"])
def test_a_model_of_known_slope_is_not_standardized(surface):
    given = read_experiment(Link({"surface": surface, "standardize": "on"}), "fit").surface
    np.testing.assert_array_equal(given.data.x, SURFACES[surface].data.x)


def test_any_positive_learning_rate_may_be_asked_for():
    link = Link({"gradient_descent.learning_rate": "1.4e-7", "adam.learning_rate": "1e5"})
    read = read_experiment(link, "fit")
    assert link.problems == []
    rates = {entry.id: entry.hyperparameters["learning_rate"] for entry in read.entries}
    assert (rates["gradient_descent"], rates["adam"]) == (1.4e-7, 1e5)
    for text in ("0", "-1", "nan", "inf"):
        link = Link({"adam.learning_rate": text})
        read_experiment(link, "fit")
        assert [name for name, *_ in link.problems] == ["adam.learning_rate"]
