"""Maps over two hyperparameters: checked by theory, by single runs, and at their borders."""

from dataclasses import replace

import numpy as np
import pytest
from compilations import no_compilation

from optviz.maps import Regime, hyperparameter_map, theory_of
from optviz.maps.hyperparameters import goal_of
from optviz.maps.single import outcome_of_path
from optviz.optimizers import OPTIMIZERS
from optviz.schedules import SCHEDULES
from optviz.simulation import run
from surfaces import SURFACES
from surfaces.formula import parse

QUADRATIC = SURFACES["quadratic"]
DECAYS = np.array([0.0, 0.3, 0.6, 0.9])


def quadratic_map(rule, kappa, rotation, num_steps, rates):
    shape = {"curvature_1": 4.0 / kappa, "curvature_2": 4.0, "rotation": rotation}
    y = ("weight_decay", [0.0, 0.0]) if rule == "gradient_descent_l2" else ("decay", DECAYS)
    found = hyperparameter_map(
        QUADRATIC, OPTIMIZERS[rule], ("learning_rate", rates), y, shape=shape, num_steps=num_steps
    )
    return found, shape


@pytest.mark.parametrize(
    "rule",
    ["momentum", "momentum_velocity", "momentum_average", "nesterov", "nesterov_torch"],
)
@pytest.mark.parametrize(("kappa", "rotation"), [(1, 0.0), (20, 30.0), (1000, -71.0)])
def test_the_measured_edge_is_within_a_cell_of_the_line(rule, kappa, rotation):
    rates = np.geomspace(0.1, 20, 128)
    found, shape = quadratic_map(rule, kappa, rotation, 2000, rates)
    line = theory_of(found, QUADRATIC, rule, {}, shape).bound
    for row, bound in zip(found.regime, line, strict=True):
        stable = np.flatnonzero(row != Regime.DIVERGED)
        assert (np.diff(stable) == 1).all()
        edge = np.searchsorted(rates, bound)  # the first rate beyond the line
        assert abs(stable[-1] + 1 - edge) <= 1


def test_the_line_of_gradient_descent_is_two_over_the_largest_curvature():
    rates = np.geomspace(0.1, 2, 64)
    found, shape = quadratic_map("gradient_descent_l2", 50, 12.0, 2000, rates)
    assert theory_of(found, QUADRATIC, "gradient_descent_l2", {}, shape) is None  # not its own
    edge = np.flatnonzero(found.regime[0] != Regime.DIVERGED)[-1] + 1
    assert abs(edge - np.searchsorted(rates, 2 / 4.0)) <= 1


def test_the_best_setting_is_that_of_the_books():
    # Polyak 1964: η = (2 / (√λ_1 + √λ_n))², β = ((√κ - 1) / (√κ + 1))².
    rates, decays = np.geomspace(0.1, 4, 400), np.linspace(0, 0.99, 397)
    shape = {"curvature_1": 0.2, "curvature_2": 4.0, "rotation": 30.0}
    axes = ("learning_rate", rates[:2]), ("decay", decays[:2])
    first = hyperparameter_map(QUADRATIC, OPTIMIZERS["momentum"], *axes, shape=shape, num_steps=5)
    found = replace(first, x=("learning_rate", rates), y=("decay", decays))
    rate, decay = theory_of(found, QUADRATIC, "momentum", {}, shape).best
    assert rate == pytest.approx((2 / (0.2**0.5 + 2)) ** 2, rel=0.02)
    assert decay == pytest.approx(((20**0.5 - 1) / (20**0.5 + 1)) ** 2, abs=0.005)
    average = theory_of(found, QUADRATIC, "momentum_average", {}, shape).best
    assert average[0] * (1 - average[1]) == pytest.approx(rate, rel=0.02)


CELLS = [
    ("ravine", "momentum", ("learning_rate", [0.01, 0.3, 1.2]), ("decay", [0.0, 0.9])),
    ("himmelblau", "adam", ("learning_rate", [0.03, 0.4, 5.0]), ("b1", [0.2, 0.9])),
    ("rosenbrock", "nesterov", ("learning_rate", [1e-4, 1e-3, 0.1]), ("decay", [0.2, 0.9])),
    ("gabor", "rmsprop", ("learning_rate", [0.001, 0.1]), ("decay", [0.5, 0.9])),
    ("plateau", "swats", ("learning_rate", [0.01, 1.0]), ("b2", [0.9, 0.99])),
    ("bowl", "armijo", ("slope_rtol", [0.1, 0.5]), ("decrease_factor", [0.3, 0.8])),
]


@pytest.mark.parametrize(("surface", "rule", "x", "y"), CELLS, ids=[cell[1] for cell in CELLS])
def test_each_cell_is_its_single_run(surface, rule, x, y):
    surface, spec = SURFACES[surface], OPTIMIZERS[rule]
    found = hyperparameter_map(surface, spec, x, y, num_steps=80)
    for j, second in enumerate(y[1]):
        for i, first in enumerate(x[1]):
            path = run(surface, spec, {x[0]: first, y[0]: second}, num_steps=80)
            ends, regime = outcome_of_path(path, surface, 1e-3)
            assert found.value[j, i] == pytest.approx(
                ends.value[0], rel=1e-6, abs=1e-12, nan_ok=True
            )
            assert found.steps[j, i] == ends.steps[0]
            assert found.lost[j, i] == ends.lost[0]
            assert found.regime[j, i] == regime


def test_a_second_map_compiles_nothing():
    def made(rates, decays, start, kappa):
        shape = {"curvature_2": kappa}
        axes = ("learning_rate", rates), ("decay", decays)
        hyperparameter_map(
            *(QUADRATIC, OPTIMIZERS["momentum"], *axes),
            **{"start": start, "shape": shape, "num_steps": int(kappa * 10)},
        )

    made([0.1, 0.2], [0.5], (1, 1), 2.0)
    with no_compilation():
        made(np.linspace(0.01, 0.9, 70), np.linspace(0, 0.9, 40), (-3, 2), 3.7)


def test_every_regime_is_told():
    slow = hyperparameter_map(
        *(SURFACES["ravine"], OPTIMIZERS["momentum"]),
        *(("learning_rate", [1e-4, 0.1, 0.5, 8.0]), ("decay", [0.0, 0.5])),
    )
    first = [Regime.UNDER_WAY, Regime.CONVERGED, Regime.OSCILLATING, Regime.DIVERGED]
    assert slow.regime[0].tolist() == first
    assert slow.lost[0].tolist()[:3] == [-1, -1, -1]
    assert slow.lost[0, 3] > 0
    # A start on the slope to a higher minimum comes to rest there.
    stuck = hyperparameter_map(
        *(SURFACES["styblinski_tang"], OPTIMIZERS["momentum"]),
        *(("learning_rate", [0.01]), ("decay", [0.0])),
        start=(1.0, 1.0),
    )
    assert stuck.regime[0, 0] == Regime.STUCK


def test_what_is_not_finite_is_a_regime():
    surface = parse("log(x) + x + y^2")  # undefined left of 0, without a minimum
    found = hyperparameter_map(
        *(surface, OPTIMIZERS["momentum"]),
        *(("learning_rate", [0.1, 3.0]), ("decay", [0.0])),
        start=(1.0, 1.0),
    )
    assert found.regime[0].tolist() == [Regime.DIVERGED, Regime.DIVERGED]
    assert found.target == -np.inf


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"x": ("learning_rate", [])}, "learning_rate needs a list of finite values"),
        ({"x": ("learning_rate", [np.nan])}, "learning_rate needs a list of finite values"),
        ({"x": ("b1", [0.1]), "y": ("b2", [0.1])}, "unknown hyperparameter b1, b2"),
        ({"x": ("decay", [0.1])}, "both axes are decay"),
        ({"start": (1.0,)}, "start has shape"),
        ({"num_steps": 0}, "num_steps is 0"),
        ({"tolerance": 1.0}, "tolerance is 1.0; it must be between 0 and 1"),
        ({"precision": "half"}, "precision is half"),
        ({"shape": {"curvature": 1}}, "unknown shape slider"),
        ({"x": ("learning_rate", np.ones(2**19)), "y": ("decay", np.ones(3))}, "is too large"),
    ],
)
def test_bad_input_is_named(changed, sentence):
    usual = {"x": ("learning_rate", [0.1]), "y": ("decay", [0.5])}
    with pytest.raises(ValueError, match=sentence):
        hyperparameter_map(QUADRATIC, OPTIMIZERS["momentum"], **{**usual, **changed})


def test_a_map_is_given_up_from_its_progress():
    shares = []

    class GivenUpError(Exception):
        pass

    def progress(share):
        shares.append(share)
        if share > 0.4:
            raise GivenUpError

    axes = ("learning_rate", np.linspace(0.01, 0.1, 128)), ("decay", np.linspace(0, 0.9, 80))
    with pytest.raises(GivenUpError):
        hyperparameter_map(QUADRATIC, OPTIMIZERS["momentum"], *axes, progress=progress)
    assert shares == [k / 20 for k in range(1, 10)]


CONDITIONS = [
    ("ravine", "adam", ("learning_rate", [0.05, 0.3]), ("b1", [0.2, 0.9]), {"noise": 0.5}),
    ("gabor", "momentum", ("learning_rate", [0.01, 0.1]), ("decay", [0.3, 0.8]), {"batch_size": 5}),
    ("ravine", "momentum", ("learning_rate", [0.1, 0.4]), ("decay", [0.2, 0.6]), {"of": "cosine"}),
    *(
        ("ravine", "adam", ("learning_rate", [0.1, 0.6]), (f"schedule.{name}", values), {"of": id})
        for id, name, values in (
            ("step_decay", "transition_steps", [5, 40]),
            ("exponential", "decay_rate", [0.2, 0.9]),
            ("cosine", "end_value", [0.0, 0.05]),
            ("one_cycle", "pct_start", [0.2, 0.6]),
            ("warmup", "warmup_steps", [3, 30]),
        )
    ),
]


@pytest.mark.parametrize(
    ("surface", "rule", "x", "y", "conditions"), CONDITIONS, ids=[str(c[3:]) for c in CONDITIONS]
)
def test_each_cell_is_its_single_run_under_these_conditions(surface, rule, x, y, conditions):
    surface, spec, own = SURFACES[surface], OPTIMIZERS[rule], dict(conditions)
    schedule = SCHEDULES[own.pop("of")].factory if "of" in own else None
    found = hyperparameter_map(
        surface, spec, x, y, num_steps=60, seed=3, schedule=schedule, tolerance=0.05, **own
    )
    target = goal_of(surface, np.array(surface.start), 0.05).target
    for j, second in enumerate(y[1]):
        for i, first in enumerate(x[1]):
            numbers = {x[0]: first, y[0]: second}
            turned = {n.removeprefix("schedule."): v for n, v in numbers.items() if "." in n}
            of_rule = {name: v for name, v in numbers.items() if "." not in name}
            rates = schedule and schedule(learning_rate=first, **turned)
            path = run(surface, spec, of_rule, num_steps=60, seed=3, schedule=rates, **own)
            assert found.value[j, i] == pytest.approx(path.value[-1], rel=1e-6, abs=1e-12)
            above = np.flatnonzero(path.value > target)
            assert found.steps[j, i] == (above[-1] + 1 if above.size else 0)
