"""What became of a run: a map's cell and the run alone say the same, noise or not."""

import pytest
from apps import opened

from optviz.i18n import translator
from optviz.maps import Regime, hyperparameter_map
from optviz.optimizers import OPTIMIZERS
from optviz.rendering.outcomes import outcomes_of
from optviz.rendering.paths import make_paths, path_until
from optviz.settings.experiment import read_experiment
from optviz.settings.links import Link
from surfaces import SURFACES

t = translator("en")


def outcome(page, **query):
    experiment = read_experiment(Link(query), page)
    (code,) = outcomes_of(experiment, make_paths(experiment, t)).values()
    return Regime(code)


@pytest.mark.parametrize(
    ("rate", "regime"),
    [(0.3, Regime.CONVERGED), (0.003, Regime.UNDER_WAY), (1.1, Regime.DIVERGED)],
)
def test_a_run_is_told_as_the_cell_of_a_map(rate, regime):
    rule = OPTIMIZERS["gradient_descent"]
    found = hyperparameter_map(SURFACES["parabola"], rule, ("learning_rate", [rate]), num_steps=40)
    assert found.regime[0, 0] == regime
    told = {"gradient_descent.learning_rate": str(rate), "num_steps": "40"}
    assert outcome("curve", **told) == regime


def test_noise_that_never_lets_a_run_rest_is_told():
    settings = {"optimizers": "gradient_descent", "num_steps": "200"}
    assert outcome("race", **settings) == Regime.CONVERGED
    assert outcome("race", **settings, noise="5") == Regime.OSCILLATING


def test_nothing_that_comes_later_is_in_a_path_that_is_cut():
    experiment = read_experiment(
        Link({"optimizers": "gradient_descent", "gradient_descent.learning_rate": "0.6"}), "race"
    )
    (path,) = make_paths(experiment, t)
    assert path.diverged == 11
    cut = path_until(path, 8)
    assert cut.diverged is None and not cut.events
    assert len(cut.trajectory.params) == len(cut.trajectory.evaluations) == 9
    assert path_until(path, 20).diverged == 11


def test_the_page_says_it_only_where_it_is_to_be_predicted():
    app = opened(predict="1", optimizers="gradient_descent", num_steps="200")
    kinds = [element.proto.bytes for element in app.get("bidi_component")]
    assert any(b'"kind":"outcomes"' in data and b'"gradient_descent":0' in data for data in kinds)
    kinds = [element.proto.bytes for element in opened().get("bidi_component")]
    assert not any(b'"kind":"outcomes"' in data for data in kinds)
