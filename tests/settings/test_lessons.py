"""The lessons: every link is understood, and shows what its text says."""

import itertools

import numpy as np
import pytest
from references import GOLDEN

from optviz.content.lessons import GROUPS, LESSONS, Claim
from optviz.content.page_defaults import PAGES_WITH_PATHS
from optviz.i18n import translator
from optviz.rendering.paths import make_paths
from optviz.rendering.picture import make_cloud
from optviz.settings.experiment import read_experiment
from optviz.settings.links import ON_SCREEN, Link
from optviz.ui.home.sketches import SKETCHES

ENGLISH = translator("en")
GLOBAL_MINIMUM = (0.0149882644917, 16.6416888300068)

WITH_PATHS = [
    (lesson.id, which)
    for lesson in LESSONS.values()
    for which in ("good", "bad")
    if getattr(lesson, which).page in PAGES_WITH_PATHS
]


def read(id, which="good"):
    view = getattr(LESSONS[id], which)
    link = Link({name: text for name, text in view.query.items() if name not in ON_SCREEN})
    return read_experiment(link, view.page), link.complaints(ENGLISH)


def paths_of(id, which="good"):
    return [path.trajectory for path in make_paths(read(id, which)[0], ENGLISH)]


@pytest.mark.parametrize(("id", "which"), WITH_PATHS)
def test_a_lesson_is_understood_and_shows_what_it_says(id, which):
    experiment, complaints = read(id, which)
    assert complaints == []
    claim = getattr(LESSONS[id], which).claim
    paths = make_paths(experiment, ENGLISH)
    path = next(path for path in paths if path.id == (claim.path or paths[0].id))
    assert (path.diverged is not None) == claim.diverges
    rows = path.trajectory
    if not claim.diverges:
        assert claim.loss_above < rows.value[-1] < claim.loss_below
    for printed, value in zip(claim.end, rows.params[-1], strict=bool(claim.end)):
        digits = len(printed.partition(".")[2])
        assert float(printed) == pytest.approx(value, abs=0.51 * 10**-digits)


def test_each_lesson_claims_something():
    """But for those that show no end: where a gradient is taken, and what the first step sees."""
    bare = {"figure-6.8", "vanishing", "first-weights", "decay-under-adam"}
    for lesson in LESSONS.values():
        assert (lesson.good.claim == Claim() == lesson.bad.claim) == (lesson.id in bare), lesson.id


def test_there_are_lessons_enough_and_each_is_met_once():
    ids = [lesson.id for group in GROUPS for lesson in group.lessons]
    assert len(ids) == len(set(ids)) == len(LESSONS) >= 40
    questions = {lesson.question for lesson in LESSONS.values()}
    assert len(questions) == len(LESSONS)


def test_a_lesson_that_asks_for_a_point_asks_for_it_in_both_settings():
    asking = [lesson for lesson in LESSONS.values() if lesson.predicts]
    assert len(asking) >= 2
    for lesson in asking:
        assert lesson.bad.query["predict"] == lesson.good.query["predict"]


def test_sigmoids_leave_the_first_layer_little_of_the_gradient():
    lengths = {
        which: 10.0 ** SKETCHES["network"](getattr(LESSONS["vanishing"], which).query).bars
        for which in ("good", "bad")
    }
    assert lengths["bad"][0] < 0.02 * lengths["bad"][-1]
    assert lengths["good"][0] > lengths["good"][-1]
    small = 10.0 ** SKETCHES["network"](LESSONS["first-weights"].bad.query).bars
    assert (small < 1e-6).all()


def test_every_figure_of_the_chapter_is_there():
    figures = {"6.1", "6.3", "6.4", "6.5a", "6.5b", "6.6", "6.7", "6.8", "6.10"}
    figures |= {f"6.9{panel}" for panel in "abcd"}
    assert {f"figure-{number}" for number in figures} <= set(LESSONS)


@pytest.mark.parametrize("id", ["figure-6.1", "figure-6.5a"])
def test_a_line_search_turns_at_right_angles(id):
    for path in paths_of(id):
        steps = path.update[:4]
        for first, second in itertools.pairwise(steps / np.linalg.norm(steps, axis=1)[:, None]):
            assert abs(first @ second) < 1e-6


def test_two_of_three_starts_lead_to_the_lowest_minimum():
    ends = [path.params[-1] for path in paths_of("figure-6.5a")]
    np.testing.assert_allclose(ends[0], GLOBAL_MINIMUM, atol=0.05)
    np.testing.assert_allclose(ends[1], (6.209898, 15.905063), atol=0.05)
    np.testing.assert_allclose(ends[2], GLOBAL_MINIMUM, atol=0.05)


def test_batches_lead_out_of_the_second_valley():
    first, second = paths_of("figure-6.5b")
    assert first.value[-1] < 1
    assert second.value[0] > 10
    assert second.value[-1] < 1
    experiment, _ = read("figure-6.5b")
    assert experiment.batches.per_epoch == 10


def test_the_cloud_has_all_batches():
    experiment, _ = read("figure-6.6")
    assert experiment.start == (3.0, 10.0)
    cloud = make_cloud(experiment, make_paths(experiment, ENGLISH), experiment.step)
    assert (cloud.total, cloud.drawn) == (3276, 3276)
    assert cloud.points["gradient_descent"].shape == (3276, 2)


def test_momentum_is_smoother():
    plain, averaged = paths_of("figure-6.7")[:2]

    def turning(path):
        return np.abs(np.diff(path.update, axis=0)).sum()

    assert turning(averaged) < 0.5 * turning(plain)


def test_the_triangle_of_nesterov():
    (path,) = paths_of("figure-6.8")
    step = read("figure-6.8")[0].step
    ahead = path.state.look_ahead[step] - path.params[step]
    corrected = path.params[step + 1] - path.state.look_ahead[step]
    area = abs(ahead[0] * corrected[1] - ahead[1] * corrected[0]) / 2
    assert area > 0.05


@pytest.mark.parametrize(
    ("id", "which", "case"),
    [
        ("figure-6.9a", "good", "fig6.9a.gd.0.08"),
        ("figure-6.9b", "bad", "fig6.9b.gd.1.0"),
        ("figure-6.9d", "good", "fig6.9d.adam"),
    ],
)
def test_the_panels_of_figure_9(id, which, case):
    (path,) = paths_of(id, which)
    (golden,) = (c for c in GOLDEN["cases"] if c["id"] == case)
    np.testing.assert_allclose(path.params[-1], golden["expected_final"], atol=1e-9)


def test_the_hundred_points_stop_short():
    experiment, _ = read("hundred-points", "bad")
    (minimum,) = experiment.surface.minima
    for path in paths_of("hundred-points", "bad"):
        assert 0.05 < np.linalg.norm(path.params[-1] - minimum) < 0.3


def test_brackets_shrink():
    experiment, _ = read("figure-6.10")
    (path,) = make_paths(experiment, ENGLISH)
    assert path.trials.brackets
    brackets = path.trials.distances[0].reshape(-1, 4)
    widths = brackets[:, 3] - brackets[:, 0]
    assert len(widths) > 8
    assert (np.diff(widths) < 0).all()
    end = np.linalg.norm(path.trajectory.update[0])
    assert ((brackets[:, 0] <= end) & (end <= brackets[:, 3])).all()


def test_inputs_as_they_are_leave_the_intercept_and_standardized_ones_arrive():
    (slow,), (fast,) = paths_of("large-inputs"), paths_of("standardized-inputs")
    minimum = read("large-inputs")[0].surface.minima[0]
    moved = slow.params[-1] - slow.params[0]
    assert abs(moved[0]) < 1e-3 * abs(minimum[0] - slow.params[0, 0])
    assert slow.value[-1] > 0.9 * slow.value[-10]  # at rest, far from the minimum
    assert slow.value[-1] > 10 * fast.value[-1]
    np.testing.assert_allclose(fast.params[-1], read("standardized-inputs")[0].surface.minima[0])
