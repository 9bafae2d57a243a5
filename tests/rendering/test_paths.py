"""The paths of an experiment: each is run once, and again only where its own settings change."""

import dataclasses

import numpy as np
import pytest

from optviz.i18n import translator
from optviz.optimizers import OPTIMIZERS
from optviz.rendering import paths
from optviz.settings.experiment import Experiment
from optviz.settings.experiment.conditions import Conditions
from optviz.settings.experiment.entries import Entry
from optviz.settings.experiment.view_options import Shown
from surfaces import SURFACES

t = translator("en")


def entry(rule, **hyperparameters):
    spec = OPTIMIZERS[rule]
    return Entry(rule, spec, {**spec.hyperparameters, **hyperparameters})


@pytest.fixture
def runs(monkeypatch):
    """The rules that were run."""
    run, seen = paths.run, []

    def noted(surface, spec, *args, **kwargs):
        seen.append(spec.id)
        return run(surface, spec, *args, **kwargs)

    monkeypatch.setattr(paths, "run", noted)
    paths._kept._results.clear()
    return seen


def race(rate, **changes):
    entries = entry("momentum", learning_rate=rate), entry("adam")
    settings = {"start": (-4.75, -1.5), "num_steps": 7, "conditions": Conditions()} | changes
    return Experiment(SURFACES["ravine"], {}, entries, **settings)


def test_a_moved_slider_runs_its_own_rule_only(runs):
    first = paths.make_paths(race(0.0123), t)
    second = paths.make_paths(race(0.0124), t)
    assert runs == ["momentum", "adam", "momentum"]
    assert second[1].trajectory is first[1].trajectory
    assert np.abs(second[0].trajectory.params - first[0].trajectory.params).max() > 0
    again = paths.make_paths(race(0.0123), t)
    assert runs == ["momentum", "adam", "momentum"]
    assert [path.name for path in again] == [path.name for path in first]


@pytest.mark.parametrize(
    "change",
    [
        {"start": (-4.75, -1.25)},
        {"num_steps": 6},
        {"conditions": Conditions(noise=0.5)},
        {"conditions": Conditions(seed=2)},
        {"shown": Shown(curvature=True)},
    ],
)
def test_what_holds_for_all_runs_all(runs, change):
    paths.make_paths(race(0.0125), t)
    paths.make_paths(race(0.0125, **change), t)
    assert runs == ["momentum", "adam"] * 2


def test_the_same_rule_from_two_places_has_its_own_id_name_and_style(runs):
    race_of_twins = dataclasses.replace(race(0.0126), more_starts=((-4.75, -1.5),))
    first, _, second, _ = paths.make_paths(race_of_twins, t)
    assert runs == ["momentum", "adam"]
    assert (first.id, second.id) == ("momentum", "momentum@2")
    assert first.name != second.name
    assert first.style != second.style
