"""The honest race: each of its numbers is that of single runs, and none is the luck of a seed."""

import numpy as np
import pytest

from optviz.maps import Entrant, honest_race, quartiles
from optviz.maps.hyperparameters import goal_of
from optviz.optimizers import OPTIMIZERS
from optviz.schedules import SCHEDULES
from optviz.simulation import run
from surfaces import SURFACES

STARTS = [(-5.0, -2.0), (3.0, 1.0), (0.5, -1.5)]
SWEEP = [("learning_rate", [0.02, 0.3, 8.0]), ("decay", [0.0, 0.6])]


def told(surface, spec, settings, start, budget, tolerance, **conditions):
    """The last loss within the budget, and the steps and evaluations to success, of one run."""
    path = run(surface, spec, settings, start=start, num_steps=budget - 1, **conditions)
    last = np.flatnonzero(path.evaluations <= budget)[-1]
    target = goal_of(surface, np.array(start), tolerance).target
    above = np.flatnonzero(~(path.value[: last + 1] <= target))
    far = (path.distance[: last + 1] > 10).any()
    if far or (above.size and above[-1] == last):
        return np.inf if far else path.value[last], np.inf, np.inf
    step = above[-1] + 1 if above.size else 0
    return path.value[last], step, path.evaluations[step]


CASES = [
    ("ravine", "momentum", SWEEP, {}),
    ("ravine", "armijo", [("learning_rate", [0.5, 2.0])], {}),
    ("bowl", "newton", [("learning_rate", [0.3, 1.0])], {}),
    ("ravine", "adam", [("learning_rate", [0.03, 0.2])], {"noise": 0.5}),
    ("gabor", "gradient_descent", [("learning_rate", [0.02, 0.1])], {"batch_size": 5}),
    ("ravine", "momentum", SWEEP, {"schedule": SCHEDULES["cosine"].factory}),
]


@pytest.mark.parametrize(
    ("surface", "rule", "sweep", "conditions"), CASES, ids=[f"{c[1]}-{list(c[3])}" for c in CASES]
)
def test_each_number_is_that_of_a_single_run(surface, rule, sweep, conditions):
    surface, spec, seeds = SURFACES[surface], OPTIMIZERS[rule], (4, 7, 11)
    starts = STARTS if surface.id == "ravine" else [surface.start, np.array(surface.start) * 0.9]
    budget, tolerance = 60, 0.05
    race = honest_race(
        *(surface, [Entrant(spec, sweep=sweep)]),
        **{"starts": starts, "budget": budget, "tolerance": tolerance, "seeds": seeds},
        **conditions,
    )
    (standing,) = race.standings
    stochastic = "noise" in conditions or "batch_size" in conditions
    assert race.seeds == (seeds if stochastic else seeds[:1])
    of_run = dict(conditions)
    if "schedule" in conditions:
        of_run["schedule"] = conditions["schedule"](standing.settings["learning_rate"])
    for i, start in enumerate(starts):
        for j, seed in enumerate(race.seeds):
            more = {**of_run, "seed": seed}
            value, steps, taken = told(
                surface, spec, standing.settings, start, budget, tolerance, **more
            )
            assert standing.value[i, j] == pytest.approx(value, rel=1e-6, abs=1e-12)
            assert (standing.steps[i, j], standing.evaluations[i, j]) == (steps, taken)


def test_the_best_setting_is_the_one_whose_runs_need_least():
    surface, spec = SURFACES["ravine"], OPTIMIZERS["momentum"]
    race = honest_race(surface, [Entrant(spec, sweep=SWEEP)], starts=STARTS, budget=40)
    (standing,) = race.standings
    spent = np.empty((3, 2))
    share = np.empty((3, 2))
    for i, rate in enumerate(SWEEP[0][1]):
        for j, decay in enumerate(SWEEP[1][1]):
            settings = {"learning_rate": rate, "decay": decay}
            taken = [told(surface, spec, settings, start, 40, 1e-3)[2] for start in STARTS]
            spent[i, j], share[i, j] = np.minimum(taken, 41).mean(), np.isfinite(taken).mean()
    assert standing.spent == pytest.approx(spent)
    assert standing.share == pytest.approx(share)
    assert standing.best == np.unravel_index(np.argmin(spent), spent.shape)
    assert standing.settings == {
        "learning_rate": SWEEP[0][1][standing.best[0]],
        "decay": SWEEP[1][1][standing.best[1]],
    }
    assert standing.at_the_edge == ("decay",)


def test_quartiles_and_profile_are_those_of_individual_runs():
    surface, spec = SURFACES["ravine"], OPTIMIZERS["gradient_descent"]
    sweep = [("learning_rate", [0.06])]
    conditions = {"noise": 1.0, "seeds": range(50), "tolerance": 0.02, "budget": 160}
    race = honest_race(surface, [Entrant(spec, sweep=sweep)], starts=STARTS[:1], **conditions)
    (standing,) = race.standings
    runs = [
        told(surface, spec, {"learning_rate": 0.06}, STARTS[0], 160, 0.02, noise=1.0, seed=seed)
        for seed in range(50)
    ]
    values, _, taken = np.array(runs).T
    # Of 50 numbers the 13th, the 25th and the 38th.
    assert quartiles(standing.value) == pytest.approx(np.sort(values)[[12, 24, 37]])
    assert quartiles(standing.evaluations) == pytest.approx(np.sort(taken)[[12, 24, 37]])
    budgets = np.array([1, 20, 60, 120, 160])
    by_hand = [sum(number <= budget for number in taken) / 50 for budget in budgets]
    assert standing.profile(budgets).tolist() == by_hand
    assert 0 < by_hand[3] < by_hand[4] < 1


def test_a_setting_is_not_chosen_by_the_seeds_that_it_is_judged_with():
    surface, spec = SURFACES["ravine"], OPTIMIZERS["gradient_descent"]
    entrant = Entrant(spec, sweep=[("learning_rate", [0.03, 0.06, 0.1])])
    usual = {"starts": STARTS[:1], "noise": 2.0, "budget": 50, "tolerance": 0.1}
    (one,) = honest_race(surface, [entrant], seeds=(0, 1), **usual).standings
    (two,) = honest_race(surface, [entrant], seeds=(1, 0), **usual).standings
    assert (one.value[:, ::-1] == two.value).all()
    assert (one.spent == two.spent).all()  # tried with seeds 2, 3, …
    (other,) = honest_race(surface, [entrant], seeds=(0, 2), **usual).standings
    assert (one.spent != other.spent).any()


def test_what_succeeds_nowhere_is_chosen_by_its_loss():
    surface, spec = SURFACES["ravine"], OPTIMIZERS["gradient_descent"]
    sweep = [("learning_rate", [9.0, 1e-3, 2e-3])]
    race = honest_race(surface, [Entrant(spec, sweep=sweep)], starts=STARTS, budget=5)
    (standing,) = race.standings
    assert (standing.share == 0).all()
    assert standing.best == (2,)
    assert quartiles(standing.steps).tolist() == [np.inf] * 3


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"entrants": []}, "at least one optimizer"),
        ({"surface": SURFACES["saddle"]}, "no minimum of this surface is known"),
        ({"budget": 1}, "budget is 1"),
        ({"starts": [(1.0,)]}, "rows of 2 numbers"),
        ({"starts": [(np.nan, 0.0)]}, "not finite"),
        ({"noise": -1.0}, "noise is -1.0"),
        ({"seeds": ()}, "seeds is empty"),
        ({"batch_size": 3}, "no data|has none"),
        ({"tolerance": 0.0}, "tolerance is 0.0"),
        ({"schedule": SCHEDULES["cosine"].factory, "schedule_values": {"x": 1.0}}, "unknown"),
        ({"entrants": [Entrant(OPTIMIZERS["adam"], sweep=[("decay", [1.0])])]}, "unknown hyper"),
    ],
)
def test_bad_input_is_named(changed, sentence):
    usual = {"surface": SURFACES["ravine"], "entrants": [Entrant(OPTIMIZERS["momentum"])]}
    with pytest.raises(ValueError, match=sentence):
        honest_race(**{**usual, **changed})
