"""The events of a path, each on a path that is known to have it."""

import numpy as np
import pytest

from optviz.analysis.events import events_of
from optviz.calculus.derivatives import derivatives_of
from optviz.i18n import translator
from optviz.optimizers import OPTIMIZERS
from optviz.rendering.paths import make_paths
from optviz.settings.experiment import read_experiment
from optviz.settings.links import Link
from optviz.simulation import divergence_step, no_gradient_step, run
from surfaces import SURFACES
from surfaces.formula import parse


def events(surface, rule, *, stopped=False, hyperparameters=None, **options):
    surface, spec = SURFACES.get(surface) or parse(surface), OPTIMIZERS[rule]
    settings = {**spec.hyperparameters, **(hyperparameters or {})}
    path = run(surface, spec, settings, **options)
    found = events_of(
        path,
        settings,
        diverged=divergence_step(path),
        ended=no_gradient_step(path),
        stopped=stopped,
        window=np.array(surface.window),
        derivatives=derivatives_of(surface),
        corrects_bias=spec.corrects_bias,
    )
    assert all(steps == sorted(set(steps)) and steps for steps in found.values())
    return found, path


def descent(rate):
    return {"hyperparameters": {"learning_rate": rate}}


def test_a_small_rate_on_a_bowl_has_no_events():
    assert events("bowl", "gradient_descent", **descent(0.1))[0] == {}


def test_swinging_without_rising_begins_once():
    found, path = events("ravine", "gradient_descent", **descent(0.4))
    assert found == {"swing:1": [1]}
    assert (np.diff(path.value) < 0).all()


def test_divergence_rises_leaves_and_is_lost():
    found, path = events("ravine", "gradient_descent", **descent(0.6), num_steps=20)
    # The second coordinate is -2·(-1.4)^t: the window ends at ±3, the loss grows at once.
    assert found == {"rise": [1], "swing:1": [1], "left": [2], "diverged": [11]}
    assert divergence_step(path) == 11


@pytest.mark.parametrize("rate", [0.05, 0.2])
def test_rises_are_the_first_of_each_run(rate):
    found, path = events("himmelblau", "adam", **descent(rate), num_steps=300)
    rising = np.flatnonzero(np.diff(path.value) > 0) + 1
    expected = [int(t) for t in rising if t - 1 not in set(rising.tolist())]
    assert found.get("rise", []) == expected


def test_a_path_past_a_saddle():
    found, path = events("saddle", "gradient_descent", start=(1.5, 1e-3), num_steps=60)
    (step,) = found["saddle"]
    norms = np.linalg.norm(path.grad, axis=1)
    assert step == np.argmin(norms)
    assert "bowl" not in found


def test_entering_a_bowl():
    found, path = events("himmelblau", "gradient_descent", **descent(0.01), num_steps=60)
    (step,) = found["bowl"]
    surface = SURFACES["himmelblau"]
    _, _, hessians = derivatives_of(surface)(path.params)
    lowest = np.linalg.eigvalsh(hessians)[:, 0]
    assert lowest[step - 1] <= 0 < lowest[step:].min()


def test_warm_up_follows_the_decay():
    for decay, step in ((0.9, 29), (0.5, 5)):
        settings = {"b1": decay}
        found, _ = events("bowl", "adam", hyperparameters=settings, num_steps=60)
        assert found["warm"] == [step]
        assert decay**step <= 0.05 < decay ** (step - 1)
    assert "warm" not in events("bowl", "momentum", num_steps=60)[0]
    assert "warm" not in events("bowl", "adam", num_steps=20)[0]
    for rule in ("adam_without_correction", "adam_times_gradient", "adamw_without_correction"):
        assert "warm" not in events("bowl", rule, num_steps=60)[0]


def test_a_stopped_path_stops_at_its_last_row():
    found, path = events("bowl", "gradient_descent", stopped=True, **descent(0.1), num_steps=7)
    assert found == {"stopped": [7]}
    assert len(path.value) == 8


def test_a_path_that_comes_to_a_tip_ends_there():
    found, _ = events("sqrt(x^2+y^2)", "gradient_descent", **descent(0.1), start=(0.3, 0.0))
    assert found == {"no_gradient": [3]}


def test_a_path_that_is_not_finite_raises_nothing():
    found, path = events("rosenbrock", "gradient_descent", **descent(1.0), num_steps=40)
    assert not np.isfinite(path.params).all()
    assert found["diverged"] == [divergence_step(path)]
    assert "bowl" not in found


def test_a_flat_direction_is_neither_a_bowl_nor_a_saddle():
    """Far from a logistic model's data its Hessian is singular, to the last digit."""
    points = "34:0,45:0,52:1,60:0,79:1,90:1"
    link = Link({"surface": "logistic", "data": "own", "points": points, "num_steps": "60"})
    experiment = read_experiment(link, "fit")
    for path in make_paths(experiment, translator("en")):
        assert "saddle" not in path.events
